package io.github.providerkit.changes;

import io.github.providerkit.changes.Watch.Reach;
import io.github.providerkit.files.SlashPath;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Collects what one provider is made from. */
final class Watches {
  private final Path root;
  private final Map<String, Watch> found = new LinkedHashMap<>();
  private final Set<String> outside = new LinkedHashSet<>();

  /**
   * An empty collection.
   *
   * @param root the repository's, without links
   */
  Watches(Path root) {
    this.root = root;
  }

  /** Adds a directory; false when it is known already, or lies outside the repository. */
  boolean tree(Path directory, String why) {
    return add(Reach.TREE, directory, why);
  }

  /** Adds a file, also one that is not there any more. */
  void file(Path file, String why) {
    add(Reach.NAMED, file, why);
  }

  /** Adds a POM. */
  void pom(Path file, String why) {
    add(Reach.POM, file, why);
  }

  /** Adds files of these names in a directory and above it, as far as the repository goes. */
  void upwards(Path directory, List<String> names, String why) {
    for (Path at = directory; at != null && at.startsWith(root); at = at.getParent()) {
      for (String name : names) {
        if (Files.exists(at.resolve(name))) {
          file(at.resolve(name), why);
        }
      }
    }
  }

  /** The nearest directory that has a file of a name, there or above, within the repository. */
  Optional<Path> nearest(Path directory, String name) {
    for (Path at = directory; at != null && at.startsWith(root); at = at.getParent()) {
      if (Files.isRegularFile(at.resolve(name))) {
        return Optional.of(at);
      }
    }
    return Optional.empty();
  }

  /** Whether a directory lies in the repository. */
  boolean holds(Path directory) {
    return directory.startsWith(root);
  }

  /** A path as messages show it. */
  String shown(Path path) {
    Path absolute = path.toAbsolutePath().normalize();
    if (absolute.equals(root)) {
      return "";
    }
    return absolute.startsWith(root) ? SlashPath.between(root, absolute) : absolute.toString();
  }

  private boolean add(Reach reach, Path path, String why) {
    Path absolute = path.toAbsolutePath().normalize();
    if (!absolute.startsWith(root)) {
      outside.add(shown(absolute) + " (" + why + ")");
      return false;
    }
    String slash = shown(absolute);
    return found.putIfAbsent(reach + " " + slash, new Watch(reach, slash, why)) == null;
  }

  /** All of them, in the order in which they were found. */
  List<Watch> all() {
    return List.copyOf(found.values());
  }

  /** What it is made from and does not lie in the repository. */
  Set<String> outside() {
    return outside;
  }

  /** The text of a file; empty when there is none that can be read. */
  static Optional<String> text(Path file) {
    try {
      return Files.isRegularFile(file)
          ? Optional.of(new String(Files.readAllBytes(file), StandardCharsets.UTF_8))
          : Optional.empty();
    } catch (IOException e) {
      // Whoever builds with it tells.
      return Optional.empty();
    }
  }
}
