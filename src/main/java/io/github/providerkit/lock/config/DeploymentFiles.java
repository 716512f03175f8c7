package io.github.providerkit.lock.config;

import io.github.providerkit.message.ProviderException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Finds the configuration of a deployment that nobody named. Many files are called as it is, and
 * the server's documentation puts one beside a provider for development.
 *
 * @param directory where it is looked for
 * @param modules the directories of the build
 */
public record DeploymentFiles(Path directory, List<Path> modules) {
  private static final String CONFIG = "config.yaml";
  private static final String API = "gestaltd.config/";

  /**
   * Within a build: one counts only where there is a lock, or else nobody asked.
   *
   * @param lock where that would be
   */
  public List<Path> withinABuild(Path lock) throws ProviderException {
    Path file = directory.resolve(CONFIG);
    return Files.exists(lock) && isDeployment(file) ? List.of(file) : List.of();
  }

  /**
   * For who calls the goal by its name; empty only where another module of the build has one.
   *
   * @throws ProviderException if there is none at all
   */
  public List<Path> called() throws ProviderException {
    Path file = directory.resolve(CONFIG);
    if (isDeployment(file)) {
      return List.of(file);
    }
    for (Path module : modules) {
      if (isDeployment(module.resolve(CONFIG))) {
        return List.of();
      }
    }
    throw ProviderException.user(
        "expected a deployment's configuration in "
            + file
            + (Files.exists(file)
                ? ", found a file without an apiVersion " + API + "…"
                : ", found no such file"),
        "name it with -Dprovider.lock.configs=FILE");
  }

  private static boolean isDeployment(Path file) throws ProviderException {
    try {
      // In whatever encoding: ours is in one that has these letters.
      return Files.isRegularFile(file)
          && Files.readString(file, StandardCharsets.ISO_8859_1).contains(API);
    } catch (IOException e) {
      throw ProviderException.environment("cannot read " + file, e);
    }
  }
}
