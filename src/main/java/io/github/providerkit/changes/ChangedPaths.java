package io.github.providerkit.changes;

import java.util.Collection;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/** The paths of a repository that have changed, for many questions: each costs one look. */
final class ChangedPaths {
  private final NavigableSet<String> all;
  private final NavigableSet<String> kept;
  private final NavigableSet<String> released;

  /**
   * Takes paths.
   *
   * @param paths slash paths from the repository's root
   */
  ChangedPaths(Collection<String> paths) {
    this.all = new TreeSet<>(paths);
    this.kept = new TreeSet<>(paths);
    // POMs are judged by what they say.
    kept.removeIf(path -> SideFiles.isDocument(path) || SideFiles.isPom(path));
    this.released = new TreeSet<>(kept);
    released.removeIf(SideFiles::isTest);
  }

  /**
   * The first change at a file or directory, documents too. What is a file to git and holds the
   * path is a submodule, of which nobody knows what has changed in it.
   */
  Optional<String> at(String path) {
    return holder(path).or(() -> below(path, new TreeSet<>(), all));
  }

  /**
   * The first change below a directory that is no document, or that of the submodule that holds it.
   *
   * @param without directories that are not looked at
   */
  Optional<String> below(String directory, NavigableSet<String> without) {
    return holder(directory).or(() -> below(directory, without, kept));
  }

  /** The same without what is only tested with. */
  Optional<String> releasedBelow(String directory, NavigableSet<String> without) {
    return holder(directory).or(() -> below(directory, without, released));
  }

  private Optional<String> holder(String path) {
    for (int end = path.length(); end > 0; end = path.lastIndexOf('/', end - 1)) {
      if (all.contains(path.substring(0, end))) {
        return Optional.of(path.substring(0, end));
      }
    }
    return Optional.empty();
  }

  private static Optional<String> below(
      String directory, NavigableSet<String> without, NavigableSet<String> paths) {
    String prefix = directory.isEmpty() ? "" : directory + "/";
    String next = paths.ceiling(prefix);
    while (next != null && next.startsWith(prefix)) {
      String path = next;
      Optional<String> left = left(prefix, path, without);
      if (left.isEmpty()) {
        return Optional.of(path);
      }
      // Past everything in that directory: the character behind the slash is the next one.
      next = paths.ceiling(left.get() + (char) ('/' + 1));
    }
    return Optional.empty();
  }

  /** The directory below the one that is asked for that holds a path and is not looked at. */
  private static Optional<String> left(String prefix, String path, NavigableSet<String> without) {
    if (without.isEmpty()) {
      return Optional.empty();
    }
    int end = path.indexOf('/', prefix.length());
    for (; end > 0; end = path.indexOf('/', end + 1)) {
      if (without.contains(path.substring(0, end))) {
        return Optional.of(path.substring(0, end));
      }
    }
    return Optional.empty();
  }
}
