package io.github.providerkit.mojo;

import static java.util.stream.Collectors.toList;

import io.github.providerkit.format.ManifestCheck;
import io.github.providerkit.format.ValidationReport;
import io.github.providerkit.manifest.Problem;
import io.github.providerkit.manifest.Severity;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;
import org.jspecify.annotations.Nullable;

/**
 * Shows problems to the user.
 *
 * @param log Maven's
 * @param directory what the problems' files are relative to
 * @param annotations whether they are marked in a GitHub pull request; null to do it in GitHub
 *     Actions only
 * @param shown what was shown in this build
 */
record ProblemLog(Log log, Path directory, @Nullable Boolean annotations, Set<Problem> shown) {

  /** Shows what no goal of this build has shown for this project yet. */
  void show(ManifestCheck.Result result) {
    show(result.sorted().stream().filter(shown::add).toList());
  }

  /** Of equal problems as many are shown one by one; who has more has one reason for all. */
  private static final int EQUAL = 3;

  /** What problems of one cause have in common. */
  private record Cause(
      String file, Severity severity, String code, String message, @Nullable String hint) {
    static Cause of(Problem problem) {
      return new Cause(
          problem.file(), problem.severity(), problem.code(), problem.message(), problem.hint());
    }
  }

  /** Shows problems at their weight; many of one cause as one. */
  void show(List<Problem> problems) {
    Map<Cause, List<Problem>> causes =
        problems.stream().collect(Collectors.groupingBy(Cause::of, LinkedHashMap::new, toList()));
    for (Problem problem : problems) {
      List<Problem> equal = causes.getOrDefault(Cause.of(problem), List.of());
      boolean many = equal.size() > EQUAL;
      if (many && !equal.get(0).equals(problem)) {
        continue;
      }
      Problem told = many ? withNumber(problem, equal.size() - 1) : problem;
      for (String line : ValidationReport.lines(told)) {
        if (problem.severity() == Severity.ERROR) {
          log.error(line);
        } else {
          log.warn(line);
        }
      }
    }
    Annotations.print(problems, directory, annotations);
  }

  private static Problem withNumber(Problem first, int more) {
    return new Problem(
        first.severity(),
        first.code(),
        first.path(),
        first.file(),
        first.position(),
        first.message() + "; the same at " + more + " more places",
        first.hint());
  }

  /** Shows problems, and fails if there is an error among them. */
  void failOnErrors(ManifestCheck.Result result) throws MojoFailureException {
    if (!result.ok()) {
      show(result);
      throw failure(result);
    }
  }

  static MojoFailureException failure(ManifestCheck.Result result) {
    long errors = result.count(Severity.ERROR);
    return new MojoFailureException(
        "%s: %s %s, listed above"
            .formatted(result.manifest(), errors, errors == 1 ? "error" : "errors"));
  }
}
