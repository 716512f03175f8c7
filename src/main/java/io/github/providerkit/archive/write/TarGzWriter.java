package io.github.providerkit.archive.write;

import io.github.providerkit.archive.ArchiveContents;
import io.github.providerkit.archive.ArchiveEntry;
import io.github.providerkit.archive.ArchiveEntry.FileContent;
import io.github.providerkit.archive.ArchiveException;
import io.github.providerkit.archive.gzip.ParallelGzipOutputStream;
import io.github.providerkit.files.AtomicFile;
import io.github.providerkit.files.DigestingOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/**
 * Writes {@code .tar.gz} files whose bytes depend on names, roles and contents alone ({@code
 * docs/spec/gestalt-release.md} section 8): files only, ustar with PAX records only for names and
 * lengths that do not fit, one time for all, owner 0 without a name, modes 0644 and 0755.
 *
 * <p>Everything is streamed and digested in one pass. May be used by several threads.
 */
public final class TarGzWriter implements ArchiveWriter {
  private static final int BUFFER_BYTES = 64 * 1024;
  private static final String CHANGED_HINT = "something still writes to it; build again when done";

  private final int threads;
  private final FileTime modified;
  private final PackingProgress progress;

  /**
   * A writer that gives all files the time 1970-01-01T00:00:00Z, as upstream does.
   *
   * @param threads how many threads compress, at least 1; the bytes do not depend on it
   */
  public TarGzWriter(int threads) {
    this(threads, Instant.EPOCH);
  }

  /**
   * A writer that gives all files another time.
   *
   * @param threads how many threads compress, at least 1; the bytes do not depend on it
   * @param modified not before 1970; parts of a second are dropped
   */
  public TarGzWriter(int threads, Instant modified) {
    this(threads, modified, PackingProgress.NONE);
  }

  /**
   * The same with a word now and then on a large archive.
   *
   * @param progress says it
   */
  public TarGzWriter(int threads, Instant modified, PackingProgress progress) {
    if (threads < 1) {
      throw new IllegalArgumentException("threads: expected at least 1, found " + threads);
    }
    if (modified.isBefore(Instant.EPOCH)) {
      throw new IllegalArgumentException(
          "time of files: expected 1970 or later, found " + modified);
    }
    this.threads = threads;
    this.progress = progress;
    this.modified = FileTime.from(modified.getEpochSecond(), TimeUnit.SECONDS);
  }

  @Override
  public WrittenArchive write(ArchiveContents contents, Path target) throws IOException {
    String name = String.valueOf(target.getFileName());
    return AtomicFile.write(
        target,
        out -> {
          DigestingOutputStream digesting = new DigestingOutputStream(out);
          try (ParallelGzipOutputStream gzip = new ParallelGzipOutputStream(digesting, threads)) {
            writeTar(contents, gzip, progress.begin(name, contents));
          }
          return new WrittenArchive(digesting.count(), digesting.sha256());
        });
  }

  /** The tar stream is left to itself on failure: closing it then would only hide why. */
  @SuppressWarnings("resource")
  private void writeTar(ArchiveContents contents, OutputStream out, PackingProgress.Archive archive)
      throws IOException {
    TarArchiveOutputStream tar = new TarArchiveOutputStream(out, StandardCharsets.UTF_8.name());
    tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
    tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
    tar.setAddPaxHeadersForNonAsciiNames(true);
    byte[] buffer = new byte[BUFFER_BYTES];
    try (RealFiles files = new RealFiles()) {
      for (ArchiveEntry entry : contents.entries()) {
        tar.putArchiveEntry(UstarEntry.of(entry, modified));
        copy(entry, files, buffer, tar, archive);
        tar.closeArchiveEntry();
        archive.fileDone();
      }
    }
    tar.finish();
  }

  private static void copy(
      ArchiveEntry entry,
      RealFiles files,
      byte[] buffer,
      OutputStream out,
      PackingProgress.Archive archive)
      throws IOException {
    try (InputStream in = open(entry, files)) {
      for (long left = entry.size(); left > 0; ) {
        int read = read(entry, in, buffer, (int) Math.min(left, buffer.length));
        if (read < 0) {
          throw changed(entry, "shorter");
        }
        out.write(buffer, 0, read);
        left -= read;
        archive.copied(read);
      }
      if (read(entry, in, buffer, 1) >= 0) {
        throw changed(entry, "longer");
      }
    }
  }

  private static InputStream open(ArchiveEntry entry, RealFiles files) throws IOException {
    try {
      return entry.content() instanceof FileContent disk
          ? files.open(disk.file())
          : entry.content().open();
    } catch (NoSuchFileException e) {
      throw new ArchiveException(
          entry.name() + ": has disappeared since the files were listed", CHANGED_HINT, e);
    } catch (IOException e) {
      throw unreadable(entry, e);
    }
  }

  private static int read(ArchiveEntry entry, InputStream in, byte[] buffer, int length)
      throws IOException {
    if (Thread.currentThread().isInterrupted()) {
      throw new InterruptedIOException("interrupted while archiving " + entry.name());
    }
    try {
      return in.read(buffer, 0, length);
    } catch (IOException e) {
      throw unreadable(entry, e);
    }
  }

  private static ArchiveException changed(ArchiveEntry entry, String how) {
    return new ArchiveException(
        entry.name() + ": is " + how + " than the " + entry.size() + " bytes it was listed with",
        CHANGED_HINT);
  }

  private static IOException unreadable(ArchiveEntry entry, IOException cause) {
    return new IOException(entry.name() + ": cannot be read: " + cause, cause);
  }
}
