package io.github.providerkit.git;

import io.github.providerkit.host.Host;
import io.github.providerkit.message.ProviderException;
import io.github.providerkit.process.NoAnswerException;
import io.github.providerkit.process.ProcessRunner;
import io.github.providerkit.process.Question;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The git command in one directory. It takes no locks but where it writes, and asks nobody. */
final class Git {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /** Questions are asked in the same words everywhere, whatever the user has configured. */
  private static final Map<String, String> VARIABLES =
      Map.of("GIT_OPTIONAL_LOCKS", "0", "GIT_TERMINAL_PROMPT", "0", "LC_ALL", "C");

  private final Path program;
  private final Host host;
  private final Path directory;
  private final Path log;

  private Git(Path program, Host host, Path directory, Path log) {
    this.program = program;
    this.host = host;
    this.directory = directory;
    this.log = log;
  }

  /**
   * The command as the search path has it.
   *
   * @param log file that what it prints is added to
   * @throws ProviderException if there is none
   */
  static Git in(Path directory, Host host, Path log) throws ProviderException {
    return host.onPath("git")
        .map(program -> new Git(program, host, directory, log))
        .orElseThrow(
            () ->
                ProviderException.user(
                    "expected the program git, found none on the PATH",
                    "install it: the history of the repository is read with it"));
  }

  /** The same in another directory. */
  Git in(Path other) {
    return new Git(program, host, other, log);
  }

  /**
   * A short answer, without the line break at its end.
   *
   * @throws NoAnswerException if git refuses; the message holds its words
   * @throws ProviderException if the build is stopped
   */
  String ask(String... arguments) throws NoAnswerException, ProviderException {
    Map<String, String> environment = new HashMap<>(host.variables());
    environment.putAll(VARIABLES);
    try {
      String answer =
          new Question(command(List.of(arguments)), directory, environment, PATIENCE).ask();
      return answer.replaceFirst("\\R$", "");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw ProviderException.environment("git " + arguments[0] + ": interrupted", e);
    }
  }

  /** A short answer; empty when git refuses. */
  Optional<String> tryToAsk(String... arguments) throws ProviderException {
    try {
      return Optional.of(ask(arguments));
    } catch (NoAnswerException e) {
      return Optional.empty();
    }
  }

  /**
   * What git prints, however much it is.
   *
   * @throws ProviderException if it refuses
   */
  String read(String... arguments) throws ProviderException {
    return new ProcessRunner(line -> {})
        .readText(
            new ProcessRunner.Command(
                "git " + arguments[0], directory, command(List.of(arguments)), VARIABLES, log));
  }

  private List<String> command(List<String> arguments) {
    List<String> command = new ArrayList<>(List.of(program.toString()));
    command.addAll(arguments);
    return command;
  }
}
