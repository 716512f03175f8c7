package io.github.providerkit.process;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
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
  private static final int MOST_PIECES = 64;
  private static final int MOST_LINES = 3;

  private static final int MILLIS_BETWEEN_LOOKS = 10;

  /**
   * What the program prints on its standard output.
   *
   * @throws NoAnswerException if it does not start, fails, or takes too long
   * @throws InterruptedException if the build is stopped; the program is, too
   */
  public String ask() throws NoAnswerException, InterruptedException {
    Process process = start();
    try (Collector output = new Collector(process.getInputStream());
        Collector errors = new Collector(process.getErrorStream())) {
      long end = System.nanoTime() + patience.toNanos();
      while (!process.waitFor(MILLIS_BETWEEN_LOOKS, TimeUnit.MILLISECONDS)) {
        output.takeIn();
        errors.takeIn();
        if (System.nanoTime() > end) {
          throw new NoAnswerException("does not answer within " + patience.toSeconds() + " s");
        }
      }
      String answer = output.text();
      if (process.exitValue() != 0) {
        throw new NoAnswerException(
            "ends with status " + process.exitValue() + last(errors.text() + "\n" + answer));
      }
      return answer;
    } catch (IOException e) {
      throw new NoAnswerException("says something that cannot be read: " + e.getMessage());
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  private Process start() throws NoAnswerException {
    ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
    builder.environment().clear();
    builder.environment().putAll(variables);
    ChildEnvironment.clean(builder.environment());
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

  /**
   * Takes in what is there of a stream, on the thread that waits for the program: however busy the
   * machine is, all of it is there when the program has ended, and a child that holds the stream
   * open is not waited for.
   */
  private static final class Collector implements AutoCloseable {
    private final InputStream in;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    Collector(InputStream in) {
      this.in = in;
    }

    void takeIn() throws IOException {
      // Not for ever where something is printed without end.
      for (int i = 0, there = in.available(); i < MOST_PIECES && there > 0; i++) {
        byte[] piece = in.readNBytes(Math.min(there, MOST_BYTES));
        bytes.write(piece, 0, Math.min(piece.length, MOST_BYTES - bytes.size()));
        there = in.available();
      }
    }

    String text() throws IOException {
      takeIn();
      return bytes.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }
}
