package io.github.providerkit.changes;

import io.github.providerkit.git.GitRepository;
import io.github.providerkit.message.ProviderException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What has changed in a repository since its commits, up to what lies on the disk now: also what
 * nobody has committed yet is built.
 */
public final class History {
  private final GitRepository repository;
  private final Path root;
  private final Set<String> builds;
  private final Map<String, ChangeSet> known = new HashMap<>();
  private Optional<Set<String>> uncommitted = Optional.empty();

  /**
   * The history of a repository.
   *
   * @param root its root, without links
   * @param builds directories that builds write to, as slash paths from the root
   */
  public History(GitRepository repository, Path root, Set<String> builds) {
    this.repository = repository;
    this.root = root;
    this.builds = Set.copyOf(builds);
  }

  /** What has changed since a commit. */
  public ChangeSet since(String commit) throws ProviderException {
    ChangeSet found = known.get(commit);
    if (found == null) {
      Set<String> paths = new HashSet<>(repository.changedBetween(commit, "HEAD"));
      paths.addAll(uncommitted());
      found = new ChangeSet(root, paths, path -> repository.text(commit, path));
      known.put(commit, found);
    }
    return found;
  }

  /** What differs from the last commit. */
  public ChangeSet sinceLastCommit() throws ProviderException {
    return since("HEAD");
  }

  private Set<String> uncommitted() throws ProviderException {
    if (uncommitted.isEmpty()) {
      Set<String> paths = new HashSet<>(repository.untracked());
      paths.removeIf(this::isBuilt);
      paths.addAll(repository.uncommitted());
      uncommitted = Optional.of(paths);
    }
    return uncommitted.get();
  }

  private boolean isBuilt(String path) {
    for (int end = path.indexOf('/'); end > 0; end = path.indexOf('/', end + 1)) {
      if (builds.contains(path.substring(0, end))) {
        return true;
      }
    }
    return false;
  }
}
