package io.github.providerkit.transfer;

import io.github.providerkit.files.AtomicFile;
import io.github.providerkit.files.Sha256;
import io.github.providerkit.message.ProviderException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

/**
 * Archives by their digest, for all projects of a user. Several processes may use it: a file
 * appears under its digest whole and verified, or not at all, and who comes second waits for it.
 */
public final class ArchiveCache {
  private static final long POLL_MILLIS = 50;

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

  /** What is kept beside an archive; empty when there is nothing. */
  public Optional<byte[]> note(String sha256) {
    try {
      Path note = place(sha256, ".json");
      return Files.isRegularFile(note) ? Optional.of(Files.readAllBytes(note)) : Optional.empty();
    } catch (IOException e) {
      // A note only saves time.
      return Optional.empty();
    }
  }

  /**
   * Keeps something beside an archive.
   *
   * @throws ProviderException if it cannot be written
   */
  public void keepNote(String sha256, byte[] note) throws ProviderException {
    try {
      AtomicFile.write(place(sha256, ".json"), note);
    } catch (IOException e) {
      throw ProviderException.environment("cannot write to the cache " + directory, e);
    }
  }

  /**
   * The archive with a digest, downloaded when it is not here.
   *
   * @param sha256 64 lower-case hex digits
   * @throws ProviderException if it cannot be had, or what comes has another digest
   */
  public Path archive(String sha256, Download download) throws ProviderException {
    Path archive = place(sha256, ".tar.gz");
    if (Files.isRegularFile(archive)) {
      return archive;
    }
    DownloadProgress other = new DownloadProgress(place(sha256, ".part"), patience);
    try {
      Files.createDirectories(archive.getParent());
      while (!tryDownload(sha256, download, other.isStalled())) {
        Thread.sleep(POLL_MILLIS);
      }
      return archive;
    } catch (IOException e) {
      throw ProviderException.environment("cannot write to the cache " + directory, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw ProviderException.environment("interrupted", e);
    }
  }

  /**
   * Downloads an archive unless it is here, or on its way in another thread or process.
   *
   * @param alone whether to care for nobody else
   * @return whether it is here
   */
  private boolean tryDownload(String sha256, Download download, boolean alone)
      throws IOException, ProviderException, InterruptedException {
    Path archive = place(sha256, ".tar.gz");
    if (Files.isRegularFile(archive)) {
      return true;
    }
    // Before the lock: who has that downloads, so that the others see something move.
    downloads.acquire();
    try (FileChannel channel = open(place(sha256, ".lock"));
        FileLock lock = tryLock(channel)) {
      if (Files.isRegularFile(archive)) {
        return true;
      }
      if (lock == null && !alone) {
        return false;
      }
      String ending = lock == null ? "." + UUID.randomUUID() + ".part" : ".part";
      fill(place(sha256, ending), archive, sha256, download);
      return true;
    } finally {
      downloads.release();
    }
  }

  /** Takes an archive out that turned out to be damaged. */
  public void forget(String sha256) throws ProviderException {
    try {
      Files.deleteIfExists(place(sha256, ".tar.gz"));
      Files.deleteIfExists(place(sha256, ".json"));
    } catch (IOException e) {
      throw ProviderException.environment("cannot write to the cache " + directory, e);
    }
  }

  private void fill(Path part, Path archive, String sha256, Download download)
      throws IOException, ProviderException {
    boolean resumed = Files.exists(part);
    long start = System.nanoTime();
    log.accept("Downloading from " + Shown.url(download.url()));
    try {
      download.complete(part);
      String found = Sha256.of(part);
      if (!found.equals(sha256) && resumed) {
        Files.delete(part);
        download.complete(part);
        found = Sha256.of(part);
      }
      if (!found.equals(sha256)) {
        Files.delete(part);
        throw ProviderException.user(
            Shown.url(download.url())
                + ": expected an archive with the SHA-256 digest "
                + sha256
                + ", found "
                + found,
            "it was damaged on the way, or published again under the same name");
      }
    } catch (ProviderException e) {
      if (!part.equals(place(sha256, ".part"))) {
        Files.deleteIfExists(part);
      }
      throw e;
    }
    log.accept(
        "Downloaded from "
            + Shown.url(download.url())
            + " "
            + Amounts.transferred(Files.size(part), System.nanoTime() - start));
    Files.move(part, archive, StandardCopyOption.ATOMIC_MOVE);
    Files.deleteIfExists(place(sha256, ".lock"));
  }

  private static FileChannel open(Path file) throws IOException {
    return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }

  private static FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      // Another thread of this process has it.
      return null;
    }
  }

  private Path place(String sha256, String ending) {
    return directory.resolve("sha256").resolve(sha256.substring(0, 2)).resolve(sha256 + ending);
  }
}
