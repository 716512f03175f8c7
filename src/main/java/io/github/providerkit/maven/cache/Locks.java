package io.github.providerkit.maven.cache;

import io.github.providerkit.code.Language;
import io.github.providerkit.message.ProviderException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Sees that what comes from registries is pinned: only then is it the same tomorrow. */
final class Locks {
  private static final Map<Language, List<String>> LOCKS =
      Map.of(
          Language.RUST,
          List.of("Cargo.lock"),
          Language.TYPESCRIPT,
          List.of("bun.lock", "bun.lockb", "package-lock.json", "pnpm-lock.yaml", "yarn.lock"));

  private static final String PACKAGE = "package.json";

  private Locks() {}

  /** Says of each language without a lock that it is not known what goes in. */
  static void require(CacheKey key, Set<Language> languages, Path directory, Path root)
      throws ProviderException {
    for (Language language : languages) {
      List<String> names = LOCKS.getOrDefault(language, List.of());
      if (!names.isEmpty() && !isThere(names, directory, root) && dependsOn(language, directory)) {
        key.unknown("without %s nobody knows which packages go in".formatted(names.get(0)));
      }
    }
  }

  /** Whether packages that are installed there are packed. */
  static boolean bundles(Path directory) throws ProviderException {
    return text(directory.resolve(PACKAGE)).matches("(?s).*\"bundled?Dependencies\".*");
  }

  private static boolean dependsOn(Language language, Path directory) throws ProviderException {
    return language != Language.TYPESCRIPT
        || text(directory.resolve(PACKAGE))
            .matches("(?s).*\"(d|devD|optionalD|peerD)ependencies\".*");
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

  private static String text(Path file) throws ProviderException {
    try {
      return Files.isRegularFile(file) ? Files.readString(file) : "";
    } catch (IOException e) {
      throw ProviderException.environment("cannot read " + file, e);
    }
  }
}
