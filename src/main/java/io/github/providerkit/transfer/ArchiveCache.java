package io.github.providerkit.transfer;

import io.github.providerkit.files.Sha256;
import io.github.providerkit.host.Claims;
import io.github.providerkit.message.ProviderException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Archives by their digest, for all projects of a user. Several processes may use it: a file
 * appears under its digest whole and verified, or not at all, and who comes second waits for it.
 * Nothing else is kept: what is known of an archive is read from its bytes each time, since
 * everybody can write here.
 */
public final class ArchiveCache {
  private static final long POLL_MILLIS = 50;
  private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

  private final Path directory;
  private final Semaphore downloads;
  private final Duration patience;
  private final Consumer<String> log;

  /**
   * Opens a cache.
   *
   * @param directory made when needed
   * @param downloads how many archives are downloaded at a time
   * @param patience longest wait for another build that downloads the same archive and gets nothing
   * @param log receives a line for each download, as Maven writes them
   */
  public ArchiveCache(Path directory, int downloads, Duration patience, Consumer<String> log) {
    this.directory = directory;
    this.downloads = new Semaphore(downloads);
    this.patience = patience;
    this.log = log;
  }

  /**
   * Reads an archive.
   *
   * @param <T> what is found in it
   */
  @FunctionalInterface
  public interface Reading<T> {
    /**
     * Reads it.
     *
     * @throws ProviderException if it is not what was expected, its digest in the first place
     */
    T read(Path archive) throws ProviderException;
  }

  /**
   * Reads the archive with a digest, downloaded when it is not here. When the reading fails and the
   * file is not what came once, it is downloaded again and read once more: the disk is not to be
   * trusted, or somebody was at it.
   *
   * @param sha256 64 lower-case hex digits
   * @throws ProviderException if it cannot be had, what comes has another digest, or the reading
   *     fails
   */
  public <T> T read(String sha256, Download download, Reading<T> reading) throws ProviderException {
    Path archive = archive(sha256, download);
    LastUse.mark(archive);
    Version before = Version.of(archive);
    try {
      return reading.read(archive);
    } catch (ProviderException e) {
      mend(archive, sha256, download);
      if (before.equals(Version.of(archive))) {
        throw e;
      }
      return reading.read(archive);
    }
  }

  /** What tells a file from another one that took its place. */
  private record Version(@Nullable FileTime time, long size, @Nullable Object key) {
    static Version of(Path file) {
      try {
        BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
        return new Version(found.lastModifiedTime(), found.size(), found.fileKey());
      } catch (IOException e) {
        // Nothing is there, which is another version than any.
        return new Version(null, -1, null);
      }
    }
  }

  /** One at a time: what one has mended, no other throws away. */
  private synchronized void mend(Path archive, String sha256, Download download)
      throws ProviderException {
    if (!isWhole(archive, sha256)) {
      log.accept("Damaged in the cache, downloaded again: " + archive);
      forget(archive);
      archive(sha256, download);
    }
  }

  private static boolean isWhole(Path archive, String sha256) {
    try {
      return Sha256.of(archive).equals(sha256);
    } catch (IOException e) {
      // It cannot be read, so it is of no use.
      return false;
    }
  }

  private void forget(Path archive) throws ProviderException {
    try {
      Files.deleteIfExists(archive);
    } catch (IOException e) {
      throw cannotWrite(e);
    }
  }

  /** The archive with a digest, downloaded when it is not here. */
  private Path archive(String sha256, Download download) throws ProviderException {
    Path archive = place(sha256, ".tar.gz");
    if (Files.isRegularFile(archive)) {
      return archive;
    }
    DownloadProgress other = new DownloadProgress(place(sha256, ".part"), patience);
    try {
      Files.createDirectories(archive.getParent());
      while (!Files.isRegularFile(archive) && !tryDownload(sha256, download, other.isStalled())) {
        Thread.sleep(POLL_MILLIS);
      }
      return archive;
    } catch (IOException e) {
      throw cannotWrite(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw ProviderException.environment("interrupted", e);
    }
  }

  private ProviderException cannotWrite(IOException e) {
    return ProviderException.environment("cannot write to the cache " + directory, e);
  }

  /**
   * Downloads an archive unless it is here, or on its way in another thread or process.
   *
   * @param alone whether to care for nobody else
   * @return whether it is here
   */
  private boolean tryDownload(String sha256, Download download, boolean alone)
      throws IOException, ProviderException, InterruptedException {
    // Before the lock: who has that downloads, so that the others see something move.
    downloads.acquire();
    try {
      return claim(sha256, download, alone);
    } finally {
      downloads.release();
    }
  }

  /** Another thread's lock on the file would end with any other channel that is closed here. */
  private boolean claim(String sha256, Download download, boolean alone)
      throws IOException, ProviderException {
    Path file = place(sha256, ".lock").toAbsolutePath();
    if (!Claims.take(file)) {
      return alone && fillUnlessHere(sha256, download, false);
    }
    try (FileChannel channel =
            FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = tryLock(channel)) {
      return (lock != null || alone) && fillUnlessHere(sha256, download, lock != null);
    } finally {
      Claims.release(file);
    }
  }

  /** Whoever does not have the lock has a part of its own. */
  private boolean fillUnlessHere(String sha256, Download download, boolean locked)
      throws IOException, ProviderException {
    Path archive = place(sha256, ".tar.gz");
    if (!Files.isRegularFile(archive)) {
      String ending = locked ? ".part" : "." + UUID.randomUUID() + ".part";
      fill(place(sha256, ending), archive, sha256, download);
    }
    return true;
  }

  private void fill(Path part, Path archive, String sha256, Download download)
      throws IOException, ProviderException {
    long start = System.nanoTime();
    log.accept("Downloading from " + download.shown());
    try {
      download.complete(part, sha256);
    } catch (ProviderException e) {
      if (!part.equals(place(sha256, ".part"))) {
        Files.deleteIfExists(part);
      }
      throw e;
    }
    log.accept(
        "Downloaded from "
            + download.shown()
            + " "
            + Amounts.transferred(Files.size(part), System.nanoTime() - start));
    Files.move(part, archive, StandardCopyOption.ATOMIC_MOVE);
    Files.deleteIfExists(place(sha256, ".lock"));
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      // Somebody in this process has it without a claim.
      return null;
    }
  }

  private Path place(String sha256, String ending) {
    if (!DIGEST.matcher(sha256).matches()) {
      throw new IllegalArgumentException("no digest, and perhaps a path: " + sha256);
    }
    return directory.resolve("sha256").resolve(sha256.substring(0, 2)).resolve(sha256 + ending);
  }
}
