package io.github.providerkit.lock;

import io.github.providerkit.message.ProviderException;
import java.nio.file.Path;

/** Releases in Maven repositories; Maven itself finds and downloads them. */
public interface MavenReleases {

  /** Where there is no Maven. */
  MavenReleases NONE =
      coordinates -> {
        throw ProviderException.user("mvn:" + coordinates + ": there is no Maven here", null);
      };

  /**
   * Finds the metadata of a release.
   *
   * @param coordinates {@code group:artifact:version}; the version may be a range
   * @throws ProviderException if there is none
   */
  Found find(String coordinates) throws ProviderException;

  /** A release in a repository. */
  interface Found {
    /** The metadata. */
    Path metadata();

    /** Where a server gets the metadata. */
    String url();

    /**
     * An archive beside the metadata.
     *
     * @param fileName its name in the repository
     * @throws ProviderException if it is not there
     */
    Path archive(String fileName) throws ProviderException;
  }
}
