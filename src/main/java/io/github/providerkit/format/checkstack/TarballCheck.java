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
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Judges a finished tarball as the installer does when it is uploaded ({@code
 * docs/spec/checkstack.md} sections 1.3 to 1.5).
 */
final class TarballCheck {
  private static final String PACKAGE_JSON = "package/" + PackageJson.NAME;
  private static final Limits LIMITS = CheckstackProvider.LIMITS;

  private final Path archive;
  private final String shownAs;
  private final Optional<Map<String, String>> platform;
  private final Problems problems;

  /**
   * Creates a check.
   *
   * @param platform versions that the platform has loaded, by name; empty when unknown
   */
  TarballCheck(
      Path archive, String shownAs, Optional<Map<String, String>> platform, Problems problems) {
    this.archive = archive;
    this.shownAs = shownAs;
    this.platform = platform;
    this.problems = problems;
  }

  /** Reports everything for which the installer would refuse the tarball. */
  void run() throws IOException {
    long size = Files.size(archive);
    if (size == 0) {
      refuse(shownAs, "expected a tarball, found an empty file");
    } else if (size > LIMITS.maxBytes()) {
      refuse(shownAs, "expected at most %s bytes, found %s".formatted(LIMITS.maxBytes(), size));
    } else {
      try {
        open(size);
      } catch (ArchiveException e) {
        refuse(shownAs, e.getMessage());
      }
    }
  }

  private void open(long size) throws IOException {
    Set<String> heads = Set.of(BundleManifest.NAME, PACKAGE_JSON);
    Map<String, byte[]> files = read(heads, size);
    byte[] manifest = files.get(BundleManifest.NAME);
    List<PackageJson> packages = new ArrayList<>();
    if (manifest != null) {
      bundle(manifest, size, packages);
    } else {
      single(files, packages);
    }
    compatible(packages);
  }

  private Map<String, byte[]> read(Set<String> wanted, long size) throws IOException {
    try (InputStream in = Files.newInputStream(archive)) {
      return TarballReader.read(in, wanted::contains, size * LIMITS.maxRatio());
    }
  }

  private void single(Map<String, byte[]> files, List<PackageJson> packages) {
    Optional<PackageJson> json = packageJson(files, shownAs, packages);
    if (json.isPresent() && !json.get().bundle().isEmpty()) {
      new Report(json.get().shownAs(), problems)
          .expected(
              CheckstackRules.TARBALL,
              json.get().checkstack().get("bundle"),
              "a bundle, since the package names siblings",
              "upload the -bundle.tgz; this tarball is for npm");
    }
  }

  private void bundle(byte[] bytes, long size, List<PackageJson> packages) throws IOException {
    String name = shownAs + "/" + BundleManifest.NAME;
    Optional<PackageJson> read = PackageJson.of(archive, name, withoutMark(bytes), problems);
    if (read.isEmpty() || !isManifest(read.get().root(), new Report(name, problems))) {
      return;
    }
    JsonValue manifest = read.get().root();
    List<JsonValue> listed = manifest.get("packages").items();
    Set<String> tarballs = new HashSet<>();
    listed.forEach(one -> tarballs.add(one.get("tarball").text()));
    Map<String, byte[]> files = read(tarballs, size);
    Report report = new Report(name, problems);
    for (JsonValue one : listed) {
      part(one, files.get(one.get("tarball").text()), report, packages);
    }
    String primary = manifest.get("primary").text();
    if (listed.stream().noneMatch(one -> one.get("name").text().equals(primary))) {
      report.expected(
          CheckstackRules.TARBALL, manifest.get("primary"), "one of the bundle's packages", null);
    }
  }

  private void part(JsonValue listed, byte[] tarball, Report report, List<PackageJson> packages)
      throws IOException {
    JsonValue path = listed.get("tarball");
    if (tarball == null) {
      report.expected(CheckstackRules.TARBALL, path, "the name of a file in the bundle", null);
      return;
    }
    String inner = shownAs + "/" + path.text();
    if (tarball.length > LIMITS.maxBytes()) {
      refuse(inner, "expected at most %s bytes".formatted(LIMITS.maxBytes()));
      return;
    }
    Map<String, byte[]> files =
        TarballReader.read(
            new ByteArrayInputStream(tarball),
            PACKAGE_JSON::equals,
            tarball.length * LIMITS.maxRatio());
    Optional<PackageJson> json = packageJson(files, inner, packages);
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
      Map<String, byte[]> files, String tarball, List<PackageJson> packages) {
    byte[] bytes = files.get(PACKAGE_JSON);
    if (bytes == null) {
      refuse(tarball, "expected an entry " + PACKAGE_JSON + ", found none");
      return Optional.empty();
    }
    String name = tarball + "/" + PACKAGE_JSON;
    Optional<PackageJson> json = PackageJson.of(archive, name, withoutMark(bytes), problems);
    json.ifPresent(
        found -> {
          MetadataRules.check(found.root(), new Report(name, problems));
          packages.add(found);
        });
    return json;
  }

  /** The installer's decoder drops a byte order mark, which the packer does not take. */
  private static byte[] withoutMark(byte[] bytes) {
    boolean marked =
        bytes.length > 2
            && bytes[0] == (byte) 0xef
            && bytes[1] == (byte) 0xbb
            && bytes[2] == (byte) 0xbf;
    return marked ? Arrays.copyOfRange(bytes, 3, bytes.length) : bytes;
  }

  private void compatible(List<PackageJson> packages) {
    Map<String, String> bundled = new TreeMap<>();
    packages.forEach(json -> bundled.put(json.name(), json.version()));
    RangeRules rules = new RangeRules(bundled, platform);
    for (PackageJson json : packages) {
      rules.checkReleased(json, new Report(json.shownAs(), problems));
    }
  }

  private void refuse(String file, String message) {
    problems.add(CheckstackRules.TARBALL, file, "", Position.START, message, null);
  }
}
