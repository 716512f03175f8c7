package io.github.providerkit.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A short question to a program, such as for its version.
 *
 * @param command program and arguments
 * @param directory where it is asked: files there may choose between versions
 * @param variables its whole environment
 * @param patience how long an answer may take
 */
public record Question(
    List<String> command, Path directory, Map<String, String> variables, Duration patience) {
  private static final int MOST_BYTES = 64 * 1024;
  private static final int MOST_LINES = 3;

  /** A child that a program left behind may hold its output open; that is not waited for. */
  private static final long LINGER_MILLIS = 2_000;

  /**
   * What the program prints on its standard output.
   *
   * @throws NoAnswerException if it does not start, fails, or takes too long
   * @throws InterruptedException if the build is stopped; the program is, too
   */
  public String ask() throws NoAnswerException, InterruptedException {
    Process process = start();
    try {
      Collector output = new Collector(process.getInputStream());
      Collector errors = new Collector(process.getErrorStream());
      if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new NoAnswerException("does not answer within " + patience.toSeconds() + " s");
      }
      String answer = output.text();
      if (process.exitValue() != 0) {
        throw new NoAnswerException(
            "ends with status " + process.exitValue() + last(errors.text() + "\n" + answer));
      }
      return answer;
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  private Process start() throws NoAnswerException {
    ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
    builder.environment().clear();
    builder.environment().putAll(variables);
    try {
      Process process = builder.start();
      process.getOutputStream().close();
      return process;
    } catch (IOException e) {
      throw new NoAnswerException("does not start: " + e.getMessage());
    }
  }

  private static String last(String text) {
    List<String> lines = text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    List<String> few = lines.subList(Math.max(0, lines.size() - MOST_LINES), lines.size());
    return few.isEmpty() ? "" : ": " + String.join(" / ", few);
  }

  /** Takes in a stream to its end, so that the program never waits for its reader. */
  private static final class Collector extends Thread {
    private final InputStream in;
    private volatile String text = "";

    Collector(InputStream in) {
      super("provider-tool");
      this.in = in;
      setDaemon(true);
      start();
    }

    @Override
    public void run() {
      try (in) {
        text = new String(in.readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
        in.transferTo(OutputStream.nullOutputStream());
      } catch (IOException e) {
        // The program was stopped; what it said until then is not looked at.
        text = "";
      }
    }

    String text() throws InterruptedException {
      join(LINGER_MILLIS);
      return text;
    }
  }
}
