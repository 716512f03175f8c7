package io.github.providerkit.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.github.providerkit.SharedData;
import io.github.providerkit.files.Sha256;
import io.github.providerkit.format.Layout;
import io.github.providerkit.message.ProviderException;
import io.github.providerkit.platform.Platform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Packages every provider of {@code golden/release} that the original compiled, with stand-ins for
 * binaries and the original's catalog, and compares each archive with the original's.
 */
class GoldenCompiledTest {
  private static final ObjectMapper YAML = new YAMLMapper();
  private static final Pattern COMPILED = Pattern.compile("(real-)?(go|py|ts|rust)-.*");
  private static final Pattern LISTED =
      Pattern.compile("(\\S{10}) 0/0 +\\d+ 1970-01-01 00:00:00 (.*)");
  private static final Pattern ARCHIVE =
      Pattern.compile("(.*?)(?:_(darwin|linux|windows)_([a-z0-9]+))?\\.tar-tvzf\\.txt");
  private static final Pattern VERSION = Pattern.compile("--version (\\S+)");
  private static final Pattern ASSETS = Pattern.compile("_owned_ui/([^/]+)/(.*)");

  /** The original leaves the code of a hybrid out without a word. */
  private static final List<String> CODE_LEFT_OUT =
      List.of("py-hybrid-default", "real-py-bigquery-default");

  /** Modes of assets follow from the disk there. */
  private static final Map<String, String> DIFFERENT_ON_PURPOSE =
      Map.of(
          "go-owned-ui-two",
          "_owned_ui/go-ui-web/web/dist/static/app.js: -rw-r--r-- instead of -rw-------");

  @TempDir Path temporary;

  @Test
  void releasesEqualTheOriginals() throws Exception {
    Path golden = SharedData.require("golden/release");
    List<String> differences = new ArrayList<>();
    List<String> onPurpose = new ArrayList<>();
    int archives = 0;
    int releases = 0;

    for (Path folder : folders(golden)) {
      String name = folder.getFileName().toString();
      List<Path> listings = listings(folder);
      if (listings.isEmpty()) {
        // The original failed.
        continue;
      }
      releases++;
      archives += listings.size();
      Packaging packaging = sources(folder, listings).layout(Layout.FLAT);
      Release release;
      if (CODE_LEFT_OUT.contains(name)) {
        packaging.file("go.mod", "module x\n").file("x.go", "package x\n");
        assertThat(catchThrowableOfType(ProviderException.class, packaging::run))
            .hasMessageContaining("expected the compiled code");
        onPurpose.add(name + ": refused, unless provider.declarativeOnly says so");
        release = packaging.withoutCode().release();
      } else {
        release = compiled(packaging, folder, listings).release();
      }
      for (String difference : differences(folder, listings, release)) {
        boolean wanted = difference.equals(DIFFERENT_ON_PURPOSE.get(name));
        (wanted ? onPurpose : differences).add(name + ": " + difference);
      }
    }

    System.out.printf(
        "golden/release with compiler: %s releases with %s archives, %s differences,"
            + " %s on purpose%n",
        releases, archives, differences.size(), onPurpose.size());
    onPurpose.forEach(line -> System.out.println("  on purpose: " + line));
    assertThat(releases).isGreaterThanOrEqualTo(SharedData.atLeast(21));
    assertThat(differences).isEmpty();
  }

  private static List<Path> folders(Path golden) throws IOException {
    try (Stream<Path> folders = Files.list(golden)) {
      return folders
          .filter(folder -> COMPILED.matcher(folder.getFileName().toString()).matches())
          .sorted()
          .toList();
    }
  }

