package io.github.providerkit.format.gestalt.rules;

import io.github.providerkit.manifest.Problem;
import io.github.providerkit.manifest.Problems;
import java.util.List;

/** Problems as short lines: {@code 3:5 error gestalt/catalog operations[0].id}. */
public final class Told {
  private Told() {}

  public static List<String> by(Problems problems) {
    return problems.sorted().stream().map(Told::line).toList();
  }

  private static String line(Problem problem) {
    return "%d:%d %s %s %s"
        .formatted(
            problem.position().line(),
            problem.position().column(),
            problem.severity().word(),
            problem.code(),
            problem.path())
        .strip();
  }

  public static String message(Problems problems) {
    return problems.sorted().get(0).message();
  }

  public static String hint(Problems problems) {
    return problems.sorted().get(0).hint();
  }
}
