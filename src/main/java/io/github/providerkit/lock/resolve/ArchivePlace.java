package io.github.providerkit.lock.resolve;

import io.github.providerkit.message.ProviderException;
import io.github.providerkit.transfer.ArchiveCache;
import io.github.providerkit.transfer.Download;
import java.nio.file.Path;

/** Where the bytes of an archive are. */
public sealed interface ArchivePlace {

  /**
   * Reads them.
   *
   * @param sha256 the archive's digest, which the reading has to check
   * @throws ProviderException if they cannot be had, or the reading fails
   */
  <T> T read(String sha256, ArchiveCache.Reading<T> reading) throws ProviderException;

  /**
   * On a web server, and in the cache of what came from there.
   *
   * @param cache keeps archives by digest
   * @param download brings this one into it
   */
  record Remote(ArchiveCache cache, Download download) implements ArchivePlace {
    @Override
    public <T> T read(String sha256, ArchiveCache.Reading<T> reading) throws ProviderException {
      return cache.read(sha256, download, reading);
    }
  }

  /**
   * On this disk, where somebody else keeps it.
   *
   * @param finder knows the file
   */
  record Local(Finder finder) implements ArchivePlace {
    @Override
    public <T> T read(String sha256, ArchiveCache.Reading<T> reading) throws ProviderException {
      return reading.read(finder.file());
    }
  }

  /** Finds a file. */
  @FunctionalInterface
  interface Finder {
    /**
     * The file.
     *
     * @throws ProviderException if there is none
     */
    Path file() throws ProviderException;
  }
}
