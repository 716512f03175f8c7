package io.github.providerkit.files;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Named pipes, which keep whoever opens one waiting until somebody writes into it. */
public final class Pipes {
  private Pipes() {}

  /** Makes a pipe; a test that needs one is skipped where there are none. */
  public static Path create(Path path) throws IOException {
    assumeTrue(Files.exists(Path.of("/dev/null")), "a system with pipes");
    try {
      Process process = new ProcessBuilder("mkfifo", path.toString()).inheritIO().start();
      assumeTrue(process.waitFor() == 0, "mkfifo works");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
    return path;
  }
}
