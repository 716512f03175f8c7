package io.github.providerkit.format.checkstack;

import io.github.providerkit.archive.ArchiveException;
import io.github.providerkit.format.ReleasePlan.Limits;
import io.github.providerkit.format.checkstack.rules.CheckstackRules;
import io.github.providerkit.format.checkstack.rules.MetadataRules;
import io.github.providerkit.format.checkstack.rules.RangeRules;
import io.github.providerkit.format.checkstack.rules.Report;
import io.github.providerkit.manifest.Position;
import io.github.providerkit.manifest.Problems;
import io.github.providerkit.npm.JsonValue;
import io.github.providerkit.npm.PackageJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Judges a finished tarball as the installer does when it is uploaded ({@code
 * docs/spec/checkstack.md} sections 1.3 to 1.5).
 */
final class TarballCheck {
  private static final Limits LIMITS = CheckstackProvider.LIMITS;

  private final Path archive;
  private final String shownAs;
  private final Known known;
  private final Problems problems;

  /**
   * What is known around a tarball.
   *
   * @param platform versions that the platform has loaded, by name; empty when unknown
   * @param neighbours versions of the packages whose tarballs lie beside it, by name
   */
  record Known(Optional<Map<String, String>> platform, Map<String, String> neighbours) {}

  TarballCheck(Path archive, String shownAs, Known known, Problems problems) {
    this.archive = archive;
    this.shownAs = shownAs;
    this.known = known;
    this.problems = problems;
  }

  /**
   * Reports everything for which the installer would refuse the tarball.
   *
   * @return whether it can be installed from an npm registry only
   */
  boolean run() throws IOException {
    long size = Files.size(archive);
    if (size == 0) {
      refuse(shownAs, "expected a tarball, found an empty file");
    } else if (size > LIMITS.maxBytes()) {
      refuse(shownAs, "expected at most %s bytes, found %s".formatted(LIMITS.maxBytes(), size));
    } else {
      try {
        return open(TarballFiles.heads(archive));
      } catch (ArchiveException e) {
        refuse(shownAs, e.getMessage());
      }
    }
    return false;
  }

  private boolean open(TarballFiles.Heads heads) throws IOException {
    List<PackageJson> packages = new ArrayList<>();
    boolean forNpm = false;
    if (heads.bundle().isPresent()) {
      bundle(heads.bundle().get(), packages);
    } else {
      Optional<PackageJson> json = packageJson(heads.packageJson(), shownAs, packages);
      forNpm = json.isPresent() && !json.get().bundle().isEmpty() && hasSiblings(json.get());
    }
    compatible(packages);
    return forNpm;
  }

  /**
   * Whether the siblings of a package lie beside it, as they do where packages wait for an npm
   * registry. From there the installer takes each sibling in the version of the primary; a tarball
   * that is uploaded has to be a bundle.
   */
  private boolean hasSiblings(PackageJson json) {
    Report report = new Report(json.shownAs(), problems);
    List<JsonValue> siblings =
        json.bundle().stream().filter(one -> !one.text().equals(json.name())).toList();
    if (siblings.stream().noneMatch(one -> known.neighbours().containsKey(one.text()))) {
      report.expected(
          CheckstackRules.TARBALL,
          json.checkstack().get("bundle"),
          "a bundle, since the package names siblings",
          "upload the -bundle.tgz; this tarball is for npm");
      return false;
    }
    for (JsonValue sibling : siblings) {
      String version = known.neighbours().getOrDefault(sibling.text(), "no such tarball");
      if (!version.equals(json.version())) {
        report.tell(
            CheckstackRules.TARBALL,
            sibling,
            "expected \"%s\" in version %s beside it, found %s"
                .formatted(sibling.text(), json.version(), version),
            "from a registry the installer takes siblings in the version of the primary");
      }
    }
    return true;
  }

