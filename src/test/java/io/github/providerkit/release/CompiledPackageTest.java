package io.github.providerkit.release;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.github.providerkit.files.Sha256;
import io.github.providerkit.format.Layout;
import io.github.providerkit.message.ProviderException;
import io.github.providerkit.platform.Binaries;
import io.github.providerkit.platform.Platform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Packages of providers whose code was compiled. */
class CompiledPackageTest {
  private static final ObjectMapper YAML = new YAMLMapper();
  private static final Platform LINUX = Platform.of("linux", "amd64");
  private static final Platform DARWIN = Platform.of("darwin", "arm64");
  private static final Platform WINDOWS = Platform.of("windows", "amd64");

  private static final String PLUGIN =
      """
      # what the plugin is
      kind: plugin
      source: github.com/acme/plugins/weather
      version: 1.0.0 # of the release
      spec:
        connections:
          default:
            auth: {type: none} # nobody logs in
      """;

  private static final String SECRETS =
      """
      kind: secrets
      source: github.com/acme/plugins/vault
      version: 1.0.0
      spec: {}
      """;

  private static final String CATALOG =
      """
      name: weather
      operations:
        - id: forecast
          method: POST
      """;

  @TempDir Path directory;

  @Test
  void aPackageHoldsBinaryCatalogAndManifest() throws Exception {
    // Given compiled code, and another catalog among the sources
    Release release =
        plugin().file("catalog.yaml", "name: old\n").compiledFor(CATALOG, LINUX).release();

    // Then the package has the former's, and the binary can be started
    Map<String, TestTar.Entry> entries = read(release, 0);
    assertThat(entries.keySet())
        .containsExactly("artifacts/linux/amd64/provider", "catalog.yaml", "manifest.yaml");
    assertThat(entries.get("artifacts/linux/amd64/provider").mode()).isEqualTo(0755);
    assertThat(entries.get("artifacts/linux/amd64/provider").content())
        .isEqualTo(Binaries.of(LINUX));
    assertThat(entries.get("catalog.yaml").content()).asString(UTF_8).isEqualTo(CATALOG);
    assertThat(release.archives().get(0).file())
        .hasFileName("gestalt-plugin-weather_v1.0.0_linux_amd64.tar.gz");
  }

  @Test
  void theManifestKeepsItsCommentsAndNamesTheBinary() throws Exception {
    Release release = plugin().compiledFor(CATALOG, LINUX).release();
    String text = text(release, "manifest.yaml");
    assertThat(text).contains("# what the plugin is", "# of the release", "# nobody logs in");
    JsonNode manifest = YAML.readTree(text);
    assertThat(manifest.path("entrypoint").path("artifactPath").asText())
        .isEqualTo("artifacts/linux/amd64/provider");
    assertThat(manifest.path("artifacts"))
        .isEqualTo(
            YAML.readTree(
                "[{os: linux, arch: amd64, path: artifacts/linux/amd64/provider, sha256: %s}]"
                    .formatted(Sha256.of(Binaries.of(LINUX)))));
  }

  @Test
  void theFlatLayoutHasTheOriginalsName() throws Exception {
    Release release = plugin().compiledFor(CATALOG, LINUX, WINDOWS).layout(Layout.FLAT).release();
    assertThat(read(release, 0).keySet())
        .containsExactly("catalog.yaml", "gestalt-plugin-weather", "manifest.yaml");
    assertThat(read(release, 1).keySet())
        .containsExactly("catalog.yaml", "gestalt-plugin-weather.exe", "manifest.yaml");
  }

  @Test
  void thePackageLayoutIsForAnotherFormat() {
    Packaging packaging = plugin().compiledFor(CATALOG, LINUX).layout(Layout.PACKAGE);
    assertThat(catchThrowableOfType(ProviderException.class, packaging::run))
        .hasMessage("provider.layout: expected release or flat, found \"package\"");
  }

