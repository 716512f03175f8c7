package io.github.providerkit.maven;

import io.github.providerkit.archive.ArchiveContents;
import io.github.providerkit.archive.ArchiveEntry;
import io.github.providerkit.archive.ArchiveException;
import io.github.providerkit.archive.write.ArchiveWriter;
import io.github.providerkit.archive.write.PackingProgress;
import io.github.providerkit.archive.write.WrittenArchive;
import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Optional;
import org.codehaus.plexus.archiver.ArchiverException;

/** Writes archives with the archiver that other plugins get too, so that there is only one. */
public final class ArchiverWriter implements ArchiveWriter {
  private final int threads;
  private final Optional<Instant> modified;
  private final PackingProgress progress;

  /**
   * Creates a writer.
   *
   * @param threads how many compress, at least 1; the bytes do not depend on it
   * @param modified the time of all entries; empty for 1970
   */
  public ArchiverWriter(int threads, Optional<Instant> modified) {
    this(threads, modified, PackingProgress.NONE);
  }

  /**
   * The same with a word now and then on a large archive.
   *
   * @param progress says it
   */
  public ArchiverWriter(int threads, Optional<Instant> modified, PackingProgress progress) {
    this.threads = threads;
    this.modified = modified;
    this.progress = progress;
  }

  @Override
  public WrittenArchive write(ArchiveContents contents, Path target) throws IOException {
    ReproducibleArchiver archiver = new ReproducibleArchiver();
    archiver.setThreads(threads);
    archiver.setProgress(progress);
    archiver.setLastModifiedTime(modified.map(FileTime::from).orElse(null));
    archiver.setDestFile(target.toFile());
    for (ArchiveEntry entry : contents.entries()) {
      archiver.addResource(new EntryResource(entry), entry.name(), entry.mode());
    }
    try {
      archiver.createArchive();
      return archiver.written();
    } catch (ArchiverException e) {
      throw cause(e);
    }
  }

  /** What our own writer said before plexus-archiver put its words around it. */
  private static RuntimeException cause(ArchiverException e) throws IOException {
    if (e.getCause() instanceof IOException broken) {
      throw broken;
    }
    return e.getCause() instanceof ArchiveException refused ? refused : e;
  }
}
