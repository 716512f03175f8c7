package io.github.providerkit.plan;

import io.github.providerkit.toolchain.DoctorTable;
import java.util.function.Consumer;

/** A plan for people to read. */
public final class PlanLines {
  private PlanLines() {}

  /**
   * Tells it.
   *
   * @param lines receives what is as it should be
   * @param warnings receives what cannot be released
   */
  public static void tell(
      ReleasePlanReport report, Consumer<String> lines, Consumer<String> warnings) {
    for (PlannedModule module : report.modules()) {
      boolean refused =
          module.state() == ReleaseState.DIFFERENT || module.state() == ReleaseState.INVALID;
      (refused ? warnings : lines).accept(module.line());
      module
          .difference()
          .ifPresent(
              difference -> {
                lines.accept("  " + difference.summary());
                difference.changes().forEach(change -> lines.accept("    " + change.line()));
              });
    }
    if (report.modules().size() == 1) {
      report.modules().get(0).coordinates().forEach(one -> lines.accept("  " + one));
    }
    if (!report.tools().isEmpty()) {
      DoctorTable.lines(report.tools()).forEach(lines);
    }
    lines.accept(report.summary());
    if (!report.projects().isEmpty()) {
      lines.accept("-pl " + report.projects());
    }
  }
}
