package io.github.providerkit.npm;

import io.github.providerkit.files.SlashPath;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The files of a package that {@code bun pm pack} puts into its tarball, beside {@code
 * package.json} ({@code docs/spec/checkstack.md} section 2.2). Links are not followed and not
 * packed, as there.
 */
public final class PackedFiles {
  private final Path root;
  private final PackageDirectories directories;
  private final Set<Path> unlessNamed;
  private final Map<String, Found> files = new TreeMap<>();

  /**
   * A file to pack.
   *
   * @param path where it is
   * @param size its length in bytes
   */
  public record Found(Path path, long size) {}

  /** A directory to look into; in one that is left out, only what is taken back is packed. */
  private record Place(
      String path, Path file, int depth, List<IgnoreList> ignores, boolean ignored) {
    static Place top(Path root) {
      return new Place("", root, 0, List.of(), false);
    }

    Place child(PackageDirectories.Entry entry, List<IgnoreList> above) {
      return child(entry, above, false);
    }

    Place child(PackageDirectories.Entry entry, List<IgnoreList> above, boolean leftOut) {
      return new Place(entry.path(), entry.file(), depth + 1, above, leftOut);
    }
  }

  /**
   * Prepares a selection.
   *
   * @param root the package's directory
   * @param output where builds write
   */
  public PackedFiles(Path root, BuildOutput output) {
    this.root = root;
    this.directories = new PackageDirectories(output.excluded());
    this.unlessNamed = output.unlessNamed();
  }

  /** The files by slash path, sorted. */
  public Map<String, Found> files() {
    return files;
  }

  /** Symbolic links that were passed over, sorted. */
  public Set<String> links() {
    return directories.links();
  }

  /**
   * Chooses everything that is not ignored.
   *
   * @param workspace the directory of the workspace, whose ignore files count too, and those on the
   *     way to the package; empty for a package that stands alone
   */
  public void selectAll(Optional<Path> workspace) throws IOException {
    List<IgnoreList> above = new ArrayList<>();
    if (workspace.isPresent()) {
      Path place = workspace.get();
      for (Path step : place.relativize(root)) {
        // Their patterns count as if they stood in the package, as with npm.
        IgnoreList.read(place, 0).ifPresent(above::add);
        place = place.resolve(step);
      }
    }
    walk(new Place("", root, 0, above, false), true);
  }

