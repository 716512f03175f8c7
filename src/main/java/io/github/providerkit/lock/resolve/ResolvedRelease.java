package io.github.providerkit.lock.resolve;

import io.github.providerkit.format.gestalt.release.ReleaseDescriptor;
import io.github.providerkit.lock.config.ProviderEntry;
import io.github.providerkit.message.ProviderException;
import java.nio.file.Path;
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
 */
public record ResolvedRelease(
    ProviderEntry entry,
    ReleaseDescriptor descriptor,
    String source,
    String inputDigest,
    SortedMap<String, Archive> archives,
    Set<String> yanked) {

  /** Brings an archive here. */
  @FunctionalInterface
  public interface Fetch {
    /**
     * The archive as a file.
     *
     * @throws ProviderException if it cannot be had
     */
    Path file() throws ProviderException;
  }

  /**
   * An archive.
   *
   * @param url as the lock names it
   * @param sha256 its digest
   * @param fetch brings it here
   * @param local whether it lies on this disk, where it may change
   */
  public record Archive(String url, String sha256, Fetch fetch, boolean local) {}

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
