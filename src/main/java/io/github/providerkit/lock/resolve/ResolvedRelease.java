package io.github.providerkit.lock.resolve;

import io.github.providerkit.format.gestalt.release.ReleaseDescriptor;
import io.github.providerkit.lock.config.ProviderEntry;
import io.github.providerkit.message.ProviderException;
import io.github.providerkit.transfer.ArchiveCache;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/**
 * A provider's release, found but not yet verified.
 *
 * @param entry who asks for it; with a plain source where it had one that the server does not know
 * @param descriptor its metadata
 * @param source what the lock names as its source
 * @param inputDigest digest of what it was found by
 * @param archives where its archives are, by target
 * @param yanked versions of its package that are not to be taken any more
 * @param notes what the user should know of it
 */
public record ResolvedRelease(
    ProviderEntry entry,
    ReleaseDescriptor descriptor,
    String source,
    String inputDigest,
    SortedMap<String, Archive> archives,
    Set<String> yanked,
    List<String> notes) {

  /**
   * An archive.
   *
   * @param url as the lock names it
   * @param sha256 its digest
   * @param place where its bytes are
   */
  public record Archive(String url, String sha256, ArchivePlace place) {
    /**
     * Reads it.
     *
     * @param reading has to check the digest
     * @throws ProviderException if it cannot be had, or the reading fails
     */
    public <T> T read(ArchiveCache.Reading<T> reading) throws ProviderException {
      return place.read(sha256, reading);
    }
  }

  /** The archive of one of its targets. */
  public Archive archive(String target) {
    return Objects.requireNonNull(archives.get(target), target);
  }

  /** The target that a platform takes; empty when there is none for it. */
  public Optional<String> targetFor(String platform) {
    if (archives.containsKey(platform)) {
      return Optional.of(platform);
    }
    return archives.containsKey(ReleaseDescriptor.GENERIC)
        ? Optional.of(ReleaseDescriptor.GENERIC)
        : Optional.empty();
  }
}
