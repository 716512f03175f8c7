package io.github.providerkit.release;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.providerkit.format.checkstack.rules.SiblingSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
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

  /** A sibling as a package manager leaves it, in the version of the primary or another. */
  private static void install(Path modules, String version) {
    PluginPackaging.in(modules.resolve("@acme/widget-common"))
        .file(
            "package.json",
            PluginPackaging.packageJson(
                    "@acme/widget-common",
                    "common",
                    "\"main\": \"lib/m.js\", \"files\": [\"dist\"], \"bin\": \"bin/w\"",
                    "\"scripts\": {\"lint\": \"exit 1\", \"prepack\": \"exit 1\"}",
                    "\"devDependencies\": {\"@acme/tools\": \"workspace:*\"}",
                    "\"bundledDependencies\": [\"inner\"]")
                .replace("1.0.0", version))
        .file("lib/m.js", "")
        .file("dist/d.js", "")
        .file("bin/w", "")
        .file("target/t.js", "")
        .file(".yarn-metadata.json", "{}")
        .file("node_modules/inner/package.json", "{\"name\": \"inner\"}")
        .file("node_modules/other/package.json", "{\"name\": \"other\"}");
  }

  @Test
  void installedOnesArePackedAsTheyWerePublishedWhereThatIsAsked() throws Exception {
    install(directory.resolve("node_modules"), "1.0.0");
    assertThat(primary().check("").problems())
        .singleElement()
        .satisfies(
            problem ->
                assertThat(problem.hint())
                    .contains("provider.checkstack.siblings=installed packs that one along"));
    PluginPackaging packaging =
        primary().file("b.js", "").siblings(SiblingSource.INSTALLED).check("");
    assertThat(packaging.provider().buildCommands()).isEmpty();
    Release release = packaging.pack().orElseThrow();
    assertThat(packaging.told()).isEmpty();
    Path inner = directory.resolve("target/provider/npm/installed/acme-widget-common-1.0.0.tgz");
    assertThat(PluginPackaging.read(inner).keySet())
        .containsExactly(
            "package/bin/w*",
            "package/dist/d.js",
            "package/lib/m.js",
            "package/node_modules/inner/package.json",
            "package/package.json",
            "package/target/t.js");
    Map<String, byte[]> bundle = PluginPackaging.read(release.archives().get(0).file());
    assertThat(bundle)
        .containsOnlyKeys(
            "bundle.json",
            "packages/acme-widget-backend-1.0.0.tgz",
            "packages/acme-widget-common-1.0.0.tgz")
        .containsEntry("packages/acme-widget-common-1.0.0.tgz", Files.readAllBytes(inner));
  }

  @Test
  void installedOnesKeepTheirOrderAndAreNotWhatIsPublishedNext() throws Exception {
    install(directory.resolve("node_modules"), "1.0.0");
    PluginPackaging packaging =
        PluginPackaging.in(directory)
            .file("package.json", "{\"workspaces\": [\"b\", \"f\"]}")
            .file("f/package.json", PluginPackaging.packageJson("@acme/widget-tail", "common"))
            .file("f/f.js", "")
            .file("b/b.js", "")
            .file(
                "b/package.json",
                PluginPackaging.primary(
                    "@acme/widget-backend", "[\"@acme/widget-common\", \"@acme/widget-tail\"]"))
            .siblings(SiblingSource.INSTALLED);
    assertThat(packaging.release("b").packages())
        .extracting(Release.Archive::target)
        .containsExactly("acme-widget-backend", "acme-widget-common", "acme-widget-tail");
    try (Stream<Path> files = Files.list(directory.resolve("target/provider/npm"))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder(
              "acme-widget-backend-1.0.0.tgz", "acme-widget-tail-1.0.0.tgz", "installed");
    }
  }

  @Test
  void anInstalledOneOfAnotherVersionNameOrStateIsTold() throws Exception {
    PluginPackaging packaging = primary().siblings(SiblingSource.INSTALLED);
    assertThat(packaging.check("").problems())
        .singleElement()
        .satisfies(
            problem ->
                assertThat(problem.hint())
                    .isEqualTo("name it in the package's dependencies, and install them"));
    install(directory.resolve("node_modules"), "1.1.0");
    assertThat(packaging.check("").told())
        .containsExactly(
            "node_modules/@acme/widget-common/package.json version checkstack/sibling-version"
                + " expected the version of @acme/widget-backend, \"1.0.0\", found \"1.1.0\"");
    packaging.version("1.1.0", io.github.providerkit.format.ReleaseVersion.Policy.OVERRIDE);
    assertThat(packaging.check("").told()).isEmpty();
    packaging.file(
        "node_modules/@acme/widget-common/package.json",
        PluginPackaging.packageJson(
                "@acme/widget-common", "common", "\"dependencies\": {\"zod\": \"catalog:\"}")
            .replace("1.0.0", "1.1.0"));
    assertThat(packaging.check("").problems())
        .singleElement()
        .satisfies(problem -> assertThat(problem.path()).isEqualTo("dependencies.zod"));
    packaging.file(
        "node_modules/@acme/widget-common/package.json",
        PluginPackaging.packageJson("strangers", "common"));
    assertThat(packaging.check("").problems())
        .singleElement()
        .satisfies(problem -> assertThat(problem.code()).isEqualTo("checkstack/sibling-missing"));
  }

  @Test
  void whatScriptsHaveInstalledIsAwaited() throws Exception {
    PluginPackaging packaging =
        PluginPackaging.in(directory)
            .file(
                "package.json",
                PluginPackaging.primary(
                    "@acme/widget-backend",
                    "[\"@acme/widget-common\"]",
                    "\"scripts\": {\"lint\": \"exit 0\"}"))
            .siblings(SiblingSource.INSTALLED);
    assertThat(packaging.checkBeforeBuild("").told()).isEmpty();
    assertThat(packaging.check("").told()).hasSize(1);
    install(directory.resolve("node_modules"), "1.0.0");
    assertThat(packaging.release("").packages()).hasSize(2);
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
