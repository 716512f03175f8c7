package io.github.providerkit.changes;

import io.github.providerkit.files.SlashPath;
import io.github.providerkit.npm.MemberGlobs;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tomlj.TomlTable;

/**
 * What a Python project is made from: the members of its uv workspace that it needs, with the
 * workspace's own settings and lock; what its sources name by path; files of requirements.
 */
final class PythonInputs implements LanguageInputs {
  private static final String PROJECT = "pyproject.toml";
  private static final String REQUIREMENTS = "requirements.txt";
  private static final List<String> VERSIONS = List.of(".python-version");
  private static final Pattern NAME = Pattern.compile("^\\s*([A-Za-z0-9][A-Za-z0-9._-]*)");
  private static final Pattern OPTION =
      Pattern.compile("(-r|-c|-e|--requirement|--constraint|--editable)[ =]*(.+)");

  /** The options that name further files of requirements. */
  private static final Set<String> FILES = Set.of("-r", "-c", "--requirement", "--constraint");

  private final TomlTables toml;
  private final Map<Path, Map<String, Path>> members = new HashMap<>();

  PythonInputs(TomlTables toml) {
    this.toml = toml;
  }

  @Override
  public boolean isSign(String name) {
    return name.equals(PROJECT) || name.equals(REQUIREMENTS) || name.equals("setup.py");
  }

  @Override
  public boolean add(Path directory, Set<Path> others, Watches watches) {
    watches.upwards(directory, VERSIONS, "version of Python");
    addRequirements(directory.resolve(REQUIREMENTS), watches);
    Optional<Path> root = root(directory, watches);
    if (root.isPresent()) {
      watches.file(root.get().resolve(PROJECT), "root of the workspace");
      watches.file(root.get().resolve("uv.lock"), "lock of the workspace");
    }
    Deque<Path> left = new ArrayDeque<>(List.of(directory));
    while (!left.isEmpty()) {
      Path project = left.pop();
      TomlTable text = toml.read(project.resolve(PROJECT));
      String why = "dependency of " + watches.shown(project.resolve(PROJECT));
      for (Path place : places(project, text, root)) {
        if (watches.tree(place, why)) {
          left.push(place);
        }
      }
    }
    return true;
  }

  /** What a project names by path, as uv and Poetry do, and of its workspace by name. */
  private List<Path> places(Path project, TomlTable text, Optional<Path> root) {
    List<Path> places = new ArrayList<>();
    paths(project, TomlTables.table(text, "tool", "uv", "sources")).values().forEach(places::add);
    paths(project, TomlTables.table(text, "tool", "poetry", "dependencies"))
        .values()
        .forEach(places::add);
    if (root.isPresent()) {
      Map<String, Path> shared = new HashMap<>(members(root.get()));
      // Sources that the root names count for all members.
      TomlTable manifest = toml.read(root.get().resolve(PROJECT));
      shared.putAll(paths(root.get(), TomlTables.table(manifest, "tool", "uv", "sources")));
      for (String dependency : TomlTables.texts(text, "project", "dependencies")) {
        Matcher name = NAME.matcher(dependency);
        if (name.find() && shared.containsKey(normal(name.group(1)))) {
          places.add(shared.get(normal(name.group(1))));
        }
      }
    }
    return places;
  }

  /** The directories that a table of sources names, by package. */
  private static Map<String, Path> paths(Path from, TomlTable sources) {
    Map<String, Path> paths = new HashMap<>();
    TomlTables.tables(sources)
        .forEach(
            (name, source) ->
                TomlTables.text(source, "path")
                    .flatMap(path -> SlashPath.from(from, path))
                    .ifPresent(place -> paths.put(normal(name), place)));
    return paths;
  }

  /** The nearest directory, there or above, whose workspace has the project as a member. */
  private Optional<Path> root(Path directory, Watches watches) {
    Optional<Path> at = watches.nearest(directory, PROJECT);
    while (at.isPresent()) {
      Path place = at.get();
      if (toml.read(place.resolve(PROJECT)).get(List.of("tool", "uv", "workspace"))
              instanceof TomlTable
          && (place.equals(directory) || members(place).containsValue(directory))) {
        return at;
      }
      Path parent = place.getParent();
      at = parent == null ? Optional.empty() : watches.nearest(parent, PROJECT);
    }
    return Optional.empty();
  }

  private Map<String, Path> members(Path root) {
    return members.computeIfAbsent(root, this::findMembers);
  }

  private Map<String, Path> findMembers(Path root) {
    TomlTable workspace =
        TomlTables.table(toml.read(root.resolve(PROJECT)), "tool", "uv", "workspace");
    List<String> globs = new ArrayList<>(TomlTables.texts(workspace, "members"));
    TomlTables.texts(workspace, "exclude").forEach(glob -> globs.add("!" + glob));
    Map<String, Path> found = new HashMap<>();
    try {
      for (Path member : new MemberGlobs(globs, PROJECT).find(root)) {
        TomlTables.text(toml.read(member.resolve(PROJECT)), "project", "name")
            .ifPresent(name -> found.put(normal(name), member));
      }
    } catch (IOException e) {
      // uv tells of it.
      return found;
    }
    return found;
  }

  /** Names of packages are the same in any case, and with dots and dashes of any kind. */
  private static String normal(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[-_.]+", "-");
  }

  /** Other files that a file of requirements names, and directories. */
  private static void addRequirements(Path first, Watches watches) {
    Deque<Path> left = new ArrayDeque<>(List.of(first));
    Set<Path> seen = new HashSet<>(left);
    while (!left.isEmpty()) {
      Path file = left.pop();
      String why = "named in " + watches.shown(file);
      for (String line : Watches.text(file).orElse("").lines().map(String::strip).toList()) {
        Matcher option = OPTION.matcher(line);
        boolean isOption = option.matches();
        String target = (isOption ? option.group(2) : line).strip();
        boolean isFile = isOption && FILES.contains(option.group(1));
        Optional<Path> place = SlashPath.from(Objects.requireNonNull(file.getParent()), target);
        if (isFile && place.isPresent() && seen.add(place.get())) {
          watches.file(place.get(), why);
          left.push(place.get());
        } else if (!isFile && place.isPresent() && (isOption || target.startsWith("."))) {
          watches.tree(place.get(), why);
        }
      }
    }
  }
}
