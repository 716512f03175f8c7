package io.github.providerkit.manifest;

import io.github.providerkit.message.Excerpt;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Collects problems while an input is read and checked. Rules report here and go on, so that one
 * run shows everything. Not safe for use by several threads.
 */
public final class Problems {
  /** Of one rule in one file as many are told; who has more of them has one reason for all. */
  static final int MOST_OF_A_KIND = 1_000;

  private static final int LONGEST_TEXT = 1_000;
  private static final int LONGEST_PATH = 500;

  private record Kind(String code, String file) {}

  /** How often a rule was broken in a file, and the first breach that is not told by itself. */
  private static final class Count {
    private int told;
    private @Nullable Problem firstUntold;
    private long untold;
  }

  private final RuleLevels levels;
  private final TreeSet<Problem> found = new TreeSet<>();
  private final Map<Kind, Count> counts = new HashMap<>();

  /**
   * Creates an empty collection.
   *
   * @param levels what the user turned down or off
   */
  public Problems(RuleLevels levels) {
    this.levels = levels;
  }

  /** A collection of the same problems that grows on its own. */
  public Problems copy() {
    Problems copy = new Problems(levels);
    copy.found.addAll(found);
    return copy;
  }

  /**
   * Adds a problem at the weight that the user chose for its rule; a rule that is off adds nothing.
   * Of texts that nobody would read to their end the beginning is told.
   *
   * @param rule the broken rule
   * @param file the file as the user names it
   * @param path dotted field path; empty for the file as a whole
   * @param position where
   * @param message what was expected and what was found
   * @param hint what to do about it, or null
   */
  public void add(
      Rule rule,
      String file,
      String path,
      Position position,
      String message,
      @Nullable String hint) {
    levels
        .severityOf(rule)
        .map(
            severity ->
                new Problem(
                    severity,
                    rule.code(),
                    Excerpt.of(path, LONGEST_PATH),
                    file,
                    position,
                    Excerpt.of(message, LONGEST_TEXT),
                    hint == null ? null : Excerpt.of(hint, LONGEST_TEXT)))
        .ifPresent(this::add);
  }

  private void add(Problem problem) {
    Count count =
        counts.computeIfAbsent(new Kind(problem.code(), problem.file()), kind -> new Count());
    if (count.told < MOST_OF_A_KIND) {
      count.told += found.add(problem) ? 1 : 0;
    } else {
      count.untold++;
      count.firstUntold = count.firstUntold == null ? problem : count.firstUntold;
    }
  }

  /** Whether further breaches of a rule in a file are only counted. */
  public boolean isFull(Rule rule, String file) {
    Count count = counts.get(new Kind(rule.code(), file));
    return count != null && count.told >= MOST_OF_A_KIND;
  }

  /** How often a rule was broken. */
  public long count(Rule rule) {
    return counts.entrySet().stream()
        .filter(entry -> entry.getKey().code().equals(rule.code()))
        .mapToLong(entry -> entry.getValue().told + entry.getValue().untold)
        .sum();
  }

  /** Whether any error was added. */
  public boolean hasErrors() {
    return found.stream().anyMatch(problem -> problem.severity() == Severity.ERROR);
  }

  /** Everything found, sorted by file and position; the same problem is listed once. */
  public List<Problem> sorted() {
    TreeSet<Problem> all = new TreeSet<>(found);
    counts.values().stream()
        .filter(count -> count.untold > 0)
        .map(count -> further(Objects.requireNonNull(count.firstUntold), count.untold))
        .forEach(all::add);
    return List.copyOf(all);
  }

  private static Problem further(Problem first, long number) {
    return new Problem(
        first.severity(),
        first.code(),
        "",
        first.file(),
        first.position(),
        "expected fewer problems of this kind, found %d more from here on".formatted(number),
        null);
  }
}
