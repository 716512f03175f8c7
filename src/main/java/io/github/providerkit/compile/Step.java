package io.github.providerkit.compile;

import io.github.providerkit.message.ProviderException;
import io.github.providerkit.process.ProcessRunner;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A part of a build that runs commands one after another: a platform, or the catalog. Its commands
 * share a log file, and their output carries its name.
 */
public final class Step {
  private final String name;
  private final Path log;
  private final ProcessRunner runner;
  private volatile Path directory;

  /**
   * Creates a step.
   *
   * @param name what the output is marked with, such as {@code linux/amd64}
   * @param log file for the whole output
   * @param runner runs the commands
   */
  Step(String name, Path log, ProcessRunner runner) {
    this.name = name;
    this.log = log;
    this.runner = runner;
    this.directory = Objects.requireNonNull(log.getParent());
  }

  /** What its output is marked with. */
  public String name() {
    return name;
  }

  /** The file with its whole output. */
  public Path log() {
    return log;
  }

  /** Where its last command ran. */
  Path directory() {
    return directory;
  }

  /** Tells the user something, such as a warning. */
  public void say(String line) {
    runner.say(line);
  }

  /**
   * Runs a command.
   *
   * @param what its name in messages, such as {@code go build}
   * @param environment variables to set besides those of this process
   * @throws ProviderException if it cannot be started, fails, or is interrupted
   */
  public void run(
      String what, Path directory, Map<String, String> environment, List<String> arguments)
      throws ProviderException {
    runner.run(command(what, directory, environment, arguments));
  }

  /**
   * Runs a command for what it prints to its standard output; the rest goes to the log.
   *
   * @return the lines
   * @throws ProviderException if it cannot be started, fails, or is interrupted
   */
  public List<String> read(
      String what, Path directory, Map<String, String> environment, List<String> arguments)
      throws ProviderException {
    return runner.read(command(what, directory, environment, arguments));
  }

  private ProcessRunner.Command command(
      String what, Path where, Map<String, String> environment, List<String> arguments) {
    directory = where;
    return new ProcessRunner.Command(name + ": " + what, where, arguments, environment, log);
  }
}
