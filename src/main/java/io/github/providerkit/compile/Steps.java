package io.github.providerkit.compile;

import io.github.providerkit.files.Directories;
import io.github.providerkit.message.ProviderException;
import io.github.providerkit.parts.BuildPaths;
import io.github.providerkit.process.ProcessRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * Begins the parts of a build.
 *
 * @param paths where logs are kept, and parts are made
 * @param output receives each line that a command prints, with the name of its part
 */
record Steps(BuildPaths paths, Consumer<String> output) {
  /** A step with an empty log. */
  Step begin(String part) throws ProviderException {
    Path log = paths.log(part);
    try {
      Files.deleteIfExists(log);
    } catch (IOException e) {
      throw ProviderException.environment("cannot write to " + log, e);
    }
    return new Step(part, log, new ProcessRunner(line -> output.accept("[" + part + "] " + line)));
  }

  /** An empty directory. */
  Path fresh(String part) throws ProviderException {
    Path directory = paths.staging(part);
    try {
      Directories.delete(directory);
      return Files.createDirectories(directory);
    } catch (IOException e) {
      throw ProviderException.environment("cannot write to " + directory, e);
    }
  }
}
