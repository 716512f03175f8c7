package io.github.providerkit.worktree;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The directory into which a repository of git is checked out. */
public final class WorkTree {
  /** A directory; in a submodule and in an added work tree a file that names one. */
  private static final String REPOSITORY = ".git";

  private WorkTree() {}

  /** Whether a directory is the top of one, be it within another. */
  public static boolean isRoot(Path directory) {
    return Files.exists(directory.resolve(REPOSITORY));
  }

  /** Whether a path is what git itself keeps in the top of one. */
  static boolean isRepository(Path path) {
    return path.endsWith(REPOSITORY);
  }

  /**
   * The top of the innermost one that a directory is in, itself included; empty outside of all.
   *
   * @param directory an absolute path
   */
  public static Optional<Path> rootOf(Path directory) {
    for (Path at = directory; at != null; at = at.getParent()) {
      if (isRoot(at)) {
        return Optional.of(at);
      }
    }
    return Optional.empty();
  }
}
