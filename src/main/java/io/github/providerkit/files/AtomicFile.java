package io.github.providerkit.files;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ThreadLocalRandom;

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
    Path directory = target.toAbsolutePath().getParent();
    Files.createDirectories(directory);
    Path temporary = null;
    T result;
    try (Output output = create(directory, target.getFileName().toString())) {
      temporary = output.path;
      result = body.writeTo(output.stream);
    } catch (Throwable e) {
      discard(temporary, e);
      throw e;
    }
    rename(temporary, target);
    return result;
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
          return null;
        });
  }

  private record Output(Path path, OutputStream stream) implements AutoCloseable {
    @Override
    public void close() throws IOException {
      stream.close();
    }
  }

  /**
   * Not {@link Files#createTempFile}: its files are readable by their owner only, and would stay so
   * under the final name.
   */
  private static Output create(Path directory, String name) throws IOException {
    while (true) {
      String unique = Long.toHexString(ThreadLocalRandom.current().nextLong());
      Path path = directory.resolve("." + name + "." + unique + ".tmp");
      try {
        return new Output(
            path,
            Files.newOutputStream(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
      } catch (FileAlreadyExistsException e) {
        // Another writer drew the same number: draw again.
      }
    }
  }

  private static void rename(Path temporary, Path target) throws IOException {
    try {
      try {
        Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
      } catch (AtomicMoveNotSupportedException e) {
        Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING);
      }
    } catch (IOException | RuntimeException e) {
      discard(temporary, e);
      throw e;
    }
  }

  private static void discard(Path temporary, Throwable reason) {
    if (temporary == null) {
      return;
    }
    try {
      Files.deleteIfExists(temporary);
    } catch (IOException e) {
      reason.addSuppressed(e);
    }
  }
}