  private static List<Path> listings(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> ARCHIVE.matcher(file.getFileName().toString()).matches())
          .sorted()
          .toList();
    }
  }

  /** Modes by name. */
  private static Map<String, String> listed(Path listing) throws IOException {
    Map<String, String> entries = new TreeMap<>();
    for (String line : Files.readAllLines(listing)) {
      Matcher matcher = LISTED.matcher(line);
      assertThat(matcher.matches()).as(line).isTrue();
      entries.put(matcher.group(2), matcher.group(1));
    }
    return entries;
  }

  /** The sources again: the author's manifest, and made-up files of the names in the archive. */
  private Packaging sources(Path folder, List<Path> listings) throws IOException {
    Path parent = Files.createTempDirectory(temporary, "sources");
    Packaging packaging =
        Packaging.in(Files.createDirectory(parent.resolve("provider")))
            .version(found(VERSION, Files.readString(folder.resolve("cmd.txt"))));
    for (String entry : listed(listings.get(0)).keySet()) {
      Matcher asset = ASSETS.matcher(entry);
      String file = asset.matches() ? "../" + asset.group(1) + "/" + asset.group(2) : entry;
      boolean made = entry.startsWith("gestalt-plugin-") || entry.endsWith("manifest.yaml");
      if (!made) {
        packaging.file(file, "{}");
      }
      if (asset.matches() && entry.endsWith("/manifest.yaml")) {
        packaging.file(file, Files.readString(goldenOf(listings.get(0), entry)));
      }
    }
    for (String manifest : List.of("manifest.yaml", "manifest.yml", "manifest.json")) {
      if (Files.exists(folder.resolve(manifest))) {
        packaging.file(manifest, Files.readString(folder.resolve(manifest)));
      }
    }
    Path catalog = goldenOf(listings.get(0), "catalog.yaml");
    if (Files.exists(catalog)) {
      packaging.file("catalog.yaml", Files.readString(catalog));
    }
    return packaging;
  }

  private static Packaging compiled(Packaging packaging, Path folder, List<Path> listings)
      throws IOException {
    Path catalog = goldenOf(listings.get(0), "catalog.yaml");
    // In the order that was asked for.
    List<String> order =
        Files.readAllLines(folder.resolve("checksums.txt")).stream()
            .map(line -> line.substring(line.indexOf("  ") + 2))
            .toList();
    List<Platform> platforms =
        listings.stream()
            .sorted(Comparator.comparing(listing -> order.indexOf(archiveName(listing))))
            .map(GoldenCompiledTest::platform)
            .toList();
    return packaging.compiledFor(
        Files.exists(catalog) ? Files.readString(catalog) : null,
        platforms.toArray(Platform[]::new));
  }

  /** The copy of an entry beside its archive's listing. */
  private static Path goldenOf(Path listing, String entry) {
    String archive = listing.getFileName().toString().replace(".tar-tvzf.txt", "");
    return listing.resolveSibling(archive + "." + entry.replace('/', '_'));
  }

  private static String archiveName(Path listing) {
    return listing.getFileName().toString().replace(".tar-tvzf.txt", ".tar.gz");
  }

  private static Platform platform(Path listing) {
    Matcher matcher = ARCHIVE.matcher(listing.getFileName().toString());
    assertThat(matcher.matches()).isTrue();
    return Platform.of(matcher.group(2), matcher.group(3));
  }

  private static String found(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    assertThat(matcher.find()).as(text).isTrue();
    return matcher.group(1);
  }

  private static List<String> differences(Path folder, List<Path> listings, Release release)
      throws IOException {
    List<String> differences = new ArrayList<>();
    Map<String, String> digests = new TreeMap<>();
    for (Release.Archive archive : release.archives()) {
      digests.put(archive.file().getFileName().toString(), archive.sha256());
    }
    List<String> names = listings.stream().map(GoldenCompiledTest::archiveName).toList();
    if (!List.copyOf(digests.keySet()).equals(names)) {
      differences.add("files: " + digests.keySet() + " instead of " + names);
      return differences;
    }
    for (Path listing : listings) {
      Path archive = release.directory().resolve(archiveName(listing));
      entries(listing, TestTar.read(archive), differences);
    }
    // The digests are those of other bytes; everything else is the same.
    JsonNode metadata = YAML.readTree(Files.readAllBytes(folder.resolve("provider-release.yaml")));
    metadata
        .path("artifacts")
        .forEach(
            artifact ->
                ((ObjectNode) artifact).put("sha256", digests.get(artifact.path("path").asText())));
    JsonNode ours = YAML.readTree(release.metadata().orElseThrow().toFile());
    if (!ours.equals(metadata)) {
      differences.add("metadata: " + ours + " instead of " + metadata);
    }
    List<String> checksums = new ArrayList<>();
    for (String line : Files.readAllLines(folder.resolve("checksums.txt"))) {
      String file = line.substring(line.indexOf("  ") + 2);
      checksums.add(digests.get(file) + "  " + file);
    }
    // The original's are in the order that was asked for; ours do not depend on it.
    checksums.sort(Comparator.comparing(line -> line.substring(line.indexOf("  "))));
    if (!Files.readAllLines(release.checksums()).equals(checksums)) {
      differences.add("checksums: " + Files.readAllLines(release.checksums()));
    }
    return differences;
  }

  private static void entries(
      Path listing, Map<String, TestTar.Entry> actual, List<String> differences)
      throws IOException {
    Map<String, String> expected = listed(listing);
    if (!List.copyOf(actual.keySet()).equals(List.copyOf(expected.keySet()))) {
      differences.add("entries: " + actual.keySet() + " instead of " + expected.keySet());
      return;
    }
    expected.forEach(
        (name, mode) -> {
          String ours = actual.get(name).mode() == 0755 ? "-rwxr-xr-x" : "-rw-r--r--";
          if (!ours.equals(mode)) {
            differences.add(name + ": " + ours + " instead of " + mode);
          }
        });
    for (String name : List.of("manifest.yaml", "catalog.yaml")) {
      if (!expected.containsKey(name)) {
        continue;
      }
      JsonNode theirs = YAML.readTree(Files.readAllBytes(goldenOf(listing, name)));
      for (JsonNode artifact : theirs.path("artifacts")) {
        byte[] binary = actual.get(artifact.path("path").asText()).content();
        ((ObjectNode) artifact).put("sha256", Sha256.of(binary));
      }
      JsonNode ours = YAML.readTree(actual.get(name).content());
      if (!ours.equals(theirs)) {
        differences.add(name + ": " + ours + " instead of " + theirs);
      }
    }
  }
}
