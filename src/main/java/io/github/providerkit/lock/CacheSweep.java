package io.github.providerkit.lock;

import io.github.providerkit.files.Directories;
import io.github.providerkit.message.ProviderException;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;

/**
 * Removes from the cache what nobody has used for a long time, and what builds that were killed
 * have left behind. A build that runs meanwhile loses nothing: it uses its files now.
 */
public final class CacheSweep {
  /** Longer than any build takes. */
  private static final Duration BUILD = Duration.ofDays(1);

  private static final String RUN = ".run-";

  private final Path directory;
  private final Duration unused;

  /**
   * Creates a sweep.
   *
   * @param directory the cache; need not exist
   * @param unused how long a file is kept that nobody uses; zero for not at all
   */
  public CacheSweep(Path directory, Duration unused) {
    this.directory = directory;
    this.unused = unused;
  }

  /**
   * Sweeps.
   *
   * @return how many archives and other downloads were removed
   * @throws ProviderException if something cannot be removed
   */
  public int sweep() throws ProviderException {
    if (!Files.isDirectory(directory)) {
      return 0;
    }
    Visitor visitor = new Visitor();
    try {
      Files.walkFileTree(directory, visitor);
      return visitor.removed;
    } catch (IOException e) {
      throw ProviderException.environment("cannot sweep the cache " + directory, e);
    }
  }

  private final class Visitor extends SimpleFileVisitor<Path> {
    private final Instant now = Instant.now();
    private int removed;

    @Override
    public FileVisitResult preVisitDirectory(Path found, BasicFileAttributes attributes)
        throws IOException {
      if (!found.getFileName().toString().startsWith(RUN)) {
        return FileVisitResult.CONTINUE;
      }
      if (isOlder(attributes, BUILD)) {
        Directories.delete(found);
      }
      return FileVisitResult.SKIP_SUBTREE;
    }

    @Override
    public FileVisitResult visitFile(Path found, BasicFileAttributes attributes)
        throws IOException {
      boolean unfinished = isUnfinished(found.getFileName().toString());
      Duration limit = unfinished ? BUILD : unused;
      if (isOlder(attributes, limit) && Files.deleteIfExists(found) && !unfinished) {
        removed++;
      }
      return FileVisitResult.CONTINUE;
    }

    private boolean isUnfinished(String name) {
      return name.endsWith(".part") || name.endsWith(".lock") || name.endsWith(".tmp");
    }

    private boolean isOlder(BasicFileAttributes attributes, Duration limit) {
      return !attributes.lastModifiedTime().toInstant().plus(limit).isAfter(now);
    }

    @Override
    public FileVisitResult visitFileFailed(Path found, IOException e) throws IOException {
      // Another build has removed it.
      if (e instanceof NoSuchFileException) {
        return FileVisitResult.CONTINUE;
      }
      throw e;
    }
  }
}
