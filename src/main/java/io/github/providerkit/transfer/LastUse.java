package io.github.providerkit.transfer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;

/** Marks downloads as used, so that only what nobody uses is removed after a while. */
public final class LastUse {
  private LastUse() {}

  /** Marks a file, once a day. */
  public static void mark(Path file) {
    Instant now = Instant.now();
    try {
      Instant last = Files.getLastModifiedTime(file).toInstant();
      if (Duration.between(last, now).compareTo(Duration.ofDays(1)) > 0) {
        Files.setLastModifiedTime(file, FileTime.from(now));
      }
    } catch (IOException e) {
      // It is somebody else's, and they have to care for it.
      return;
    }
  }
}
