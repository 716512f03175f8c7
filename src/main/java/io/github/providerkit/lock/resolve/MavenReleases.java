package io.github.providerkit.lock.resolve;

import io.github.providerkit.message.ProviderException;
import java.nio.file.Path;
import java.util.Optional;

/** Releases in Maven repositories; Maven itself finds and downloads them. */
public interface MavenReleases extends AutoCloseable {

  /** Where there is no Maven. */
  MavenReleases NONE =
      new MavenReleases() {
        @Override
        public Found find(String coordinates) throws ProviderException {
          throw ProviderException.user("mvn:" + coordinates + ": there is no Maven here", null);
        }

        @Override
        public boolean covers(String coordinates, String url) {
          return false;
        }
      };

  /**
   * Finds the metadata of a release.
   *
   * @param coordinates {@code group:artifact:version}; the version may be a range
   * @throws ProviderException if there is none
   */
  Found find(String coordinates) throws ProviderException;

  /**
   * Whether metadata that was found once is still what is asked for; nobody is asked.
   *
   * @param coordinates as of {@link #find}
   * @param url where a server gets the metadata
   * @throws ProviderException if the coordinates cannot be read
   */
  boolean covers(String coordinates, String url) throws ProviderException;

  /** Removes what only this build needed. */
  @Override
  default void close() {}

  /** A release in a repository. */
  interface Found {
    /** The metadata. */
    Path metadata();

    /** Where a server gets the metadata. */
    String url();

    /**
     * Where a server gets an archive beside the metadata.
     *
     * @param fileName as the metadata names it
     * @throws ProviderException if that leads nowhere
     */
    default String archiveUrl(String fileName) throws ProviderException {
      return ReleaseReference.resolve(url(), fileName);
    }

    /** What the user should know of it; empty for nothing. */
    default Optional<String> note() {
      return Optional.empty();
    }

    /**
     * An archive beside the metadata.
     *
     * @param fileName its name in the repository
     * @throws ProviderException if it is not there
     */
    Path archive(String fileName) throws ProviderException;

    /**
     * An archive beside the metadata, of which something is known.
     *
     * @param fileName its name in the repository
     * @param sha256 the digest that it should have; whether it has, the caller checks
     * @throws ProviderException if it is not there
     */
    default Path archive(String fileName, String sha256) throws ProviderException {
      return archive(fileName);
    }
  }
}
