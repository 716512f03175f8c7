package io.github.providerkit.format.checkstack.rules;

import io.github.providerkit.format.ReleaseVersion;
import io.github.providerkit.format.grammar.LicenseExpression;
import io.github.providerkit.format.grammar.NpmName;
import io.github.providerkit.format.grammar.SemanticVersion;
import io.github.providerkit.npm.JsonValue;
import java.util.Set;

/**
 * What the installer takes on trust about a single package, and what then fails elsewhere: in the
 * registry, in ranges of other packages, or before users ({@code docs/spec/checkstack.md} sections
 * 1.1 and 6).
 */
public final class PackageIdentityRules {
  /** Scripts that run before a package is packed. */
  private static final Set<String> PACKING = Set.of("prepack", "prepare", "build");

  private PackageIdentityRules() {}

  /** Checks a package by itself. */
  public static void check(JsonValue root, Report report) {
    JsonValue version = root.get("version");
    if (!version.text().isEmpty() && !SemanticVersion.isValid(version.text())) {
      report.expected(
          CheckstackRules.VERSION,
          version,
          "a semantic version of three numbers, which npm and every range of others need",
          SemanticVersion.hint(version.text()));
    }
    JsonValue name = root.get("name");
    if (!name.text().isEmpty()) {
      NpmName.breach(name.text())
          .ifPresent(
              breach ->
                  report.expected(
                      CheckstackRules.NPM_NAME, name, breach.expected(), breach.hint()));
    }
    JsonValue license = root.get("license");
    if (!license.text().isEmpty()) {
      LicenseExpression.breach(license.text())
          .ifPresent(
              breach ->
                  report.expected(
                      CheckstackRules.LICENSE, license, breach.expected(), breach.hint()));
    }
    JsonValue checkstack = root.get("checkstack");
    if (checkstack.isObject() && !checkstack.get("pluginId").isPresent()) {
      report.expected(
          CheckstackRules.PLUGIN_ID_MISSING,
          checkstack.get("pluginId"),
          "the plugin's stable id",
          "write the pluginId of plugin-metadata.ts");
    }
    if (checkstack.get("allowInstallScripts").isTrue()) {
      report.tell(
          CheckstackRules.INSTALL_SCRIPTS,
          checkstack.get("allowInstallScripts"),
          "a platform that installs the plugin runs the install scripts of all that it depends on",
          "leave it out unless a dependency cannot do without");
    }
    if (root.get("publishConfig").get("provenance").isTrue()) {
      repository(root.get("repository"), report);
    }
  }

  private static void repository(JsonValue repository, Report report) {
    JsonValue url = repository.isObject() ? repository.get("url") : repository;
    boolean missing = !url.isPresent() || (url.isText() && url.text().isEmpty());
    if (missing) {
      report.expected(
          CheckstackRules.REPOSITORY,
          url,
          "the repository",
          "npm publishes with provenance only where it names the repository that is built");
    }
  }

  /** Compares the version with the one that the build releases. */
  public static void version(JsonValue root, ReleaseVersion release, Report report) {
    JsonValue version = root.get("version");
    if (!version.text().isEmpty() && !release.agreesWith(version.text())) {
      report.expected(
          CheckstackRules.VERSION_MISMATCH,
          version,
          "the version of the release, " + release.resolve(version.text()),
          isSetByScript(root)
              ? "a script seems to set it, and runs after this check: set"
                  + " provider.versionPolicy=override, which writes the release's into every"
                  + " tarball and edits no file"
              : release.hint("package.json", version.text()));
    } else if (release.isAheadOf(version.text())) {
      report.tell(
          CheckstackRules.VERSION_BEHIND,
          version,
          "the release has the version of the build, %s, which is ahead of \"%s\""
              .formatted(release.resolve(version.text()), version.text()),
          release.aheadHint());
    }
  }

  /** Release tools keep a place holder in the repository, or a script that writes another one. */
  private static boolean isSetByScript(JsonValue root) {
    return root.get("version").text().startsWith("0.0.0")
        || root.get("scripts").entries().entrySet().stream()
            .anyMatch(e -> PACKING.contains(e.getKey()) && e.getValue().text().contains("version"));
  }
}
