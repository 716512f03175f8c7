package io.github.providerkit.files;

import io.github.providerkit.archive.EntryName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lists the files below a package root that a manifest names: an asset tree, or a single file.
 * Hidden files count, empty directories do not, as in {@code docs/spec/gestalt-release.md} section
 * 7. Unlike upstream, nothing outside the package gets in: a symbolic link is followed as long as
 * it leads to a place in the package.
 */
public final class FileTree {
  private final Path root;
  private final Path realRoot;
  private final Set<Path> excluded;

  private FileTree(Path root, Path realRoot, Set<Path> excluded) {
    this.root = root;
    this.realRoot = realRoot;
    this.excluded = excluded;
  }

  /**
   * A tree with nothing excluded.
   *
   * @param packageRoot the directory that holds the manifest; may itself be reached by links
   * @throws IOException when it does not exist or cannot be read
   */
  public static FileTree of(Path packageRoot) throws IOException {
    return new FileTree(packageRoot, packageRoot.toRealPath(), Set.of());
  }

  /**
   * The same tree without some directories or files, such as the one the build writes to.
   *
   * @param paths absolute, or relative to the package root; they need not exist
   * @throws IOException when a path cannot be resolved
   */
  public FileTree excluding(Collection<Path> paths) throws IOException {
    Set<Path> all = new HashSet<>(excluded);
    for (Path path : paths) {
      Path absolute = root.resolve(path);
      all.add(
          Files.exists(absolute) ? absolute.toRealPath() : absolute.toAbsolutePath().normalize());
    }
    return new FileTree(root, realRoot, all);
  }

  /**
   * Lists a directory with everything below it, or a single file.
   *
   * @param name slash path relative to the package root, which the names found begin with; empty
   *     for the package root
   * @return files and all that is wrong; what is missing or unreadable is a problem in it and no
   *     exception
   */
  public TreeListing list(String name) {
    return list(name, Selection.ALL);
  }

  /**
   * Like {@link #list(String)} for some of the files; what is wrong with others is not told.
   *
   * @param selection the wanted ones
   */
  public TreeListing list(String name, Selection selection) {
    TreeWalk walk = new TreeWalk(realRoot, excluded, selection);
    Path start = resolve(name, walk);
    if (start != null) {
      walk.start(name, start);
    }
    return walk.listing();
  }

  /**
   * The last segment of a path as it stands in archives, whatever the locale of this machine.
   *
   * @return empty when its bytes on disk are not UTF-8
   */
  public static Optional<String> nameOf(Path path) {
    return EntryName.ofLastSegment(path);
  }

  private @Nullable Path resolve(String name, TreeWalk walk) {
    if (name.isEmpty()) {
      return realRoot;
    }
    String fault = EntryName.fault(name).orElse(null);
    if (fault != null) {
      walk.report(
          TreeProblem.Kind.NAME,
          name,
          "the path " + fault,
          "give a path relative to the package, with forward slashes");
      return null;
    }
    try {
      return realRoot.resolve(name);
    } catch (InvalidPathException e) {
      walk.report(
          TreeProblem.Kind.NAME,
          name,
          "this system cannot have a file of that name: " + e.getReason(),
          "for names beyond ASCII set a UTF-8 locale, such as LC_ALL=C.UTF-8");
      return null;
    }
  }
}
