package io.github.providerkit.format.legacy;

import static io.github.providerkit.format.legacy.Checked.HEAD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import io.github.providerkit.archive.ArchiveEntry;
import io.github.providerkit.format.CheckRequest;
import io.github.providerkit.format.CheckRequest.FileChecks;
import io.github.providerkit.format.CodeChoice;
import io.github.providerkit.format.Layout;
import io.github.providerkit.format.ManifestCheck;
import io.github.providerkit.format.PlanRequest;
import io.github.providerkit.format.Provider;
import io.github.providerkit.format.ReleasePlan;
import io.github.providerkit.format.ReleaseVersion;
import io.github.providerkit.format.gestalt.GestaltFormat;
import io.github.providerkit.manifest.RuleLevels;
import io.github.providerkit.manifest.read.MarkedText;
import io.github.providerkit.message.ProviderException;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** From a directory to the plan of its package. */
class LegacyPackagingTest {
  private static final String PREBUILT =
      HEAD
          + """
          # The program.
          provider:
            exec: {artifact_path: bin/p}
            surfaces: {}
          artifacts:
            - {os: linux, arch: amd64, path: bin/p}
          """;

  private final FileSystem disk = Jimfs.newFileSystem(Configuration.unix());
  private final Path directory = disk.getPath("/project");
  private final Map<String, RuleLevels.Level> levels = new HashMap<>();
  private ManifestCheck.Result checked;
  private Layout layout = Layout.RELEASE;

  @AfterEach
  void closeDisk() throws IOException {
    disk.close();
  }

  @Test
  void aReleaseHasTheNamedFilesAndTheAuthorsManifest() throws Exception {
    file("plugin.yaml", PREBUILT);
    file("bin/p", "program");
    file("README.md", "");
    ReleasePlan plan = plan("2.0.0").orElseThrow();
    assertThat(checked.provider().orElseThrow().releaseTag()).isEqualTo("plugin/support/v2.0.0");
    assertThat(plan.metadata()).isEmpty();
    ReleasePlan.PlannedArchive archive = plan.archives().get(0);
    assertThat(archive.fileName()).isEqualTo("gestalt-plugin-support_v2.0.0.tar.gz");
    assertThat(archive.contents().entries())
        .extracting(entry -> entry.name() + " " + entry.executable())
        .containsExactly("bin/p true", "plugin.yaml false");
    assertThat(text(archive.contents().entries().get(1)))
        .startsWith("source: github.com/acme/plugins/support\nversion: 2.0.0\n# The program.\n")
        .contains("sha256: ");
  }

  @Test
  void aWholeDirectoryHasAllButItsHistoryAndTheBuildsOutput() throws Exception {
    file("plugin.yml", HEAD + "webui: {asset_root: out}\n");
    file("plugin.yaml.bak", "");
    file("out/index.html", "");
    file(".git/config", "");
    file("sub/.git", "gitdir: elsewhere");
    file(".hidden", "");
    file("target/provider/release/old.tar.gz", "");
    assertThat(wholeDirectory())
        .containsExactly(".hidden", "out/index.html", "plugin.yaml.bak", "plugin.yml");
  }

  @Test
  void linksInTheHistoryAreNobodysConcernAndOthersAre() throws Exception {
    file("plugin.yml", HEAD + "webui: {asset_root: out}\n");
    file("out/index.html", "");
    file(".git/config", "");
    Files.createSymbolicLink(directory.resolve(".git/link"), disk.getPath("/elsewhere"));
    assertThat(wholeDirectory()).containsExactly("out/index.html", "plugin.yml");
    Files.createSymbolicLink(directory.resolve("link"), disk.getPath("/elsewhere"));
    layout = Layout.PACKAGE;
    assertThat(plan("1.0.0")).isEmpty();
    assertThat(told()).hasSize(1).first().asString().contains("gestalt/package-escape");
  }

  @Test
  void aWholeDirectoryIsNoPackageOfToday() throws Exception {
    file(
        "manifest.yaml",
        "kind: ui\nsource: github.com/a/b/c\nversion: 1.0.0\nspec: {assetRoot: out}\n");
    file("out/index.html", "");
    layout = Layout.PACKAGE;
    assertThat(catchThrowableOfType(ProviderException.class, () -> plan("1.0.0")))
        .hasMessageContaining("provider.layout: expected release or flat, found \"package\"");
  }

