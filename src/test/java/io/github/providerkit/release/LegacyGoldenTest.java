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
import io.github.providerkit.format.CompiledCode;
import io.github.providerkit.format.Layout;
import io.github.providerkit.format.ManifestCheck;
import io.github.providerkit.format.PlanRequest;
import io.github.providerkit.format.Provider;
import io.github.providerkit.format.ReleaseVersion;
import io.github.providerkit.message.ProviderException;
import io.github.providerkit.mojo.Formats;
import io.github.providerkit.platform.Binaries;
import io.github.providerkit.platform.Platform;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
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
 * Packages every provider of {@code golden/legacy} from the sources that the original had, and
 * compares what comes out: files, their contents, the manifest's fields, or the refusal.
 */
class LegacyGoldenTest {
  private static final ObjectMapper YAML = new YAMLMapper();
  private static final Pattern LISTED =
      Pattern.compile("(.+) mode=(\\d+) uid=.* type=0 sha256=([0-9a-f]{64}) pax=.*");
  private static final Pattern VERSION = Pattern.compile("--version (\\S+)");
  private static final Pattern PLATFORMS = Pattern.compile("--platform (\\S+)");

  /** What the original compiles for when it is not told. */
  private static final String DEFAULT_PLATFORMS =
      "darwin/amd64,darwin/arm64,linux/amd64,linux/arm64";

  /** Cases that are about the original's command line and not about a package. */
  private static final Pattern COMMAND_LINE =
      Pattern.compile(
          "package-(input-.*|no-flags|extra-arg|unknown-flag|help|dir-output|zip-name|output-.*|symlink-dir-output)"
              + "|release-(no-version|extra-arg|bad-platform|webui-output-inside)");

  /** Cases in which the Go command fails, which no stand-in for its binaries does. */
  private static final Pattern COMPILER =
      Pattern.compile("release-go-(bad-platform|build-tag|compile-error|syntax-error)");

  /** Where the result differs on purpose, and why. */
  private static final Map<String, String> DIFFERENT_ON_PURPOSE =
      Map.ofEntries(
          Map.entry(
              "package-bad-config-schema", "a schema that is none is told before a server is"),
          Map.entry("package-config-schema-is-dir", "no server can read a directory as schema"),
          Map.entry("package-declarative-yaml", "the history of the files stays at home"),
          Map.entry("package-exec-missing-sha", "digests are filled in"),
          Map.entry("package-missing-openapi", "no server can read a document that is not there"),
          Map.entry("package-symlink-dir", "links are followed inside the package"),
          Map.entry("package-symlink-file", "nothing from outside the package gets into it"),
          Map.entry("package-webui-artifact-escape", "nothing from outside gets into the package"),
          Map.entry("package-webui-missing-root", "a UI without its files is none"),
          Map.entry("release-openapi", "connection: default stays as the author wrote it"),
          Map.entry("release-openapi-abs", "no server has the document of this machine"),
          Map.entry("release-prebuilt-exec-pure", "what was built elsewhere needs no Go"),
          Map.entry("release-python", "what was built elsewhere needs no Go"),
          Map.entry("release-rust", "what was built elsewhere needs no Go"),
          Map.entry("release-webui-root-is-file", "a UI is a directory"));

  /** Links that the originals' sources had, which were not kept: "link target". */
  private static final Map<String, List<String>> LINKS =
      Map.of(
          "package-symlink-file", List.of("link.md README.md", "escape.txt ../outside.txt"),
          "package-symlink-dir", List.of("dirlink directory"),
          "package-symlink-broken", List.of("dangling nowhere"));

  /** How the original calls what it compiles. */
  private static final String PROGRAM = "gestalt-plugin-";

  @TempDir Path temporary;
  private int compiled;

  @Test
  void packagesEqualTheOriginals() throws Exception {
    // Given the originals' cases
    Path golden = SharedData.require("golden/legacy");
    List<String> differences = new ArrayList<>();
    List<String> onPurpose = new ArrayList<>();
    List<String> apart = new ArrayList<>();
    int compared = 0;

    // When each is packaged from the same sources
    for (Path folder : cases(golden)) {
      String name = folder.getFileName().toString();
      if (COMMAND_LINE.matcher(name).matches() || COMPILER.matcher(name).matches()) {
        apart.add(name);
        continue;
      }
      for (Path command : commands(folder)) {
        if (Files.readString(command).stripTrailing().endsWith("--version")) {
          continue;
        }
        compared++;
        String difference = difference(folder, command);
        if (difference != null) {
          boolean wanted = DIFFERENT_ON_PURPOSE.containsKey(name);
          if (wanted) {
            onPurpose.add(name + ": " + DIFFERENT_ON_PURPOSE.get(name));
          } else {
            differences.add(name + ": " + difference);
          }
        }
      }
    }

    // Then files, manifests and refusals are the same
    System.out.printf(
        "golden/legacy: %s/%s equal, %s of them with compiled code; %s different on purpose;"
            + " %s cases are about a command line or a compiler%n",
        compared - differences.size() - onPurpose.size(),
        compared,
        compiled,
        onPurpose.size(),
        apart.size());
    onPurpose.forEach(line -> System.out.println("  on purpose: " + line));
    assertThat(differences).isEmpty();
    assertThat(onPurpose)
        .hasSizeGreaterThanOrEqualTo(SharedData.atLeast(DIFFERENT_ON_PURPOSE.size()));
    assertThat(compared).isGreaterThanOrEqualTo(SharedData.atLeast(83));
    assertThat(compiled).isGreaterThanOrEqualTo(SharedData.atLeast(6));
  }

