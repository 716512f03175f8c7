package io.github.providerkit.npm;

import io.github.providerkit.files.SlashPath;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.FileVisitor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The patterns by which a workspace names its members: globs, exact paths, {@code !negations}. */
public final class MemberGlobs {
  /** Deeper than any repository; a pattern with {@code **} would go on for ever in a loop. */
  private static final int DEEPEST = 16;

  private final List<Pattern> included;
  private final List<Pattern> excluded;
  private final int depth;
  private final String file;

  MemberGlobs(List<String> globs) {
    this(globs, PackageJson.NAME);
  }

  /**
   * Takes patterns.
   *
   * @param file the name of the file that every member has
   */
  public MemberGlobs(List<String> globs, String file) {
    this.file = file;
    List<String> plain = globs.stream().map(MemberGlobs::normalized).toList();
    this.included = patterns(plain.stream().filter(glob -> !glob.startsWith("!")));
    this.excluded =
        patterns(plain.stream().filter(glob -> glob.startsWith("!")).map(g -> g.substring(1)));
    this.depth = plain.stream().mapToInt(MemberGlobs::depth).max().orElse(0);
  }

  private static List<Pattern> patterns(Stream<String> globs) {
    return globs.map(MemberGlobs::normalized).map(Glob::compile).toList();
  }

  private static String normalized(String glob) {
    String text = glob.startsWith("./") ? glob.substring(2) : glob;
    return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
  }

  private static int depth(String glob) {
    return glob.contains("**") ? DEEPEST : glob.split("/").length;
  }

  /**
   * The directories below {@code root} that match and hold the file of members, sorted.
   *
   * @throws IOException if the root cannot be read
   */
  public Set<Path> find(Path root) throws IOException {
    Set<Path> found = new TreeSet<>();
    FileVisitor<Path> visitor =
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes) {
            String name = path.getFileName() == null ? "" : path.getFileName().toString();
            if (!path.equals(root) && (name.equals("node_modules") || name.equals(".git"))) {
              return FileVisitResult.SKIP_SUBTREE;
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path path, BasicFileAttributes attributes)
              throws IOException {
            if (attributes.isSymbolicLink() && isLinkedPackage(root, path)) {
              found.add(path);
            } else if (path.getFileName().toString().equals(file)
                && isMember(root.relativize(path.getParent()))) {
              found.add(path.getParent());
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path path, IOException e) {
            // Whatever cannot be looked into is no member.
            return FileVisitResult.CONTINUE;
          }
        };
    Files.walkFileTree(root, EnumSet.noneOf(FileVisitOption.class), depth + 1, visitor);
    return found;
  }

  /** Whether a link leads to a package somewhere else in the workspace, as some lay theirs out. */
  private boolean isLinkedPackage(Path root, Path link) throws IOException {
    return isMember(root.relativize(link))
        && Files.isRegularFile(link.resolve(file))
        && link.toRealPath().startsWith(root.toRealPath());
  }

  /** Whether a directory matches, from the workspace's. */
  boolean isMember(Path relative) {
    String path = SlashPath.of(relative);
    return included.stream().anyMatch(pattern -> pattern.matcher(path).matches())
        && excluded.stream().noneMatch(pattern -> pattern.matcher(path).matches());
  }
}
