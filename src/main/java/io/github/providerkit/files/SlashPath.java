package io.github.providerkit.files;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.StringJoiner;

/**
 * Relative paths as texts with slashes, the same on every machine: so they stand in manifests,
 * archives, digests and messages, whatever separates the names of a path here.
 */
public final class SlashPath {
  private SlashPath() {}

  /**
   * The names of a path with slashes between them. A backslash in a name, which some systems allow,
   * stays one.
   *
   * @param path a relative one; empty for the empty text
   */
  public static String of(Path path) {
    StringJoiner names = new StringJoiner("/");
    path.forEach(name -> names.add(name.toString()));
    return names.toString();
  }

  /** The way from a directory to a file, which may lead upwards. */
  public static String between(Path directory, Path file) {
    return of(directory.relativize(file));
  }

  /**
   * The place that a text names, from a directory.
   *
   * @param path with slashes; may lead upwards
   * @return empty for a text that does not start at the directory, such as {@code /x} and, on
   *     Windows, {@code C:x}; and where this system cannot have a file of that name
   */
  public static Optional<Path> from(Path directory, String path) {
    try {
      Path way = directory.getFileSystem().getPath(path);
      return way.getRoot() == null
          ? Optional.of(directory.resolve(way).normalize())
          : Optional.empty();
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  /** The same for a place that the directory holds; empty also for one that it does not. */
  public static Optional<Path> below(Path directory, String path) {
    return from(directory, path).filter(place -> place.startsWith(directory.normalize()));
  }
}
