package io.github.providerkit.build;

import io.github.providerkit.format.BuildCommand;
import io.github.providerkit.host.Host;
import io.github.providerkit.message.ProviderException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Runs the commands of {@code release.build} ({@code spec/gestalt-release.md} section 6). */
public final class ReleaseBuild {
  private final Host host;
  private final Path logs;
  private final Consumer<String> output;

  /**
   * Creates a build.
   *
   * @param host where to look for programs
   * @param logs directory for the commands' output
   * @param output receives each line that a command prints
   */
  public ReleaseBuild(Host host, Path logs, Consumer<String> output) {
    this.host = host;
    this.logs = logs;
    this.output = output;
  }

  /**
   * Runs commands one after another, each in its own directory and once.
   *
   * @throws ProviderException if one of them fails
   */
  public void run(List<BuildCommand> commands) throws ProviderException {
    ProcessRunner runner = new ProcessRunner(output);
    for (int i = 0; i < commands.size(); i++) {
      BuildCommand command = commands.get(i);
      String name = commands.size() == 1 ? "release-build" : "release-build-" + (i + 1);
      if (command.packageScript()) {
        runScript(runner, command, name);
        continue;
      }
      Optional<List<String>> install = bunInstall(command.directory());
      if (install.isPresent()) {
        run(runner, command, install.get(), name + "-dependencies");
      }
      run(runner, command, command.arguments(), name);
    }
  }

  private void runScript(ProcessRunner runner, BuildCommand command, String name)
      throws ProviderException {
    PackageManager manager = PackageManager.find(host);
    Optional<Path> awaiting = manager.awaitingInstallation(command.directory());
    if (awaiting.isPresent()) {
      BuildCommand install = new BuildCommand(command.field(), awaiting.get(), manager.install());
      run(runner, install, install.arguments(), name + "-dependencies");
    }
    run(runner, command, manager.run(command.arguments()), name);
  }

  private void run(ProcessRunner runner, BuildCommand command, List<String> arguments, String name)
      throws ProviderException {
    output.accept("$ " + String.join(" ", arguments));
    runner.run(
        new ProcessRunner.Command(
            command.field(),
            command.directory(),
            arguments,
            command.environment(),
            logs.resolve(name + ".log")));
  }

  /** A directory with a lock file of Bun and without its packages gets them first. */
  private Optional<List<String>> bunInstall(Path directory) throws ProviderException {
    boolean wanted =
        Files.exists(directory.resolve("package.json"))
            && Files.exists(directory.resolve("bun.lock"))
            && !Files.exists(directory.resolve("node_modules"));
    if (!wanted) {
      return Optional.empty();
    }
    List<String> searched = new ArrayList<>();
    Path bun =
        bun(searched)
            .orElseThrow(
                () ->
                    ProviderException.user(
                        "expected Bun for the bun.lock in " + directory + ", found none",
                        "searched " + String.join(", ", searched)));
    return Optional.of(List.of(bun.toString(), "install", "--frozen-lockfile"));
  }

  private Optional<Path> bun(List<String> searched) {
    searched.add("GESTALT_BUN");
    Optional<Path> named = host.variable("GESTALT_BUN").map(Path::of);
    searched.add("the PATH");
    return named.isPresent() ? named : host.onPath("bun");
  }
}
