package io.github.providerkit.changes;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.providerkit.files.Sha256;
import io.github.providerkit.files.SlashPath;
import io.github.providerkit.message.ProviderException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Digests what a module is made from, by contents: the same on every machine and in every directory
 * that has the same files. More files count than go into a release, documents and tests among them,
 * since nobody asks the compilers; none counts less.
 */
public final class InputContents {
  private static final String MAVEN = ".mvn";
  private static final Set<String> VERSION_CONTROL = Set.of(".git", ".hg", ".svn", ".jj");

  /** What somebody installed, and Maven's own settings, which count by what they set. */
  private static final Set<String> INSTALLED = Set.of("node_modules", "__pycache__", MAVEN);

  private static final String ENVIRONMENT = "pyvenv.cfg";
  private static final String CACHE = "CACHEDIR.TAG";

  private final Path root;
  private final Set<String> others;
  private final boolean whole;

  /**
   * Contents of one repository.
   *
   * @param root its root, without links
   * @param others slash paths of directories that hold nothing of the module: other modules with
   *     providers, and where builds write
   * @param whole whether packages count that somebody installed there, which locks stand for
   *     elsewhere
   */
  public InputContents(Path root, Set<String> others, boolean whole) {
    this.root = root;
    this.others = Set.copyOf(others);
    this.whole = whole;
  }

  /**
   * The digest of everything that a module is made from.
   *
   * @return lower-case hex
   * @throws ProviderException if a file cannot be read
   */
  public String digest(ModuleInputs inputs) throws ProviderException {
    Map<String, String> lines = new TreeMap<>();
    for (Watch watch : inputs.watches()) {
      if (isSettings(watch)) {
        continue;
      }
      add(watch.path(), root.resolve(watch.path()), watch.reach() == Watch.Reach.TREE, lines);
    }
    return digest(lines);
  }

  /**
   * The digest of a file or of all that is in a directory, wherever it is.
   *
   * @return lower-case hex
   * @throws ProviderException if a file cannot be read
   */
  public String digest(Path place) throws ProviderException {
    Map<String, String> lines = new TreeMap<>();
    add("", place, false, lines);
    return digest(lines);
  }

  /** Where Maven keeps its cache, say, makes no other release. */
  private static boolean isSettings(Watch watch) {
    return watch.reach() == Watch.Reach.POM
        && !SideFiles.isPom(watch.path())
        && ("/" + watch.path()).contains("/" + MAVEN + "/");
  }

  private static String digest(Map<String, String> lines) {
    StringBuilder text = new StringBuilder();
    lines.forEach((path, line) -> text.append(path).append('\n').append(line).append('\n'));
    return Sha256.of(text.toString().getBytes(UTF_8));
  }

  private void add(String name, Path place, boolean chosen, Map<String, String> lines)
      throws ProviderException {
    try {
      if (Files.isDirectory(place)) {
        walk(name, place, chosen, lines);
      } else {
        lines.put(name, line(place));
      }
    } catch (IOException | UncheckedIOException e) {
      throw ProviderException.environment("cannot read " + place, e);
    }
  }

  private void walk(String name, Path top, boolean chosen, Map<String, String> lines)
      throws IOException {
    // What links lead to is packed or compiled as well.
    Files.walkFileTree(
        top,
        EnumSet.of(FileVisitOption.FOLLOW_LINKS),
        Integer.MAX_VALUE,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path found, BasicFileAttributes attributes) {
            boolean holds = found.equals(top) || holdsInputs(found, path(found), chosen);
            return holds ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
          }

          @Override
          public FileVisitResult visitFile(Path found, BasicFileAttributes attributes)
              throws IOException {
            String path = path(found);
            if (!lines.containsKey(path)) {
              lines.put(path, line(found));
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path found, IOException e) throws IOException {
            if (e instanceof FileSystemLoopException || Files.isSymbolicLink(found)) {
              lines.put(path(found), "link to nothing");
              return FileVisitResult.CONTINUE;
            }
            throw e;
          }

          private String path(Path found) {
            String below = SlashPath.between(top, found);
            return name.isEmpty() ? below : name + "/" + below;
          }
        });
  }

  private boolean holdsInputs(Path directory, String path, boolean chosen) {
    String name = directory.getFileName().toString();
    if (VERSION_CONTROL.contains(name)) {
      return false;
    }
    if (!chosen) {
      return true;
    }
    if (others.contains(path)) {
      return false;
    }
    return whole
        || !(INSTALLED.contains(name)
            || Files.exists(directory.resolve(ENVIRONMENT))
            || Files.exists(directory.resolve(CACHE)));
  }

  /** What of a file a release may depend on: contents, and whether it is a program or a link. */
  private static String line(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      return Files.exists(file) ? "special" : "absent";
    }
    return Sha256.of(file)
        + (Files.isExecutable(file) ? " x" : "")
        + (Files.isSymbolicLink(file) ? " link" : "");
  }
}
