package io.github.providerkit.worktree;

import io.github.providerkit.files.SlashPath;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * What git passes over below a directory, by the files {@code .gitignore} from the top of its
 * repository on. Where there is no repository, those below the directory count.
 */
public final class GitView {
  private final Path root;
  private final Map<Path, GitIgnore> byDirectory = new HashMap<>();

  /**
   * Creates a view.
   *
   * @param top the directory, absolute and normal
   */
  public GitView(Path top) throws IOException {
    this.root = WorkTree.rootOf(top).orElse(top);
    Deque<Path> way = new ArrayDeque<>();
    for (Path at = top; at != null && at.startsWith(root); at = at.getParent()) {
      way.push(at);
    }
    while (!way.isEmpty()) {
      enter(way.pop());
    }
  }

  /** Reads the patterns in a directory, whose own one was entered before. */
  public void enter(Path directory) throws IOException {
    Path above = directory.getParent();
    GitIgnore known = byDirectory.getOrDefault(above, GitIgnore.none());
    byDirectory.put(directory, known.in(directory, path(directory)));
  }

  /** Whether git passes over an entry of a directory that was entered. */
  public boolean passesOver(Path entry, boolean directory) {
    return WorkTree.isRepository(entry)
        || byDirectory
            .getOrDefault(entry.getParent(), GitIgnore.none())
            .ignores(path(entry), directory);
  }

  private String path(Path entry) {
    return entry.equals(root) ? "" : SlashPath.between(root, entry);
  }
}
