package io.github.providerkit.transfer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;

/** Watches a file that somebody else is writing. */
final class DownloadProgress {
  private final Path file;
  private final Duration patience;
  private long size = -1;
  private long lastMove = System.nanoTime();

  /**
   * Starts to watch.
   *
   * @param file need not exist yet
   * @param patience how long it may stay as it is
   */
  DownloadProgress(Path file, Duration patience) {
    this.file = file;
    this.patience = patience;
  }

  /** Whether it has not grown for too long. */
  boolean isStalled() throws IOException {
    long now = size();
    if (now != size) {
      size = now;
      lastMove = System.nanoTime();
    }
    return System.nanoTime() - lastMove > patience.toNanos();
  }

  private long size() throws IOException {
    try {
      return Files.size(file);
    } catch (NoSuchFileException e) {
      return 0;
    }
  }
}
