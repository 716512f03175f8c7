package io.github.providerkit.format.checkstack.rules;

import io.github.providerkit.files.SlashPath;
import io.github.providerkit.manifest.Node;
import io.github.providerkit.message.Names;
import io.github.providerkit.npm.JsonValue;
import io.github.providerkit.npm.PackageJson;
import io.github.providerkit.npm.Workspace;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Turns ranges that only a workspace understands into such that everybody does ({@code
 * docs/spec/checkstack.md} section 2.1).
 */
public final class RangeRewriter {
  static final String WORKSPACE = "workspace:";
  static final String CATALOG = "catalog:";
  private static final String REGISTRY = "npm:";
  private static final Pattern NAMELESS =
      Pattern.compile(REGISTRY + "(?:[\\^~<>=*]|v?\\d+(?:[.\\s]|$))[^@]*");

  private final Workspace workspace;
  private final RangeStyle style;
  private final Function<PackageJson, String> versions;

  /**
   * Creates a rewriter.
   *
   * @param versions the version that a package of the workspace is released with
   */
  public RangeRewriter(
      Workspace workspace, RangeStyle style, Function<PackageJson, String> versions) {
    this.workspace = workspace;
    this.style = style;
    this.versions = versions;
  }

  /**
   * Resolves the ranges of a package.
   *
   * @param report receives those that lead nowhere
   * @return the ranges that change, by where they stand
   */
  public Map<Node, String> rewrite(PackageJson json, Report report) {
    Map<Node, String> rewritten = new LinkedHashMap<>();
    for (String list : PackageJson.DEPENDENCY_LISTS) {
      // Checkstack's packer leaves this list to Bun.
      RangeStyle own = list.equals("optionalDependencies") ? RangeStyle.BUN : style;
      json.root()
          .get(list)
          .entries()
          .forEach(
              (dependency, range) ->
                  rewritten(json, dependency, range, own, report)
                      .ifPresent(
                          text -> rewritten.put(Objects.requireNonNull(range.node()), text)));
    }
    return rewritten;
  }

  private Optional<String> rewritten(
      PackageJson json, String dependency, JsonValue range, RangeStyle own, Report report) {
    String text = range.text().strip();
    if (text.startsWith(CATALOG)) {
      return ofCatalog(json, dependency, text.substring(CATALOG.length()), range, report);
    }
    return text.startsWith(WORKSPACE)
        ? ofWorkspace(json, dependency, text.substring(WORKSPACE.length()), range, own, report)
        : Optional.of(withoutRegistry(text)).filter(plain -> !plain.equals(text));
  }

  private Optional<String> ofCatalog(
      PackageJson json, String dependency, String catalog, JsonValue range, Report report) {
    boolean isDefault = catalog.isEmpty() || catalog.equals("default");
    if (isDefault && workspace.twoDefaults()) {
      report.expected(
          CheckstackRules.UNRESOLVED_RANGE,
          range,
          "one catalog without a name",
          "pnpm-workspace.yaml has two, catalog and catalogs.default, which pnpm refuses");
      return Optional.empty();
    }
    Optional<String> shared = workspace.catalogRange(catalog, dependency);
    if (shared.isEmpty()) {
      report.expected(
          CheckstackRules.UNRESOLVED_RANGE,
          range,
          "a catalog with " + dependency,
          hint(dependency, catalog));
      return shared;
    }
    return shared(json, dependency, shared.get().strip(), range, report);
  }

  /** A range of a catalog, which may lead on; Checkstack's packer leaves those to Bun. */
  private Optional<String> shared(
      PackageJson json, String dependency, String shared, JsonValue range, Report report) {
    if (shared.startsWith(WORKSPACE)) {
      String rest = shared.substring(WORKSPACE.length());
      return ofWorkspace(json, dependency, rest, range, RangeStyle.BUN, report);
    }
    if (shared.startsWith(CATALOG)) {
      report.expected(
          CheckstackRules.UNRESOLVED_RANGE,
          range,
          "a catalog with a range of " + dependency,
          "the catalog refers to another one: \"" + shared + "\"");
      return Optional.empty();
    }
    return Optional.of(withoutRegistry(shared));
  }

  /** Yarn's way to say that a range is the registry's, where npm takes it for a nameless alias. */
  private static String withoutRegistry(String range) {
    return NAMELESS.matcher(range).matches() ? range.substring(REGISTRY.length()) : range;
  }

  private String hint(String dependency, String catalog) {
    if (workspace.catalogs().isEmpty()) {
      return "there is no catalog in a package.json or pnpm-workspace.yaml around this package";
    }
    Optional<String> other =
        workspace.catalogs().entrySet().stream()
            .filter(one -> one.getValue().containsKey(dependency))
            .map(Map.Entry::getKey)
            .findFirst();
    if (other.isPresent()) {
      return "did you mean \"" + CATALOG + other.get() + "\"?";
    }
    Optional<Map<String, String>> named = workspace.catalog(catalog);
    if (named.isEmpty()) {
      String near = Names.hint(catalog, workspace.catalogs().keySet(), Map.of());
      return near != null
          ? near
          : "there is no catalog of that name; add it, and the package to it";
    }
    return Names.nearest(dependency, named.get().keySet(), Map.of())
        .map(name -> "the catalog has \"" + name + "\"; add this package to it, or rename it here")
        .orElse("the catalog does not have this package; add it there");
  }

  /**
   * The range of a package of the workspace. Where the dependency is called by another name, it is
   * an alias in the tarball too: whoever owns that name in a registry is a stranger.
   */
  private Optional<String> ofWorkspace(
      PackageJson json,
      String dependency,
      String rest,
      JsonValue range,
      RangeStyle own,
      Report report) {
    WorkspaceRange wanted = WorkspaceRange.of(dependency, rest);
    Optional<PackageJson> member = member(json.directory(), wanted);
    Optional<String> version = member.map(versions).filter(text -> !text.isEmpty());
    if (version.isEmpty()) {
      report.expected(
          CheckstackRules.UNRESOLVED_RANGE,
          range,
          "a package of the workspace with a version",
          hint(json, wanted));
      return Optional.empty();
    }
    String released = wanted.released(version.get(), own);
    String name = member.get().name();
    return Optional.of(name.equals(dependency) ? released : "npm:" + name + "@" + released);
  }

  private @Nullable String hint(PackageJson own, WorkspaceRange wanted) {
    if (workspace.members().size() <= 1) {
      return "this package is in no workspace; write a range of published versions";
    }
    if (wanted.isPath()) {
      return workspace.member(wanted.target()).isPresent()
          ? "did you mean \"%s%s@^\"?".formatted(WORKSPACE, wanted.target())
          : "a path leads from this package, or from the workspace, to the directory of a package";
    }
    Set<String> others = new TreeSet<>(workspace.members().keySet());
    others.remove(own.name());
    return Names.hint(wanted.target(), others, Map.of());
  }

  private Optional<PackageJson> member(Path directory, WorkspaceRange wanted) {
    return wanted.isPath()
        ? memberAt(directory, wanted.target()).or(() -> memberAt(workspace.root(), wanted.target()))
        : workspace.member(wanted.target());
  }

  private Optional<PackageJson> memberAt(Path directory, String path) {
    return SlashPath.from(directory, path).flatMap(workspace::memberIn);
  }
}
