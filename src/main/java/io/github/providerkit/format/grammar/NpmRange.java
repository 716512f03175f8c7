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
          PartialVersion.parse(alternative.substring(0, hyphen)),
          PartialVersion.parse(alternative.substring(hyphen + 3)));
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
    return PartialVersion.parse(rest)
        .flatMap(
            partial ->
                switch (operator.group()) {
                  case "^" -> partial.caret();
                  case "~", "~>" -> partial.tilde();
                  // Only a shortened version may have more than a v before it, and only one that
                  // is shortened at its end.
                  default ->
                      partial.gap() || (partial.isWhole() && NpmVersion.parse(rest).isEmpty())
                          ? Optional.empty()
                          : partial.compared(operator.group());
                });
  }

  private static Optional<List<Bound>> hyphenated(
      Optional<PartialVersion> from, Optional<PartialVersion> to) {
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
}
