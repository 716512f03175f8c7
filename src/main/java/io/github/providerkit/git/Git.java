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
public final class Git {
  /** Questions are asked in the same words everywhere, whatever the user has configured. */
  private static final Map<String, String> VARIABLES =
      Map.of("GIT_OPTIONAL_LOCKS", "0", "GIT_TERMINAL_PROMPT", "0", "LC_ALL", "C");

  private final Path program;
  private final Host host;
  private final Path directory;
  private final Duration patience;

  private Git(Path program, Host host, Path directory, Duration patience) {
    this.program = program;
    this.host = host;
    this.directory = directory;
    this.patience = patience;
  }

  /**
   * The command as the search path has it; empty where it has none.
   *
   * @param patience longest wait for a short answer
   */
  public static Optional<Git> in(Path directory, Host host, Duration patience) {
    return host.onPath("git").map(program -> new Git(program, host, directory, patience));
  }

  /** The same in another directory. */
  Git in(Path other) {
    return new Git(program, host, other, patience);
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
          new Question(command(List.of(arguments)), directory, environment, patience).ask();
      return answer.replaceFirst("\\R$", "");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw ProviderException.environment("git " + arguments[0] + ": interrupted", e);
    }
  }

  /**
   * A short answer; empty when git refuses.
   *
   * @throws ProviderException if the build is stopped
   */
  public Optional<String> tryToAsk(String... arguments) throws ProviderException {
    try {
      return Optional.of(ask(arguments));
    } catch (NoAnswerException e) {
      return Optional.empty();
    }
  }

  /**
   * What git prints, however much it is.
   *
   * @param log file that what it tells besides is added to
   * @throws ProviderException if it refuses
   */
  String read(Path log, String... arguments) throws ProviderException {
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
