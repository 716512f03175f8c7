package io.github.providerkit.compile.commands;

import io.github.providerkit.compile.Step;
import io.github.providerkit.message.ProviderException;
import io.github.providerkit.process.RunningProcess;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Asks the program of an app with surfaces for operations of its own. The server's own tool never
 * does ({@code docs/spec/gestalt-app.md} section 3), so that a program may know no answer, fail or
 * just begin to serve: that is told, and no error.
 */
final class AskedProgram {
  static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Duration patience;

  /**
   * Creates it.
   *
   * @param patience how long a program may take
   */
  AskedProgram(Duration patience) {
    this.patience = patience;
  }

  /**
   * Asks.
   *
   * @param directory where the program runs
   * @param environment what asks it
   * @param catalog the file that it may write; there is none afterwards where it gave no answer
   */
  void write(Path program, Path directory, Map<String, String> environment, Path catalog, Step step)
      throws IOException, ProviderException {
    ProcessBuilder builder =
        new ProcessBuilder(program.toString())
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(Redirect.appendTo(step.log().toFile()));
    builder.environment().putAll(environment);
    String found;
    try (RunningProcess process = RunningProcess.start(builder)) {
      boolean ended = process.await(patience.toMillis(), TimeUnit.MILLISECONDS);
      int status = ended ? process.await() : 0;
      if (ended && status == 0 && Files.isRegularFile(catalog)) {
        return;
      }
      found =
          !ended
              ? "one that still ran after " + patience.toSeconds() + " s"
              : status == 0 ? "no file" : "exit status " + status;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw ProviderException.environment(step.name() + ": interrupted", e);
    }
    Files.deleteIfExists(catalog);
    step.say(
        "warning: expected the program to write down its own operations, found %s (%s)"
            .formatted(found, step.log()));
  }
}
