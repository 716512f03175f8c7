package io.github.providerkit.manifest;

import java.util.List;
import java.util.TreeSet;

/**
 * Collects problems while an input is read and checked. Rules report here and go on, so that one
 * run shows everything. Not safe for use by several threads.
 */
public final class Problems {
  private final RuleLevels levels;
  private final TreeSet<Problem> found = new TreeSet<>();

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
   *
   * @param rule the broken rule
   * @param file the file as the user names it
   * @param path dotted field path; empty for the file as a whole
   * @param position where
   * @param message what was expected and what was found
   * @param hint what to do about it, or null
   */
  public void add(
      Rule rule, String file, String path, Position position, String message, String hint) {
    levels
        .severityOf(rule)
        .map(severity -> new Problem(severity, rule.code(), path, file, position, message, hint))
        .ifPresent(found::add);
  }

  /** How often a rule was broken. */
  public long count(Rule rule) {
    return found.stream().filter(problem -> problem.code().equals(rule.code())).count();
  }

  /** Whether any error was added. */
  public boolean hasErrors() {
    return found.stream().anyMatch(problem -> problem.severity() == Severity.ERROR);
  }

  /** Everything found, sorted by file and position; the same problem is listed once. */
  public List<Problem> sorted() {
    return List.copyOf(found);
  }
}
