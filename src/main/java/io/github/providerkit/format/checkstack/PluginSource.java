package io.github.providerkit.format.checkstack;

import io.github.providerkit.files.SlashPath;
import io.github.providerkit.format.CheckRequest.FileChecks;
import io.github.providerkit.format.ManifestFile;
import io.github.providerkit.format.ReleaseVersion;
import io.github.providerkit.format.checkstack.rules.BundleRules;
import io.github.providerkit.format.checkstack.rules.CheckstackSettings;
import io.github.providerkit.format.checkstack.rules.MetadataRules;
import io.github.providerkit.format.checkstack.rules.PackageIdentityRules;
import io.github.providerkit.format.checkstack.rules.PluginMetadata;
import io.github.providerkit.format.checkstack.rules.RangeRewriter;
import io.github.providerkit.format.checkstack.rules.RangeRules;
import io.github.providerkit.format.checkstack.rules.Report;
import io.github.providerkit.format.checkstack.rules.Sibling;
import io.github.providerkit.format.checkstack.rules.SiblingSource;
import io.github.providerkit.format.grammar.PackagePath;
import io.github.providerkit.manifest.Problems;
import io.github.providerkit.manifest.RuleLevels;
import io.github.providerkit.message.ProviderException;
import io.github.providerkit.npm.JsonValue;
import io.github.providerkit.npm.PackageJson;
import io.github.providerkit.npm.Workspace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A plugin in its repository: the primary package with the siblings of its bundle.
 *
 * @param file the manifest of the primary, and what was asked for
 * @param packages the primary, then the siblings in the declared order
 * @param workspace what they are developed in
 */
record PluginSource(ManifestFile file, List<PluginPackage> packages, Workspace workspace) {

  PluginPackage primary() {
    return packages.get(0);
  }

  /**
   * Reads and checks a plugin.
   *
   * @return empty when there are errors
   * @throws ProviderException if a directory cannot be read, or the platform's versions cannot
   */
  static Optional<PluginSource> read(
      ManifestFile file, CheckstackSettings settings, Problems problems) throws ProviderException {
    Optional<PackageJson> read =
        PackageJson.read(file.path(), file.shownAs(), file.seen(), problems);
    if (read.isEmpty()) {
      return Optional.empty();
    }
    PackageJson primary = read.get();
    Report report = new Report(primary.shownAs(), problems);
    MetadataRules.check(primary.root(), report);
    if (!primary.root().isObject()) {
      return Optional.empty();
    }
    PackageIdentityRules.check(primary.root(), report);
    PackageIdentityRules.version(primary.root(), file.request().version(), report);
    try {
      PluginSource source = withSiblings(primary, file, settings, problems);
      return problems.hasErrors() ? Optional.empty() : Optional.of(source);
    } catch (IOException e) {
      throw ProviderException.environment("cannot read the workspace of " + file.path(), e);
    }
  }