  private void bundle(byte[] bytes, List<PackageJson> packages) throws IOException {
    String name = shownAs + "/" + BundleManifest.NAME;
    Optional<PackageJson> read = PackageJson.of(archive, name, bytes, problems);
    if (read.isEmpty() || !isManifest(read.get().root(), new Report(name, problems))) {
      return;
    }
    JsonValue manifest = read.get().root();
    List<JsonValue> listed = manifest.get("packages").items();
    Map<String, TarballFiles.Inner> found =
        TarballFiles.inner(archive, listed.stream().map(one -> one.get("tarball").text()).toList());
    Report report = new Report(name, problems);
    for (JsonValue one : listed) {
      part(one, found.get(one.get("tarball").text()), report, packages);
    }
    String primary = manifest.get("primary").text();
    if (listed.stream().noneMatch(one -> one.get("name").text().equals(primary))) {
      report.expected(
          CheckstackRules.TARBALL, manifest.get("primary"), "one of the bundle's packages", null);
    }
  }

  private void part(
      JsonValue listed,
      TarballFiles.@Nullable Inner tarball,
      Report report,
      List<PackageJson> packages) {
    JsonValue path = listed.get("tarball");
    if (tarball == null) {
      report.expected(CheckstackRules.TARBALL, path, "the name of a file in the bundle", null);
      return;
    }
    String inner = shownAs + "/" + path.text();
    if (tarball.refusal().isPresent()) {
      refuse(inner, tarball.refusal().get());
      return;
    }
    Optional<PackageJson> json = packageJson(tarball.packageJson(), inner, packages);
    JsonValue name = listed.get("name");
    if (json.isPresent() && !json.get().name().equals(name.text())) {
      report.expected(
          CheckstackRules.TARBALL, name, "the tarball's name, \"" + json.get().name() + "\"", null);
    }
  }

  /** The schema of a bundle's manifest; unknown keys are fine. */
  private static boolean isManifest(JsonValue manifest, Report report) {
    long before = report.problems().count(CheckstackRules.TARBALL);
    JsonValue version = manifest.get("bundleVersion");
    if (!version.found().equals("1")) {
      report.expected(CheckstackRules.TARBALL, version, "1", null);
    }
    requireText(manifest.get("primary"), report);
    JsonValue packages = manifest.get("packages");
    if (!packages.isList()) {
      report.expected(CheckstackRules.TARBALL, packages, "a list", null);
    }
    for (JsonValue one : packages.items()) {
      requireText(one.get("name"), report);
      requireText(one.get("version"), report);
      requireText(one.get("tarball"), report);
    }
    return report.problems().count(CheckstackRules.TARBALL) == before;
  }

  private static void requireText(JsonValue value, Report report) {
    if (value.text().isEmpty()) {
      report.expected(CheckstackRules.TARBALL, value, "a text", null);
    }
  }

  private Optional<PackageJson> packageJson(
      Optional<byte[]> bytes, String tarball, List<PackageJson> packages) {
    if (bytes.isEmpty()) {
      refuse(tarball, "expected an entry " + TarballFiles.PACKAGE_JSON + ", found none");
      return Optional.empty();
    }
    String name = tarball + "/" + TarballFiles.PACKAGE_JSON;
    Optional<PackageJson> json = PackageJson.of(archive, name, bytes.get(), problems);
    json.ifPresent(
        found -> {
          MetadataRules.check(found.root(), new Report(name, problems));
          packages.add(found);
        });
    return json;
  }

  private void compatible(List<PackageJson> packages) {
    Map<String, String> bundled = new TreeMap<>();
    packages.forEach(json -> bundled.put(json.name(), json.version()));
    RangeRules rules = new RangeRules(bundled, known.platform());
    for (PackageJson json : packages) {
      rules.checkReleased(json, new Report(json.shownAs(), problems));
    }
  }

  private void refuse(String file, String message) {
    problems.add(CheckstackRules.TARBALL, file, "", Position.START, message, null);
  }
}
