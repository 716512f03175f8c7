package io.github.providerkit.process;

import java.util.List;
import java.util.Map;

/**
 * What child processes see of the environment: all of it, but for what is Maven's alone and may
 * hold its secrets. A package's script, and whatever it depends on, has no business with the key
 * that signs releases.
 */
final class ChildEnvironment {
  /**
   * Set by Maven's start script with the whole command line, {@code -Dgpg.passphrase=…} included;
   * read by the script of 3.9 and 4 as more of the command line; read by the GPG plugin; read by
   * Maven 4 for the master password.
   */
  private static final List<String> MAVENS_OWN =
      List.of(
          "MAVEN_CMD_LINE_ARGS",
          "MAVEN_ARGS",
          "MAVEN_GPG_PASSPHRASE",
          "MAVEN_GPG_KEY",
          "MAVEN_GPG_KEY_FINGERPRINT",
          "MAVEN_MASTER_PASSWORD");

  private ChildEnvironment() {}

  /** Leaves out of an environment what a child must not see. */
  static void clean(Map<String, String> environment) {
    MAVENS_OWN.forEach(environment::remove);
  }
}
