package io.github.providerkit.coverage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Prints how much of the code ran, as a table: one line a package for all tests together, then the
 * total, and what the unit tests and the integration tests run alone. The profile {@code coverage}
 * calls it with JaCoCo's CSV reports.
 */
final class CoverageFigures {
  private static final String BASE = "io.github.providerkit.";
  private static final String LINE = "%-28s %13s %9s %9s%n";

  private CoverageFigures() {}

  /** Arguments: the reports of all tests together, of the unit tests, of the integration tests. */
  public static void main(String[] reports) throws IOException {
    System.out.print(
        table(read(Path.of(reports[0])), read(Path.of(reports[1])), read(Path.of(reports[2]))));
  }

  static String table(
      Map<String, Counts> together, Map<String, Counts> unit, Map<String, Counts> integration) {
    StringBuilder table =
        new StringBuilder(LINE.formatted("", "instructions", "branches", "lines"));
    together.forEach((name, counts) -> table.append(line(name, counts)));
    return table
        .append(line("all packages", sum(together)))
        .append(line("  by unit tests alone", sum(unit)))
        .append(line("  by integration tests alone", sum(integration)))
        .toString();
  }

  /**
   * The counts of each package in a report, by package without the common beginning; empty where
   * there is no report, because those tests did not run.
   */
  static Map<String, Counts> read(Path report) throws IOException {
    Map<String, Counts> counts = new TreeMap<>();
    if (Files.exists(report)) {
      List<String> lines = Files.readAllLines(report);
      for (String line : lines.subList(1, lines.size())) {
        String[] cells = line.split(",");
        counts.merge(shortName(cells[1]), Counts.of(cells), Counts::plus);
      }
    }
    return counts;
  }

  private static String shortName(String name) {
    return name.startsWith(BASE) ? name.substring(BASE.length()) : name;
  }

  private static Counts sum(Map<String, Counts> counts) {
    return counts.values().stream().reduce(Counts.NONE, Counts::plus);
  }

  private static String line(String name, Counts counts) {
    return LINE.formatted(
        name, counts.instructions().share(), counts.branches().share(), counts.lines().share());
  }

  /** What of a package, or of all of them, ran. */
  record Counts(Ratio instructions, Ratio branches, Ratio lines) {
    static final Counts NONE = new Counts(Ratio.NONE, Ratio.NONE, Ratio.NONE);

    /** From a line of JaCoCo's: group, package, class, then missed and covered of each kind. */
    static Counts of(String[] cells) {
      long[] numbers = Stream.of(cells).skip(3).mapToLong(Long::parseLong).toArray();
      return new Counts(
          new Ratio(numbers[0], numbers[1]),
          new Ratio(numbers[2], numbers[3]),
          new Ratio(numbers[4], numbers[5]));
    }

    Counts plus(Counts other) {
      return new Counts(
          instructions.plus(other.instructions),
          branches.plus(other.branches),
          lines.plus(other.lines));
    }
  }

  /** How many there are that did not run, and that ran. */
  record Ratio(long missed, long covered) {
    static final Ratio NONE = new Ratio(0, 0);

    Ratio plus(Ratio other) {
      return new Ratio(missed + other.missed, covered + other.covered);
    }

    /** In percent with one digit, rounded down: 100.0 says that nothing is missing. */
    String share() {
      long all = missed + covered;
      return all == 0
          ? "-"
          : String.format(Locale.ROOT, "%.1f %%", Math.floorDiv(covered * 1000, all) / 10.0);
    }
  }
}
