package io.github.providerkit.maven.remote;

import io.github.providerkit.message.ProviderException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.maven.artifact.versioning.DefaultArtifactVersion;
import org.apache.maven.artifact.versioning.InvalidVersionSpecificationException;
import org.apache.maven.artifact.versioning.VersionRange;

/**
 * A range of Maven versions as whoever deploys means it: previews are in it only where a bound
 * names one, as in the server's own constraints ({@code docs/spec/gestalt-lock.md} section 4). For
 * Maven alone, {@code 2.0.0-alpha.1} is below {@code 2.0} and so in {@code [1.0,2.0)}.
 */
final class ReleaseRange {
  private static final Pattern BETWEEN = Pattern.compile("(?<=[\\])])\\s*,\\s*(?=[\\[(])");
  private static final Pattern BOUNDS = Pattern.compile("[\\[\\](),\\s]+");

  /** What stands behind a dash, but for the words that Maven takes for a release. */
  private static final Pattern DASH =
      Pattern.compile("(?i)[0-9][0-9.]*-(?!(?:ga|final|release|sp[0-9]*)$).+");

  /** Words that Maven takes for a preview, also without a dash before them. */
  private static final Pattern WORD =
      Pattern.compile(
          "(?i).*[0-9.](?:alpha|beta|milestone|rc|cr|preview|pre|dev|snapshot|[abm](?=[0-9]))"
              + "[0-9.-]*");

  private final List<Part> parts;

  private ReleaseRange(List<Part> parts) {
    this.parts = parts;
  }

  /** Everything between two bounds, with or without previews. */
  private record Part(VersionRange range, boolean previews) {}

  /**
   * Reads a range.
   *
   * @throws ProviderException if it is none
   */
  static ReleaseRange parse(String text) throws ProviderException {
    List<Part> parts = new ArrayList<>();
    try {
      for (String part : BETWEEN.split(text)) {
        boolean previews = BOUNDS.splitAsStream(part).anyMatch(ReleaseRange::isPreview);
        parts.add(new Part(VersionRange.createFromVersionSpec(part.strip()), previews));
      }
    } catch (InvalidVersionSpecificationException e) {
      throw ProviderException.user(
          "expected a version range, found \"" + text + "\"", "for example [1.0,2.0)");
    }
    return new ReleaseRange(parts);
  }

  /** Whether a version is one that comes before its release. */
  static boolean isPreview(String version) {
    return DASH.matcher(version).matches() || WORD.matcher(version).matches();
  }

  /** Whether a version is between the bounds, and of a kind that is meant. */
  boolean accepts(String version) {
    boolean preview = isPreview(version);
    return !version.endsWith("-SNAPSHOT")
        && parts.stream().anyMatch(p -> (p.previews || !preview) && contains(p.range, version));
  }

  /** Whether a version is between the bounds and passed over only because it is a preview. */
  boolean passesOver(String version) {
    return !accepts(version) && parts.stream().anyMatch(part -> contains(part.range, version));
  }

  /** Versions in Maven's order, the newest last. */
  static List<String> sorted(Collection<String> versions) {
    return versions.stream().sorted(Comparator.comparing(DefaultArtifactVersion::new)).toList();
  }

  private static boolean contains(VersionRange range, String version) {
    return range.containsVersion(new DefaultArtifactVersion(version));
  }
}
