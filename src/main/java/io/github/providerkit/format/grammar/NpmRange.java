package io.github.providerkit.format.grammar;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A range of versions as npm reads it ({@code docs/spec/checkstack.md} section 1.5): alternatives,
 * each a list of bounds that all have to hold. A pre-release is in it only where a bound names a
 * pre-release of the same three numbers.
 */
public final class NpmRange {
  private static final Pattern OPERATOR = Pattern.compile("[<>]=?|=|~>?|\\^|");
  private static final Pattern BLANKS = Pattern.compile("\\s++");

  private final List<List<Bound>> alternatives;

  private NpmRange(List<List<Bound>> alternatives) {
    this.alternatives = alternatives;
  }

  /**
   * Reads a range.
   *
   * @param text such as {@code ^1.2.0 || >=3 <4}; the empty text stands for every release
   * @return empty when it is no range, such as {@code workspace:*} or {@code latest}
   */
  public static Optional<NpmRange> parse(String text) {
    List<List<Bound>> alternatives = new ArrayList<>();
    for (String alternative : text.split("\\|\\|", -1)) {
      Optional<List<Bound>> bounds = bounds(BLANKS.matcher(alternative.strip()).replaceAll(" "));
      if (bounds.isEmpty()) {
        return Optional.empty();
      }
      alternatives.add(bounds.get());
    }
    return Optional.of(new NpmRange(alternatives));
  }

  /** Whether a version is in the range. */
  public boolean contains(NpmVersion version) {
    return alternatives.stream().anyMatch(bounds -> isWithin(version, bounds));
  }

  private static boolean isWithin(NpmVersion version, List<Bound> bounds) {
    return bounds.stream().allMatch(bound -> bound.admits(version))
        && (!version.isPreRelease()
            || bounds.stream()
                .map(Bound::version)
                .anyMatch(bound -> bound.isPreRelease() && bound.hasNumbersOf(version)));
  }

  private static Optional<List<Bound>> bounds(String alternative) {
    int hyphen = alternative.indexOf(" - ");
    if (hyphen > 0) {
      return hyphenated(
          Partial.parse(alternative.substring(0, hyphen)),
          Partial.parse(alternative.substring(hyphen + 3)));
    }
    List<Bound> bounds = new ArrayList<>();
    for (String comparator : comparators(alternative)) {
      Optional<List<Bound>> more = comparator(comparator);
      if (more.isEmpty()) {
        return Optional.empty();
      }
      bounds.addAll(more.get());
    }
    return Optional.of(bounds);
  }

  /** Words, with operators that stand apart put before their version. */
  private static List<String> comparators(String alternative) {
    List<String> comparators = new ArrayList<>();
    String operator = "";
    for (String word : alternative.split(" ")) {
      if (operator.isEmpty() && !word.isEmpty() && OPERATOR.matcher(word).matches()) {
        operator = word;
      } else {
        comparators.add(operator + word);
        operator = "";
      }
    }
    if (!operator.isEmpty()) {
      comparators.add(operator);
    }
    return comparators;
  }

  private static Optional<List<Bound>> comparator(String text) {
    if (text.isEmpty()) {
      return Optional.of(List.of());
    }
    Matcher operator = OPERATOR.matcher(text);
    operator.lookingAt();
    String rest = text.substring(operator.end());
    return Partial.parse(rest)
        .flatMap(
            partial ->
                switch (operator.group()) {
                  case "^" -> partial.caret();
                  case "~", "~>" -> partial.tilde();
                  // Only a shortened version may have more than a v before it, and only one that
                  // is shortened at its end.
                  default ->
                      partial.gap() || partial.isWhole() && NpmVersion.parse(rest).isEmpty()
                          ? Optional.empty()
                          : partial.compared(operator.group());
                });
  }

  private static Optional<List<Bound>> hyphenated(Optional<Partial> from, Optional<Partial> to) {
    if (from.isEmpty() || to.isEmpty()) {
      return Optional.empty();
    }
    return from.get()
        .compared(">=")
        .flatMap(
            lower ->
                to.get()
                    .compared("<=")
                    .map(
                        upper -> {
                          List<Bound> both = new ArrayList<>(lower);
                          both.addAll(upper);
                          return both;
                        }));
  }

  /** One bound: an operator and a version. */
  record Bound(String operator, NpmVersion version) {
    boolean admits(NpmVersion other) {
      int order = other.compareTo(version);
      return switch (operator) {
        case ">" -> order > 0;
        case ">=" -> order >= 0;
        case "<" -> order < 0;
        case "<=" -> order <= 0;
        default -> order == 0;
      };
    }
  }

  /**
   * A version whose last numbers may be left open.
   *
   * @param major first number; {@value #OPEN} when it is left open
   * @param minor second number, likewise; open when the first is
   * @param patch third number, likewise; open when the second is
   * @param preRelease identifiers joined by dots; null for none
   * @param gap whether a number follows one that is left open
   */
  record Partial(long major, long minor, long patch, String preRelease, boolean gap) {
    static final long OPEN = -2;

    private static final Optional<List<Bound>> ANY = Optional.of(List.of());

    private static final Pattern FORM =
        Pattern.compile(
            "[v=]*+([0-9]++|[xX*])(?:\\.([0-9]++|[xX*])(?:\\.([0-9]++|[xX*])"
                + "(?:-([0-9A-Za-z.-]++))?(?:\\+([0-9A-Za-z.-]++))?)?)?");

    static Optional<Partial> parse(String text) {
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
      boolean gap = major == OPEN && minor != OPEN || minor == OPEN && patch != OPEN;
      long openMinor = major == OPEN ? OPEN : minor;
      long openPatch = openMinor == OPEN ? OPEN : patch;
      return Optional.of(new Partial(major, openMinor, openPatch, form.group(4), gap));
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
        case ">" -> bound(">=", after().map(Partial::release)).map(List::of);
        case ">=" -> bound(">=", lowest).map(List::of);
        case "<" -> bound("<", lowest.map(Partial::beforeAll)).map(List::of);
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
}
