package io.github.providerkit.archive.write;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.providerkit.archive.ArchiveContents;
import io.github.providerkit.archive.ArchiveEntry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A word now and then while a large archive is written. */
class PackingProgressTest {
  @TempDir Path directory;
  private final List<String> said = new ArrayList<>();
  private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 7);

  @Test
  void everyFiveSecondsItSaysHowFarItIs() throws IOException {
    // Given a machine on which each piece and each file takes two seconds
    PackingProgress progress =
        new PackingProgress(said::add, () -> now.getAndAdd(TimeUnit.SECONDS.toNanos(2)));

    // When two files of three pieces each are written
    write(progress, 3 * 65_536);

    // Then
    assertThat(said)
        .containsExactly(
            "big.tar.gz: 0 of 2 files, 0 of 0 MB", "big.tar.gz: 1 of 2 files, 0 of 0 MB");
  }

  @Test
  void itCountsMegabytes() throws IOException {
    PackingProgress progress =
        new PackingProgress(said::add, () -> now.getAndAdd(TimeUnit.MILLISECONDS.toNanos(200)));
    write(progress, 2_000_000);
    assertThat(said)
        .containsExactly(
            "big.tar.gz: 0 of 2 files, 1 of 4 MB", "big.tar.gz: 1 of 2 files, 3 of 4 MB");
  }

  @Test
  void ofShortWorkItSaysNothing() throws IOException {
    write(new PackingProgress(said::add, now::getAndIncrement), 2_000_000);
    write(new PackingProgress(said::add), 65_536);
    assertThat(said).isEmpty();
  }

  private void write(PackingProgress progress, int bytes) throws IOException {
    ArchiveContents contents =
        ArchiveContents.of(
            List.of(
                ArchiveEntry.ofBytes("a", new byte[bytes]),
                ArchiveEntry.ofBytes("b", new byte[bytes])));
    new TarGzWriter(1, Instant.EPOCH, progress).write(contents, directory.resolve("big.tar.gz"));
  }
}
