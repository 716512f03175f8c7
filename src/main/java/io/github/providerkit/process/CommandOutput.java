package io.github.providerkit.process;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Copies what a command prints on a thread of its own, so that an interrupt reaches the wait even
 * while the command is silent. It copies in pieces, however long a line is.
 */
final class CommandOutput extends Thread {
  /** How many lines of a command that failed are told. */
  static final int LAST_LINES = 20;

  private static final int PIECE = 8 * 1024;

  /** A child that a command left behind may hold its output open; that is not waited for. */
  private static final int LOOKS = 50;

  private static final long MILLIS_BETWEEN_LOOKS = 100;

  /** Far more than a pipe holds: what comes after it is not the command's, which has ended. */
  private static final long MOST_AFTER_THE_END = 4 * 1024 * 1024;

  private final InputStream output;
  private final Path log;
  private final Sink sink;
  private final ConcurrentLinkedDeque<String> last = new ConcurrentLinkedDeque<>();
  private final AtomicLong taken = new AtomicLong();
  private volatile boolean busy = true;
  private volatile @Nullable Throwable failure;

  /** Takes text in pieces; lines may end anywhere in them. */
  interface Sink {
    /** Takes a piece. */
    void take(char[] text, int length) throws IOException;

    /** Nothing comes any more. */
    void end() throws IOException;
  }

  private CommandOutput(InputStream output, Path log, Sink sink) {
    super("provider-output");
    this.output = output;
    this.log = log;
    this.sink = sink;
  }

  /** Starts to copy to the end of a log file, byte by byte, and to a sink. */
  static CommandOutput copy(InputStream output, Path log, Sink sink) {
    CommandOutput copied = new CommandOutput(output, log, sink);
    copied.setDaemon(true);
    copied.start();
    return copied;
  }

  @Override
  public void run() {
    try {
      copy();
    } catch (IOException | RuntimeException | Error e) {
      // Whatever it is, it is ours: what the command makes of its closed output is not its fault.
      failure = e;
    }
  }

  /**
   * Waits for the end of the output, after that of the command. What the command printed itself is
   * always awaited; a child that it left behind only for a moment.
   *
   * @return the last lines
   * @throws IOException if it could not be read or kept
   */
  List<String> await() throws InterruptedException, IOException {
    long atEnd = taken.get();
    int looks = 0;
    while (isAlive() && looks < LOOKS && taken.get() - atEnd < MOST_AFTER_THE_END) {
      join(MILLIS_BETWEEN_LOOKS);
      // Whoever shows the lines may be slow.
      looks += busy ? 0 : 1;
    }
    if (failure instanceof IOException e) {
      throw e;
    }
    if (failure != null) {
      throw new IOException(failure.toString(), failure);
    }
    return List.copyOf(last);
  }

  private void copy() throws IOException {
    ShownLines lastLines = new ShownLines(this::keep);
    try (OutputStream file =
            Files.newOutputStream(log, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        Reader text = new InputStreamReader(new Logged(file), StandardCharsets.UTF_8)) {
      char[] piece = new char[PIECE];
      for (int read = text.read(piece); read >= 0; read = text.read(piece)) {
        sink.take(piece, read);
        lastLines.take(piece, read);
      }
      sink.end();
      lastLines.end();
    }
  }

  private void keep(String line) {
    if (last.size() == LAST_LINES) {
      last.removeFirst();
    }
    last.addLast(line);
  }

  /** What the command prints; it stands in the log before anybody sees it. */
  private final class Logged extends FilterInputStream {
    private final OutputStream file;

    Logged(OutputStream file) {
      super(output);
      this.file = file;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      busy = false;
      int read = in.read(bytes, offset, length);
      busy = true;
      if (read > 0) {
        taken.addAndGet(read);
        file.write(bytes, offset, read);
      }
      return read;
    }
  }
}
