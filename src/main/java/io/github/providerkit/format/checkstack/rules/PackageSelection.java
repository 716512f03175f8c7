package io.github.providerkit.format.checkstack.rules;

import io.github.providerkit.files.SlashPath;
import io.github.providerkit.format.grammar.PackagePath;
import io.github.providerkit.npm.BuildOutput;
import io.github.providerkit.npm.JsonValue;
import io.github.providerkit.npm.PackageJson;
import io.github.providerkit.npm.PackedFiles;
import io.github.providerkit.npm.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a {@code package.json} says about its tarball: the list of files, the programs, and the
 * dependencies that it brings along ({@code docs/spec/checkstack.md} section 2.2).
 */
public final class PackageSelection {
  private static final String NODE_MODULES = "node_modules";

  private final JsonValue root;
  private final Path directory;
  private final PackedFiles files;
  private final Set<String> programs = new TreeSet<>();
  private String programDirectory = "/";

  private PackageSelection(PackageJson json, BuildOutput output) {
    this.root = json.root();
    this.directory = json.directory();
    this.files = new PackedFiles(directory, output);
  }

  /**
   * Selects the files of a package.
   *
   * @param output where builds write
   * @param workspace what it is developed in
   * @param report receives a list of files that is none
   * @throws IOException if a directory cannot be read
   */
  public static PackageSelection of(
      PackageJson json, BuildOutput output, Workspace workspace, Report report) throws IOException {
    PackageSelection selection = new PackageSelection(json, output);
    selection.select(workspace, report);
    return selection;
  }

  /** The files by slash path, sorted; {@code package.json} is not among them. */
  public Map<String, PackedFiles.Found> files() {
    return files.files();
  }

  /** Symbolic links that were passed over, sorted. */
  public Set<String> links() {
    return files.links();
  }

  /** Whether a file is one of the package's programs. */
  public boolean isProgram(String path) {
    return programs.contains(path)
        || (path.startsWith(programDirectory) && path.indexOf('/', programDirectory.length()) < 0);
  }

  /**
   * Selects all files of a package that was installed from a registry.
   *
   * @throws IOException if a directory cannot be read
   */
  public static PackageSelection ofInstalled(PackageJson json) throws IOException {
    PackageSelection selection = new PackageSelection(json, new BuildOutput(Set.of(), Set.of()));
    selection.files.selectInstalled();
    selection.selectPrograms();
    selection.selectBundled();
    return selection;
  }

  private void select(Workspace workspace, Report report) throws IOException {
    JsonValue list = root.get("files");
    boolean sound =
        list.isList()
            && !list.items().isEmpty()
            && list.items().stream().allMatch(JsonValue::isText);
    if (!list.isPresent()) {
      files.selectAll(workspace.directory().filter(place -> directory.startsWith(place)));
    } else if (sound) {
      files.select(list.items().stream().map(JsonValue::text).toList());
    } else {
      report.expected(
          CheckstackRules.FILES_LIST,
          list,
          "a list of paths and patterns",
          "leave it out to pack everything that no ignore file names");
    }
    files.addLicences(workspace.licences());
    selectPrograms();
    selectBundled();
  }

  private void selectBundled() throws IOException {
    for (String dependency : bundledDependencies()) {
      addDependency(NODE_MODULES, dependency);
    }
  }

  private void selectPrograms() throws IOException {
    JsonValue bin = root.get("bin");
    List<JsonValue> targets = bin.isText() ? List.of(bin) : List.copyOf(bin.entries().values());
    for (JsonValue target : targets) {
      Optional<String> path = inside(target.text());
      if (path.isPresent()) {
        programs.add(path.get());
        files.addFile(path.get());
      }
    }
    Optional<String> all = inside(root.get("directories").get("bin").text());
    if (!bin.isPresent() && all.isPresent()) {
      programDirectory = all.get() + "/";
      files.addDirectory(all.get());
    }
  }

  /** A path of the package, without dots; empty for one that leads elsewhere. */
  private static Optional<String> inside(String text) {
    String clean = PackagePath.clean(text.replace('\\', '/'));
    String path = clean.startsWith("/") ? clean.substring(1) : clean;
    boolean escapes = path.equals("..") || path.startsWith("../");
    return path.isEmpty() || path.equals(".") || escapes ? Optional.empty() : Optional.of(path);
  }

  private List<String> bundledDependencies() {
    JsonValue list = root.get("bundledDependencies");
    list = list.isPresent() ? list : root.get("bundleDependencies");
    return list.isTrue()
        ? List.copyOf(root.get("dependencies").entries().keySet())
        : list.items().stream().map(JsonValue::text).filter(name -> !name.isEmpty()).toList();
  }

  /** Adds a dependency with all that it needs, each from the nearest {@code node_modules}. */
  private void addDependency(String modules, String name) throws IOException {
    Set<String> known = new HashSet<>();
    Deque<String> waiting = new ArrayDeque<>();
    nearest(modules, name).filter(known::add).ifPresent(waiting::add);
    while (!waiting.isEmpty()) {
      String path = waiting.pop();
      files.addDependency(path, directory.resolve(path));
      for (String needed : dependencies(directory.resolve(path))) {
        nearest(path + "/" + NODE_MODULES, needed).filter(known::add).ifPresent(waiting::add);
      }
    }
  }

  private static List<String> dependencies(Path directory) {
    List<String> names = new ArrayList<>();
    Path file = directory.resolve(PackageJson.NAME);
    PackageJson.quietly(file)
        .ifPresent(
            json -> {
              names.addAll(json.root().get("dependencies").entries().keySet());
              names.addAll(json.root().get("optionalDependencies").entries().keySet());
            });
    return names;
  }

  private Optional<String> nearest(String modules, String name) {
    for (String place = modules; ; ) {
      String path = place + "/" + name;
      boolean here =
          SlashPath.below(directory, path)
              .filter(found -> Files.isDirectory(found, LinkOption.NOFOLLOW_LINKS))
              .isPresent();
      if (here) {
        return Optional.of(path);
      }
      int above = place.lastIndexOf(NODE_MODULES, place.length() - NODE_MODULES.length() - 1);
      if (above < 0) {
        return Optional.empty();
      }
      place = place.substring(0, above + NODE_MODULES.length());
    }
  }
}