  private static PluginSource withSiblings(
      PackageJson primary, ManifestFile file, CheckstackSettings settings, Problems problems)
      throws IOException, ProviderException {
    boolean alone = file.request().files() == FileChecks.NONE;
    Workspace workspace =
        alone
            ? new Workspace(primary.directory(), Map.of(), Map.of())
            : Workspace.around(primary, file.seen());
    BundleRules bundle =
        new BundleRules(
            primary, workspace, settings.siblings(), new Report(primary.shownAs(), problems));
    List<PackageJson> all = new ArrayList<>(List.of(primary));
    List<PackageJson> installed = new ArrayList<>();
    if (!alone && settings.siblings() != SiblingSource.PUBLISHED) {
      // Scripts have packages installed before they run.
      boolean awaited =
          file.request().files() == FileChecks.BEFORE_BUILD && PluginScripts.check(primary);
      for (Sibling sibling : bundle.siblings(file.seen(), awaited)) {
        read(sibling, file, problems).ifPresent((sibling.installed() ? installed : all)::add);
      }
    }
    boolean overridden = file.request().version().policy() == ReleaseVersion.Policy.OVERRIDE;
    for (PackageJson sibling : all.subList(1, all.size())) {
      bundle.check(sibling, overridden ? Optional.empty() : Optional.of(primary.version()));
    }
    Function<PackageJson, String> versions = versions(all, file.request().version());
    for (PackageJson sibling : installed) {
      bundle.check(sibling, Optional.of(versions.apply(primary)));
    }
    RangeRewriter rewriter = new RangeRewriter(workspace, settings.ranges(), versions);
    List<PluginPackage> packages = new ArrayList<>();
    for (PackageJson written : all) {
      PackageJson json = PublishedDirectory.of(written, workspace, file, problems);
      Problems unresolved = alone ? new Problems(RuleLevels.DEFAULT) : problems;
      Report own = new Report(json.shownAs(), unresolved);
      packages.add(
          new PluginPackage(
              json, versions.apply(json), rewriter.rewrite(json, own), written, false));
    }
    installed.forEach(sibling -> packages.add(PluginPackage.installed(sibling)));
    List<String> order = primary.bundle().stream().map(JsonValue::text).toList();
    packages
        .subList(1, packages.size())
        .sort(Comparator.comparingInt(one -> order.indexOf(one.source().name())));
    PluginSource source = new PluginSource(file, List.copyOf(packages), workspace);
    source.checkRanges(LoadedVersions.read(settings.platform(), file.seen()), problems);
    if (!alone) {
      source.checkFiles(problems);
    }
    return source;
  }

  /** Reads a sibling under a name that the user can follow, and checks it. */
  private static Optional<PackageJson> read(Sibling sibling, ManifestFile file, Problems problems) {
    String shownAs = shownAs(sibling.file(), file);
    Optional<PackageJson> read = PackageJson.read(sibling.file(), shownAs, file.seen(), problems);
    read.ifPresent(
        json -> {
          Report report = new Report(shownAs, problems);
          MetadataRules.check(json.root(), report);
          if (!sibling.installed()) {
            PackageIdentityRules.check(json.root(), report);
          }
        });
    return read;
  }

  /** A file beside the manifest, named from where the manifest's name starts. */
  private static String shownAs(Path member, ManifestFile file) {
    String named = file.shownAs();
    String above = named.substring(0, named.lastIndexOf('/') + 1);
    return PackagePath.clean(
        above + SlashPath.between(file.directory(), member.toAbsolutePath().normalize()));
  }

  /**
   * The version that a package is released with. With a build that overrides or is ahead, its own
   * for all packages of the plugin; else each package's, which was compared with the build's.
   */
  private static Function<PackageJson, String> versions(
      List<PackageJson> plugin, ReleaseVersion release) {
    // A -SNAPSHOT that nobody asked for by name has no counterpart in packages of npm.
    boolean ahead = release.isAheadOf(plugin.get(0).version());
    if (release.policy() != ReleaseVersion.Policy.OVERRIDE && !ahead) {
      return PackageJson::version;
    }
    Map<String, String> versions = new HashMap<>();
    for (PackageJson json : plugin) {
      String version = release.resolve(json.version());
      versions.put(json.name(), ahead ? ReleaseVersion.withoutSnapshot(version) : version);
    }
    return json -> versions.getOrDefault(json.name(), json.version());
  }

  private void checkRanges(Optional<Map<String, String>> platform, Problems problems) {
    RangeRules rules = new RangeRules(PluginPackage.versions(packages), platform);
    for (PluginPackage one : packages) {
      Report report = new Report(one.json().shownAs(), problems);
      if (one.installed()) {
        rules.checkInstalled(one.json(), report);
      } else {
        rules.check(one.json(), one.ranges(), report);
      }
    }
  }

  private void checkFiles(Problems problems) throws IOException {
    for (PluginPackage one : packages) {
      PluginMetadata.check(one.json(), file.seen(), new Report(one.json().shownAs(), problems));
    }
  }
}
