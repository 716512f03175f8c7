package io.github.providerkit.process;

import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What child processes see of the environment: all of it, but for what is Maven's alone and may
 * hold its secrets. A package's script, and whatever it depends on, has no business with the key
 * that signs releases.
 */
final class ChildEnvironment {
  /**
   * Set by Maven's start script with the whole command line, {@code -Dgpg.passphrase=…} included;
   * read by the script of 3.9 and 4 as more of the command line; read by the GPG plugin; read by
   * Maven 4 for the master password; read by Maven's wrapper, the login for its download.
   */
  private static final List<String> MAVENS_OWN =
      List.of(
          "MAVEN_CMD_LINE_ARGS",
          "MAVEN_ARGS",
          "MAVEN_GPG_PASSPHRASE",
          "MAVEN_GPG_KEY",
          "MAVEN_GPG_KEY_FINGERPRINT",
          "MAVEN_MASTER_PASSWORD",
          "MVNW_USERNAME",
          "MVNW_PASSWORD");

  /**
   * Options of the Java that Maven runs in. A command may start a Maven or a Java of its own, which
   * needs the memory and the certificates in them, but for the properties with secrets.
   */
  private static final List<String> OPTIONS =
      List.of(
          "MAVEN_OPTS",
          "MAVEN_DEBUG_OPTS",
          "JDK_JAVA_OPTIONS",
          "JAVA_TOOL_OPTIONS",
          "_JAVA_OPTIONS");

  private static final Pattern WORD = Pattern.compile("(?:[^\\s\"']|\"[^\"]*\"|'[^']*'|[\"'])++");

  private static final Pattern SECRET =
      Pattern.compile(
          "-D[^=]*(pass|pwd|secret|token|credential|api[._-]?key|private[._-]?key)[^=]*=.*",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private ChildEnvironment() {}

  /** Leaves out of an environment what a child must not see. */
  static void clean(Map<String, String> environment) {
    MAVENS_OWN.forEach(environment::remove);
    OPTIONS.forEach(
        name -> environment.computeIfPresent(name, (key, options) -> withoutSecrets(options)));
  }

  /** The options as they are where none is a secret; null where nothing else is among them. */
  private static @Nullable String withoutSecrets(String options) {
    List<String> words = WORD.matcher(options).results().map(MatchResult::group).toList();
    List<String> left = words.stream().filter(word -> !isSecret(word)).toList();
    if (left.size() == words.size()) {
      return options;
    }
    return left.isEmpty() ? null : String.join(" ", left);
  }

  private static boolean isSecret(String word) {
    return SECRET.matcher(word.replaceAll("[\"']", "")).matches();
  }
}
