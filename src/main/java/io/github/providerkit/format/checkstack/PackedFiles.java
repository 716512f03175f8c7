package io.github.providerkit.format.checkstack;

import io.github.providerkit.archive.ArchiveException;
import io.github.providerkit.archive.FileTree;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The files of a package that {@code bun pm pack} puts into its tarball, beside {@code
 * package.json} ({@code spec/checkstack.md} section 2.2). Links are not followed and not packed, as
 * there.
 */
final class PackedFiles {
  private static final String NODE_MODULES = "node_modules";

  private final Path root;
  private final Set<Path> excluded;
  private final Map<String, Found> files = new TreeMap<>();
  private final Set<String> links = new TreeSet<>();

  /**
   * A file to pack.
   *
   * @param path where it is
   * @param size its length in bytes
   */
  record Found(Path path, long size) {}

  /** What stands in a directory. */
  private record Entry(String path, Path file, boolean directory, long size) {
    String name() {
      return path.substring(path.lastIndexOf('/') + 1);
    }
  }

  /** A directory to look into. */
  private record Place(String path, Path file, int depth, List<IgnoreList> ignores) {
    static Place top(Path root) {
      return new Place("", root, 0, List.of());
    }

    Place child(Entry entry, List<IgnoreList> above) {
      return new Place(entry.path(), entry.file(), depth + 1, above);
    }
  }

  /**
   * Prepares a selection.
   *
   * @param root the package's directory
   * @param excluded directories that builds write to; absolute
   */
  PackedFiles(Path root, Set<Path> excluded) {
    this.root = root;
    this.excluded = Set.copyOf(excluded);
  }

  /** The files by slash path, sorted. */
  Map<String, Found> files() {
    return files;
  }

  /** Symbolic links that were passed over, sorted. */
  Set<String> links() {
    return links;
  }

  /** Chooses everything that is not ignored. */
  void selectAll() throws IOException {
    walk(Place.top(root), true);
  }

  /**
   * Chooses what a list of files names.
   *
   * @param texts the list, with {@code !negations}
   */
  void select(List<String> texts) throws IOException {
    List<PathPattern> patterns =
        texts.stream()
            .map(PackedFiles::normalized)
            .flatMap(t -> PathPattern.parse(t).stream())
            .toList();
    List<PathPattern> included = patterns.stream().filter(pattern -> !pattern.negated()).toList();
    List<PathPattern> negated =
        patterns.stream().filter(PathPattern::negated).map(PathPattern::asPositive).toList();
    Deque<Place> places = new ArrayDeque<>(List.of(Place.top(root)));
    List<Place> whole = new ArrayList<>();
    while (!places.isEmpty()) {
      Place place = places.pop();
      for (Entry entry : entries(place)) {
        boolean top = place.depth() == 0;
        if (top && isHandledApart(entry) || DefaultIgnores.isNeverPacked(entry.name(), top)) {
          continue;
        }
        boolean always = top && !entry.directory() && DefaultIgnores.isAlwaysPacked(entry.name());
        boolean chosen = always || isNamed(entry, included) && !isNamed(entry, negated);
        if (chosen && entry.directory()) {
          whole.add(place.child(entry, List.of(new IgnoreList(negated, 0))));
        } else if (chosen) {
          add(entry);
        } else if (entry.directory()) {
          places.push(place.child(entry, List.of()));
        }
      }
    }
    for (Place place : whole) {
      walk(place, false);
    }
  }

  /** Bun takes single dots out of the list's paths, and what they and two dots stand for. */
  private static String normalized(String text) {
    List<String> segments = new ArrayList<>();
    for (String segment : text.split("/", -1)) {
      if (segment.equals("..") && !segments.isEmpty()) {
        segments.remove(segments.size() - 1);
      } else if (!segment.equals(".") && (!segment.isEmpty() || segments.isEmpty())) {
        segments.add(segment);
      }
    }
    String joined = String.join("/", segments);
    return text.endsWith("/") && !joined.endsWith("/") ? joined + "/" : joined;
  }

  private static boolean isHandledApart(Entry entry) {
    return entry.name().equals(PackageJson.NAME) || entry.name().equals(NODE_MODULES);
  }

