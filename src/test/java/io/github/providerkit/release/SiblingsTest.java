package io.github.providerkit.release;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.providerkit.format.checkstack.rules.SiblingSource;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Siblings that are not where a primary is, and what is said of those that are missing. */
class SiblingsTest {
  @TempDir Path directory;

  private PluginPackaging primary() {
    return PluginPackaging.in(directory)
        .file(
            "package.json",
            PluginPackaging.primary("@acme/widget-backend", "[\"@acme/widget-common\"]"));
  }

  @Test
  void theMissingOneIsNeverThePackageItself() throws Exception {
    PluginPackaging packaging = primary().check("");
    assertThat(packaging.problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.code()).isEqualTo("checkstack/sibling-missing");
              assertThat(problem.hint())
                  .startsWith("the package is in no workspace")
                  .contains("provider.checkstack.siblings=published");
            });
  }

  @Test
  void publishedOnesAreNotPacked() throws Exception {
    Release release = primary().siblings(SiblingSource.PUBLISHED).release("");
    assertThat(release.archives().get(0).file()).hasFileName("acme-widget-backend-1.0.0.tgz");
    assertThat(release.packages()).hasSize(1);
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void linkedOnesAre(@TempDir Path elsewhere) throws Exception {
    PluginPackaging.in(elsewhere)
        .file("package.json", PluginPackaging.packageJson("@acme/widget-common", "common"))
        .file("c.js", "");
    Files.createSymbolicLink(
        Files.createDirectories(directory.resolve("node_modules/@acme")).resolve("widget-common"),
        elsewhere);
    assertThat(primary().release("").packages())
        .extracting(Release.Archive::target)
        .containsExactly("acme-widget-backend", "acme-widget-common");
  }

  @Test
  void aCatalogWithoutThePackageIsToldAsThat() throws Exception {
    PluginPackaging packaging =
        PluginPackaging.in(directory)
            .file(
                "package.json",
                "{\"workspaces\": {\"packages\": [\"b\"], \"catalog\": {\"zod\": \"^4.0.0\"},"
                    + " \"catalogs\": {\"old\": {\"left-pad\": \"^1.0.0\"}}}}")
            .file(
                "b/package.json",
                PluginPackaging.packageJson(
                    "b",
                    "backend",
                    "\"dependencies\": {\"left-pad\": \"catalog:\", \"zodd\": \"catalog:\","
                        + " \"ms\": \"catalog:none\", \"react\": \"catalog:\"}"));
    assertThat(packaging.check("b").problems())
        .extracting(problem -> problem.path() + ": " + problem.hint())
        .containsExactlyInAnyOrder(
            "dependencies.left-pad: did you mean \"catalog:old\"?",
            "dependencies.zodd: the catalog has \"zod\"; add this package to it, or rename it here",
            "dependencies.ms: there is no catalog of that name; add it, and the package to it",
            "dependencies.react: the catalog does not have this package; add it there");
  }

  @Test
  void aVersionThatAScriptSetsHasItsOwnHint() throws Exception {
    PluginPackaging packaging =
        PluginPackaging.in(directory)
            .file(
                "package.json",
                PluginPackaging.packageJson("b", "backend").replace("1.0.0", "0.0.0-development"))
            .version("1.0.0", io.github.providerkit.format.ReleaseVersion.Policy.STRICT)
            .check("");
    assertThat(packaging.problems().get(0).hint()).startsWith("a script seems to set it");
  }

  @Test
  void onlyWarningsThatDeserveTheWord() throws Exception {
    String plain =
        PluginPackaging.packageJson("b", "backend")
            .replace("\"repository\": \"github:acme/widget\",", "");
    PluginPackaging packaging = PluginPackaging.in(directory).file("package.json", plain);
    assertThat(packaging.check("").told()).isEmpty();
    packaging.file(
        "package.json",
        plain
            .replace("\"license\"", "\"publishConfig\": {\"provenance\": true}, \"license\"")
            .replace("\"type\"", "\"allowInstallScripts\": true, \"type\""));
    assertThat(packaging.check("").told())
        .containsExactly(
            "package.json repository checkstack/repository expected the repository, found nothing",
            "package.json checkstack.allowInstallScripts checkstack/install-scripts a platform that"
                + " installs the plugin runs the install scripts of all that it depends on");
  }

  @Test
  void entriesHaveADateThatEveryToolReads() throws Exception {
    assertThat(primary().siblings(SiblingSource.PUBLISHED).check("").provider().usualTime())
        .hasToString("Optional[1985-10-26T08:15:00Z]");
  }
}
