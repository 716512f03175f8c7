package io.github.providerkit.format.checkstack.rules;

import io.github.providerkit.files.SeenFiles;
import io.github.providerkit.message.Names;
import io.github.providerkit.npm.InstalledPackages;
import io.github.providerkit.npm.JsonValue;
import io.github.providerkit.npm.PackageJson;
import io.github.providerkit.npm.Workspace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The packages that a primary names in {@code checkstack.bundle}, and what they must have in common
 * ({@code docs/spec/checkstack.md} sections 0 and 1.7).
 */
public final class BundleRules {
  private final PackageJson primary;
  private final Workspace workspace;
  private final SiblingSource source;
  private final Report report;

  public BundleRules(
      PackageJson primary, Workspace workspace, SiblingSource source, Report report) {
    this.primary = primary;
    this.workspace = workspace;
    this.source = source;
    this.report = report;
  }

  /**
   * The siblings in the declared order, each once; reports those that do not exist.
   *
   * @param seen looks at the disk
   * @param awaited whether packages are still to be installed: what was not is no problem yet
   * @throws IOException if a link cannot be followed
   */
  public List<Sibling> siblings(SeenFiles seen, boolean awaited) throws IOException {
    Map<String, Sibling> siblings = new LinkedHashMap<>();
    for (JsonValue entry : primary.bundle()) {
      String name = entry.text();
      if (name.isEmpty()) {
        continue;
      }
      boolean own = name.equals(primary.name());
      if (own || siblings.containsKey(name)) {
        report.expected(
            CheckstackRules.BUNDLE_ENTRY,
            entry,
            own ? "a sibling" : "each sibling once",
            own ? "the primary is always part of its bundle" : null);
        continue;
      }
      Optional<Path> fetched = seen.see(() -> InstalledPackages.fetched(primary.directory(), name));
      Optional<Sibling> found = developed(name, seen);
      if (found.isEmpty() && source == SiblingSource.INSTALLED) {
        found = fetched.map(file -> new Sibling(file, true));
      }
      if (found.isPresent()) {
        siblings.put(name, found.get());
      } else if (!awaited || source != SiblingSource.INSTALLED) {
        report.expected(CheckstackRules.SIBLING_MISSING, entry, wanted(), hint(name, fetched));
      }
    }
    return List.copyOf(siblings.values());
  }

  private Optional<Sibling> developed(String name, SeenFiles seen) throws IOException {
    Optional<Path> member = workspace.member(name).map(PackageJson::file);
    Optional<Path> place =
        member.isPresent()
            ? member
            : seen.see(
                () -> InstalledPackages.linked(primary.directory(), name).map(PackageJson::file));
    return place.map(file -> new Sibling(file, false));
  }

  private String wanted() {
    return source == SiblingSource.INSTALLED
        ? "a package of the workspace, or an installed one"
        : "a package of the workspace";
  }

  private String hint(String name, Optional<Path> fetched) {
    if (fetched.isPresent()) {
      return "it is installed from a registry: provider.checkstack.siblings=installed packs that"
          + " one along, and published leaves it where it is";
    }
    Set<String> others = new TreeSet<>(workspace.members().keySet());
    others.remove(primary.name());
    primary.bundle().forEach(entry -> others.remove(entry.text()));
    String near = Names.hint(name, others, Map.of());
    if (near != null) {
      return near;
    }
    if (source == SiblingSource.INSTALLED) {
      return "name it in the package's dependencies, and install them";
    }
    return workspace.members().size() > 1
        ? "link it, or set provider.checkstack.siblings=published where it is published apart"
        : "the package is in no workspace: name it in the workspaces of a package.json above, link"
            + " it, or set provider.checkstack.siblings=published where siblings are published"
            + " apart";
  }

  /**
   * Checks one of them as a part of the bundle.
   *
   * @param version the version that it has to have; empty where all get the same
   */
  public void check(PackageJson sibling, Optional<String> version) {
    Report own = new Report(sibling.shownAs(), report.problems());
    JsonValue found = sibling.root().get("version");
    if (version.isPresent() && found.isText() && !found.text().equals(version.get())) {
      own.expected(
          CheckstackRules.SIBLING_VERSION,
          found,
          "the version of " + primary.name() + ", \"" + version.get() + "\"",
          "an installer that takes the plugin from npm looks for each sibling at the primary's"
              + " version");
    }
    if (!sibling.bundle().isEmpty()) {
      own.expected(
          CheckstackRules.SIBLING_BUNDLE,
          sibling.checkstack().get("bundle"),
          "no bundle in a package of a bundle",
          "only the primary names its siblings; bundles cannot nest");
    }
  }
}
