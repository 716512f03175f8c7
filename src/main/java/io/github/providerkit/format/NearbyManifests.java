package io.github.providerkit.format;

import io.github.providerkit.files.Directories;
import io.github.providerkit.files.SeenFiles;
import io.github.providerkit.files.SlashPath;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Manifests that lie near a directory in which there is none. */
final class NearbyManifests {
  private static final int DEEPEST = 3;

  /** Nobody waits for a hint while a disk is searched. */
  private static final int MOST_DIRECTORIES = 2_000;

  private static final int MOST_TOLD = 3;
  private static final Set<String> NO_SOURCES = Set.of("node_modules", "target", "build", "dist");

  private final Function<Path, List<Path>> manifests;
  private final SeenFiles seen;

  /**
   * Creates a search.
   *
   * @param manifests the manifests directly in a directory
   * @param seen looks at the disk
   */
  NearbyManifests(Function<Path, List<Path>> manifests, SeenFiles seen) {
    this.manifests = manifests;
    this.seen = seen;
  }

  /** Those that lie below a directory, nearest first; a few of them. */
  List<Path> below(Path directory) {
    List<Path> found = new ArrayList<>();
    Deque<Path> open = new ArrayDeque<>(children(directory));
    for (int i = 0; i < MOST_DIRECTORIES && !open.isEmpty() && found.size() < MOST_TOLD; i++) {
      Path next = open.removeFirst();
      List<Path> here = manifests.apply(next);
      if (!here.isEmpty()) {
        found.add(here.get(0));
      } else if (next.getNameCount() - directory.getNameCount() < DEEPEST) {
        open.addAll(children(next));
      }
    }
    return found;
  }

  /** What to do about them; null when there are none. */
  @Nullable String hint(Path directory) {
    List<String> below =
        below(directory).stream().map(file -> SlashPath.between(directory, file)).toList();
    if (below.size() == 1) {
      return "%s lies below: name it with -Dprovider.manifest=%s or <manifest> in the pom.xml, or put the pom.xml beside it"
          .formatted(below.get(0), below.get(0));
    }
    if (!below.isEmpty()) {
      return "%s lie below: give each its own pom.xml, one project a provider"
          .formatted(String.join(", ", below));
    }
    Path above = directory.toAbsolutePath().normalize().getParent();
    boolean lost = above != null && !seen.exists(above.resolve("pom.xml"));
    List<Path> there = lost ? manifests.apply(above) : List.of();
    return there.isEmpty()
        ? null
        : "%s lies above: put the pom.xml beside it".formatted(there.get(0));
  }

  private static List<Path> children(Path directory) {
    return Directories.in(directory).stream().filter(NearbyManifests::mayHoldSources).toList();
  }

  private static boolean mayHoldSources(Path directory) {
    String name = directory.getFileName().toString();
    return !name.startsWith(".") && !NO_SOURCES.contains(name);
  }
}
