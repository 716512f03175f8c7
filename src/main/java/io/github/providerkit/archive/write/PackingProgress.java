package io.github.providerkit.archive.write;

import io.github.providerkit.archive.ArchiveContents;
import io.github.providerkit.archive.ArchiveEntry;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Shows that long packing lives: a line every five seconds, and none for an archive that is written
 * sooner.
 */
public final class PackingProgress {
  /** Says nothing. */
  public static final PackingProgress NONE = new PackingProgress(line -> {}, () -> 0);

  private static final long BETWEEN = TimeUnit.SECONDS.toNanos(5);
  private static final long MEGABYTE = 1_000_000;

  private final Consumer<String> output;
  private final LongSupplier clock;

  /**
   * Creates a progress.
   *
   * @param output receives the lines
   */
  public PackingProgress(Consumer<String> output) {
    this(output, System::nanoTime);
  }

  PackingProgress(Consumer<String> output, LongSupplier clock) {
    this.output = output;
    this.clock = clock;
  }

  /** Begins an archive. */
  Archive begin(String name, ArchiveContents contents) {
    return new Archive(name, contents);
  }

  /** One archive that is being written, by one thread. */
  final class Archive {
    private final String name;
    private final int files;
    private final long bytes;
    private long next = clock.getAsLong() + BETWEEN;
    private int filesDone;
    private long bytesDone;

    private Archive(String name, ArchiveContents contents) {
      this.name = name;
      this.files = contents.entries().size();
      this.bytes = contents.entries().stream().mapToLong(ArchiveEntry::size).sum();
    }

    /** A piece of a file was handed on. */
    void copied(int length) {
      bytesDone += length;
      long now = clock.getAsLong();
      if (now - next >= 0) {
        next = now + BETWEEN;
        output.accept(
            String.format(
                Locale.ROOT,
                "%s: %d of %d files, %d of %d MB",
                name,
                filesDone,
                files,
                bytesDone / MEGABYTE,
                bytes / MEGABYTE));
      }
    }

    /** A file is complete. */
    void fileDone() {
      filesDone++;
      copied(0);
    }
  }
}
