package io.github.providerkit.script;

import io.github.providerkit.files.AtomicFile;
import io.github.providerkit.format.BuildCommand;
import io.github.providerkit.host.Host;
import io.github.providerkit.message.ProviderException;
import io.github.providerkit.npm.LockFile;
import io.github.providerkit.npm.PackageCopy;
import io.github.providerkit.npm.PackageJson;
import io.github.providerkit.process.ProcessRunner;
import io.github.providerkit.toolchain.ToolchainResolver;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Runs the commands that an author wants run: those of {@code release.build} ({@code
 * docs/spec/gestalt-release.md} section 6), and scripts of packages ({@code
 * docs/spec/checkstack.md} section 1.7).
 */
public final class ReleaseBuild {
  private final Host host;
  private final ToolchainResolver tools;
  private final Path logs;
  private final Consumer<String> output;
  private final Optional<Path> started;

  /**
   * Creates a build that does not know what Maven was started for.
   *
   * @param host where to look for npm
   * @param tools finds Bun
   * @param logs directory for the commands' output
   * @param output receives each line that a command prints
   */
  public ReleaseBuild(Host host, ToolchainResolver tools, Path logs, Consumer<String> output) {
    this(host, tools, logs, output, Optional.empty());
  }

  /**
   * Creates a build.
   *
   * @param started directory of the project that Maven was started for: above it nothing is
   *     installed, unless it is part of a repository
   */
  public ReleaseBuild(
      Host host,
      ToolchainResolver tools,
      Path logs,
      Consumer<String> output,
      Optional<Path> started) {
    this.host = host;
    this.tools = tools;
    this.logs = logs;
    this.output = output;
    this.started = started;
  }

  /**
   * Runs commands one after another, each in its own directory and once. A directory with a lock
   * file and without its packages gets them first.
   *
   * @throws ProviderException if one of them fails
   */
  public void run(List<BuildCommand> commands) throws ProviderException {
    for (int i = 0; i < commands.size(); i++) {
      run(commands.get(i), name(i, commands));
    }
  }

  /**
   * The same for scripts of packages, but for those that another module of the build has run.
   *
   * @param module the directory where the asking module writes
   * @throws ProviderException if one of them fails
   */
  void runOnce(List<BuildCommand> scripts, BuildTurns turns, Path module) throws ProviderException {
    for (int i = 0; i < scripts.size(); i++) {
      BuildCommand script = scripts.get(i);
      if (turns.ranForAnother(script, module)) {
        tell(script.field() + ": run by another module of this build", log(name(i, scripts)));
      } else {
        long started = System.currentTimeMillis();
        run(script, name(i, scripts));
        turns.ran(script, module, started);
      }
    }
  }

  private void tell(String line, Path log) throws ProviderException {
    output.accept(line);
    try {
      AtomicFile.write(log, (line + "\n").getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw ProviderException.environment("cannot write " + log, e);
    }
  }

  private void run(BuildCommand command, String name) throws ProviderException {
    if (command.packageScript()) {
      PackageManager manager = manager(command);
      install(manager, command, name);
      run(command, command.directory(), manager.run(command.arguments()), manager, name);
    } else {
      installLocked(command, name);
      run(command, command.directory(), command.arguments(), command.environment(), name);
    }
  }

  /** Installs the packages that scripts need and that are not there yet. */
  void install(List<BuildCommand> scripts) throws ProviderException {
    for (int i = 0; i < scripts.size(); i++) {
      install(manager(scripts.get(i)), scripts.get(i), name(i, scripts));
    }
  }

  /** What runs a script; programs that have answered once are not asked again. */
  PackageManager manager(BuildCommand script) throws ProviderException {
    return PackageManager.find(host, tools, script.directory());
  }

  /** The file with the output of the last command. */
  Path lastLog(List<BuildCommand> commands) {
    return log(name(commands.size() - 1, commands));
  }

  private void install(PackageManager manager, BuildCommand script, String name)
      throws ProviderException {
    Optional<Path> awaiting = manager.awaitingInstallation(script.directory(), started);
    if (awaiting.isPresent()) {
      run(script, awaiting.get(), manager.install(), manager, name + "-dependencies");
    }
  }

  /** Commands of any kind may want what Bun has locked beside them. */
  private void installLocked(BuildCommand command, String name) throws ProviderException {
    Path directory = command.directory();
    boolean wanted =
        Files.exists(directory.resolve(PackageJson.NAME))
            && LockFile.fileNames(LockFile.Manager.BUN).stream()
                .anyMatch(lock -> Files.exists(directory.resolve(lock)))
            && !Files.exists(directory.resolve(PackageCopy.PACKAGES));
    if (wanted) {
      PackageManager bun = PackageManager.forLockOfBun(host, tools, directory);
      run(command, directory, bun.install(), bun, name + "-dependencies");
    }
  }

  private void run(
      BuildCommand command,
      Path directory,
      List<String> arguments,
      PackageManager manager,
      String name)
      throws ProviderException {
    Map<String, String> environment = new HashMap<>(manager.environment());
    environment.putAll(command.environment());
    run(command, directory, arguments, environment, name);
  }

  private void run(
      BuildCommand command,
      Path directory,
      List<String> arguments,
      Map<String, String> environment,
      String name)
      throws ProviderException {
    output.accept("$ " + String.join(" ", arguments));
    new ProcessRunner(output)
        .run(
            new ProcessRunner.Command(
                command.field(), directory, arguments, environment, log(name)));
  }

  private static String name(int index, List<BuildCommand> commands) {
    return commands.size() == 1 ? "release-build" : "release-build-" + (index + 1);
  }

  private Path log(String name) {
    return logs.resolve(name + ".log");
  }
}
