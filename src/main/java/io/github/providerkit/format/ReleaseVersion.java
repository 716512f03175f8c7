package io.github.providerkit.format;

import io.github.providerkit.format.grammar.NpmVersion;
import java.util.Locale;
import java.util.Optional;

/**
 * The version of a release, from the build and from the manifest.
 *
 * @param ofBuild the build's version; empty when there is none and the manifest's counts
 * @param policy what happens when the two differ
 */
public record ReleaseVersion(Optional<String> ofBuild, Policy policy) {
  private static final String SNAPSHOT = "-SNAPSHOT";

  /** What happens when the build's version and the manifest's differ. */
  public enum Policy {
    /** They must agree, but for {@code -SNAPSHOT}, which may also be of a later version. */
    STRICT,
    /** The build's wins, as the original does without a word. */
    OVERRIDE;

    /** The policy for a user's word in any case; empty for an unknown word. */
    public static Optional<Policy> of(String word) {
      return switch (word.strip().toLowerCase(Locale.ROOT)) {
        case "strict" -> Optional.of(STRICT);
        case "override" -> Optional.of(OVERRIDE);
        default -> Optional.empty();
      };
    }
  }

  /** Whether a manifest of that version may be released. */
  public boolean agreesWith(String ofManifest) {
    return policy == Policy.OVERRIDE
        || ofBuild.isEmpty()
        || withoutSnapshot(ofBuild.get()).equals(withoutSnapshot(ofManifest))
        || isAheadOf(ofManifest);
  }

  /**
   * Whether the build is a {@code -SNAPSHOT} on its way to a version after the manifest's, as after
   * a release that only raised the POM. The release then is the build's; the manifest is given its
   * version at the latest before the next one.
   */
  public boolean isAheadOf(String ofManifest) {
    Optional<NpmVersion> coming =
        ofBuild
            .filter(version -> policy == Policy.STRICT && version.endsWith(SNAPSHOT))
            .flatMap(version -> NpmVersion.parse(withoutSnapshot(version)));
    Optional<NpmVersion> written = NpmVersion.parse(withoutSnapshot(ofManifest));
    return coming.isPresent() && written.isPresent() && coming.get().compareTo(written.get()) > 0;
  }

  /** The version that the release gets. */
  public String resolve(String ofManifest) {
    return ofBuild.orElse(ofManifest);
  }

  /**
   * What to do where the two do not agree.
   *
   * @param manifest the manifest's name in problems
   */
  public String hint(String manifest, String ofManifest) {
    return ("write %s in %s, or %s in pom.xml (or -Dprovider.version); provider.versionPolicy=override"
            + " lets the former win")
        .formatted(resolve(ofManifest), manifest, ofManifest);
  }

  /** What becomes of a manifest that {@link #isAheadOf} tells of. */
  public String aheadHint() {
    return "before the release set it with provider:set-version, or let the build lead with"
        + " provider.versionPolicy=override";
  }

  /** A version without {@code -SNAPSHOT} at its end. */
  public static String withoutSnapshot(String version) {
    return version.endsWith(SNAPSHOT)
        ? version.substring(0, version.length() - SNAPSHOT.length())
        : version;
  }
}
