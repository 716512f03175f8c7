package io.github.providerkit.changes;

import io.github.providerkit.message.ProviderException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.function.BiPredicate;

/** What has changed in a repository since a moment, held against what modules are made from. */
public final class ChangeSet {
  private final Path root;
  private final ChangedPaths paths;
  private final Before before;
  private final Map<String, Optional<String>> texts = new HashMap<>();

  /** The texts of files as they were then. */
  @FunctionalInterface
  public interface Before {
    /** The text; empty when there was no such file. */
    Optional<String> text(String path) throws ProviderException;
  }

  /**
   * A change of the repository.
   *
   * @param root the repository's, without links
   * @param paths slash paths from the root that differ
   */
  public ChangeSet(Path root, Collection<String> paths, Before before) {
    this.root = root;
    this.paths = new ChangedPaths(paths);
    this.before = before;
  }

  /**
   * Why a module has changed; empty when it has not.
   *
   * @param modules the paths of all modules with providers: what lies in another one, further down,
   *     is not the module's
   */
  public Optional<ModuleChange> of(ModuleInputs inputs, NavigableSet<String> modules)
      throws ProviderException {
    for (Watch watch : inputs.watches()) {
      Optional<String> found =
          switch (watch.reach()) {
            case NAMED -> paths.at(watch.path());
            case POM -> pom(watch.path(), PomChange::differ);
            case TREE -> paths.below(watch.path(), modules);
          };
      if (found.isPresent()) {
        return Optional.of(new ModuleChange(found.get(), watch));
      }
    }
    return Optional.empty();
  }

  /**
   * Why a module would be released with other contents: as {@link #of}, but without what is only
   * tested with, without POMs further up, and without the version in its own. A POM that the
   * release did not have yet, made by another tool, counts by what it sets.
   */
  public Optional<ModuleChange> ofRelease(ModuleInputs inputs, NavigableSet<String> modules)
      throws ProviderException {
    for (Watch watch : inputs.watches()) {
      Optional<String> found =
          switch (watch.reach()) {
            case NAMED -> paths.at(watch.path());
            case POM ->
                watch.why().equals(InputFinder.OWN_POM) ? ownPom(watch.path()) : Optional.empty();
            case TREE -> paths.releasedBelow(watch.path(), modules);
          };
      if (found.isPresent()) {
        return Optional.of(new ModuleChange(found.get(), watch));
      }
    }
    return Optional.empty();
  }

  private Optional<String> ownPom(String path) throws ProviderException {
    Optional<String> changed = pom(path, PomChange::differInRelease);
    if (changed.isEmpty() || before(path).isPresent()) {
      return changed;
    }
    boolean adopted = Watches.text(root.resolve(path)).filter(PomChange::onlyNames).isPresent();
    return adopted ? Optional.empty() : changed;
  }

  private Optional<String> pom(String path, BiPredicate<String, String> differ)
      throws ProviderException {
    Optional<String> changed = paths.at(path);
    if (changed.isEmpty()) {
      return changed;
    }
    Optional<String> then = before(path);
    Optional<String> now = Watches.text(root.resolve(path));
    boolean same = then.isPresent() && now.isPresent() && !differ.test(then.get(), now.get());
    return same ? Optional.empty() : changed;
  }

  private Optional<String> before(String path) throws ProviderException {
    Optional<String> text = texts.get(path);
    if (text == null) {
      text = before.text(path);
      texts.put(path, text);
    }
    return text;
  }
}
