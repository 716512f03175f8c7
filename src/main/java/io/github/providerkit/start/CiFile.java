package io.github.providerkit.start;

import io.github.providerkit.message.Names;
import io.github.providerkit.message.ProviderException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What builds the provider on a server: every commit is packaged, every tag is released. */
enum CiFile {
  GITHUB(".github/workflows/provider.yml"),
  GITLAB(".gitlab-ci.yml");

  private final String path;

  CiFile(String path) {
    this.path = path;
  }

  /**
   * The file for a service by its name.
   *
   * @throws ProviderException if there is none
   */
  static CiFile of(String word) throws ProviderException {
    List<String> words = Arrays.stream(values()).map(CiFile::word).toList();
    int index = words.indexOf(word);
    if (index < 0) {
      throw ProviderException.user(
          "provider.init.ci: expected %s, found \"%s\"".formatted(String.join(" or ", words), word),
          Names.hint(word, words, Map.of()));
    }
    return values()[index];
  }

  private String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Its place in the repository, with slashes. */
  String path() {
    return path;
  }

  String text() {
    return Template.read(word() + ".yml");
  }
}
