package io.github.providerkit.release;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What pnpm's and Yarn's own files say about packages. */
class PnpmWorkspaceTest {
  private static final String PUBLISH =
      "\"main\": \"src/index.ts\", \"exports\": {\".\": \"./src/index.ts\"},"
          + " \"publishConfig\": {\"access\": \"public\", \"main\": \"dist/index.js\","
          + " \"exports\": {\".\": \"./dist/index.js\"}, \"types\": \"dist/index.d.ts\","
          + " \"bin\": {\"b\": \"dist/cli.js\"}}";

  @TempDir Path directory;

  private PluginPackaging workspace(String... fields) {
    return PluginPackaging.in(directory)
        .file("LICENSE", "MIT")
        .file("packages/b/package.json", PluginPackaging.packageJson("b", "backend", fields))
        .file("packages/b/src/index.ts", "")
        .file("packages/b/dist/index.js", "")
        .file("packages/b/dist/index.d.ts", "")
        .file("packages/b/dist/cli.js", "");
  }

  @Test
  void itsPublishConfigReplacesFields() throws Exception {
    PluginPackaging packaging =
        workspace(PUBLISH).file("pnpm-workspace.yaml", "packages: ['packages/*']\n");
    Map<String, byte[]> files = files(packaging.release("packages/b"));
    JsonNode json = new ObjectMapper().readTree(files.get("package/package.json"));
    assertThat(json.get("main").asText()).isEqualTo("dist/index.js");
    assertThat(json.get("exports").get(".").asText()).isEqualTo("./dist/index.js");
    assertThat(json.get("types").asText()).isEqualTo("dist/index.d.ts");
    assertThat(json.get("name").asText()).isEqualTo("b");
    assertThat(json.get("publishConfig").toString())
        .as("what npm would warn of, pnpm takes out")
        .isEqualTo("{\"access\":\"public\"}");
    assertThat(files).containsKeys("package/dist/cli.js*", "package/LICENSE");
    assertThat(packaging.told()).isEmpty();
  }

  @Test
  void theDirectoryThatItNamesIsPublishedWithThePackageThere() throws Exception {
    PluginPackaging packaging =
        workspace("\"publishConfig\": {\"directory\": \"dist\"}", "\"main\": \"src/index.ts\"")
            .file(
                "packages/b/dist/package.json",
                PluginPackaging.packageJson(
                    "b",
                    "backend",
                    "\"main\": \"x.js\"",
                    "\"publishConfig\": {\"main\": \"index.js\"}",
                    "\"dependencies\": {\"c\": \"workspace:^\"}"))
            .file("packages/c/package.json", "{\"name\": \"c\", \"version\": \"2.0.0\"}")
            .file("pnpm-workspace.yaml", "packages: ['packages/*']\n");
    Map<String, byte[]> files = files(packaging.release("packages/b"));
    JsonNode json = new ObjectMapper().readTree(files.get("package/package.json"));
    assertThat(json.get("main").asText()).isEqualTo("index.js");
    assertThat(json.get("dependencies").get("c").asText()).isEqualTo("^2.0.0");
    assertThat(files)
        .containsOnlyKeys(
            "package/package.json",
            "package/index.js",
            "package/index.d.ts",
            "package/cli.js",
            "package/LICENSE");
    assertThat(packaging.told()).isEmpty();
  }

  @Test
  void aDirectoryThatNobodyFilledIsRefused() throws Exception {
    PluginPackaging packaging =
        workspace("\"publishConfig\": {\"directory\": \"lib\"}")
            .file("pnpm-workspace.yaml", "packages: ['packages/*']\n");
    packaging.run("packages/b");
    assertThat(packaging.problems())
        .extracting(problem -> problem.code() + " " + problem.path())
        .containsExactly("checkstack/publish-directory publishConfig.directory");
  }

  @Test
  void aDirectoryOfAnotherPackageIsRefused() throws Exception {
    PluginPackaging packaging =
        workspace("\"publishConfig\": {\"directory\": \"../c\"}")
            .file("packages/c/package.json", PluginPackaging.packageJson("c", "backend"))
            .file("pnpm-workspace.yaml", "packages: ['packages/*']\n");
    assertThat(packaging.run("packages/b")).isEmpty();
    assertThat(packaging.told())
        .containsExactly(
            "packages/b/package.json publishConfig.directory checkstack/publish-directory"
                + " expected a directory in the package, found \"../c\"");
  }

  @Test
  void anEntryPointOfItIsToldWhereItStands() throws Exception {
    PluginPackaging packaging =
        workspace("\"publishConfig\": {\n\"main\": \"none.js\"}")
            .file("pnpm-workspace.yaml", "packages: ['packages/*']\n");
    packaging.release("packages/b");
    assertThat(packaging.problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.code()).isEqualTo("checkstack/entry-missing");
              assertThat(problem.position().line()).isEqualTo(10);
            });
  }

  @Test
  void othersIgnoreIt() throws Exception {
    PluginPackaging packaging =
        workspace(PUBLISH).file("package.json", "{\"workspaces\": [\"packages/*\"]}");
    Map<String, byte[]> files = files(packaging.release("packages/b"));
    JsonNode json = new ObjectMapper().readTree(files.get("package/package.json"));
    assertThat(json.get("main").asText()).isEqualTo("src/index.ts");
    assertThat(files).doesNotContainKey("package/LICENSE");
    assertThat(packaging.told()).isEmpty();
  }

  @Test
  void aDefaultCatalogThatIsThereTwiceIsRefused() throws Exception {
    PluginPackaging packaging =
        workspace("\"dependencies\": {\"zod\": \"catalog:\"}")
            .file(
                "pnpm-workspace.yaml",
                "packages: ['packages/*']\n"
                    + "catalog: {zod: ^4.0.0}\n"
                    + "catalogs: {default: {zod: ^3.0.0}}\n");
    assertThat(packaging.run("packages/b")).isEmpty();
    assertThat(packaging.problems().get(0).hint())
        .isEqualTo("pnpm-workspace.yaml has two, catalog and catalogs.default, which pnpm refuses");
  }

  @Test
  void yarnsCatalogsCount() throws Exception {
    PluginPackaging packaging =
        workspace("\"dependencies\": {\"zod\": \"catalog:\", \"ms\": \"catalog:old\"}")
            .file("package.json", "{\"workspaces\": [\"packages/*\"]}")
            .file(".yarnrc.yml", "catalog:\n  zod: ^4.0.0\ncatalogs:\n  old:\n    ms: ^1.0.0\n");
    JsonNode json =
        new ObjectMapper()
            .readTree(files(packaging.release("packages/b")).get("package/package.json"));
    assertThat(json.get("dependencies").get("zod").asText()).isEqualTo("^4.0.0");
    assertThat(json.get("dependencies").get("ms").asText()).isEqualTo("^1.0.0");
  }

  private static Map<String, byte[]> files(Release release) throws Exception {
    return PluginPackaging.read(release.packages().get(0).file());
  }
}
