package io.github.providerkit.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import io.github.providerkit.archive.ArchiveEntry;
import io.github.providerkit.format.CheckRequest.FileChecks;
import io.github.providerkit.format.ReleasePlan.PlannedArchive;
import io.github.providerkit.manifest.Problem;
import io.github.providerkit.manifest.Severity;
import io.github.providerkit.mojo.Formats;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole projects on a file system with drives, backslashes and names that it cannot have. */
class WindowsPathsTest {
  private static final String HEAD =
      "kind: plugin\nsource: github.com/acme/plugins/echo\nversion: 1.0.0\n";
  private static final String OPENAPI =
      """
      openapi: 3.0.0
      info: {title: t, version: '1'}
      servers: [{url: 'https://x.example'}]
      paths: {/a: {get: {operationId: a, responses: {}}}}
      """;
  private static final String PACKAGE =
      """
      {"name": "@acme/%s", "version": "1.0.0", "description": "d", "author": "ACME", "license": "MIT",
       "repository": "github:acme/w", "checkstack": {"type": "backend", "pluginId": "w"%s}%s}
      """;

  private final FileSystem disk = Jimfs.newFileSystem(Configuration.windows());
  private final Path work = disk.getPath("C:\\work");

  @AfterEach
  void close() throws IOException {
    disk.close();
  }

  @Test
  void aPackageHoldsTheNamesThatItHasElsewhere() throws Exception {
    write(
        "provider\\manifest.yaml",
        HEAD
            + "iconFile: img/icon.svg\nspec:\n  surfaces:\n"
            + "    openapi: {document: docs/openapi.yaml}\n");
    write("provider\\img\\icon.svg", "<svg/>");
    write("provider\\docs\\openapi.yaml", OPENAPI);
    assertThat(names(check("provider")))
        .containsExactlyInAnyOrder("manifest.yaml", "img/icon.svg", "docs/openapi.yaml");
  }

  @Test
  void aUiBesideThePluginIsFound() throws Exception {
    write(
        "plugin\\manifest.yaml",
        HEAD
            + "spec:\n  ui: {path: ../ui/manifest.yaml}\n"
            + "  surfaces: {mcp: {url: 'https://mcp.example'}}\n");
    write(
        "ui\\manifest.yaml",
        "kind: ui\nsource: github.com/acme/plugins/ui/board\nversion: 1.0.0\nspec: {assetRoot: dist/app}\n");
    write("ui\\dist\\app\\js\\main.js", "code");
    assertThat(names(check("plugin"))).contains("_owned_ui/ui/dist/app/js/main.js");
  }

