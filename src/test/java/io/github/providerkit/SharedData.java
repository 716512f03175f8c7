package io.github.providerkit;

import static org.junit.jupiter.api.Assumptions.abort;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The folder with specifications and corpora that all checkouts of the project share. It is not
 * part of the repository: tests that need it are skipped, visibly, where it is absent.
 */
public final class SharedData {
  private static final String PROPERTY = "shared";
  private static final String DEFAULT = "../shared";

  private SharedData() {}

  /** The folder, or nothing where it is absent. */
  public static Optional<Path> shared() {
    return Optional.of(Path.of(System.getProperty(PROPERTY, DEFAULT)).toAbsolutePath().normalize())
        .filter(Files::isDirectory);
  }

  /** A file or folder in it; aborts the test, saying so, where it is absent. */
  public static Path require(String relative) {
    Path path = shared().map(folder -> folder.resolve(relative)).orElse(null);
    if (path == null || !Files.exists(path)) {
      abort(
          "skipped: no \"%s\" in the shared folder; set -D%s=FOLDER (default %s)"
              .formatted(relative, PROPERTY, DEFAULT));
    }
    return path;
  }
}
