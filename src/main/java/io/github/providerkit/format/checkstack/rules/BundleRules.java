package io.github.providerkit.format.checkstack.rules;

import io.github.providerkit.message.Names;
import io.github.providerkit.npm.InstalledPackages;
import io.github.providerkit.npm.JsonValue;
import io.github.providerkit.npm.PackageJson;
import io.github.providerkit.npm.Workspace;
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
  private final Report report;

  public BundleRules(PackageJson primary, Workspace workspace, Report report) {
    this.primary = primary;
    this.workspace = workspace;
    this.report = report;
  }

  /** The siblings in the declared order, each once; reports those that do not exist. */
  public List<PackageJson> siblings() {
    Map<String, PackageJson> siblings = new LinkedHashMap<>();
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
      Optional<PackageJson> member =
          workspace.member(name).or(() -> InstalledPackages.linked(primary.directory(), name));
      if (member.isPresent()) {
        siblings.put(name, member.get());
      } else {
        report.expected(
            CheckstackRules.SIBLING_MISSING, entry, "a package of the workspace", hint(name));
      }
    }
    return List.copyOf(siblings.values());
  }

  private String hint(String name) {
    Set<String> others = new TreeSet<>(workspace.members().keySet());
    others.remove(primary.name());
    primary.bundle().forEach(entry -> others.remove(entry.text()));
    String near = Names.hint(name, others, Map.of());
    if (near != null) {
      return near;
    }
    return workspace.members().size() > 1
        ? "link it, or set provider.checkstack.siblings=published where it is published apart"
        : "the package is in no workspace: name it in the workspaces of a package.json above, link"
            + " it, or set provider.checkstack.siblings=published where siblings are published"
            + " apart";
  }

  /** Checks one of them as a part of the bundle. */
  public void check(PackageJson sibling, boolean sameVersion) {
    Report own = new Report(sibling.shownAs(), report.problems());
    JsonValue version = sibling.root().get("version");
    if (sameVersion && version.isText() && !version.text().equals(primary.version())) {
      own.expected(
          CheckstackRules.SIBLING_VERSION,
          version,
          "the version of " + primary.name() + ", \"" + primary.version() + "\"",
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
