package io.github.providerkit.transfer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;

/** When a file of the cache was used last: its time of modification, since its contents stay. */
final class LastUse {
  private LastUse() {}

  /** Marks a file as used, once a day: what nobody uses is removed after a while. */
  static void note(Path archive) {
    FileTime now = FileTime.from(Instant.now());
    try {
      Duration old =
          Duration.between(Files.getLastModifiedTime(archive).toInstant(), now.toInstant());
      if (old.compareTo(Duration.ofDays(1)) > 0) {
        Files.setLastModifiedTime(archive, now);
      }
    } catch (IOException e) {
      // It is somebody else's, and they have to care for it.
      return;
    }
  }
}
