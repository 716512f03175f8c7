package io.github.providerkit.process;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Reads what commands printed, as it was shown; a log may be larger than the memory. */
public final class LogLines {
  private static final int PIECE = 8 * 1024;

  private LogLines() {}

  /**
   * Reads a log.
   *
   * @param reader receives each line; of a long one only the beginning
   * @throws IOException if it cannot be read
   */
  public static void read(Path log, Consumer<String> reader) throws IOException {
    ShownLines lines = new ShownLines(reader);
    char[] piece = new char[PIECE];
    try (Reader text = new InputStreamReader(Files.newInputStream(log), StandardCharsets.UTF_8)) {
      for (int read = text.read(piece); read >= 0; read = text.read(piece)) {
        lines.take(piece, read);
      }
      lines.end();
    }
  }
}
