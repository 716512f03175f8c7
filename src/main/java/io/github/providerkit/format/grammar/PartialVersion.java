package io.github.providerkit.format.grammar;

import io.github.providerkit.format.grammar.NpmRange.Bound;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A version in a range ({@code docs/spec/checkstack.md} section 1.5), whose last numbers may be
 * left open.
 *
 * @param major first number; {@value #OPEN} when it is left open
 * @param minor second number, likewise; open when the first is
 * @param patch third number, likewise; open when the second is
 * @param preRelease identifiers joined by dots; null for none
 * @param gap whether a number follows one that is left open
 */
record PartialVersion(long major, long minor, long patch, String preRelease, boolean gap) {
  static final long OPEN = -2;

  private static final Optional<List<Bound>> ANY = Optional.of(List.of());

  private static final Pattern FORM =
      Pattern.compile(
          "[v=]*+([0-9]++|[xX*])(?:\\.([0-9]++|[xX*])(?:\\.([0-9]++|[xX*])"
              + "(?:-([0-9A-Za-z.-]++))?(?:\\+([0-9A-Za-z.-]++))?)?)?");

  static Optional<PartialVersion> parse(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches() || !NpmVersion.isBuild(form.group(5))) {
      return Optional.empty();
    }
    long major = number(form.group(1));
    long minor = number(form.group(2));
    long patch = number(form.group(3));
    if (major == -1 || minor == -1 || patch == -1) {
      return Optional.empty();
    }
    boolean gap = (major == OPEN && minor != OPEN) || (minor == OPEN && patch != OPEN);
    long openMinor = major == OPEN ? OPEN : minor;
    long openPatch = openMinor == OPEN ? OPEN : patch;
    return Optional.of(new PartialVersion(major, openMinor, openPatch, form.group(4), gap));
  }

  private static long number(String text) {
    boolean open = text == null || "xX*".contains(text);
    return open ? OPEN : NpmVersion.number(text);
  }

  boolean isWhole() {
    return patch != OPEN;
  }

  Optional<List<Bound>> caret() {
    if (major == OPEN) {
      return ANY;
    }
    if (major > 0 || minor == OPEN) {
      return upTo(next(major + 1, 0, 0));
    }
    return minor > 0 || patch == OPEN ? upTo(next(0, minor + 1, 0)) : upTo(next(0, 0, patch + 1));
  }

  Optional<List<Bound>> tilde() {
    if (major == OPEN) {
      return ANY;
    }
    return upTo(minor == OPEN ? next(major + 1, 0, 0) : next(major, minor + 1, 0));
  }

  Optional<List<Bound>> compared(String operator) {
    if (isWhole()) {
      return bound(operator, first()).map(List::of);
    }
    if (major == OPEN) {
      // Nothing is greater or less than anything.
      return operator.equals("<") || operator.equals(">")
          ? bound("<", NpmVersion.of(0, 0, 0, "0")).map(List::of)
          : ANY;
    }
    Optional<NpmVersion> lowest = NpmVersion.of(major, Math.max(0, minor), 0, null);
    return switch (operator) {
      case ">" -> bound(">=", after().map(PartialVersion::release)).map(List::of);
      case ">=" -> bound(">=", lowest).map(List::of);
      case "<" -> bound("<", lowest.map(PartialVersion::beforeAll)).map(List::of);
      case "<=" -> bound("<", after()).map(List::of);
      default -> tilde();
    };
  }

  /** What follows everything that the shortened version stands for. */
  private Optional<NpmVersion> after() {
    return minor == OPEN ? next(major + 1, 0, 0) : next(major, minor + 1, 0);
  }

  private Optional<NpmVersion> first() {
    return NpmVersion.of(
        major, Math.max(0, minor), Math.max(0, patch), isWhole() ? preRelease : null);
  }

  /** From this version on, and before another. */
  private Optional<List<Bound>> upTo(Optional<NpmVersion> end) {
    return bound(">=", first())
        .flatMap(lower -> bound("<", end).map(upper -> List.of(lower, upper)));
  }

  private static Optional<Bound> bound(String operator, Optional<NpmVersion> version) {
    return version.map(v -> new Bound(operator, v));
  }

  /** Before all pre-releases of the version too. */
  private static Optional<NpmVersion> next(long major, long minor, long patch) {
    return NpmVersion.of(major, minor, patch, "0");
  }

  private static NpmVersion beforeAll(NpmVersion release) {
    return new NpmVersion(release.major(), release.minor(), release.patch(), List.of("0"));
  }

  private static NpmVersion release(NpmVersion version) {
    return new NpmVersion(version.major(), version.minor(), version.patch(), List.of());
  }
}