  @Test
  void eachPlatformHasAnArchiveOfItsOwn() throws Exception {
    Release release = plugin().compiledFor(CATALOG, WINDOWS, LINUX, DARWIN).release();

    assertThat(read(release, 0)).containsKey("artifacts/windows/amd64/provider.exe");
    assertThat(read(release, 1)).containsKey("artifacts/linux/amd64/provider");
    assertThat(read(release, 2)).containsKey("artifacts/darwin/arm64/provider");
    String metadata = Files.readString(release.metadata().orElseThrow());
    assertThat(metadata).contains("runtime: executable");
    assertThat(YAML.readTree(metadata).path("artifacts").fieldNames())
        .toIterable()
        .containsExactly("darwin/arm64", "linux/amd64", "windows/amd64");
    assertThat(Files.readAllLines(release.checksums())).hasSize(3);
  }

  @Test
  void aLibraryIsNamedInTheManifestAlone() throws Exception {
    Release release =
        plugin().compiledFor(CATALOG, new Platform("linux", "amd64", "musl")).release();
    JsonNode artifact = YAML.readTree(text(release, "manifest.yaml")).path("artifacts").path(0);
    assertThat(artifact.path("libc").asText()).isEqualTo("musl");
    assertThat(release.archives().get(0).file())
        .hasFileName("gestalt-plugin-weather_v1.0.0_linux_amd64.tar.gz");
    assertThat(Files.readString(release.metadata().orElseThrow())).contains("linux/amd64:");
  }

  @Test
  void aComponentHasNoCatalog() throws Exception {
    Release release =
        Packaging.in(directory).file("manifest.yaml", SECRETS).compiledFor(null, LINUX).release();
    assertThat(read(release, 0).keySet())
        .containsExactly("artifacts/linux/amd64/provider", "manifest.yaml");
  }

  @Test
  void whatAJsonManifestSaysOfArtifactsIsReplaced() throws Exception {
    // Given a JSON manifest with artifacts of an earlier release, whose code is there
    String manifest =
        """
        {
          "kind": "secrets",
          "source": "github.com/acme/plugins/vault",
          "version": "1.0.0",
          "artifacts": [
            {"os": "plan9", "arch": "amd64", "path": "old/vault"}
          ],
          "spec": {}
        }
        """;
    Packaging packaging =
        Packaging.in(directory)
            .file("manifest.json", manifest)
            .file("old/vault", "old")
            .compiledFor(null, DARWIN);

    // When it is packaged
    Release release = packaging.release();

    // Then only the new one is named
    JsonNode written = YAML.readTree(text(release, "manifest.json"));
    assertThat(written.path("artifacts")).hasSize(1);
    assertThat(written.path("artifacts").path(0).path("os").asText()).isEqualTo("darwin");
    assertThat(written.path("entrypoint").path("artifactPath").asText())
        .isEqualTo("artifacts/darwin/arm64/provider");
    assertThat(read(release, 0).keySet())
        .containsExactly("artifacts/darwin/arm64/provider", "manifest.json");
  }

  @Test
  void aHybridIsExecutableAndHasBoth() throws Exception {
    Release release =
        Packaging.in(directory)
            .file("manifest.yaml", Packaging.REST)
            .compiledFor(CATALOG, LINUX)
            .release();
    assertThat(Files.readString(release.metadata().orElseThrow()))
        .contains("runtime: executable", "linux/amd64");
    assertThat(text(release, "manifest.yaml")).contains("baseUrl: https://echo.example");
  }

  @Test
  void anOperationOfCodeAndSurfaceIsToldWithBothPlaces() throws Exception {
    Packaging packaging =
        Packaging.in(directory)
            .file("manifest.yaml", Packaging.REST)
            .compiledFor(CATALOG.replace("forecast", "ping"), LINUX, DARWIN);
    assertThat(packaging.errors())
        .singleElement()
        .asString()
        .startsWith("manifest.yaml:9:")
        .contains("gestalt/catalog", "\"ping\"", "the catalog of the compiled code");
    assertThat(packaging.output()).doesNotExist();
  }

  @Test
  void aBrokenCatalogOfTheCodeIsToldOnce() throws Exception {
    Packaging packaging =
        plugin().compiledFor("name: weather\noperations: [{method: POST}]\n", LINUX, DARWIN);
    assertThat(packaging.errors())
        .singleElement()
        .asString()
        .startsWith("the catalog of the compiled code:2:");
  }

