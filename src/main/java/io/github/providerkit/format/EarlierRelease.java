package io.github.providerkit.format;

import io.github.providerkit.format.ReleasePlan.MetadataFile;
import io.github.providerkit.message.ProviderException;
import java.nio.file.Path;
import java.util.Map;

/**
 * An earlier release of a provider.
 *
 * @param version its version
 * @param offer what it offers
 * @param archives its archives by target, as its metadata name them
 * @param files where they come from
 */
public record EarlierRelease(
    String version, Offer offer, Map<String, MetadataFile> archives, Files files) {
  /** Copies the map. */
  public EarlierRelease {
    archives = Map.copyOf(archives);
  }

  /** The files of a release in a repository. */
  public interface Files {
    /** Its version. */
    String version();

    /** Its metadata, on this disk. */
    Path metadata();

    /**
     * An archive, on this disk.
     *
     * @param file what the metadata say of it; the digest is checked
     * @throws ProviderException if it is not there, or another one
     */
    Path archive(MetadataFile file) throws ProviderException;
  }
}
