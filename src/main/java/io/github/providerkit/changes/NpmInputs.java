package io.github.providerkit.changes;

import io.github.providerkit.files.SeenFiles;
import io.github.providerkit.files.SlashPath;
import io.github.providerkit.npm.JsonValue;
import io.github.providerkit.npm.LockFile;
import io.github.providerkit.npm.PackageJson;
import io.github.providerkit.npm.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a package of npm, Bun or pnpm is made from: the members of its workspace that it needs, the
 * workspace's own settings, locks and patches, packages that it names by path, and the compiler's
 * settings that its own extend.
 */
final class NpmInputs implements LanguageInputs {
  private static final List<String> OF_THE_ROOT =
      Stream.concat(Stream.of(PackageJson.NAME, Workspace.PNPM), LockFile.fileNames().stream())
          .toList();

  private static final List<String> SETTINGS =
      List.of(".npmrc", ".yarnrc.yml", "bunfig.toml", ".bun-version", ".node-version", ".nvmrc");

  private static final Pattern BY_PATH = Pattern.compile("(file|link|portal):(.+)");
  private static final Pattern EXTENDS =
      Pattern.compile("\"extends\"\\s*:\\s*(\\[[^]]*]|\"[^\"]*\")");
  private static final Pattern TEXT = Pattern.compile("\"(\\.\\.?/[^\"]*)\"");

  private final Map<Path, Optional<Workspace>> workspaces = new HashMap<>();
  private final Map<Path, Set<Path>> directories = new HashMap<>();
  private final Map<Path, Optional<PackageJson>> packages = new HashMap<>();

  @Override
  public boolean isSign(String name) {
    return name.equals(PackageJson.NAME);
  }

  @Override
  public boolean add(Path directory, Set<Path> others, Watches watches) {
    watches.upwards(directory, SETTINGS, "settings of npm or Bun");
    Optional<Workspace> workspace = around(directory, watches);
    if (workspace.isPresent()) {
      Path root = workspace.get().root();
      OF_THE_ROOT.forEach(name -> watches.file(root.resolve(name), "root of the workspace"));
      addPatches(root, watches);
    }
    addExtended(directory, watches);
    Deque<Path> left = new ArrayDeque<>(List.of(directory));
    while (!left.isEmpty()) {
      Path place = left.pop();
      String why = "dependency of " + watches.shown(place.resolve(PackageJson.NAME));
      for (Path needed : needed(place, workspace)) {
        if (!needed.equals(directory) && watches.tree(needed, why)) {
          left.push(needed);
        }
      }
    }
    return true;
  }

  /** Packages that a package names by path, and by name where its workspace has one of it. */
  private List<Path> needed(Path directory, Optional<Workspace> workspace) {
    List<Path> needed = new ArrayList<>();
    Optional<PackageJson> own =
        packages.computeIfAbsent(
            directory, place -> PackageJson.quietly(place.resolve(PackageJson.NAME)));
    if (own.isEmpty()) {
      return needed;
    }
    Set<String> names = new HashSet<>();
    own.get().bundle().forEach(sibling -> names.add(sibling.get("name").text()));
    own.get().bundle().forEach(sibling -> names.add(sibling.text()));
    for (String list : PackageJson.DEPENDENCY_LISTS) {
      for (Map.Entry<String, JsonValue> one : own.get().root().get(list).entries().entrySet()) {
        names.add(one.getKey());
        BY_PATH
            .matcher(one.getValue().text())
            .results()
            .map(found -> SlashPath.from(directory, found.group(2)))
            .forEach(place -> place.ifPresent(needed::add));
      }
    }
    for (String name : names) {
      workspace
          .flatMap(known -> known.member(name))
          .map(PackageJson::directory)
          .ifPresent(needed::add);
    }
    return needed;
  }

  /** Patches that Bun, pnpm or Yarn put on packages from elsewhere. */
  private void addPatches(Path root, Watches watches) {
    PackageJson.quietly(root.resolve(PackageJson.NAME))
        .ifPresent(
            json -> {
              List<JsonValue> patched =
                  List.of(
                      json.root().get("patchedDependencies"),
                      json.root().get("pnpm").get("patchedDependencies"));
              for (JsonValue one : patched) {
                for (JsonValue file : one.entries().values()) {
                  SlashPath.from(root, file.text())
                      .ifPresent(place -> watches.file(place, "patch of a package"));
                }
              }
            });
  }

  /** The compiler's settings may have comments, so their text is looked through. */
  private static void addExtended(Path directory, Watches watches) {
    Deque<Path> left = new ArrayDeque<>(List.of(directory.resolve("tsconfig.json")));
    Set<Path> seen = new HashSet<>(left);
    while (!left.isEmpty()) {
      Path file = left.pop();
      for (MatchResult list : EXTENDS.matcher(Watches.text(file).orElse("")).results().toList()) {
        for (MatchResult name : TEXT.matcher(list.group(1)).results().toList()) {
          Optional<Path> place =
              SlashPath.from(Objects.requireNonNull(file.getParent()), name.group(1));
          Optional<Path> extended =
              place.map(
                  path ->
                      Files.isRegularFile(path) || path.toString().endsWith(".json")
                          ? path
                          : path.resolveSibling(path.getFileName() + ".json"));
          if (extended.isPresent() && seen.add(extended.get())) {
            watches.file(extended.get(), "extended by " + watches.shown(file));
            left.push(extended.get());
          }
        }
      }
    }
  }

  /** The nearest workspace, there or above, that has the package as a member. */
  private Optional<Workspace> around(Path directory, Watches watches) {
    Path at = directory;
    while (at != null && watches.holds(at)) {
      Optional<Workspace> workspace = workspaces.computeIfAbsent(at, NpmInputs::read);
      Path root = at;
      if (workspace.isPresent()
          && (root.equals(directory)
              || directories
                  .computeIfAbsent(root, key -> directories(workspace.get()))
                  .contains(directory))) {
        return workspace;
      }
      at = at.getParent();
    }
    return Optional.empty();
  }

  private static Set<Path> directories(Workspace workspace) {
    Set<Path> directories = new HashSet<>();
    workspace.members().values().forEach(member -> directories.add(member.directory()));
    return directories;
  }

  private static Optional<Workspace> read(Path root) {
    try {
      return Workspace.rootedAt(root, new SeenFiles());
    } catch (IOException e) {
      // The package manager tells of it.
      return Optional.empty();
    }
  }
}
