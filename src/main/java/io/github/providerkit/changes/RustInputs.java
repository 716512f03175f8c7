package io.github.providerkit.changes;

import io.github.providerkit.files.SlashPath;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tomlj.TomlTable;

/**
 * What a crate is made from: the crates that it names by path, itself or by way of the workspace;
 * the workspace's root with lock, profiles and patches; Cargo's and rustup's settings further up.
 */
final class RustInputs implements LanguageInputs {
  private static final String MANIFEST = "Cargo.toml";
  private static final String WORKSPACE = "workspace";
  private static final List<String> LISTS = List.of("dependencies", "build-dependencies");
  private static final List<String> SETTINGS =
      List.of(".cargo/config.toml", ".cargo/config", "rust-toolchain.toml", "rust-toolchain");

  private final TomlTables toml;

  RustInputs(TomlTables toml) {
    this.toml = toml;
  }

  @Override
  public boolean isSign(String name) {
    return name.equals(MANIFEST);
  }

  @Override
  public boolean add(Path directory, Set<Path> others, Watches watches) {
    watches.upwards(directory, SETTINGS, "settings of Cargo");
    Optional<Path> root = root(directory, watches);
    if (root.isPresent()) {
      watches.file(root.get().resolve(MANIFEST), "root of the workspace");
      watches.file(root.get().resolve("Cargo.lock"), "lock of the workspace");
      TomlTable manifest = toml.read(root.get().resolve(MANIFEST));
      for (TomlTable patch : TomlTables.tables(TomlTables.table(manifest, "patch")).values()) {
        addPaths(
            patch, root.get(), "patch in " + watches.shown(root.get().resolve(MANIFEST)), watches);
      }
    }
    Deque<Path> left = new ArrayDeque<>(List.of(directory));
    while (!left.isEmpty()) {
      Path crate = left.pop();
      for (TomlTable list : lists(toml.read(crate.resolve(MANIFEST)))) {
        String why = "dependency of " + watches.shown(crate.resolve(MANIFEST));
        left.addAll(addPaths(list, crate, why, watches));
        root.ifPresent(place -> left.addAll(addInherited(list, place, why, watches)));
      }
    }
    return true;
  }

  /** The nearest directory above, or the crate's own, whose manifest has a workspace. */
  private Optional<Path> root(Path directory, Watches watches) {
    Optional<Path> at = watches.nearest(directory, MANIFEST);
    while (at.isPresent()) {
      if (toml.read(at.get().resolve(MANIFEST)).get(List.of(WORKSPACE)) instanceof TomlTable) {
        return at;
      }
      Path parent = at.get().getParent();
      at = parent == null ? Optional.empty() : watches.nearest(parent, MANIFEST);
    }
    return Optional.empty();
  }

  /** Dependencies of all kinds that are compiled in, also of single targets. */
  private static List<TomlTable> lists(TomlTable manifest) {
    List<TomlTable> lists = new ArrayList<>();
    List<TomlTable> holders = new ArrayList<>(List.of(manifest));
    holders.addAll(TomlTables.tables(TomlTables.table(manifest, "target")).values());
    for (TomlTable holder : holders) {
      LISTS.forEach(name -> lists.add(TomlTables.table(holder, name)));
    }
    return lists;
  }

  private static List<Path> addPaths(TomlTable list, Path from, String why, Watches watches) {
    List<Path> added = new ArrayList<>();
    for (TomlTable dependency : TomlTables.tables(list).values()) {
      TomlTables.text(dependency, "path")
          .flatMap(path -> SlashPath.from(from, path))
          .filter(place -> watches.tree(place, why))
          .ifPresent(added::add);
    }
    return added;
  }

  private List<Path> addInherited(TomlTable list, Path root, String why, Watches watches) {
    TomlTable shared =
        TomlTables.table(toml.read(root.resolve(MANIFEST)), WORKSPACE, "dependencies");
    Map<String, TomlTable> ofWorkspace = TomlTables.tables(shared);
    List<Path> added = new ArrayList<>();
    for (Map.Entry<String, TomlTable> dependency : TomlTables.tables(list).entrySet()) {
      boolean inherited = Boolean.TRUE.equals(dependency.getValue().get(List.of(WORKSPACE)));
      if (inherited && ofWorkspace.containsKey(dependency.getKey())) {
        TomlTables.text(ofWorkspace.get(dependency.getKey()), "path")
            .flatMap(path -> SlashPath.from(root, path))
            .filter(place -> watches.tree(place, why))
            .ifPresent(added::add);
      }
    }
    return added;
  }
}
