package io.github.providerkit.fresh;

import io.github.providerkit.files.GitIgnore;
import io.github.providerkit.files.SlashPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * What git passes over below a directory, by the files {@code .gitignore} from the top of its
 * repository on. Where there is no repository, those below the directory count.
 */
final class GitView {
  private static final String REPOSITORY = ".git";

  private final Path root;
  private final Map<Path, GitIgnore> byDirectory = new HashMap<>();

  /**
   * Creates a view.
   *
   * @param top the directory, absolute and normal
   */
  GitView(Path top) throws IOException {
    Deque<Path> way = new ArrayDeque<>();
    Path repository = top;
    for (Path at = top; at != null; at = at.getParent()) {
      way.push(at);
      if (Files.exists(at.resolve(REPOSITORY))) {
        repository = at;
        break;
      }
    }
    this.root = repository;
    while (!way.isEmpty()) {
      Path directory = way.pop();
      if (directory.startsWith(root)) {
        enter(directory);
      }
    }
  }

  /** Reads the patterns in a directory, whose own one was entered before. */
  void enter(Path directory) throws IOException {
    Path above = directory.getParent();
    GitIgnore known = byDirectory.getOrDefault(above, GitIgnore.none());
    byDirectory.put(directory, known.in(directory, path(directory)));
  }

  /** Whether git passes over an entry of a directory that was entered. */
  boolean passesOver(Path entry, boolean directory) {
    return entry.endsWith(REPOSITORY)
        || byDirectory
            .getOrDefault(entry.getParent(), GitIgnore.none())
            .ignores(path(entry), directory);
  }

  private String path(Path entry) {
    return entry.equals(root) ? "" : SlashPath.between(root, entry);
  }
}