  private static List<Path> cases(Path golden) throws IOException {
    try (Stream<Path> folders = Files.list(golden)) {
      return folders.filter(Files::isDirectory).sorted().toList();
    }
  }

  private static List<Path> commands(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(f -> f.getFileName().toString().matches("cmd.*\\.txt")).sorted().toList();
    }
  }

  private String difference(Path folder, Path command) throws Exception {
    String text = Files.readString(command);
    Matcher version = VERSION.matcher(text);
    Optional<String> wanted = version.find() ? Optional.of(version.group(1)) : Optional.empty();
    boolean succeeded = Files.readString(beside(command, "exit")).strip().equals("0");
    String told;
    Optional<Release> release = Optional.empty();
    try {
      Path sources = sources(folder);
      ManifestCheck.Result checked = check(sources, wanted);
      release = packaged(checked, sources, text);
      told = checked.sorted().toString();
    } catch (ProviderException e) {
      told = e.getMessage();
    }
    if (release.isPresent() != succeeded) {
      return succeeded ? "refused: " + told : "packaged";
    }
    if (succeeded && release.get().archives().get(0).platform().isPresent()) {
      compiled++;
    }
    return succeeded ? compare(folder, command, release.get()) : null;
  }

  private Path sources(Path folder) throws IOException {
    Path sources = Files.createTempDirectory(temporary, "sources");
    Path in = folder.resolve("in");
    if (Files.isDirectory(in)) {
      try (Stream<Path> files = Files.walk(in)) {
        for (Path file : files.toList()) {
          Path copy = sources.resolve(in.relativize(file).toString());
          if (Files.isDirectory(file)) {
            Files.createDirectories(copy);
          } else {
            Files.copy(file, copy);
          }
        }
      }
    }
    if (folder.endsWith("package-declarative-yaml")) {
      Path archive = folder.resolve("out__demo.tar.gz");
      for (Map.Entry<String, TestTar.Entry> entry : TestTar.read(archive).entrySet()) {
        Path file = sources.resolve(entry.getKey());
        Files.createDirectories(file.getParent());
        Files.write(file, entry.getValue().content());
      }
    }
    for (String link : LINKS.getOrDefault(folder.getFileName().toString(), List.of())) {
      String[] words = link.split(" ");
      Files.createSymbolicLink(sources.resolve(words[0]), Path.of(words[1]));
    }
    Files.createDirectory(sources.resolve("directory"));
    Files.writeString(sources.resolveSibling("outside.txt"), "outside");
    return sources;
  }

  private static ManifestCheck.Result check(Path sources, Optional<String> version)
      throws ProviderException {
    return new ManifestCheck(Formats.all())
        .run(
            new CheckRequest(
                sources,
                Optional.empty(),
                new ReleaseVersion(version, ReleaseVersion.Policy.OVERRIDE),
                FileChecks.BEFORE_PACKAGING,
                Map.of(),
                sources.resolve("target/provider"),
                Optional.empty(),
                CodeChoice.DEFAULT));
  }

  private static Optional<Release> packaged(
      ManifestCheck.Result checked, Path sources, String command)
      throws ProviderException, IOException {
    boolean hasCode = checked.provider().flatMap(Provider::code).isPresent();
    PlanRequest plan =
        isPackage(command)
            ? new PlanRequest(Optional.empty(), Layout.PACKAGE)
            : new PlanRequest(
                hasCode ? Optional.of(standIns(sources, command)) : Optional.empty(), Layout.FLAT);
    Path output = sources.resolve("target/provider");
    return new ReleasePackaging(
            new ReleaseWriter(2, Optional.empty(), output.resolve("memory.json")))
        .run(checked, plan, output.resolve("release"));
  }

  private static boolean isPackage(String command) {
    return command.contains("plugin package");
  }

  /** Binaries for the platforms that the original compiled for. */
  private static CompiledCode standIns(Path sources, String command) throws IOException {
    Matcher named = PLATFORMS.matcher(command);
    List<CompiledCode.Binary> binaries = new ArrayList<>();
    for (String target : (named.find() ? named.group(1) : DEFAULT_PLATFORMS).split(",")) {
      String[] parts = target.split("/");
      Platform platform = Platform.of(parts[0], parts[1]);
      Path file = sources.resolve("target/provider/artifacts/" + target + "/provider");
      Files.createDirectories(file.getParent());
      Files.write(file, Binaries.of(platform));
      binaries.add(new CompiledCode.Binary(platform, file, Files.size(file), Sha256.of(file)));
    }
    return new CompiledCode(binaries, Optional.empty());
  }

  private String compare(Path folder, Path command, Release release) throws IOException {
    boolean isPackage = isPackage(Files.readString(command));
    if (!isPackage) {
      List<String> names = new ArrayList<>();
      release.archives().forEach(archive -> names.add(fileName(archive.file())));
      names.add(fileName(release.checksums()));
      List<String> created = new ArrayList<>();
      for (String line : Files.readAllLines(beside(command, "stdout"))) {
        created.add(fileName(Path.of(line.replaceFirst("created ", ""))));
      }
      if (!names.equals(created)) {
        return "files: " + names + " instead of " + created;
      }
    }
    for (Release.Archive archive : release.archives()) {
      String name = isPackage ? "" : fileName(archive.file());
      String difference =
          compare(
              goldenFile(folder, name + ".listing.txt"),
              goldenFile(folder, name + ".plugin."),
              archive);
      if (difference != null) {
        return difference;
      }
    }
    return null;
  }

  private static String compare(Path listing, Path manifest, Release.Archive archive)
      throws IOException {
    boolean compiled = archive.platform().isPresent();
    String manifestName = fileName(manifest).replaceFirst(".*\\.plugin\\.", "plugin.");
    Map<String, String> digests = new TreeMap<>();
    Map<String, String> modes = new TreeMap<>();
    for (String line : Files.readAllLines(listing)) {
      Matcher matcher = LISTED.matcher(line);
      if (matcher.matches()) {
        modes.put(matcher.group(1), matcher.group(2));
        digests.put(matcher.group(1), matcher.group(3));
      }
    }
    Map<String, TestTar.Entry> actual = TestTar.read(archive.file());
    if (!actual.keySet().equals(digests.keySet())) {
      return "entries: " + actual.keySet() + " instead of " + digests.keySet();
    }
    JsonNode theirs = filled(YAML.readTree(Files.readAllBytes(manifest)));
    for (Map.Entry<String, TestTar.Entry> entry : actual.entrySet()) {
      String name = entry.getKey();
      String digest = Sha256.of(new ByteArrayInputStream(entry.getValue().content()));
      if (compiled && !Integer.toOctalString(entry.getValue().mode()).equals(modes.get(name))) {
        return "mode of " + name + " instead of " + modes.get(name);
      }
      if (compiled && name.startsWith(PROGRAM)) {
        // The digest is that of other bytes; everything else is the same.
        ((ObjectNode) theirs.path("artifacts").get(0)).put("sha256", digest);
      } else if (!name.equals(manifestName) && !digest.equals(digests.get(name))) {
        return "content of " + name;
      }
    }
    JsonNode ours = filled(YAML.readTree(actual.get(manifestName).content()));
    return ours.equals(theirs) ? null : "manifest: " + ours + " instead of " + theirs;
  }

  private static String fileName(Path file) {
    return file.getFileName().toString();
  }

  /** What the original said to a command: its {@code stdout} or {@code exit} status. */
  private static Path beside(Path command, String what) {
    return command.resolveSibling(fileName(command).replace("cmd", what));
  }

  private static Path goldenFile(Path folder, String part) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> fileName(file).contains(part))
          .filter(file -> !fileName(file).equals("outdir.listing.txt"))
          .min(Comparator.naturalOrder())
          .orElseThrow(() -> new AssertionError(folder + " has no " + part));
    }
  }

  /** Without what is empty, which the original leaves out. */
  private static JsonNode filled(JsonNode node) {
    if (node.isObject()) {
      Map<String, JsonNode> fields = new HashMap<>();
      node.properties().forEach(field -> fields.put(field.getKey(), filled(field.getValue())));
      fields.values().removeIf(LegacyGoldenTest::isEmpty);
      ((ObjectNode) node).removeAll();
      fields.forEach(((ObjectNode) node)::set);
    } else {
      node.forEach(LegacyGoldenTest::filled);
    }
    return node;
  }

  private static boolean isEmpty(JsonNode node) {
    return node.isContainerNode() && node.isEmpty()
        || node.isTextual() && node.asText().isEmpty()
        || node.isBoolean() && !node.asBoolean();
  }
}
