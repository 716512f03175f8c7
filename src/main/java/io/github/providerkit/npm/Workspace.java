package io.github.providerkit.npm;

import io.github.providerkit.files.SeenFiles;
import io.github.providerkit.files.SlashPath;
import io.github.providerkit.manifest.Document;
import io.github.providerkit.manifest.Node;
import io.github.providerkit.manifest.Problems;
import io.github.providerkit.manifest.RuleLevels;
import io.github.providerkit.manifest.UnreadableDocumentException;
import io.github.providerkit.manifest.read.DocumentReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The packages that are developed together, and the ranges that they share ({@code
 * docs/spec/checkstack.md} section 2.1): a Bun or npm workspace, or pnpm's.
 *
 * @param root its directory; of a package that stands alone, the package's own
 * @param members packages by name, sorted
 * @param catalogs ranges by dependency, by catalog; the one without a name under the empty text
 * @param ofPnpm whether it is pnpm that packs here
 * @param twoDefaults whether pnpm would refuse it, for the catalog without a name is there twice
 */
public record Workspace(
    Path root,
    Map<String, PackageJson> members,
    Map<String, Map<String, String>> catalogs,
    boolean ofPnpm,
    boolean twoDefaults) {
  /** What pnpm reads at the root. */
  public static final String PNPM = "pnpm-workspace.yaml";

  private static final String YARN = ".yarnrc.yml";
  private static final String DEFAULT_CATALOG = "default";

  /** A workspace without anything of pnpm's. */
  public Workspace(
      Path root, Map<String, PackageJson> members, Map<String, Map<String, String>> catalogs) {
    this(root, members, catalogs, false, false);
  }

  /**
   * The workspace that a package belongs to: the nearest one above it that has it as a member.
   *
   * @param seen looks at the disk
   * @throws IOException if a directory cannot be read
   */
  public static Workspace around(PackageJson own, SeenFiles seen) throws IOException {
    Path directory = own.directory();
    for (Path root = directory; root != null; root = root.getParent()) {
      Optional<Workspace> workspace = at(root, directory, seen);
      if (workspace.isPresent()) {
        return workspace.get().with(own);
      }
    }
    boolean ofPnpm = seen.isFile(directory.resolve(LockFile.PNPM.fileName()));
    return new Workspace(directory, Map.of(), Map.of(), ofPnpm, false).with(own);
  }

  /**
   * The workspace whose root a directory is; empty when it is none.
   *
   * @throws IOException if a directory cannot be read
   */
  public static Optional<Workspace> rootedAt(Path root, SeenFiles seen) throws IOException {
    return at(root, root, seen);
  }

  private Workspace with(PackageJson own) {
    Map<String, PackageJson> all = new TreeMap<>(members);
    all.put(own.name(), own);
    return new Workspace(root, all, catalogs, ofPnpm, twoDefaults);
  }

  private static Optional<Workspace> at(Path root, Path member, SeenFiles seen) throws IOException {
    Map<String, Map<String, String>> catalogs = new TreeMap<>();
    List<String> globs = new ArrayList<>();
    Optional<JsonValue> ofPnpm = read(root.resolve(PNPM), Document.Syntax.YAML, seen);
    ofPnpm.ifPresent(
        pnpm -> {
          globs.addAll(texts(pnpm.get("packages")));
          addCatalogs(pnpm, catalogs);
        });
    Optional<JsonValue> packageJson =
        read(root.resolve(PackageJson.NAME), Document.Syntax.JSON, seen)
            .filter(json -> json.get("workspaces").isPresent());
    packageJson.ifPresent(
        json -> {
          JsonValue workspaces = json.get("workspaces");
          globs.addAll(texts(workspaces.isList() ? workspaces : workspaces.get("packages")));
          addCatalogs(json, catalogs);
          addCatalogs(workspaces, catalogs);
        });
    if (ofPnpm.isEmpty() && packageJson.isEmpty()) {
      return Optional.empty();
    }
    Optional<JsonValue> ofYarn = read(root.resolve(YARN), Document.Syntax.YAML, seen);
    ofYarn.ifPresent(yarn -> addCatalogs(yarn, catalogs));
    Set<Path> directories = seen.see(() -> new MemberGlobs(globs).find(root));
    if (!root.equals(member) && !directories.contains(member)) {
      return Optional.empty();
    }
    boolean isOthers =
        LockFile.fileNames().stream()
            .filter(lock -> !lock.equals(LockFile.PNPM.fileName()))
            .anyMatch(lock -> seen.isFile(root.resolve(lock)));
    boolean twice =
        ofPnpm.isPresent()
            && ofPnpm.get().get("catalog").isPresent()
            && ofPnpm.get().get("catalogs").get(DEFAULT_CATALOG).isPresent();
    return Optional.of(
        new Workspace(
            root,
            packages(root, directories, seen),
            catalogs,
            ofPnpm.isPresent() && !isOthers,
            twice));
  }

  /** A document of the workspace; empty when there is none, or none that can be read. */
  private static Optional<JsonValue> read(Path file, Document.Syntax syntax, SeenFiles seen)
      throws IOException {
    if (!seen.isFile(file)) {
      return Optional.empty();
    }
    try {
      Problems ignored = new Problems(RuleLevels.DEFAULT);
      byte[] bytes = seen.readIn(Objects.requireNonNull(file.getParent()), file);
      return Optional.of(
          JsonValue.of(DocumentReader.read(file.toString(), bytes, syntax, ignored).root()));
    } catch (UnreadableDocumentException e) {
      // Some directory above the package: what is wrong with it is no concern of the package.
      return Optional.empty();
    }
  }

  private static List<String> texts(JsonValue list) {
    return list.items().stream().map(Workspace::text).toList();
  }

  /** YAML has texts without quotes. */
  private static String text(JsonValue value) {
    return value.node() instanceof Node.Scalar scalar ? scalar.value() : "";
  }

  private static void addCatalogs(JsonValue from, Map<String, Map<String, String>> catalogs) {
    addCatalog("", from.get("catalog"), catalogs);
    from.get("catalogs")
        .entries()
        .forEach(
            (name, catalog) ->
                addCatalog(name.equals(DEFAULT_CATALOG) ? "" : name, catalog, catalogs));
  }

  private static void addCatalog(
      String name, JsonValue catalog, Map<String, Map<String, String>> catalogs) {
    catalog
        .entries()
        .forEach(
            (dependency, range) ->
                catalogs
                    .computeIfAbsent(name, key -> new TreeMap<>())
                    .put(dependency, text(range)));
  }

  private static Map<String, PackageJson> packages(
      Path root, Set<Path> directories, SeenFiles seen) {
    Map<String, PackageJson> packages = new TreeMap<>();
    Problems ignored = new Problems(RuleLevels.DEFAULT);
    for (Path directory : directories) {
      Path file = directory.resolve(PackageJson.NAME);
      String shownAs = SlashPath.between(root, file);
      PackageJson.read(file, shownAs, seen, ignored)
          .filter(found -> !found.name().isEmpty())
          .ifPresent(found -> packages.putIfAbsent(found.name(), found));
    }
    return packages;
  }

  /**
   * Its directory where npm and Bun know it as one, by the {@code workspaces} of a package.json;
   * empty for a workspace of pnpm, and for a package that stands alone.
   */
  public Optional<Path> directory() {
    return PackageJson.quietly(root.resolve(PackageJson.NAME))
        .filter(json -> json.root().get("workspaces").isPresent())
        .map(json -> root);
  }

  /**
   * The licences that pnpm packs for a member that has none: those of the workspace.
   *
   * @throws IOException if its directory cannot be read
   */
  public List<Path> licences() throws IOException {
    if (!ofPnpm) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(root)) {
      return files
          .filter(file -> isLicence(file.getFileName().toString()))
          .filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
          .sorted()
          .toList();
    }
  }

  /** Whether a file is called as licences are. */
  static boolean isLicence(String name) {
    return name.matches("(?i)licen[cs]e(\\..+)?");
  }

  /** A member by name; empty when there is none. */
  public Optional<PackageJson> member(String name) {
    return Optional.ofNullable(members.get(name));
  }

  /** The member in a directory; empty when there is none. */
  public Optional<PackageJson> memberIn(Path directory) {
    return members.values().stream()
        .filter(member -> member.directory().equals(directory))
        .findFirst();
  }

  /** Shared ranges by dependency; empty when there is no catalog of that name. */
  public Optional<Map<String, String>> catalog(String name) {
    return Optional.ofNullable(catalogs.get(name.equals(DEFAULT_CATALOG) ? "" : name));
  }

  /** A shared range; empty when there is none. */
  public Optional<String> catalogRange(String catalog, String dependency) {
    return catalog(catalog).map(ranges -> ranges.get(dependency));
  }
}
