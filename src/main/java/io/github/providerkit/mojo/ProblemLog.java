package io.github.providerkit.mojo;

import io.github.providerkit.format.ManifestCheck;
import io.github.providerkit.format.ValidationReport;
import io.github.providerkit.manifest.Problem;
import io.github.providerkit.manifest.Severity;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;

/**
 * Shows problems to the user.
 *
 * @param log Maven's
 * @param directory what the problems' files are relative to
 * @param annotations whether they are marked in a GitHub pull request; null to do it in GitHub
 *     Actions only
 * @param shown what was shown in this build
 */
record ProblemLog(Log log, Path directory, Boolean annotations, Set<Problem> shown) {

  /** Shows what no goal of this build has shown for this project yet. */
  void show(ManifestCheck.Result result) {
    show(result.sorted().stream().filter(shown::add).toList());
  }

  /** Shows problems at their weight. */
  void show(List<Problem> problems) {
    for (Problem problem : problems) {
      for (String line : ValidationReport.lines(problem)) {
        if (problem.severity() == Severity.ERROR) {
          log.error(line);
        } else {
          log.warn(line);
        }
      }
    }
    Annotations.print(problems, directory, annotations);
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
