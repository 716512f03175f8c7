package io.github.providerkit.fresh;

import io.github.providerkit.worktree.GitView;
import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Tells sources from what lies among them: installed packages, virtual environments, build output,
 * version control, documentation and tests' caches never go into a binary.
 */
public final class SourceTree {
  private static final Set<String> FOREIGN_DIRECTORIES =
      Set.of("node_modules", "__pycache__", "__pypackages__");

  /** Bazel's links to its own output. */
  private static final String BAZEL_LINK = "bazel-";

  /** Written among the sources when a package is installed from there. */
  private static final String PYTHON_METADATA = ".egg-info";

  /** By the part of the name before its first dot, in lower case. */
  private static final Set<String> DOCUMENTATION =
      Set.of(
          "readme",
          "changelog",
          "changes",
          "contributing",
          "license",
          "licence",
          "notice",
          "authors",
          "code_of_conduct",
          "security");

  /** Other endings belong to sources, such as that of {@code security.py}. */
  private static final Set<String> DOCUMENTATION_ENDINGS = Set.of("", "md", "txt", "rst", "adoc");

  /** Marks a directory as a cache: written by Cargo, pytest and others. */
  private static final String CACHE_TAG = "CACHEDIR.TAG";

  /** Marks a directory as a virtual environment of Python. */
  private static final String VIRTUAL_ENVIRONMENT = "pyvenv.cfg";

  /** Written beside sources by tools that only look at them. */
  private static final List<String> LEFTOVERS = List.of(".pyc", ".log", ".tsbuildinfo");

  /** Ends the hidden files in which linters keep what they have seen. */
  private static final String HIDDEN_CACHE = "cache";

  /** Beside the manifest, where the commands of a build and the server's own tool write. */
  private static final Set<String> COMMANDS_OUTPUT = Set.of(".gestalt", ".gestaltd");

  /** What of a directory counts. */
  private enum View {
    CODE,
    WHOLE,
    GIT
  }

  private final List<Path> excluded;
  private final View view;

  /**
   * Creates a view of sources.
   *
   * @param excluded directories that hold none, such as the build's output
   */
  public SourceTree(List<Path> excluded) {
    this(excluded, View.CODE);
  }

  private SourceTree(List<Path> excluded, View view) {
    this.excluded = excluded.stream().map(d -> d.toAbsolutePath().normalize()).toList();
    this.view = view;
  }

  /** A view with documentation and hidden files too: what a linter looks at or is set up by. */
  public static SourceTree whole(List<Path> excluded) {
    return new SourceTree(excluded, View.WHOLE);
  }

  /**
   * A view with all that git does not pass over, tracked or not yet, but for installed packages and
   * caches: what a command may read of which nobody says what it reads.
   */
  public static SourceTree ofGit(List<Path> excluded) {
    return new SourceTree(excluded, View.GIT);
  }

  /** All sources below a directory, in no particular order; none if it does not exist. */
  public List<Path> below(Path directory) throws IOException {
    List<Path> files = new ArrayList<>();
    if (!Files.isDirectory(directory)) {
      return files;
    }
    Path top = directory.toAbsolutePath().normalize();
    Optional<GitView> git = view == View.GIT ? Optional.of(new GitView(top)) : Optional.empty();
    // Compilers follow links, so what they lead to is a source as well.
    Files.walkFileTree(
        top,
        EnumSet.of(FileVisitOption.FOLLOW_LINKS),
        Integer.MAX_VALUE,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path found, BasicFileAttributes attributes)
              throws IOException {
            if (found.equals(top)) {
              return FileVisitResult.CONTINUE;
            }
            if (!mayHoldSources(found) || git.filter(g -> g.passesOver(found, true)).isPresent()) {
              return FileVisitResult.SKIP_SUBTREE;
            }
            if (git.isPresent()) {
              git.get().enter(found);
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path found, BasicFileAttributes attributes) {
            if (isSource(found)
                && git.filter(g -> g.passesOver(found, false)).isEmpty()
                && Files.isRegularFile(found)) {
              files.add(found);
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path found, IOException e) throws IOException {
            // A circle of links holds nothing that was not seen, and a link to nothing nothing.
            if (e instanceof FileSystemLoopException || Files.isSymbolicLink(found)) {
              return FileVisitResult.CONTINUE;
            }
            throw e;
          }
        });
    return files;
  }

  /** Whether a file lies in a directory that holds no sources. */
  boolean isExcluded(Path file) {
    Path normal = file.toAbsolutePath().normalize();
    return excluded.stream().anyMatch(normal::startsWith);
  }

  /** The sources directly in a directory, in no particular order; none if it does not exist. */
  List<Path> directlyIn(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(file -> isSource(file) && Files.isRegularFile(file)).toList();
    }
  }

  /** The names of all that is directly in a directory, sorted; none if it does not exist. */
  List<String> namesIn(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> !name.startsWith(".") && !FOREIGN_DIRECTORIES.contains(name))
          .sorted()
          .toList();
    }
  }

  private boolean mayHoldSources(Path directory) {
    String name = directory.getFileName().toString();
    boolean passed =
        view == View.GIT
            ? COMMANDS_OUTPUT.contains(name)
            : name.startsWith(".") || name.startsWith(BAZEL_LINK) || name.endsWith(PYTHON_METADATA);
    return !passed
        && !FOREIGN_DIRECTORIES.contains(name)
        && !excluded.contains(directory)
        && !Files.exists(directory.resolve(CACHE_TAG))
        && !Files.exists(directory.resolve(VIRTUAL_ENVIRONMENT));
  }

  private boolean isSource(Path file) {
    if (view == View.GIT) {
      return true;
    }
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    boolean hidden = name.startsWith(".");
    if (LEFTOVERS.stream().anyMatch(name::endsWith)) {
      return false;
    }
    return view == View.WHOLE
        ? !(hidden && name.endsWith(HIDDEN_CACHE))
        : !hidden && !isDocumentation(name);
  }

  private static boolean isDocumentation(String name) {
    int dot = name.indexOf('.');
    String stem = dot < 0 ? name : name.substring(0, dot);
    String ending = dot < 0 ? "" : name.substring(name.lastIndexOf('.') + 1);
    return DOCUMENTATION.contains(stem) && DOCUMENTATION_ENDINGS.contains(ending);
  }
}
