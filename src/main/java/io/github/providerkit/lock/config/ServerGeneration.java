package io.github.providerkit.lock.config;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one generation of the server fixes about deployments: the next one is another value ({@code
 * docs/spec/gestalt-lock.md} sections 2, 4 and 5).
 *
 * @param configVersion what {@code apiVersion} of a configuration says
 * @param lockSchema what {@code schema} of a lock says
 * @param lockVersion the version of locks that it writes
 * @param oldestLockVersion the oldest version of locks that it reads
 * @param externalCredentials URL of the release metadata that it adds where a configuration names
 *     no provider of external credentials
 * @param indexes the provider indexes that it knows itself, URLs by name
 */
public record ServerGeneration(
    String configVersion,
    String lockSchema,
    long lockVersion,
    long oldestLockVersion,
    String externalCredentials,
    Map<String, String> indexes) {

  /** The server of May 2026. */
  public static final ServerGeneration MAY =
      new ServerGeneration(
          "gestaltd.config/v5",
          "gestaltd-provider-lock",
          6,
          5,
          "https://github.com/valon-technologies/gestalt-providers/releases/download/"
              + "external_credentials/default/v0.0.1-alpha.5/provider-release.yaml",
          Map.of(
              "valon",
              "https://raw.githubusercontent.com/valon-technologies/gestalt-providers/main/"
                  + "provider-index.yaml"));

  private static final List<ServerGeneration> ALL = List.of(MAY);

  /** The generation of a configuration; empty when none is known that says so. */
  static Optional<ServerGeneration> ofConfig(String apiVersion) {
    return ALL.stream().filter(one -> one.configVersion.equals(apiVersion.strip())).findFirst();
  }

  /** What {@code apiVersion} of a configuration can say, newest last. */
  static List<String> configVersions() {
    return ALL.stream().map(ServerGeneration::configVersion).toList();
  }
}