  /**
   * Chooses what a list of files names.
   *
   * @param texts the list, with {@code !negations}
   */
  public void select(List<String> texts) throws IOException {
    FilesList list = FilesList.of(texts);
    Set<String> named = FilesList.firstNames(texts);
    Deque<Place> places = new ArrayDeque<>(List.of(Place.top(root)));
    List<Place> whole = new ArrayList<>();
    while (!places.isEmpty()) {
      Place place = places.pop();
      for (PackageDirectories.Entry entry : directories.entries(place.path(), place.file())) {
        boolean top = place.depth() == 0;
        if ((top && (isHandledApart(entry) || (isOfBuild(entry) && !named.contains(entry.name()))))
            || DefaultIgnores.isNeverPacked(entry.name(), top)) {
          continue;
        }
        boolean always = top && !entry.directory() && DefaultIgnores.isAlwaysPacked(entry.name());
        boolean chosen = always || list.names(entry);
        if (chosen && entry.directory()) {
          whole.add(place.child(entry, List.of(new IgnoreList(list.negated(), 0))));
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

  private static boolean isHandledApart(PackageDirectories.Entry entry) {
    return entry.name().equals(PackageJson.NAME) || entry.name().equals(PackageDirectories.MODULES);
  }

  private boolean isOfBuild(PackageDirectories.Entry entry) {
    return DefaultIgnores.isOfMaven(entry.name()) || unlessNamed.contains(entry.file());
  }

  private void walk(Place start, boolean fromTop) throws IOException {
    Deque<Place> places = new ArrayDeque<>(List.of(start));
    while (!places.isEmpty()) {
      Place place = places.pop();
      List<IgnoreList> ignores = new ArrayList<>(place.ignores());
      IgnoreList.read(place.file(), place.depth()).ifPresent(ignores::add);
      for (PackageDirectories.Entry entry : directories.entries(place.path(), place.file())) {
        boolean first = place.equals(start);
        if ((first && (fromTop ? isHandledApart(entry) : entry.isModules()))
            || (place.depth() == 0 && isOfBuild(entry))) {
          continue;
        }
        IgnoreList.Verdict verdict = verdict(entry, place.depth() == 0, ignores, place.ignored());
        if (entry.directory() && (!verdict.ignored() || verdict.reopened())) {
          places.push(place.child(entry, ignores, verdict.ignored()));
        } else if (!entry.directory() && !verdict.ignored()) {
          add(entry);
        }
      }
    }
  }

  /**
   * What is decided about an entry. What stands in a directory that is left out begins so too; only
   * a later pattern takes it back, even below an ignored directory ({@code *} and {@code
   * !dist/**}).
   */
  private static IgnoreList.Verdict verdict(
      PackageDirectories.Entry entry, boolean top, List<IgnoreList> ignores, boolean leftOut) {
    if (top && DefaultIgnores.isUnignorable(entry.name())) {
      return new IgnoreList.Verdict(false, false);
    }
    if (DefaultIgnores.isNeverPacked(entry.name(), top)) {
      return new IgnoreList.Verdict(true, false);
    }
    IgnoreList.Verdict verdict =
        new IgnoreList.Verdict(leftOut || DefaultIgnores.isIgnored(entry.name()), false);
    for (IgnoreList list : ignores) {
      verdict = list.decide(entry.path(), entry.directory(), verdict);
    }
    return verdict;
  }

  /** Chooses all of a package that was installed: its author has chosen already. */
  public void selectInstalled() throws IOException {
    Deque<Place> places = new ArrayDeque<>(List.of(Place.top(root)));
    while (!places.isEmpty()) {
      Place place = places.pop();
      boolean top = place.depth() == 0;
      for (PackageDirectories.Entry entry : directories.entries(place.path(), place.file())) {
        if ((top && (isHandledApart(entry) || DefaultIgnores.isOfInstaller(entry.name())))
            || DefaultIgnores.isNeverPacked(entry.name(), top)) {
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

  /** Adds a bundled dependency: a directory in {@code node_modules}, without modules of its own. */
  public void addDependency(String path, Path directory) throws IOException {
    Place start = new Place(path, directory, path.split("/").length, List.of(), false);
    Deque<Place> places = new ArrayDeque<>(List.of(start));
    while (!places.isEmpty()) {
      Place place = places.pop();
      for (PackageDirectories.Entry entry : directories.entries(place.path(), place.file())) {
        if ((place.equals(start) && entry.isModules())
            || verdict(entry, false, List.of(), false).ignored()) {
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
  public void addFile(String path) throws IOException {
    entry(path).filter(found -> !found.directory()).ifPresent(this::add);
  }

  /** Adds what is not ignored in a directory, where it is one. */
  public void addDirectory(String path) throws IOException {
    Optional<PackageDirectories.Entry> entry = entry(path);
    if (entry.isPresent() && entry.get().directory()) {
      walk(new Place(path, entry.get().file(), path.split("/").length, List.of(), false), true);
    }
  }

  private Optional<PackageDirectories.Entry> entry(String path) throws IOException {
    Optional<Path> file = SlashPath.below(root, path);
    return file.isPresent() ? directories.entry(path, file.get()) : Optional.empty();
  }

  /** Adds licences from elsewhere, unless the package has one of its own. */
  public void addLicences(List<Path> licences) throws IOException {
    if (files.keySet().stream().anyMatch(Workspace::isLicence)) {
      return;
    }
    for (Path licence : licences) {
      String name = licence.getFileName().toString();
      directories.entry(name, licence).ifPresent(this::add);
    }
  }

  private void add(PackageDirectories.Entry entry) {
    files.put(entry.path(), new Found(entry.file(), entry.size()));
  }
}
