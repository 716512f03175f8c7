package io.github.providerkit.files;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/**
 * Writes a file that others see whole or not at all: into a temporary file beside it, which is then
 * renamed. What was there before stays until that moment, and also when writing fails.
 */
public final class AtomicFile {

  /**
   * What to write.
   *
   * @param <T> what is known about it afterwards
   */
  @FunctionalInterface
  public interface Body<T> {
    /** Writes everything; the stream may be closed or not. */
    T writeTo(OutputStream out) throws IOException;
  }

  private AtomicFile() {}

  /**
   * Writes a file, and its missing parent directories.
   *
   * @param target replaced when it exists
   * @param body called once; after any exception from it nothing is left behind
   * @return what the body returned
   * @throws IOException when writing or renaming fails, also when the thread is interrupted
   *     meanwhile
   */
  public static <T> T write(Path target, Body<T> body) throws IOException {
    Path absolute = target.toAbsolutePath();
    Files.createDirectories(Objects.requireNonNull(absolute.getParent()));
    try (Temporary temporary = Temporary.beside(absolute)) {
      T result = body.writeTo(temporary.stream());
      temporary.moveTo(target);
      return result;
    }
  }

  /**
   * Writes a file of a few bytes, and its missing parent directories.
   *
   * @throws IOException when writing or renaming fails
   */
  public static void write(Path target, byte[] bytes) throws IOException {
    write(
        target,
        out -> {
          out.write(bytes);
          return target;
        });
  }
}
