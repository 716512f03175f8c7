package io.github.providerkit.start;

import io.github.providerkit.code.Language;
import io.github.providerkit.files.SlashPath;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a machine needs that builds a provider, and whether one is enough: code in Go and TypeScript
 * is compiled for every platform on one, code in Python and Rust for its own alone.
 *
 * @param language what the code is written in; empty where there is none
 * @param directory where that lies from the project's directory, with a slash behind; empty for
 *     there
 */
record CiNeeds(Optional<Language> language, String directory) {
  /** Nothing but Java. */
  static final CiNeeds NONE = new CiNeeds(Optional.empty(), "");

  private static final Map<Language, String> SIGNS =
      new EnumMap<>(
          Map.of(
              Language.GO, "go.mod",
              Language.RUST, "Cargo.toml",
              Language.PYTHON, "pyproject.toml",
              Language.TYPESCRIPT, "package.json"));

  private static final Set<Language> BOUND = Set.of(Language.PYTHON, Language.RUST);

  /**
   * Looks beside a manifest, then at the top of the project.
   *
   * @param project the project's directory
   * @param home the manifest's directory
   */
  static CiNeeds of(Path project, Path home) {
    return in(project, home).or(() -> in(project, project)).orElse(NONE);
  }

  private static Optional<CiNeeds> in(Path project, Path directory) {
    Path top = project.toAbsolutePath().normalize();
    Path place = directory.toAbsolutePath().normalize();
    for (Map.Entry<Language, String> sign : SIGNS.entrySet()) {
      if (place.startsWith(top) && Files.isRegularFile(place.resolve(sign.getValue()))) {
        String path = SlashPath.between(top, place);
        return Optional.of(
            new CiNeeds(Optional.of(sign.getKey()), path.isEmpty() ? "" : path + "/"));
      }
    }
    return Optional.empty();
  }

  /** Whether it takes a machine for each platform. */
  boolean takesSeveral() {
    return language.filter(BOUND::contains).isPresent();
  }
}
