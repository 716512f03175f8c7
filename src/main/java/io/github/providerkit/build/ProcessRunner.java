package io.github.providerkit.build;

import io.github.providerkit.message.ProviderException;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * Runs a command to its end: every line of output goes to a listener and to a log file, and when
 * the build is interrupted the command ends with all its children.
 */
public final class ProcessRunner {
  private static final int LAST_LINES = 20;
  private static final int GRACE_SECONDS = 2;

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
   * @param log file for the whole output; its directory is made
   */
  public record Command(String what, Path directory, List<String> arguments, Path log) {
    String line() {
      return String.join(" ", arguments);
    }
  }

  /**
   * Runs a command.
   *
   * @throws ProviderException if it cannot be started, fails, or is interrupted
   */
  public void run(Command command) throws ProviderException {
    Process process = start(command);
    try {
      Output copied = copyOutput(process, command.log());
      int status = process.waitFor();
      Deque<String> last = copied.await();
      if (status != 0) {
        throw failed(command, status, last);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw ProviderException.environment(command.what() + ": interrupted", e);
    } catch (IOException e) {
      throw ProviderException.environment(
          command.what() + ": cannot keep the output of " + command.line(), e);
    } finally {
      destroy(process);
    }
  }

  private static Process start(Command command) throws ProviderException {
    try {
      Process process =
          new ProcessBuilder(command.arguments())
              .directory(command.directory().toFile())
              .redirectErrorStream(true)
              .start();
      process.getOutputStream().close();
      return process;
    } catch (IOException e) {
      throw ProviderException.user(
          "%s: expected a program that can be started, found none for \"%s\" in %s"
              .formatted(command.what(), command.arguments().get(0), command.directory()),
          "install it, or put its directory on the PATH (" + e.getMessage() + ")");
    }
  }

  /**
   * Reads on a thread of its own, so that an interrupt reaches the wait even while a command is
   * silent.
   */
  private Output copyOutput(Process process, Path log) {
    Output copied = new Output(process, log, output);
    copied.setDaemon(true);
    copied.start();
    return copied;
  }

  private static final class Output extends Thread {
    /** A child that a command left behind may hold its output open; that is not waited for. */
    private static final long PATIENCE_MILLIS = 5_000;

    private final Process process;
    private final Path log;
    private final Consumer<String> listener;
    private final Deque<String> last = new ConcurrentLinkedDeque<>();
    private volatile IOException failure;

    Output(Process process, Path log, Consumer<String> listener) {
      super("provider-output");
      this.process = process;
      this.log = log;
      this.listener = listener;
    }

    @Override
    public void run() {
      try {
        copy();
      } catch (IOException e) {
        failure = e;
      }
    }

    Deque<String> await() throws InterruptedException, IOException {
      join(PATIENCE_MILLIS);
      if (failure != null) {
        throw failure;
      }
      return last;
    }

    private void copy() throws IOException {
      Files.createDirectories(log.getParent());
      try (BufferedWriter file = Files.newBufferedWriter(log, StandardCharsets.UTF_8);
          BufferedReader lines =
              new BufferedReader(
                  new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
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

  private static ProviderException failed(Command command, int status, Deque<String> last) {
    List<String> details = new ArrayList<>();
    details.add("the last lines of " + command.line() + " in " + command.directory() + ":");
    last.forEach(line -> details.add("  " + line));
    return ProviderException.user(
        "%s: expected exit status 0, found %s from \"%s\""
            .formatted(command.what(), status, command.line()),
        "its whole output is in " + command.log(),
        details);
  }

  /** Ends a command that still runs, and what it started: politely, then for good. */
  private static void destroy(Process process) {
    if (!process.isAlive()) {
      return;
    }
    // A set interrupt flag would turn the pauses below into a busy wait.
    boolean interrupted = Thread.interrupted();
    List<ProcessHandle> all = new ArrayList<>(process.descendants().toList());
    all.add(process.toHandle());
    all.forEach(ProcessHandle::destroy);
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(GRACE_SECONDS);
    while (all.stream().anyMatch(ProcessHandle::isAlive) && System.nanoTime() < end) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    }
    all.stream().filter(ProcessHandle::isAlive).forEach(ProcessHandle::destroyForcibly);
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
