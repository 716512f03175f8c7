package io.github.providerkit.process;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.Consumer;

/**
 * Copies what a command prints on a thread of its own, so that an interrupt reaches the wait even
 * while the command is silent.
 */
final class CommandOutput extends Thread {
  private static final int LAST_LINES = 20;

  /** A child that a command left behind may hold its output open; that is not waited for. */
  private static final long PATIENCE_MILLIS = 5_000;

  private final InputStream output;
  private final Path log;
  private final Consumer<String> listener;
  private final Deque<String> last = new ConcurrentLinkedDeque<>();
  private volatile IOException failure;

  private CommandOutput(InputStream output, Path log, Consumer<String> listener) {
    super("provider-output");
    this.output = output;
    this.log = log;
    this.listener = listener;
  }

  /** Starts to copy to the end of a log file, and line by line to a listener. */
  static CommandOutput copy(InputStream output, Path log, Consumer<String> listener) {
    CommandOutput copied = new CommandOutput(output, log, listener);
    copied.setDaemon(true);
    copied.start();
    return copied;
  }

  @Override
  public void run() {
    try {
      copy();
    } catch (IOException e) {
      failure = e;
    }
  }

  /**
   * Waits for the end of the output.
   *
   * @return the last lines
   * @throws IOException if it could not be read or kept
   */
  Deque<String> await() throws InterruptedException, IOException {
    join(PATIENCE_MILLIS);
    if (failure != null) {
      throw failure;
    }
    return last;
  }

  private void copy() throws IOException {
    try (BufferedWriter file =
            Files.newBufferedWriter(
                log, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(output, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        file.write(line);
        file.newLine();
        listener.accept(line);
        if (last.size() == LAST_LINES) {
          last.removeFirst();
        }
        last.addLast(line);
      }
    }
  }
}
