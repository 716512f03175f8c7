package io.github.providerkit.release;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.github.providerkit.SharedData;
import io.github.providerkit.files.Sha256;
import io.github.providerkit.format.CheckRequest;
import io.github.providerkit.format.CheckRequest.FileChecks;
import io.github.providerkit.format.CodeChoice;
import io.github.providerkit.format.Layout;
import io.github.providerkit.format.ManifestCheck;
import io.github.providerkit.format.PlanRequest;
import io.github.providerkit.format.ReleaseVersion;
import io.github.providerkit.mojo.Formats;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Packages every provider of {@code golden/release} that needs no compiler and compares the release
 * with what the original made of it. The sources are made again from the manifest and the listing
 * of the original's archive.
 */
class GoldenReleaseTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final ObjectMapper YAML = new YAMLMapper();
  private static final Pattern LISTED =
      Pattern.compile("(\\S{10}) 0/0 +(\\d+) 1970-01-01 00:00:00 (.*)");
  private static final Pattern VERSION = Pattern.compile("--version (\\S+)");

  /**
   * Where the result differs on purpose, and how: modes follow from what a file is, not from the
   * disk.
   */
  private static final Map<String, String> DIFFERENT_ON_PURPOSE =
      Map.of(
          "ui-edge",
          "modes: [out/private.txt -rw-r--r-- instead of -rw-------,"
              + " out/run.sh -rw-r--r-- instead of -rwsr-xr-x]",
          "err/symlink-outside",
          "modes: [out/secret -rw-r--r-- instead of -rwxr-xr-x]");

  @TempDir Path temporary;

  @Test
  void releasesEqualTheOriginals() throws Exception {
    // Given the originals' cases with one archive for all platforms
    Path golden = SharedData.require("golden/release");
    List<Path> cases = cases(golden);
    List<String> differences = new ArrayList<>();
    List<String> onPurpose = new ArrayList<>();

    // When each is packaged from the same sources
    for (Path folder : cases) {
      String name = golden.relativize(folder).toString().replace('\\', '/');
      String difference = difference(folder, name);
      if (difference == null) {
        continue;
      }
      boolean wanted = difference.equals(DIFFERENT_ON_PURPOSE.get(name));
      (wanted ? onPurpose : differences).add(name + ": " + difference);
    }

    // Then entries, modes, files, manifest and metadata are the same
    System.out.printf(
        "golden/release without compiler: %d/%d equal, %d different on purpose%n",
        cases.size() - differences.size() - onPurpose.size(), cases.size(), onPurpose.size());
    onPurpose.forEach(line -> System.out.println("  on purpose: " + line));
    assertThat(cases).hasSizeGreaterThanOrEqualTo(SharedData.atLeast(22));
    assertThat(differences).isEmpty();
  }

  private static List<Path> cases(Path golden) throws IOException {
    List<Path> cases = new ArrayList<>();
    try (Stream<Path> folders = Files.walk(golden, 2)) {
      for (Path folder : folders.filter(Files::isDirectory).sorted().toList()) {
        Optional<Path> listing = listing(folder);
        boolean compiled =
            Files.exists(folder.resolve("source-diff.txt"))
                && listing.isPresent()
                && listing.get().toString().matches(".*_(linux|darwin|windows)_[a-z0-9]+\\.tar.*");
        // The default of a hybrid leaves its code out without a word: refused here, and shown
        // elsewhere.
        boolean hybrid = folder.getFileName().toString().matches("py-hybrid.*|.*bigquery.*");
        if (listing.isPresent() && !compiled && !hybrid) {
          cases.add(folder);
        }
      }
    }
    return cases;
  }

  private static Optional<Path> listing(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(f -> f.toString().endsWith(".tar-tvzf.txt")).findFirst();
    }
  }

  private record Listed(String mode, long size) {}

  private String difference(Path folder, String name) throws Exception {
    Map<String, Listed> entries = new TreeMap<>();
    for (String line : Files.readAllLines(listing(folder).orElseThrow())) {
      Matcher matcher = LISTED.matcher(line);
      assertThat(matcher.matches()).as(line).isTrue();
      entries.put(matcher.group(3), new Listed(matcher.group(1), Long.parseLong(matcher.group(2))));
    }
    Path sources = Files.createTempDirectory(temporary, "sources");
    writeSources(folder, sources, entries.keySet(), entries);
    Matcher version = VERSION.matcher(Files.readString(folder.resolve("cmd.txt")));
    assertThat(version.find()).isTrue();
    Release release = release(sources, version.group(1));
    return compare(folder, entries, release);
  }

  private static void writeSources(
      Path folder, Path sources, Iterable<String> names, Map<String, Listed> entries)
      throws IOException {
    for (String name : names) {
      Path file = sources.resolve(name);
      Files.createDirectories(file.getParent());
      byte[] content = new byte[(int) entries.get(name).size()];
      java.util.Arrays.fill(content, (byte) 'x');
      Files.write(file, content);
    }
    Files.deleteIfExists(sources.resolve("manifest.yaml"));
    Files.deleteIfExists(sources.resolve("manifest.json"));
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        String name = file.getFileName().toString();
        if (name.matches("(source\\.)?manifest\\.(yaml|yml|json)")) {
          Files.copy(file, sources.resolve(name.replace("source.", "")));
        } else if (name.endsWith(".catalog.yaml")) {
          Files.write(sources.resolve("catalog.yaml"), Files.readAllBytes(file));
        } else if (name.startsWith("openapi") && !name.contains("tvzf")) {
          Files.copy(file, sources.resolve(name));
        }
      }
    }
    Path openapi = sources.resolve("openapi.yaml");
    if (Files.exists(openapi)) {
      Files.writeString(openapi, sized(Files.size(openapi)));
    }
  }

  /** The original's document was not kept, only its size; any sound one of that size will do. */
  private static String sized(long size) {
    String document =
        "openapi: 3.0.0\ninfo: {title: t, version: '1'}\nservers: [{url: 'https://x.example'}]\n"
            + "paths: {/a: {get: {operationId: a, responses: {}}}}\n";
    return document + "#".repeat((int) Math.max(0, size - document.length()));
  }

  private Release release(Path sources, String version) throws Exception {
    ManifestCheck.Result checked =
        new ManifestCheck(Formats.all())
            .run(
                new CheckRequest(
                    sources,
                    Optional.empty(),
                    new ReleaseVersion(Optional.of(version), ReleaseVersion.Policy.OVERRIDE),
                    FileChecks.BEFORE_PACKAGING,
                    Map.of(),
                    sources.resolve("target/provider"),
                    Optional.empty(),
                    CodeChoice.DEFAULT));
    Optional<Release> release =
        new ReleasePackaging(
                new ReleaseWriter(
                    2, Optional.empty(), sources.resolve("target/provider/memory.json")))
            .run(
                checked,
                new PlanRequest(Optional.empty(), Layout.RELEASE),
                sources.resolve("target/provider/release"));
    assertThat(release).as(checked.sorted().toString()).isPresent();
    return release.get();
  }

  private String compare(Path folder, Map<String, Listed> expected, Release release)
      throws IOException {
    Release.Archive archive = release.archives().get(0);
    Map<String, TestTar.Entry> actual = TestTar.read(archive.file());
    if (!actual.keySet().equals(expected.keySet())) {
      return "entries: " + actual.keySet() + " instead of " + expected.keySet();
    }
    Path golden = goldenManifest(folder);
    String manifestName = golden.toString().endsWith(".json") ? "manifest.json" : "manifest.yaml";
    JsonNode ours = YAML.readTree(actual.get(manifestName).content());
    JsonNode theirs = YAML.readTree(Files.readAllBytes(golden));
    for (int i = 0; i < theirs.path("artifacts").size(); i++) {
      JsonNode artifact = ours.path("artifacts").path(i);
      byte[] content = actual.get(artifact.path("path").asText()).content();
      assertThat(artifact.path("sha256").asText()).isEqualTo(Sha256.of(content));
      // The content was made up, so its digest is another.
      ((ObjectNode) theirs.path("artifacts").path(i)).set("sha256", artifact.path("sha256"));
    }
    if (!ours.equals(theirs)) {
      return "manifest: " + ours + " instead of " + theirs;
    }
    JsonNode metadata = YAML.readTree(release.metadata().orElseThrow().toFile());
    String digest = archive.sha256();
    JsonNode expectedMetadata =
        JSON.readTree(
            JSON.writeValueAsString(
                    YAML.readTree(Files.readAllBytes(folder.resolve("provider-release.yaml"))))
                .replaceAll("\"sha256\":\"[0-9a-f]{64}\"", "\"sha256\":\"" + digest + "\""));
    if (!metadata.equals(expectedMetadata)) {
      return "metadata: " + metadata + " instead of " + expectedMetadata;
    }
    String checksums = Files.readString(release.checksums());
    String name = archive.file().getFileName().toString();
    if (!checksums.equals(digest + "  " + name + "\n")
        || !Files.readString(folder.resolve("checksums.txt")).endsWith("  " + name + "\n")) {
      return "checksums: " + checksums;
    }
    return modes(expected, actual, manifestName);
  }

  private static String modes(
      Map<String, Listed> expected, Map<String, TestTar.Entry> actual, String manifestName) {
    List<String> different = new ArrayList<>();
    expected.forEach(
        (name, listed) -> {
          TestTar.Entry entry = actual.get(name);
          String mode = entry.mode() == 0755 ? "-rwxr-xr-x" : "-rw-r--r--";
          if (!mode.equals(listed.mode())) {
            different.add(name + " " + mode + " instead of " + listed.mode());
          }
          if (!name.equals(manifestName) && entry.content().length != listed.size()) {
            different.add(name + " of another size");
          }
        });
    different.sort(Comparator.naturalOrder());
    return different.isEmpty() ? null : "modes: " + different;
  }

  private static Path goldenManifest(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(
              f -> f.getFileName().toString().matches("gestalt-plugin-.*\\.manifest\\.(yaml|json)"))
          .findFirst()
          .orElseThrow();
    }
  }
}
