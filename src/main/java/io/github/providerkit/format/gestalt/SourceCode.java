package io.github.providerkit.format.gestalt;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Tells whether a provider's directory holds code ({@code spec/gestalt-release.md} section 4). */
final class SourceCode {
  private SourceCode() {}

  /**
   * The file that shows it: {@code go.mod}, {@code Cargo.toml}, or a {@code pyproject.toml} or
   * {@code package.json} that names a provider.
   */
  static Optional<String> sign(Path directory) {
    if (Files.exists(directory.resolve("go.mod")) && hasGoFiles(directory)) {
      return Optional.of("go.mod");
    }
    if (mentions(directory.resolve("Cargo.toml"), "[package]")) {
      return Optional.of("Cargo.toml");
    }
    if (mentions(directory.resolve("pyproject.toml"), "[tool.gestalt]")) {
      return Optional.of("pyproject.toml");
    }
    return mentions(directory.resolve("package.json"), "\"gestalt\"")
        ? Optional.of("package.json")
        : Optional.empty();
  }

  /** A module without a package at its root is none of the provider's. */
  private static boolean hasGoFiles(Path directory) {
    try (var files = Files.newDirectoryStream(directory, "*.go")) {
      return files.iterator().hasNext();
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean mentions(Path file, String text) {
    try {
      return Files.exists(file) && Files.readString(file).contains(text);
    } catch (IOException e) {
      return false;
    }
  }
}