  @Test
  void filesAreCalledByTheirPathWithSlashes() throws Exception {
    write("provider\\manifest.yaml", HEAD.replace("1.0.0", "one"));
    ManifestCheck.Result result =
        new ManifestCheck(Formats.all())
            .run(request(work, Optional.of(work.resolve("provider\\manifest.yaml"))));
    assertThat(result.manifest()).isEqualTo("provider/manifest.yaml");
    assertThat(result.sorted()).extracting(Problem::file).containsOnly("provider/manifest.yaml");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"C:/secret.yaml", "C:secret.yaml", "a:b", "a?b", "con*", "a\\0b", "|", "<x>"})
  void noFieldLeadsToAnotherDriveOrStopsTheCheck(String name) throws Exception {
    // Given a file that is not the package's, and fields that might lead to it
    write("..\\secret.yaml", OPENAPI + "x-secret: [");
    for (String field :
        List.of(
            "iconFile: \"%s\"\nspec: {surfaces: {mcp: {url: 'https://mcp.example'}}}\n",
            "spec: {surfaces: {openapi: {document: \"%s\"}}}\n",
            "spec: {configSchemaPath: \"%s\", surfaces: {mcp: {url: 'https://mcp.example'}}}\n",
            "spec: {ui: {path: \"%s\"}, surfaces: {mcp: {url: 'https://mcp.example'}}}\n",
            "release: {build: {command: [make], workdir: \"%s\"}}\n"
                + "spec: {surfaces: {mcp: {url: 'https://mcp.example'}}}\n")) {
      write("provider\\manifest.yaml", HEAD + field.formatted(name));
      for (FileChecks files : FileChecks.values()) {
        // When the manifest is checked
        ManifestCheck.Result result =
            new ManifestCheck(Formats.all())
                .run(request(work.resolve("provider"), Optional.empty()).withFiles(files));

        // Then the field is a problem where files count, and the file was not read
        assertThat(result.sorted()).as(field).noneMatch(p -> p.file().contains("secret.yaml"));
        if (files == FileChecks.BEFORE_PACKAGING) {
          assertThat(result.sorted())
              .as(field)
              .anyMatch(problem -> problem.severity() == Severity.ERROR);
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"C:/x", "a:b", "a?b"})
  void assetsThatCannotBeThereAreAProblemAndNoSources(String name) throws Exception {
    write(
        "provider\\manifest.yaml",
        "kind: ui\nsource: github.com/acme/plugins/ui/board\nversion: 1.0.0\n"
            + "release: {build: {command: [make]}}\nspec: {assetRoot: \""
            + name
            + "\"}\n");
    ManifestCheck.Result before =
        new ManifestCheck(Formats.all())
            .run(
                request(work.resolve("provider"), Optional.empty())
                    .withFiles(FileChecks.BEFORE_BUILD));
    before.provider().ifPresent(ui -> assertThat(ui.generatedDirectories()).isEmpty());
    assertThat(check("provider").ok()).isFalse();
  }

  @Test
  void aWorkspaceIsFoundByItsGlobs() throws Exception {
    write("package.json", "{\"workspaces\": [\"plugins/*\"]}");
    write(
        "plugins\\widget\\package.json",
        PACKAGE.formatted(
            "widget", ", \"bundle\": [\"@acme/common\"]", ", \"bin\": \"./bin/run.js\""));
    write("plugins\\widget\\bin\\run.js", "code");
    write("plugins\\widget\\target\\provider\\old.tgz", "of an earlier build");
    write("plugins\\common\\package.json", PACKAGE.formatted("common", "", ""));
    write("plugins\\common\\src\\index.ts", "code");
    write("plugins\\common\\target\\provider\\old.tgz", "of an earlier build");
    ManifestCheck.Result result = check("plugins\\widget");
    assertThat(result.sorted()).isEmpty();
    ReleasePlan plan = plan(result);
    assertThat(names(plan.tarballs().orElseThrow().packages().get(0)))
        .containsExactlyInAnyOrder("package/package.json", "package/bin/run.js");
    assertThat(names(plan.tarballs().orElseThrow().packages().get(1)))
        .containsExactlyInAnyOrder("package/package.json", "package/src/index.ts");
  }

  @Test
  void aSiblingsProblemsAreShownUnderItsPath() throws Exception {
    write("package.json", "{\"workspaces\": [\"plugins/*\"]}");
    write(
        "plugins\\widget\\package.json",
        PACKAGE.formatted("widget", ", \"bundle\": [\"@acme/common\"]", ""));
    write(
        "plugins\\common\\package.json",
        PACKAGE.formatted("common", "", "").replace("\"MIT\"", "\"no license\""));
    assertThat(check("plugins\\widget").sorted())
        .isNotEmpty()
        .allMatch(problem -> problem.file().equals("../common/package.json"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "..\\\\..\\\\secret.js",
        "C:\\\\secret.js",
        "C:/secret.js",
        "a?b",
        "../../secret.js"
      })
  void aProgramThatIsNotOfThePackageIsNotPacked(String bin) throws Exception {
    write("..\\secret.js", "secret");
    write("secret.js", "secret");
    write("widget\\package.json", PACKAGE.formatted("widget", "", ", \"bin\": \"" + bin + "\""));
    ManifestCheck.Result result = check("widget");
    assertThat(names(plan(result).tarballs().orElseThrow().packages().get(0)))
        .containsExactly("package/package.json");
  }

  private ManifestCheck.Result check(String directory) throws Exception {
    return new ManifestCheck(Formats.all()).run(request(work.resolve(directory), Optional.empty()));
  }

  private static CheckRequest request(Path directory, Optional<Path> manifest) {
    return new CheckRequest(
        directory,
        manifest,
        new ReleaseVersion(Optional.empty(), ReleaseVersion.Policy.STRICT),
        FileChecks.BEFORE_PACKAGING,
        Map.of(),
        directory.resolve("target").resolve("provider"),
        Optional.empty(),
        CodeChoice.DEFAULT);
  }

  private static ReleasePlan plan(ManifestCheck.Result result) throws Exception {
    assertThat(result.sorted()).noneMatch(problem -> problem.severity() == Severity.ERROR);
    return result
        .provider()
        .orElseThrow()
        .plan(new PlanRequest(Optional.empty(), Layout.RELEASE), result.problems())
        .orElseThrow();
  }

  private static List<String> names(ManifestCheck.Result result) throws Exception {
    return names(plan(result).archives().get(0));
  }

  private static List<String> names(PlannedArchive archive) {
    return archive.contents().entries().stream().map(ArchiveEntry::name).toList();
  }

  private void write(String name, String text) throws IOException {
    Path file = work.resolve(name).normalize();
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
