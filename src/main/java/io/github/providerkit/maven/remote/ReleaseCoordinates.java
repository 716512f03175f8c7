package io.github.providerkit.maven.remote;

import io.github.providerkit.message.ProviderException;
import java.util.List;

/**
 * What stands behind {@code mvn:} in a deployment.
 *
 * @param group the group id
 * @param artifact the artifact id
 * @param version a version, or a range of them
 */
record ReleaseCoordinates(String group, String artifact, String version) {

  /**
   * Reads coordinates.
   *
   * @param text {@code group:artifact:version}
   * @throws ProviderException if it is something else
   */
  static ReleaseCoordinates parse(String text) throws ProviderException {
    String[] parts = text.split(":", -1);
    if (parts.length != 3 || List.of(parts).contains("")) {
      throw ProviderException.user(
          "expected mvn:group:artifact:version, found \"mvn:" + text + "\"",
          "a version may be a range such as [1.0,2.0)");
    }
    return new ReleaseCoordinates(parts[0], parts[1], parts[2]);
  }

  /** Whether several versions are meant. */
  boolean isRange() {
    return version.matches("[\\[(].*[\\])]");
  }

  /**
   * Whether a file in a repository is of a release that is meant.
   *
   * @param url of a file in a repository of Maven's default layout
   * @throws ProviderException if the range cannot be read
   */
  boolean covers(String url) throws ProviderException {
    String[] steps = url.split("/");
    String directory = "/" + group.replace('.', '/') + "/" + artifact + "/";
    if (steps.length < 2 || !url.contains(directory + steps[steps.length - 2] + "/")) {
      return false;
    }
    String found = steps[steps.length - 2];
    return isRange() ? range().accepts(found) : version.equals(found);
  }

  /**
   * The versions that are meant.
   *
   * @throws ProviderException if there is no such range
   */
  ReleaseRange range() throws ProviderException {
    return ReleaseRange.parse(version);
  }
}
