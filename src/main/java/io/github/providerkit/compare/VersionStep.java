package io.github.providerkit.compare;

import io.github.providerkit.format.grammar.NpmVersion;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/**
 * From one version to the next: what semantic versioning lets change, and below 1.0.0 what Cargo
 * does, where the second number breaks as the first one does later.
 */
public final class VersionStep {
  private static final String SNAPSHOT = "-SNAPSHOT";

  private VersionStep() {}

  /**
   * The release before a version: the greatest below it that is no preview.
   *
   * @param version one that may be a snapshot
   * @param released what there is, in any order; what is no version is passed over
   */
  public static Optional<String> before(String version, Collection<String> released) {
    Optional<NpmVersion> own = NpmVersion.parse(release(version));
    return own.flatMap(
        limit ->
            released.stream()
                .filter(
                    one ->
                        NpmVersion.parse(one)
                            .filter(other -> !other.isPreRelease() && other.compareTo(limit) < 0)
                            .isPresent())
                .max(Comparator.comparing(one -> NpmVersion.parse(one).orElseThrow())));
  }

  /** The gravest change that a step may bring; of what is no version nobody asks anything. */
  static Judgement allows(String before, String now) {
    Optional<NpmVersion> from = NpmVersion.parse(before);
    Optional<NpmVersion> to = NpmVersion.parse(release(now));
    if (from.isEmpty() || to.isEmpty() || from.get().isPreRelease()) {
      return Judgement.MAJOR;
    }
    NpmVersion one = from.get();
    NpmVersion other = to.get();
    if (one.major() != other.major()) {
      return Judgement.MAJOR;
    }
    if (one.major() == 0) {
      boolean breaks = one.minor() != other.minor() || one.minor() == 0;
      return breaks ? Judgement.MAJOR : Judgement.MINOR;
    }
    return one.minor() == other.minor() ? Judgement.PATCH : Judgement.MINOR;
  }

  /** The next version that may bring a change. */
  static String next(String before, Judgement change) {
    NpmVersion from = NpmVersion.parse(before).orElseThrow();
    boolean early = from.major() == 0;
    boolean third = change == Judgement.PATCH || (early && change == Judgement.MINOR);
    if (third || (early && from.minor() == 0)) {
      return "%s.%s.%s".formatted(from.major(), from.minor(), from.patch() + 1);
    }
    return early || change == Judgement.MINOR
        ? "%s.%s.0".formatted(from.major(), from.minor() + 1)
        : from.major() + 1 + ".0.0";
  }

  private static String release(String version) {
    return version.endsWith(SNAPSHOT)
        ? version.substring(0, version.length() - SNAPSHOT.length())
        : version;
  }
}
