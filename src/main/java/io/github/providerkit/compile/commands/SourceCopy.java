package io.github.providerkit.compile.commands;

import io.github.providerkit.files.Directories;
import io.github.providerkit.worktree.WorkTree;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A copy of a provider's directory in which commands may do what they like. What lies beside it and
 * beside the directories above, up to the repository and its neighbours, is linked at the same
 * place, so that relative paths such as {@code ../../gestalt/sdk/go} lead where they led.
 */
final class SourceCopy {
  /** A directory with more entries than these is nobody's repository. */
  private static final int MOST_NEIGHBOURS = 2_000;

  private final Path original;
  private final Path place;

  /**
   * Creates a copy; nothing is copied yet.
   *
   * @param original the provider's directory, absolute
   * @param place where the copy goes; removed first
   */
  SourceCopy(Path original, Path place) {
    this.original = original;
    this.place = place;
  }

  /** The copy of the provider's directory. */
  Path directory() {
    return place.resolve(top().relativize(original));
  }

  /**
   * Copies.
   *
   * @param content what is copied: the original, or another copy of it
   * @param excluded absolute directories that are left out
   * @param names names of directories that are left out wherever they are
   */
  void make(Path content, List<Path> excluded, Set<String> names) throws IOException {
    Directories.delete(place);
    Files.createDirectories(directory());
    linkNeighbours();
    Path target = directory();
    Files.walkFileTree(
        content,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path found, BasicFileAttributes attributes)
              throws IOException {
            boolean left =
                !found.equals(content)
                    && (excluded.contains(found) || names.contains(found.getFileName().toString()));
            if (left) {
              return FileVisitResult.SKIP_SUBTREE;
            }
            Files.createDirectories(target.resolve(content.relativize(found)));
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path found, BasicFileAttributes attributes)
              throws IOException {
            if (attributes.isRegularFile() || attributes.isSymbolicLink()) {
              Files.copy(
                  found,
                  target.resolve(content.relativize(found)),
                  LinkOption.NOFOLLOW_LINKS,
                  StandardCopyOption.COPY_ATTRIBUTES);
            }
            return FileVisitResult.CONTINUE;
          }
        });
  }

  /** The directory above the repository, or above the provider where there is none. */
  private Path top() {
    return WorkTree.rootOf(original)
        .map(Path::getParent)
        .or(() -> Optional.ofNullable(original.getParent()))
        .orElse(original);
  }

  private void linkNeighbours() throws IOException {
    Deque<Path> levels = new ArrayDeque<>();
    Path top = top();
    for (Path at = original; at != null && !at.equals(top); at = at.getParent()) {
      levels.push(at);
    }
    for (Path own : levels) {
      Path level = own.getParent();
      List<Path> neighbours;
      try (Stream<Path> all = Files.list(level)) {
        neighbours = all.filter(file -> !file.equals(own)).limit(MOST_NEIGHBOURS + 1L).toList();
      }
      Path copied = place.resolve(top().relativize(level));
      for (Path neighbour : neighbours.size() > MOST_NEIGHBOURS ? List.<Path>of() : neighbours) {
        link(copied.resolve(neighbour.getFileName()), neighbour);
      }
    }
  }

  private static void link(Path link, Path target) throws IOException {
    try {
      Files.createSymbolicLink(link, target);
    } catch (UnsupportedOperationException | java.nio.file.FileSystemException e) {
      // Where links are not to be had, commands see their own directory alone.
      return;
    }
  }
}
