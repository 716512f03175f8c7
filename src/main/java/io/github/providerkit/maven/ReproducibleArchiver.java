package io.github.providerkit.maven;

import io.github.providerkit.archive.ArchiveContents;
import io.github.providerkit.archive.ArchiveEntry;
import io.github.providerkit.archive.ArchiveEntry.Content;
import io.github.providerkit.archive.ArchiveEntry.FileContent;
import io.github.providerkit.archive.ArchiveException;
import io.github.providerkit.archive.write.PackingProgress;
import io.github.providerkit.archive.write.TarGzWriter;
import io.github.providerkit.archive.write.WrittenArchive;
import io.github.providerkit.files.Directories;
import io.github.providerkit.files.FileTree;
import io.github.providerkit.files.TreeListing;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.codehaus.plexus.archiver.AbstractArchiver;
import org.codehaus.plexus.archiver.Archiver;
import org.codehaus.plexus.archiver.ArchiverException;
import org.codehaus.plexus.archiver.FileSet;
import org.codehaus.plexus.archiver.ResourceIterator;
import org.codehaus.plexus.components.io.resources.PlexusIoResource;
import org.codehaus.plexus.components.io.resources.PlexusIoResourceCollection;
import org.jspecify.annotations.Nullable;

/**
 * The archives of releases for every plugin that takes archivers of plexus-archiver, under the hint
 * {@value #HINT}: whoever adds the same files gets the same bytes as {@code release-archive}.
 *
 * <p>Entries are files in the order of their names, with one time for all (1970 unless one is set)
 * and no owner. A file is a program only where whoever adds it gives it a mode with an x; its bits
 * on the disk do not count. Links are followed inside the directory of a file set and refused
 * elsewhere; a name that is added twice is refused too, unless duplicates are set to be skipped.
 */
public final class ReproducibleArchiver extends AbstractArchiver {
  /** Its name among archivers, and the ending of what other plugins make with it. */
  public static final String HINT = "provider.tar.gz";

  private static final int OWNER_MAY_RUN = 0100;

  private int threads = Runtime.getRuntime().availableProcessors();
  private PackingProgress progress = new PackingProgress(line -> getLogger().info(line));
  private @Nullable Path copies;
  private @Nullable WrittenArchive written;

  /** Creates an archiver for one archive. */
  public ReproducibleArchiver() {
    setDuplicateBehavior(Archiver.DUPLICATES_ADD);
  }

  /**
   * Sets how many threads compress; by default one for each processor.
   *
   * @param threads at least 1; the bytes do not depend on it
   */
  public void setThreads(int threads) {
    this.threads = threads;
  }

  /** Sets who tells of a large archive while it is written; by default the archiver itself. */
  void setProgress(PackingProgress progress) {
    this.progress = progress;
  }

  /** The archive; null before it was created. */
  WrittenArchive written() {
    return Objects.requireNonNull(written, "created before");
  }

  /**
   * Sets the time of all entries to that of the build.
   *
   * @throws IllegalArgumentException if a tar header cannot hold it
   */
  @Override
  public void configureReproducibleBuild(FileTime time) {
    super.configureReproducibleBuild(
        OutputTimestamp.parse(time.toString()).map(FileTime::from).orElse(null));
  }

  @Override
  public void addFileSet(FileSet set) {
    File directory = set.getDirectory();
    if (directory == null || !directory.isDirectory()) {
      throw new ArchiverException("expected a directory for a file set, found " + directory);
    }
    try {
      FileSetResources files = FileSetResources.of(set, directory.toPath(), List.of());
      new TreeListing(List.of(), files.problems()).requireSound();
      addResources(files);
    } catch (ArchiveException e) {
      throw refused(directory + ": ", e);
    } catch (IOException e) {
      throw new ArchiverException("cannot read " + directory, e);
    }
  }

  @Override
  public void addFile(File file, String name) {
    addFile(file, name, getOverrideFileMode());
  }

  @Override
  public void addFile(File file, String name, int permissions) {
    Path path = file.toPath().toAbsolutePath();
    if (!file.isFile()) {
      throw new ArchiverException("expected a file, found none at " + file);
    }
    Path directory = Objects.requireNonNull(path.getParent());
    try {
      String ownName = FileTree.nameOf(path).orElse(path.getFileName().toString());
      ArchiveEntry entry = FileTree.of(directory).list(ownName).requireSound().get(0);
      addResource(new EntryResource(entry), name, permissions);
    } catch (ArchiveException e) {
      throw refused(directory + ": ", e);
    } catch (IOException e) {
      throw new ArchiverException("cannot read " + file, e);
    }
  }

  @Override
  protected org.codehaus.plexus.archiver.ArchiveEntry asArchiveEntry(
      PlexusIoResource resource,
      String name,
      int permissions,
      PlexusIoResourceCollection collection) {
    return super.asArchiveEntry(
        resource, name, permissions < 0 ? DEFAULT_FILE_MODE : permissions, collection);
  }

  @Override
  protected void execute() throws IOException {
    FileTime modified = getLastModifiedTime();
    try {
      TarGzWriter writer =
          new TarGzWriter(
              threads, modified == null ? Instant.EPOCH : modified.toInstant(), progress);
      written = writer.write(ArchiveContents.of(entries()), getDestFile().toPath());
    } catch (ArchiveException e) {
      throw refused("", e);
    }
  }

  private List<ArchiveEntry> entries() throws IOException {
    List<ArchiveEntry> entries = new ArrayList<>();
    for (ResourceIterator added = getResources(); added.hasNext(); ) {
      org.codehaus.plexus.archiver.ArchiveEntry entry = added.next();
      String name = entry.getName().replace(File.separatorChar, '/');
      if (entry.getType() == org.codehaus.plexus.archiver.ArchiveEntry.SYMLINK) {
        throw new ArchiveException(
            name + ": expected a file, found a symbolic link", "add the file that it leads to");
      }
      if (entry.getType() == org.codehaus.plexus.archiver.ArchiveEntry.FILE) {
        boolean executable = (entry.getMode() & OWNER_MAY_RUN) != 0;
        entries.add(new ArchiveEntry(name, executable, content(entry)));
      }
    }
    return entries;
  }

  /** What others bring along is copied first: its length has to be known, and may change. */
  private Content content(org.codehaus.plexus.archiver.ArchiveEntry entry) throws IOException {
    if (entry.getResource() instanceof EntryResource own) {
      return own.entry().content();
    }
    if (copies == null) {
      copies = Files.createTempDirectory("provider-archiver").toRealPath();
    }
    Path copy = Files.createTempFile(copies, "", "");
    try (InputStream in = entry.getInputStream()) {
      return new FileContent(copy, Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING));
    }
  }

  @Override
  protected void close() throws IOException {
    if (copies != null) {
      Directories.delete(copies);
    }
  }

  @Override
  protected String getArchiveType() {
    return HINT;
  }

  private static ArchiverException refused(String before, ArchiveException e) {
    String hint = e.hint() == null ? "" : " (" + e.hint() + ")";
    return new ArchiverException(before + String.join("; ", e.messages()) + hint, e);
  }
}
