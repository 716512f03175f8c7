package io.github.providerkit.maven.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.providerkit.manifest.Position;
import io.github.providerkit.manifest.Problem;
import io.github.providerkit.manifest.Severity;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.plugin.logging.SystemStreamLog;
import org.junit.jupiter.api.Test;

class ProblemLogTest {
  private final List<String> told = new ArrayList<>();

  @Test
  void manyProblemsOfOneCauseAreOne() {
    List<Problem> problems = new ArrayList<>();
    for (int line = 1; line <= 26; line++) {
      problems.add(problem(line, "unknown field \"read_only\""));
    }
    problems.add(problem(30, "another"));
    log().show(problems);
    assertThat(told)
        .containsExactly(
            "manifest.yaml:1:1: warning: operations[1]: unknown field \"read_only\"; the same at 25"
                + " more places  [gestalt/test]",
            "    hint: remove it",
            "manifest.yaml:30:1: warning: operations[30]: another  [gestalt/test]",
            "    hint: remove it");
  }

  @Test
  void aFewAreToldOneByOne() {
    log().show(List.of(problem(1, "same"), problem(2, "same"), problem(3, "same")));
    assertThat(told).hasSize(6).noneMatch(line -> line.contains("more places"));
  }

  @Test
  void inAReactorTheFileTellsTheModuleAndTheHintNamesIt() {
    Log lines = lines();
    new ProblemLog(
            new ModuleLog(lines, "acme-weather"),
            lines,
            "weather/",
            Path.of("."),
            false,
            new HashSet<>())
        .show(List.of(problem(3, "another")));
    assertThat(told)
        .containsExactly(
            "weather/manifest.yaml:3:1: warning: operations[3]: another  [gestalt/test]",
            "[acme-weather]     hint: remove it");
  }

  private static Problem problem(int line, String message) {
    return new Problem(
        Severity.WARNING,
        "gestalt/test",
        "operations[" + line + "]",
        "manifest.yaml",
        new Position(line, 1),
        message,
        "remove it");
  }

  private ProblemLog log() {
    return new ProblemLog(lines(), Path.of("."), false, new HashSet<>());
  }

  private Log lines() {
    return new SystemStreamLog() {
      @Override
      public void warn(CharSequence line) {
        told.add(line.toString());
      }
    };
  }
}
