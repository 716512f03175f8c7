package io.github.providerkit.lock.resolve;

import io.github.providerkit.message.ProviderException;
import io.github.providerkit.message.Shown;
import io.github.providerkit.transfer.WebUrl;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * Resolves the paths of release metadata ({@code docs/spec/gestalt-lock.md} section 3, Path
 * resolution): against the URL that was configured, also where that led to another one.
 */
public final class ReleaseReference {
  private ReleaseReference() {}

  public static boolean isRemote(String reference) {
    return reference.regionMatches(true, 0, "http://", 0, 7)
        || reference.regionMatches(true, 0, "https://", 0, 8);
  }

  /**
   * The URL of an archive.
   *
   * @param base URL of the metadata
   * @param reference a path or a URL
   * @throws ProviderException if it leads to no web server; names the metadata
   */
  static String resolve(String base, String reference) throws ProviderException {
    try {
      String resolved = WebUrl.resolve(base, reference);
      WebUrl.of(resolved);
      return resolved;
    } catch (ProviderException e) {
      throw e.about(Shown.url(base) + ": the path of an archive");
    }
  }

  /**
   * The file of an archive.
   *
   * @param metadata a file
   * @param reference a path; one without a root counts from the metadata's directory
   * @throws ProviderException if it is no path
   */
  public static Path resolve(Path metadata, String reference) throws ProviderException {
    try {
      if (!reference.contains("://")) {
        return metadata.resolveSibling(reference).normalize();
      }
    } catch (InvalidPathException e) {
      // Told below like every other text that is none.
    }
    throw ProviderException.user(
        metadata
            + ": expected the path or the http or https URL of an archive, found \""
            + Shown.url(reference)
            + "\"",
        null);
  }

  /** A path as the server writes it: relative to a directory, with slashes. */
  static String relative(Path directory, Path file) {
    String relative = directory.relativize(file).toString().replace('\\', '/');
    return relative.isEmpty() ? "." : relative;
  }
}
