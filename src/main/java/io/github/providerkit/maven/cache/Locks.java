package io.github.providerkit.maven.cache;

import io.github.providerkit.changes.Watch;
import io.github.providerkit.code.Language;
import io.github.providerkit.npm.JsonValue;
import io.github.providerkit.npm.LockFile;
import io.github.providerkit.npm.PackageJson;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Sees that what comes from registries is pinned: only then is it the same tomorrow. */
final class Locks {
  private static final Map<Language, List<String>> LOCKS =
      Map.of(Language.RUST, List.of("Cargo.lock"), Language.TYPESCRIPT, LockFile.fileNames());

  /** Both spellings are npm's. */
  private static final List<String> BUNDLED = List.of("bundleDependencies", "bundledDependencies");

  private Locks() {}

  /** Says of each language without a lock that it is not known what goes in. */
  static void require(CacheKey key, Set<Language> languages, Path directory, Path root) {
    for (Language language : languages) {
      List<String> names = LOCKS.getOrDefault(language, List.of());
      if (!names.isEmpty() && !isThere(names, directory, root) && dependsOn(language, directory)) {
        key.unknown("without %s nobody knows which packages go in".formatted(names.get(0)));
      }
    }
  }

  /** Whether one of the packages that something is made from packs what is installed in it. */
  static boolean bundles(Path root, List<Watch> watches) {
    return watches.stream()
        .filter(watch -> watch.reach() == Watch.Reach.TREE)
        .flatMap(watch -> root(root.resolve(watch.path())).stream())
        .anyMatch(json -> BUNDLED.stream().anyMatch(list -> json.get(list).isPresent()));
  }

  private static boolean dependsOn(Language language, Path directory) {
    return language != Language.TYPESCRIPT
        || root(directory)
            .filter(
                json ->
                    PackageJson.DEPENDENCY_LISTS.stream()
                        .anyMatch(list -> json.get(list).isPresent()))
            .isPresent();
  }

  private static Optional<JsonValue> root(Path directory) {
    return PackageJson.quietly(directory.resolve(PackageJson.NAME)).map(PackageJson::root);
  }

  private static boolean isThere(List<String> names, Path directory, Path root) {
    for (Path at = directory; at != null && at.startsWith(root); at = at.getParent()) {
      Path place = at;
      if (names.stream().anyMatch(name -> Files.exists(place.resolve(name)))) {
        return true;
      }
    }
    return false;
  }
}
