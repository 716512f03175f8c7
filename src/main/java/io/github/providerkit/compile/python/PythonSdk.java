package io.github.providerkit.compile.python;

import io.github.providerkit.host.Host;
import io.github.providerkit.message.ProviderException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The SDK for Python when it is taken from a directory instead of the interpreter's packages. */
final class PythonSdk {
  private static final String VARIABLE = "GESTALT_PYTHON_SDK_DIR";
  private static final String PYTHONPATH = "PYTHONPATH";

  private final Host machine;

  PythonSdk(Host machine) {
    this.machine = machine;
  }

  /**
   * The {@code PYTHONPATH} of a build: empty, so that nothing of the user's own gets into a binary,
   * except with a directory of the SDK, which then comes first (as in the original).
   *
   * @throws ProviderException if the directory is named and is not that of an SDK
   */
  String searchPath() throws ProviderException {
    Optional<Path> directory = directory();
    if (directory.isEmpty()) {
      return "";
    }
    String separator = machine.isWindows() ? ";" : ":";
    return machine
        .variable(PYTHONPATH)
        .map(path -> directory.get() + separator + path)
        .orElse(directory.get().toString());
  }

  private Optional<Path> directory() throws ProviderException {
    Optional<String> text = machine.variable(VARIABLE).map(String::strip).filter(t -> !t.isEmpty());
    if (text.isEmpty()) {
      return Optional.empty();
    }
    Path directory = FileSystems.getDefault().getPath(text.get()).toAbsolutePath().normalize();
    if (!Files.isRegularFile(directory.resolve("pyproject.toml"))
        || !Files.isDirectory(directory.resolve("gestalt"))) {
      throw ProviderException.user(
          "%s: expected a directory with pyproject.toml and gestalt/, found \"%s\""
              .formatted(VARIABLE, text.get()),
          "correct the variable, or remove it to use the SDK that the interpreter has");
    }
    return Optional.of(directory);
  }
}
