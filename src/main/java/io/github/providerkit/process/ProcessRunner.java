package io.github.providerkit.process;

import io.github.providerkit.message.CommandText;
import io.github.providerkit.message.ProviderException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Runs a command to its end: every line of output goes to a listener and to a log file. When the
 * build is interrupted or the virtual machine shuts down, the command ends with all its children.
 */
public final class ProcessRunner {
  private static final int LAST_LINES = CommandOutput.LAST_LINES;

  private final Consumer<String> output;

  /**
   * Creates a runner.
   *
   * @param output receives each line that a command prints
   */
  public ProcessRunner(Consumer<String> output) {
    this.output = output;
  }

  /**
   * A command to run.
   *
   * @param what its name in messages, such as the manifest field that holds it
   * @param directory where it runs
   * @param arguments program and arguments; no shell is involved
   * @param environment variables to set besides those of this process
   * @param log file that the whole output is added to; its directory is made
   */
  public record Command(
      String what,
      Path directory,
      List<String> arguments,
      Map<String, String> environment,
      Path log) {
    String line() {
      return String.join(" ", arguments);
    }
  }

  /** Shows a line of our own among those of the commands. */
  public void say(String line) {
    output.accept(line);
  }

  /**
   * Runs a command.
   *
   * @throws ProviderException if it cannot be started, fails, or is interrupted
   */
  public void run(Command command) throws ProviderException {
    run(
        command,
        builder -> builder.redirectErrorStream(true),
        process ->
            CommandOutput.copy(process.output(), command.log(), new ShownLines(output))::await);
  }

  /**
   * Runs a command for what it prints to its standard output; its errors go to the log, and are
   * told when it fails.
   *
   * @return the lines
   * @throws ProviderException if it cannot be started, fails, or is interrupted
   */
  public List<String> read(Command command) throws ProviderException {
    return readText(command).lines().toList();
  }

  /**
   * The same for output that is not made of lines.
   *
   * @return the text, as it was printed
   * @throws ProviderException as {@link #read}
   */
  public String readText(Command command) throws ProviderException {
    Answer answer = new Answer();
    run(
        command,
        builder -> builder.redirectErrorStream(false),
        process -> {
          CommandOutput answers = CommandOutput.copy(process.output(), command.log(), answer);
          CommandOutput errors =
              CommandOutput.copy(process.errors(), command.log(), new ShownLines(line -> {}));
          return () -> {
            List<String> last = new ArrayList<>(answers.await());
            last.addAll(errors.await());
            return last.subList(Math.max(0, last.size() - LAST_LINES), last.size());
          };
        });
    return answer.text();
  }

  /** Copies what a process prints. */
  @FunctionalInterface
  private interface Copy {
    Rest of(RunningProcess process);
  }

  /** Waits for the rest of the output. */
  @FunctionalInterface
  private interface Rest {
    /** Returns the last lines. */
    List<String> await() throws InterruptedException, IOException;
  }

  private void run(Command command, Consumer<ProcessBuilder> streams, Copy copy)
      throws ProviderException {
    try (RunningProcess process = start(command, streams)) {
      Rest rest = copy.of(process);
      int status = process.await();
      List<String> last = rest.await();
      if (status != 0) {
        throw failed(command, status, last);
      }
      for (ProcessHandle left : process.leftRunning()) {
        output.accept(
            "%s: still runs in the background: process %s%s"
                .formatted(
                    command.what(),
                    left.pid(),
                    left.info().commandLine().map(" "::concat).orElse("")));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw ProviderException.environment(command.what() + ": interrupted", e);
    } catch (IOException e) {
      throw ProviderException.environment(
          command.what() + ": cannot keep the output of " + command.line(), e);
    }
  }

  private static RunningProcess start(Command command, Consumer<ProcessBuilder> streams)
      throws ProviderException, IOException, InterruptedException {
    Files.createDirectories(command.log().getParent());
    ProcessBuilder builder =
        new ProcessBuilder(command.arguments()).directory(command.directory().toFile());
    builder.environment().putAll(command.environment());
    streams.accept(builder);
    try {
      return RunningProcess.start(builder);
    } catch (IOException e) {
      throw ProviderException.user(
          "%s: expected a program that can be started, found none for \"%s\" in %s"
              .formatted(command.what(), command.arguments().get(0), command.directory()),
          hint(command) + " (" + e.getMessage() + ")");
    }
  }

  /** Hardly any program has a blank in its name, and many a command is written as one text. */
  private static String hint(Command command) {
    // Dashes that are indented further than the first one end up in the text, too.
    String program = command.arguments().get(0).replace(" - ", " ");
    List<String> words = CommandText.list(program);
    boolean path = words.get(0).contains("/");
    return program.contains(" ")
            && (!path || Files.isRegularFile(command.directory().resolve(words.get(0))))
        ? "each word is an element of its own: " + CommandText.written(words, false)
        : "install it, or put its directory on the PATH";
  }

  private static ProviderException failed(Command command, int status, List<String> last) {
    List<String> details = new ArrayList<>();
    details.add("the last lines of " + command.line() + " in " + command.directory() + ":");
    last.forEach(line -> details.add("  " + line));
    return ProviderException.user(
        "%s: expected exit status 0, found %s from \"%s\""
            .formatted(command.what(), status, command.line()),
        "its whole output is in " + command.log(),
        details);
  }
}
