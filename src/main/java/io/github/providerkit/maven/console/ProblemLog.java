package io.github.providerkit.maven.console;

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
 * Shows problems to the user, under names of files by which a terminal or an editor finds them.
 *
 * @param log Maven's, which names the module where there are several
 * @param places receives the lines that begin with a place: where the path of the file tells the
 *     module, nothing stands before it
 * @param prefix the path of the module's directory from where Maven was started, with a slash at
 *     its end; empty when it is the same
 * @param directory what the problems' files are relative to
 * @param annotations whether they are marked in a GitHub pull request; null to do it in GitHub
 *     Actions only
 * @param shown what was shown in this build
 */
public record ProblemLog(
    Log log,
    Log places,
    String prefix,
    Path directory,
    @Nullable Boolean annotations,
    Set<Problem> shown) {

  /** For a build of one project. */
  public ProblemLog(Log log, Path directory, @Nullable Boolean annotations, Set<Problem> shown) {
    this(log, log, "", directory, annotations, shown);
  }

  /** Shows what no goal of this build has shown for this project yet. */
  public void show(ManifestCheck.Result result) {
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
  public void show(List<Problem> problems) {
    Map<Cause, List<Problem>> causes =
        problems.stream().collect(Collectors.groupingBy(Cause::of, LinkedHashMap::new, toList()));
    for (Problem problem : problems) {
      List<Problem> equal = causes.getOrDefault(Cause.of(problem), List.of());
      boolean many = equal.size() > EQUAL;
      if (many && !equal.get(0).equals(problem)) {
        continue;
      }
      Problem told = many ? withNumber(problem, equal.size() - 1) : problem;
      List<String> lines = ValidationReport.lines(from(told, prefix));
      show(problem.severity(), places, lines.get(0));
      lines.stream().skip(1).forEach(line -> show(problem.severity(), log, line));
    }
    Annotations.print(problems, directory, annotations);
  }

  private static void show(Severity severity, Log log, String line) {
    if (severity == Severity.ERROR) {
      log.error(line);
    } else {
      log.warn(line);
    }
  }

  /** The same problem, its file named from another directory. */
  private static Problem from(Problem problem, String prefix) {
    return new Problem(
        problem.severity(),
        problem.code(),
        problem.path(),
        ModulePath.from(prefix, problem.file()),
        problem.position(),
        problem.message(),
        problem.hint());
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
  public void failOnErrors(ManifestCheck.Result result) throws MojoFailureException {
    if (!result.ok()) {
      show(result);
      throw failure(result);
    }
  }

  public static MojoFailureException failure(ManifestCheck.Result result) {
    long errors = result.count(Severity.ERROR);
    return new MojoFailureException(
        "%s: %s %s, listed above"
            .formatted(result.manifest(), errors, errors == 1 ? "error" : "errors"));
  }
}
