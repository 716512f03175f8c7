package io.github.providerkit.lock.resolve;

import io.github.providerkit.message.ProviderException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;

/**
 * Resolves the paths of release metadata ({@code docs/spec/gestalt-lock.md} section 3, Path
 * resolution): against the URL that was configured, also where that led to another one.
 */
public final class ReleaseReference {
  private ReleaseReference() {}

  public static boolean isRemote(String reference) {
    return reference.startsWith("http://") || reference.startsWith("https://");
  }

  /**
   * The URL of an archive.
   *
   * @param base URL of the metadata, or of an index
   * @param reference a path or a URL
   */
  static String resolve(String base, String reference) throws ProviderException {
    try {
      String resolved = new URI(base).resolve(new URI(reference.replace(" ", "%20"))).toString();
      // RFC 3986 drops what leads above the root; Java keeps it.
      int path = resolved.indexOf('/', resolved.indexOf("//") + 2);
      while (path > 0 && resolved.startsWith("/../", path)) {
        resolved = resolved.substring(0, path) + resolved.substring(path + 3);
      }
      return resolved;
    } catch (URISyntaxException e) {
      throw ProviderException.user(
          "expected a path or URL, found \"" + reference + "\": " + e.getReason(), null);
    }
  }

  /** A path as the server writes it: relative to a directory, with slashes. */
  static String relative(Path directory, Path file) {
    String relative = directory.relativize(file).toString().replace('\\', '/');
    return relative.isEmpty() ? "." : relative;
  }
}
