package io.github.providerkit.maven.console;

import io.github.providerkit.files.SlashPath;
import io.github.providerkit.format.ValidationReport;
import io.github.providerkit.host.Host;
import io.github.providerkit.manifest.Problem;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Marks problems in a GitHub pull request, through workflow commands in the output of the build.
 */
public final class Annotations {
  private Annotations() {}

  /**
   * Prints problems as workflow commands.
   *
   * @param directory what the problems' files are relative to
   * @param wanted the user's word; null to do it in GitHub Actions only
   */
  public static void print(List<Problem> problems, Path directory, @Nullable Boolean wanted) {
    Host host = Host.current();
    boolean print =
        wanted != null
            ? wanted
            : host.variable("GITHUB_ACTIONS").filter("true"::equals).isPresent();
    if (!print || problems.isEmpty()) {
      return;
    }
    String prefix = prefix(host, directory);
    // A command counts only at the start of a line, where Maven's log has its level; Maven 4 even
    // puts one before what
    // is printed to System.out. The descriptor is not ours to close.
    PrintStream out =
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    problems.forEach(problem -> out.println(ValidationReport.annotation(problem, prefix)));
    out.flush();
  }

  /** GitHub wants paths relative to the repository, also where the project is only a part of it. */
  private static String prefix(Host host, Path directory) {
    return host.variable("GITHUB_WORKSPACE")
        .map(Path::of)
        .filter(directory::startsWith)
        .map(workspace -> SlashPath.between(workspace, directory))
        .filter(relative -> !relative.isEmpty())
        .map(relative -> relative + "/")
        .orElse("");
  }
}
