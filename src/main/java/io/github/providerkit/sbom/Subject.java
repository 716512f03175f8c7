package io.github.providerkit.sbom;

import io.github.providerkit.parts.Library;
import java.util.Optional;

/**
 * Which release is described.
 *
 * @param name the provider's name
 * @param version version of the release
 * @param kind the provider's kind, such as {@code plugin}
 * @param tag the release's tag
 * @param maven under what it is published; empty for a release that is not
 * @param builder version of this plugin
 */
public record Subject(
    String name,
    String version,
    String kind,
    String tag,
    Optional<Coordinates> maven,
    String builder) {
  /**
   * Under what the main file is published.
   *
   * @param group group id
   * @param artifact artifact id
   * @param version version
   * @param type extension, such as {@code yaml}
   */
  public record Coordinates(String group, String artifact, String version, String type) {
    /** The repository's name for an attachment. */
    public String fileName(String classifier, String extension) {
      return "%s-%s-%s.%s".formatted(artifact, version, classifier, extension);
    }
  }

  /** Its package URL. */
  public String url() {
    return maven
        .map(
            place ->
                new Library("maven", place.group() + "/" + place.artifact(), place.version()).url()
                    + "?type="
                    + place.type())
        .orElseGet(() -> new Library("generic", name, version).url());
  }
}
