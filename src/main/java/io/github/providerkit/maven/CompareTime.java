package io.github.providerkit.maven;

import io.github.providerkit.message.Names;
import io.github.providerkit.message.ProviderException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.maven.execution.MavenSession;

/** When a release is compared with the one before, for which a repository is asked. */
public enum CompareTime {
  /** Where the repository is going to be asked anyway. */
  DEPLOY,
  ALWAYS,
  NEVER;

  private static final String PHASE = "deploy";

  /**
   * The user's word.
   *
   * @throws ProviderException if it is none
   */
  public static CompareTime of(String word) throws ProviderException {
    List<String> words = Arrays.stream(values()).map(CompareTime::word).toList();
    int index = words.indexOf(word);
    if (index < 0) {
      throw ProviderException.user(
          "provider.compare: expected %s, found \"%s\"".formatted(String.join(", ", words), word),
          Names.hint(word, words, Map.of("true", "always", "false", "never")));
    }
    return values()[index];
  }

  private String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether it is now, in a goal of the lifecycle. */
  public boolean isNow(MavenSession session) {
    return this == ALWAYS || (this == DEPLOY && session.getGoals().contains(PHASE));
  }
}
