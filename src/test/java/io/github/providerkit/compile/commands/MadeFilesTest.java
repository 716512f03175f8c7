package io.github.providerkit.compile.commands;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.providerkit.files.Directories;
import io.github.providerkit.format.CheckRequest.FileChecks;
import io.github.providerkit.format.ReleasePlan;
import io.github.providerkit.manifest.Problem;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Files that a manifest names and only its commands make. */
@DisabledOnOs(OS.WINDOWS)
class MadeFilesTest extends CommandProject {
  private static final String CATALOG = "name: bot\noperations: [{id: echo, method: POST}]\n";
  private static final String MADE =
      """
      mkdir -p gen
      echo '{"type": "object"}' > gen/config.json
      echo '<svg xmlns="http://www.w3.org/2000/svg"/>' > icon.svg
      """;

  @BeforeEach
  void namesFiles() throws Exception {
    write(
        "manifest.yaml",
        APP.replace("spec: {}", "iconFile: icon.svg\nspec: {configSchemaPath: gen/config.json}"));
    write("build.sh", BUILD + MADE);
  }

  @Test
  void whatTheBuildMakesIsPackaged() throws Exception {
    ReleasePlan plan = plan(build(MACHINE, OTHER));
    assertThat(names(plan))
        .containsExactly("bin/bot", "catalog.yaml", "gen/config.json", "icon.svg", "manifest.yaml");
    assertThat(project.resolve("gen")).doesNotExist();
  }

  @Test
  void whatTheBuildMakesComesBeforeWhatLiesThere() throws Exception {
    write("icon.svg", "<svg xmlns='http://www.w3.org/2000/svg' id='old'/>");
    assertThat(content(plan(build(MACHINE)), "icon.svg")).doesNotContain("old");
    // And no longer when it is made no more
    write("build.sh", BUILD + MADE.replace("icon.svg", "other.svg"));
    assertThat(content(plan(build(MACHINE)), "icon.svg")).contains("old");
  }

  @Test
  void whatTheBuildMakesIsChecked() throws Exception {
    write("build.sh", BUILD + MADE.replace("object", "thing"));
    build(MACHINE);
    assertThat(check(FileChecks.BEFORE_PACKAGING).sorted())
        .extracting(Problem::code)
        .containsExactly("gestalt/config-schema");
  }

  @Test
  void whatTheBuildDoesNotMakeIsMissing() throws Exception {
    write("build.sh", BUILD);
    build(MACHINE);
    assertThat(check(FileChecks.BEFORE_PACKAGING).sorted())
        .extracting(Problem::path)
        .containsExactly("iconFile", "spec.configSchemaPath");
  }

  @Test
  void whatAnotherMachineMadeIsPackagedToo() throws Exception {
    build(MACHINE);
    Path parts = work.resolve("parts");
    Directories.copy(output().resolve("artifacts"), parts);
    Directories.delete(project.resolve("target"));
    assertThat(names(plan(merge(parts)))).contains("gen/config.json", "icon.svg");
  }

  @Test
  void theBuildMayMakeTheCatalog() throws Exception {
    write(
        "build.sh",
        BUILD.replace("GESTALT_APP_WRITE_CATALOG", "NOWHERE") + MADE + "cp ops catalog.yaml\n");
    write("ops", CATALOG.replace("echo", "made"));
    assertThat(content(plan(build(MACHINE)), "catalog.yaml")).contains("made");
  }

  @Test
  void aDocumentThatACommandPreparesNeedNotBeThereBefore() throws Exception {
    write(
        "manifest.yaml",
        APP.replace("[[sh, build.sh]]", "[sh, prepare.sh]")
            .replace(
                "spec: {}",
                """
                spec:
                  configSchemaPath: gen/config.json
                  surfaces: {openapi: {document: gen/api.yaml, baseUrl: 'https://a.example'}}
                  allowedOperations: {show: {}}
                """));
    write("prepare.sh", MADE + "cp api gen/api.yaml\n");
    write(
        "api",
        "openapi: 3.0.0\ninfo: {title: A, version: '1'}\npaths: {/a: {get: {operationId: show, responses: {}}}}\n");
    assertThat(check(FileChecks.BEFORE_BUILD).sorted()).isEmpty();
    assertThat(check(FileChecks.BEFORE_PACKAGING).sorted())
        .extracting(Problem::path)
        .contains("spec.configSchemaPath", "spec.surfaces.openapi.document");
    run();
    assertThat(check(FileChecks.BEFORE_PACKAGING).sorted()).isEmpty();

    // What is made is checked, too
    write("api", "openapi: 3.0.0\ninfo: {title: A, version: '1'}\npaths: {}\n");
    run();
    assertThat(check(FileChecks.BEFORE_PACKAGING).sorted())
        .extracting(Problem::path)
        .containsExactly("spec.allowedOperations.show");
  }
}