  /** A pattern of the list means one place, unless it begins with two stars. */
  private static boolean isNamed(Entry entry, List<PathPattern> patterns) {
    return patterns.stream()
        .anyMatch(
            pattern ->
                pattern.matches(
                    pattern.anywhere() ? entry.name() : entry.path(), entry.directory()));
  }

  private void walk(Place start, boolean fromTop) throws IOException {
    Deque<Place> places = new ArrayDeque<>(List.of(start));
    while (!places.isEmpty()) {
      Place place = places.pop();
      List<IgnoreList> ignores = new ArrayList<>(place.ignores());
      IgnoreList.read(place.file(), place.depth()).ifPresent(ignores::add);
      for (Entry entry : entries(place)) {
        boolean first = place == start;
        if (first && (fromTop ? isHandledApart(entry) : isModules(entry))
            || isIgnored(entry, place.depth() == 0, ignores)) {
          continue;
        }
        if (entry.directory()) {
          places.push(place.child(entry, ignores));
        } else {
          add(entry);
        }
      }
    }
  }

  private static boolean isModules(Entry entry) {
    return entry.directory() && entry.name().equals(NODE_MODULES);
  }

  private static boolean isIgnored(Entry entry, boolean top, List<IgnoreList> ignores) {
    if (top && DefaultIgnores.isUnignorable(entry.name())) {
      return false;
    }
    if (DefaultIgnores.isNeverPacked(entry.name(), top)) {
      return true;
    }
    boolean ignored = DefaultIgnores.isIgnored(entry.name());
    for (IgnoreList list : ignores) {
      ignored = list.decide(entry.path(), entry.directory(), ignored);
    }
    return ignored;
  }

  /** Adds a bundled dependency: a directory in {@code node_modules}, without modules of its own. */
  void addDependency(String path, Path directory) throws IOException {
    Place start = new Place(path, directory, path.split("/").length, List.of());
    Deque<Place> places = new ArrayDeque<>(List.of(start));
    while (!places.isEmpty()) {
      Place place = places.pop();
      for (Entry entry : entries(place)) {
        if (place == start && isModules(entry) || isIgnored(entry, false, List.of())) {
          continue;
        }
        if (entry.directory()) {
          places.push(place.child(entry, List.of()));
        } else {
          add(entry);
        }
      }
    }
  }

  /** Adds a file by its path where it is one; the targets of {@code bin} are packed in any case. */
  void addFile(String path) throws IOException {
    Optional<Entry> entry = entry(path, root.resolve(path));
    entry.filter(found -> !found.directory()).ifPresent(this::add);
  }

  /** Adds what is not ignored in a directory, where it is one. */
  void addDirectory(String path) throws IOException {
    Optional<Entry> entry = entry(path, root.resolve(path));
    if (entry.isPresent() && entry.get().directory()) {
      walk(new Place(path, entry.get().file(), path.split("/").length, List.of()), true);
    }
  }

  private void add(Entry entry) {
    files.put(entry.path(), new Found(entry.file(), entry.size()));
  }

  private List<Entry> entries(Place place) throws IOException {
    List<Entry> entries = new ArrayList<>();
    try (DirectoryStream<Path> children = Files.newDirectoryStream(place.file())) {
      for (Path child : children) {
        String name =
            FileTree.nameOf(child)
                .orElseThrow(
                    () ->
                        new ArchiveException(
                            "cannot archive " + child + ": the name is not UTF-8",
                            "rename the file"));
        entry(place.path().isEmpty() ? name : place.path() + "/" + name, child)
            .ifPresent(entries::add);
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    return entries;
  }

  /** An entry; empty for links, which are noted, special files, and what builds write. */
  private Optional<Entry> entry(String path, Path file) throws IOException {
    if (excluded.contains(file) || !Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      return Optional.empty();
    }
    BasicFileAttributes attributes =
        Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    if (attributes.isSymbolicLink()) {
      links.add(path);
    }
    return attributes.isDirectory() || attributes.isRegularFile()
        ? Optional.of(new Entry(path, file, attributes.isDirectory(), attributes.size()))
        : Optional.empty();
  }
}
