package io.github.providerkit.files;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/**
 * Files of others that are read as a whole. What is no regular file is never opened: a pipe would
 * keep the build waiting for ever. A file of a package is read only if no link leads out of it: its
 * text would end up in messages and archives ({@code design.md} section 8).
 */
public final class InputFile {
  private InputFile() {}

  /**
   * Reads a file that the user named.
   *
   * @throws UnusableFileException if it is no file
   * @throws IOException if there is none, or it cannot be read
   */
  public static byte[] read(Path file) throws IOException {
    Path real = file.toRealPath();
    Optional<String> obstacle = kind(real);
    if (obstacle.isPresent()) {
      throw new UnusableFileException(obstacle.get());
    }
    return Files.readAllBytes(real);
  }

  /**
   * Reads a file of a package.
   *
   * @param root the package's directory; may itself be reached by links
   * @throws UnusableFileException if it is no file, or a link that leads out of the package
   * @throws IOException if there is none, or it cannot be read
   */
  public static byte[] readIn(Path root, Path file) throws IOException {
    Optional<String> obstacle = obstacle(root, file);
    if (obstacle.isPresent()) {
      throw new UnusableFileException(obstacle.get());
    }
    return Files.readAllBytes(file.toRealPath());
  }

  /**
   * Why a path of a package is no file or directory of it, to be read behind "found"; empty when it
   * is one.
   *
   * @throws IOException if there is nothing
   */
  public static Optional<String> obstacle(Path root, Path path) throws IOException {
    Path real = path.toRealPath();
    if (!real.startsWith(root.toRealPath())) {
      return Optional.of("a symbolic link that leads out of the package");
    }
    Optional<String> kind = kind(real);
    return Files.isDirectory(real) ? Optional.empty() : kind;
  }

  private static Optional<String> kind(Path real) throws IOException {
    BasicFileAttributes attributes = Files.readAttributes(real, BasicFileAttributes.class);
    if (attributes.isDirectory()) {
      return Optional.of("a directory");
    }
    return attributes.isRegularFile()
        ? Optional.empty()
        : Optional.of("a pipe, a socket or a device");
  }

  /**
   * What is wrong with a file that could not be read, to be read behind "found".
   *
   * @param cause what came of reading it
   */
  public static String words(IOException cause) {
    if (cause instanceof AccessDeniedException) {
      return "one without read permission";
    }
    if (cause instanceof NoSuchFileException) {
      return "none";
    }
    return cause.getMessage() == null ? cause.toString() : cause.getMessage();
  }
}
