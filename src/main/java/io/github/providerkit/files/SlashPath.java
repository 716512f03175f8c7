package io.github.providerkit.files;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.regex.Pattern;

/**
 * Relative paths as texts with slashes, the same on every machine: so they stand in manifests,
 * archives, digests and messages, whatever separates the names of a path here.
 */
public final class SlashPath {
  private static final Pattern DEVICE =
      Pattern.compile(
          "(con|prn|aux|nul|conin\\$|conout\\$|(com|lpt)[0-9\u00b9\u00b2\u00b3]) *(\\..*)?",
          Pattern.CASE_INSENSITIVE);

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

  /**
   * The same for a text that may also start at the top of the system, as {@code /x} does.
   *
   * @return empty where this system cannot have a file of that name
   */
  public static Optional<Path> anywhere(Path directory, String path) {
    try {
      return Optional.of(directory.resolve(path).normalize());
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  /**
   * The same as {@link #from} for a place that the directory holds; empty also for one that it does
   * not.
   */
  public static Optional<Path> below(Path directory, String path) {
    return from(directory, path).filter(place -> place.startsWith(directory.normalize()));
  }

  /**
   * The place below a directory for a file of another system, under exactly that name.
   *
   * @param path with slashes, relative, without empty names and dots
   * @return empty where this system would make another file of it, such as of {@code a\\b}, {@code
   *     nul} and {@code end.} on Windows, or cannot have it at all
   */
  public static Optional<Path> exactly(Path directory, String path) {
    boolean windows = directory.getFileSystem().getSeparator().equals("\\");
    if (windows && Arrays.stream(path.split("/")).anyMatch(SlashPath::isRewritten)) {
      return Optional.empty();
    }
    return below(directory, path)
        .filter(place -> of(directory.normalize().relativize(place)).equals(path));
  }

  /** Devices have their names in every directory, and whatever ending; dots at the end are cut. */
  private static boolean isRewritten(String name) {
    return name.endsWith(".") || name.endsWith(" ") || DEVICE.matcher(name).matches();
  }
}