  @Test
  void artifactsOfDeclarativeProvidersStayInside() throws Exception {
    String text =
        HEAD
            + "provider: {surfaces: {mcp: {url: 'https://m'}}}\n"
            + "artifacts: [{os: linux, arch: amd64, path: ../p}]\n";
    file("plugin.yaml", text);
    Files.writeString(directory.resolveSibling("p"), "outside");
    assertThat(run("1.0.0").provider()).isEmpty();
    assertThat(told())
        .containsExactly(
            "error: artifacts[0].path: expected a path that stays within the package, found \"../p\" [gestalt/package-escape] -> move the file below the manifest's directory");

    levels.put("gestalt/package-escape", RuleLevels.Level.OFF);
    assertThat(plan("1.0.0")).isEmpty();
    assertThat(told())
        .containsExactly(
            "error: artifacts: expected all artifacts in the package, found some of them missing or outside [gestalt/release-manifest]");
  }

  @Test
  void aStaticCatalogIsPackagedWhereItIsAllowed() throws Exception {
    file(
        "plugin.yaml",
        HEAD + "provider: {static_catalog_path: c.yaml, surfaces: {mcp: {url: 'https://m'}}}\n");
    file("c.yaml", "name: c\n");
    levels.put("gestalt-legacy/later", RuleLevels.Level.OFF);
    ReleasePlan plan = plan("1.0.0").orElseThrow();
    assertThat(plan.archives().get(0).contents().entries())
        .extracting(ArchiveEntry::name)
        .containsExactly("c.yaml", "plugin.yaml");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "true",
        "type: [object, 'null']\nproperties: {type: {type: string}}\nrequired: [type]\n",
        "{\"$schema\": \"http://json-schema.org/draft-07/schema#\", \"items\": [{}, true]}",
        "$defs: {a: &a {const: 1}, b: {anyOf: [*a, {}]}}\nx-own: 7\n"
      })
  void aConfigurationSchemaMayBeJsonOrYaml(String schema) throws Exception {
    withSchema(schema);
    assertThat(told()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[]| expected a schema: a map, true or false, found a list",
        "text| expected a schema: a map, true or false, found \"text\"",
        "type: text| type: expected a type or a list of types, found \"text\"",
        "{type: [string, 1]}| type: expected a type or a list of types, found a list",
        "properties: [a]| properties: expected a map of schemas, found a list",
        "{properties: {a: 1}}| properties.a: expected a schema: a map, true or false, found \"1\"",
        "{allOf: [{required: a}]}| allOf[0].required: expected a list of texts that differ, found \"a\"",
        "{contains: {minLength: x}}| contains.minLength: expected a whole number that is not negative, found \"x\"",
        "{minimum: '1'}| minimum: expected a number, found \"1\"",
        "{not: {uniqueItems: 1}}| not.uniqueItems: expected true or false, found \"1\"",
        "{a| not valid YAML"
      })
  void whatIsNoConfigurationSchemaIsTold(String schema, String message) throws Exception {
    withSchema(schema);
    assertThat(told()).hasSize(1).first().asString().contains("error: " + message);
  }

  private void withSchema(String schema) throws Exception {
    file(
        "plugin.yaml",
        HEAD + "provider: {config_schema_path: s.yaml, surfaces: {mcp: {url: 'https://m'}}}\n");
    file("s.yaml", schema);
    run("1.0.0");
  }

  private void file(String name, String text) throws IOException {
    Path file = directory.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private List<String> wholeDirectory() throws ProviderException {
    layout = Layout.PACKAGE;
    return plan("1.0.0").orElseThrow().archives().get(0).contents().entries().stream()
        .map(ArchiveEntry::name)
        .toList();
  }

  private Optional<ReleasePlan> plan(String version) throws ProviderException {
    Provider provider = check(version);
    return provider.plan(new PlanRequest(Optional.empty(), layout), checked.problems());
  }

  private Provider check(String version) throws ProviderException {
    return run(version)
        .provider()
        .orElseThrow(() -> new AssertionError(checked.sorted().toString()));
  }

  private ManifestCheck.Result run(String version) throws ProviderException {
    checked =
        new ManifestCheck(List.of(new LegacyFormat(), new GestaltFormat()))
            .run(
                new CheckRequest(
                    directory,
                    Optional.empty(),
                    new ReleaseVersion(Optional.of(version), ReleaseVersion.Policy.OVERRIDE),
                    FileChecks.BEFORE_PACKAGING,
                    levels,
                    directory.resolve("target/provider"),
                    Optional.empty(),
                    CodeChoice.DEFAULT));
    return checked;
  }

  private List<String> told() {
    return checked.sorted().stream().map(MarkedText::told).toList();
  }

  private static String text(ArchiveEntry entry) throws IOException {
    try (var content = entry.content().open()) {
      return new String(content.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    }
  }
}
