package io.github.providerkit.provenance;

import io.github.providerkit.parts.BuildRecord;
import java.util.List;
import java.util.Optional;

/**
 * How a release was made.
 *
 * @param manifest the manifest's path from the project, with slashes
 * @param version version of the release
 * @param tag its tag
 * @param kind the provider's kind
 * @param layout how its archives are laid out, in the user's word
 * @param git what it was made from; empty when nobody knows
 * @param records how each binary was made; empty for a provider without compiled code
 * @param builderId who vouches for the build, as a URI
 * @param pluginVersion version of this plugin
 */
public record BuildFacts(
    String manifest,
    String version,
    String tag,
    String kind,
    String layout,
    Optional<GitSource> git,
    List<BuildRecord> records,
    String builderId,
    String pluginVersion) {
  /** Copies the records. */
  public BuildFacts {
    records = List.copyOf(records);
  }
}
