package io.github.providerkit.toolchain;

import io.github.providerkit.toolchain.Doctor.Finding;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Shows findings as a table, and below it what to do. */
public final class DoctorTable {
  private static final List<String> TITLES = List.of("tool", "platform", "version", "found");

  private DoctorTable() {}

  /**
   * The table's lines, with what to do about each tool that is missing.
   *
   * @param findings one a row
   */
  public static List<String> lines(List<Finding> findings) {
    return lines(findings, EnumSet.allOf(ToolKind.class));
  }

  /**
   * The same, with what to do about tools that somebody needs.
   *
   * @param findings one a row
   * @param needed of no other tool is told what to do
   */
  public static List<String> lines(List<Finding> findings, Set<ToolKind> needed) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(TITLES);
    findings.forEach(finding -> rows.add(row(finding)));
    List<String> lines = new ArrayList<>();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int column = 0; column < row.size(); column++) {
        String cell = row.get(column);
        boolean last = column == row.size() - 1;
        line.append(cell).append(last ? "" : " ".repeat(width(rows, column) - cell.length() + 2));
      }
      lines.add(line.toString());
    }
    lines.addAll(
        advice(findings.stream().filter(finding -> needed.contains(finding.kind())).toList()));
    return lines;
  }

  private static List<String> row(Finding finding) {
    String found =
        finding.tool().map(tool -> tool.executable() + " (" + tool.origin() + ")").orElse("");
    String separator = found.isEmpty() || finding.ok() ? "" : "; ";
    return List.of(
        finding.kind().title(),
        finding.platform().toString(),
        finding.tool().map(Tool::version).orElse("-"),
        found + separator + finding.problem());
  }

  private static int width(List<List<String>> rows, int column) {
    return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
  }

  /** What to do, once where several platforms need the same. */
  private static Set<String> advice(List<Finding> findings) {
    Set<String> lines = new LinkedHashSet<>();
    for (Finding finding : findings) {
      if (!finding.ok()) {
        lines.add("hint: " + finding.kind().title() + ": " + finding.advice());
      }
    }
    return lines;
  }
}