  @Test
  void aWarningIsToldOnceWhateverTheNumberOfPlatforms() throws Exception {
    Packaging packaging =
        withUi(plugin(), "dist/.env").compiledFor(CATALOG, LINUX, DARWIN, WINDOWS);
    packaging.release();
    assertThat(packaging.warnings()).doesNotHaveDuplicates().isNotEmpty();
  }

  @Test
  void theProvidersOwnUiIsInEachArchive() throws Exception {
    Release release =
        withUi(plugin(), "dist/index.html").compiledFor(CATALOG, LINUX, DARWIN).release();
    for (int i = 0; i < 2; i++) {
      assertThat(read(release, i))
          .containsKeys(
              "_owned_ui/weather-ui/dist/index.html", "_owned_ui/weather-ui/manifest.yaml");
    }
    assertThat(text(release, "_owned_ui/weather-ui/manifest.yaml")).doesNotContain("entrypoint");
  }

  @Test
  void checksumsAreTheSameForAnyOrderOfPlatforms() throws Exception {
    String one =
        Files.readString(plugin().compiledFor(CATALOG, LINUX, DARWIN).release().checksums());
    String other =
        Files.readString(plugin().compiledFor(CATALOG, DARWIN, LINUX).release().checksums());
    assertThat(other).isEqualTo(one);
    assertThat(one.lines().map(line -> line.substring(66)).toList()).isSorted().hasSize(2);
  }

  @Test
  void onlyTheArchiveWhoseBinaryChangedIsWrittenAgain() throws Exception {
    // Given a release for two platforms that was made some time ago
    Packaging packaging = plugin().compiledFor(CATALOG, LINUX, DARWIN);
    age();
    Release before = packaging.release();
    List<FileTime> times = times(before);
    Thread.sleep(20);

    // When nothing changed
    Release again = packaging.release();

    // Then both archives are the old ones
    assertThat(times(again)).isEqualTo(times);
    assertThat(again.archives()).isEqualTo(before.archives());

    // And when one binary was made again, only its archive is
    Packaging changed = packaging.compiledFor(CATALOG, LINUX, DARWIN);
    age(directory.resolve("weather/target/provider/artifacts/linux/amd64/built"));
    Release one = changed.release();
    assertThat(times(one).get(0)).isEqualTo(times.get(0));
    assertThat(times(one).get(1)).isGreaterThan(times.get(1));
  }

  @Test
  void anArchiveThatSomebodyChangedIsWrittenAgain() throws Exception {
    Packaging packaging = plugin().compiledFor(CATALOG, LINUX);
    age();
    Release before = packaging.release();
    byte[] bytes = Files.readAllBytes(before.archives().get(0).file());
    Files.writeString(before.archives().get(0).file(), "broken");
    Release again = packaging.release();
    assertThat(again.archives().get(0).file()).hasBinaryContent(bytes);
    assertThat(again.archives().get(0).sha256()).isEqualTo(Sha256.of(bytes));
  }

  private Packaging plugin() {
    return Packaging.in(directory.resolve("weather")).file("manifest.yaml", PLUGIN);
  }

  private static Packaging withUi(Packaging plugin, String asset) {
    return plugin
        .file(
            "manifest.yaml",
            PLUGIN.replace("spec:\n", "spec:\n  ui: {path: ../weather-ui/manifest.yaml}\n"))
        .file("../weather-ui/manifest.yaml", Packaging.UI)
        .file("../weather-ui/" + asset, "x");
  }

  /** Files that are packed have to be older than the packaging. */
  private void age() throws IOException {
    try (var files = Files.walk(directory)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        age(file);
      }
    }
  }

  private static void age(Path file) throws IOException {
    Files.setLastModifiedTime(file, FileTime.fromMillis(1_600_000_000_000L));
  }

  private static List<FileTime> times(Release release) throws IOException {
    List<FileTime> times = new java.util.ArrayList<>();
    for (Release.Archive archive : release.archives()) {
      times.add(Files.getLastModifiedTime(archive.file()));
    }
    return times;
  }

  private static Map<String, TestTar.Entry> read(Release release, int index) throws IOException {
    return TestTar.read(release.archives().get(index).file());
  }

  private static String text(Release release, String entry) throws IOException {
    return new String(read(release, 0).get(entry).content(), UTF_8);
  }
}
