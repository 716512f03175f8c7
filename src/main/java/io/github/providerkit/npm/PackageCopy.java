package io.github.providerkit.npm;

import io.github.providerkit.files.Directories;
import io.github.providerkit.files.Sha256;
import io.github.providerkit.fresh.SourceTree;
import io.github.providerkit.message.ProviderException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A copy of the sources of a package, or of its whole workspace, and of the packages beside it that
 * it depends on by a relative path: each at the same place relative to the others, so that packages
 * can be installed there and nothing is written to the sources.
 */
public final class PackageCopy {
  public static final String PACKAGES = "node_modules";

  /** Hidden, so that sources do not count it, and yet it says where packages come from. */
  public static final String REGISTRIES = ".npmrc";

  /**
   * Stands for the directories that the package is in: their names must not get into binaries,
   * which have to be the same from any directory.
   */
  private static final String LEVEL = "_";

  private final Path base;
  private final Path place;
  private final SourceTree sources;
  private final List<Path> originals;
  private final Path top;

  /**
   * Creates a copy; nothing is copied yet.
   *
   * @param directory the package; what the build writes is somewhere below one directory in it, or
   *     elsewhere
   * @param base the same, or the workspace that it belongs to
   * @param place where the copy goes
   * @throws ProviderException if a package.json cannot be read
   */
  public PackageCopy(Path directory, Path base, Path place) throws ProviderException {
    this.base = base;
    this.place = place;
    this.sources = new SourceTree(outputs(directory, place));
    this.originals = originals(base);
    this.top = common(originals);
  }

  /** Directories and archives that are copied; the package or workspace is the first. */
  public List<Path> originals() {
    return originals;
  }

  /** The place of an original, or of what is in one, in the copy. */
  public Path of(Path original) {
    Path copy = place;
    Path from = top;
    for (Path level : top.relativize(base)) {
      if (level.toString().isEmpty() || !original.startsWith(from.resolve(level))) {
        break;
      }
      from = from.resolve(level);
      copy = copy.resolve(LEVEL);
    }
    return copy.resolve(from.relativize(original)).normalize();
  }

  /**
   * Brings the copy up to date; what is installed in it stays.
   *
   * @return a digest of the names and contents of everything that was copied
   */
  public String refresh() throws IOException {
    SortedMap<Path, Path> wanted = new TreeMap<>();
    for (Path original : originals) {
      for (Path file : Files.isDirectory(original) ? files(original) : List.of(original)) {
        wanted.put(of(file), file);
      }
    }
    Files.createDirectories(of(base));
    removeOthers(wanted.keySet());
    StringBuilder digests = new StringBuilder();
    for (var entry : wanted.entrySet()) {
      Path original = entry.getValue();
      Path copy = entry.getKey();
      if (!Files.isRegularFile(copy) || Files.mismatch(original, copy) >= 0) {
        Files.createDirectories(copy.getParent());
        Files.copy(
            original,
            copy,
            StandardCopyOption.REPLACE_EXISTING,
            StandardCopyOption.COPY_ATTRIBUTES);
      }
      digests.append(place.relativize(copy)).append(' ').append(Sha256.of(copy)).append('\n');
    }
    linkPackages();
    return Sha256.of(digests.toString().getBytes(StandardCharsets.UTF_8));
  }

  private List<Path> files(Path directory) throws IOException {
    List<Path> files = new ArrayList<>(sources.below(directory));
    Path registries = directory.resolve(REGISTRIES);
    if (Files.isRegularFile(registries)) {
      files.add(registries);
    }
    return files;
  }

  private void removeOthers(Set<Path> wanted) throws IOException {
    List<Path> found = new ArrayList<>();
    Deque<Path> left = new ArrayDeque<>(List.of(place));
    while (!left.isEmpty()) {
      try (Stream<Path> children = Files.list(left.pop())) {
        for (Path child : children.toList()) {
          if (Files.isDirectory(child) && !child.endsWith(PACKAGES)) {
            left.push(child);
          } else if (!child.endsWith(PACKAGES)) {
            found.add(child);
          }
        }
      }
    }
    for (Path file : found) {
      // A lock that Bun has written there keeps the versions from one build to the next.
      boolean lock =
          of(base).equals(file.getParent())
              && LockFile.fileNames(LockFile.Manager.BUN).contains(name(file));
      if (!wanted.contains(file) && !lock) {
        Files.delete(file);
      }
    }
  }

  /** Packages beside it find theirs above them: what was installed for all of them. */
  private void linkPackages() {
    Path link = place.resolve(PACKAGES);
    if (!of(base).equals(place) && !Files.exists(link, LinkOption.NOFOLLOW_LINKS)) {
      try {
        Files.createSymbolicLink(link, place.relativize(of(base).resolve(PACKAGES)));
      } catch (IOException | UnsupportedOperationException e) {
        // On Windows not everybody may make links: what is installed will be copied there.
        return;
      }
    }
  }

  /**
   * To be called when packages were installed in the copy: gives packages beside it theirs, where
   * no link could.
   *
   * @throws IOException if they cannot be copied
   */
  public void installed() throws IOException {
    Path shared = place.resolve(PACKAGES);
    if (!of(base).equals(place) && !Files.isSymbolicLink(shared)) {
      Directories.delete(shared);
      Directories.copy(of(base).resolve(PACKAGES), shared);
    }
  }

  /** What the build itself writes among the sources of the package. */
  private static List<Path> outputs(Path directory, Path place) {
    return place.startsWith(directory)
        ? List.of(directory.resolve(directory.relativize(place).getName(0)))
        : List.of(Objects.requireNonNull(place.getParent()));
  }

  private static List<Path> originals(Path base) throws ProviderException {
    Set<Path> found = new LinkedHashSet<>(List.of(base));
    Deque<Path> left = new ArrayDeque<>(found);
    while (!left.isEmpty()) {
      var file = PackageFile.in(left.pop());
      for (Path local : file.isEmpty() ? List.<Path>of() : file.get().localDependencies()) {
        if (!local.startsWith(base) && !base.startsWith(local) && found.add(local)) {
          left.push(local);
        }
      }
    }
    return Collections.unmodifiableList(new ArrayList<>(found));
  }

  /** The directory that all are in. */
  private static Path common(List<Path> originals) {
    Path common = originals.get(0);
    for (Path other : originals) {
      while (!other.startsWith(common)) {
        common = Objects.requireNonNull(common.getParent(), "relative paths stay on their drive");
      }
    }
    return common;
  }

  private static String name(Path file) {
    return file.getFileName().toString();
  }
}
