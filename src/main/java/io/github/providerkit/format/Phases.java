package io.github.providerkit.format;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The author's own commands that install what a build needs, make the program, and run it ({@code
 * docs/spec/gestalt-app.md} sections 2 and 3).
 *
 * @param install run once
 * @param build run for each platform; empty where nothing is made
 * @param run how the provider is started without a program; never run but for its catalog
 * @param files slash paths of the files that the manifest names, which a build may make too; each
 *     once
 * @param surfaces whether the manifest tells operations itself: then a catalog in the repository is
 *     kept, and none is made anew ({@code docs/spec/gestalt-app.md} section 3)
 */
public record Phases(
    List<Step> install, List<Step> build, List<Step> run, List<String> files, boolean surfaces) {
  /** Copies the lists. */
  public Phases {
    install = List.copyOf(install);
    build = List.copyOf(build);
    run = List.copyOf(run);
    files = List.copyOf(files);
  }

  /**
   * Whether a catalog in the repository is the one that counts: where the provider cannot be run
   * without its program, and beside surfaces. Elsewhere the code writes it anew.
   */
  public boolean keepCatalog() {
    return run.isEmpty() || surfaces;
  }

  /** The programs that the commands start, as they are named. */
  public List<String> programs() {
    return Stream.of(install, build, run)
        .flatMap(List::stream)
        .map(step -> step.arguments().get(0))
        .toList();
  }

  /**
   * A command.
   *
   * @param field where it stands, such as {@code manifest.yaml: build[0].command}
   * @param arguments program and arguments; run as they are, without a shell
   * @param directory where it runs, a slash path below the provider's directory; empty for itself
   * @param environment variables that are set for it, by name
   * @param inputs slash paths of what it reads; empty when it does not say
   */
  public record Step(
      String field,
      List<String> arguments,
      String directory,
      Map<String, String> environment,
      List<String> inputs) {
    /** Copies the lists. */
    public Step {
      arguments = List.copyOf(arguments);
      // Builds compare what they are told: the order has to be the same in each.
      environment = Collections.unmodifiableSortedMap(new TreeMap<>(environment));
      inputs = List.copyOf(inputs);
    }

    /** Whether it is {@code go run}, which compiles for the platform that it is told. */
    public boolean isGoRun() {
      String program = arguments.get(0).replaceFirst(".*[/\\\\]", "").replaceFirst("[.]exe$", "");
      // The directory to run in comes before all else.
      int command = arguments.size() > 1 && arguments.get(1).equals("-C") ? 3 : 1;
      return program.equals("go")
          && arguments.size() > command
          && arguments.get(command).equals("run");
    }
  }
}
