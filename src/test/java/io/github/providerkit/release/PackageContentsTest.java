package io.github.providerkit.release;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.providerkit.files.Sha256;
import io.github.providerkit.format.Layout;
import io.github.providerkit.manifest.RuleLevels;
import io.github.providerkit.manifest.RuleLevels.Level;
import io.github.providerkit.message.ProviderException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What gets into a package, and what does not. */
class PackageContentsTest {
  @TempDir Path directory;

  @Test
  void aPackageHoldsWhatItsManifestNamesAndNothingElse() throws Exception {
    // Given a UI with hidden files, an empty directory, and files that the manifest does not name
    Files.createDirectories(directory.resolve("dist/empty"));
    Packaging packaging =
        Packaging.in(directory)
            .file("manifest.yml", Packaging.UI + "iconFile: icon.svg\n")
            .file("icon.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>")
            .file("dist/index.html", "hi")
            .file("dist/.well-known/x", "x")
            .file("README.md", "not named")
            .file("src/main.ts", "not named");

    // When it is packaged
    Release release = packaging.release();

    // Then it holds the former, sorted, and the manifest under its usual name
    assertThat(TestTar.read(release.archives().get(0).file()).keySet())
        .containsExactly("dist/.well-known/x", "dist/index.html", "icon.svg", "manifest.yaml");
    assertThat(packaging.problems()).isEmpty();
  }

  @Test
  void aFileThatTwoFieldsNameIsPackedOnce() throws Exception {
    Release release =
        Packaging.in(directory)
            .file("manifest.yaml", Packaging.UI + "iconFile: dist/icon.svg\n")
            .file("dist/icon.svg", "<svg/>")
            .release();
    assertThat(TestTar.read(release.archives().get(0).file()).keySet())
        .containsExactly("dist/icon.svg", "manifest.yaml");
  }

  @Test
  void twoFilesForOnePlaceAreAnErrorBeforeAnythingIsWritten() throws Exception {
    // Given an icon at the place that the UI's manifest gets in the package
    Packaging packaging =
        Packaging.in(directory)
            .file(
                "manifest.yaml",
                Packaging.REST
                    + "  ui: {path: board/manifest.yaml}\n"
                    + "iconFile: _owned_ui/board/manifest.yaml\n")
            .file("_owned_ui/board/manifest.yaml", "<svg/>")
            .file("board/manifest.yaml", Packaging.UI)
            .file("board/dist/index.html", "hi");

    // Then it is refused
    assertThat(packaging.errors())
        .singleElement()
        .asString()
        .contains("gestalt/duplicate-entry", "_owned_ui/board/manifest.yaml");
    assertThat(packaging.output()).doesNotExist();
  }

  @Test
  void theManifestKeepsItsCommentsAndLosesItsReleaseBlock() throws Exception {
    // Given a manifest with comments, an order of its own and a build
    String manifest =
        """
        # what it is
        version: 1.0.0 # the first
        kind: UI
        source: github.com/acme/plugins/ui/board

        release: # how it is built
          build:
            command: [make]

        spec: # what is served
          assetRoot: dist
        """;

    // When it is packaged
    Release release =
        Packaging.in(directory).file("manifest.yaml", manifest).file("dist/a", "a").release();

    // Then only what a release changes has changed
    assertThat(text(release, "manifest.yaml"))
        .isEqualTo(
            """
            # what it is
            version: 1.0.0 # the first
            kind: ui
            source: github.com/acme/plugins/ui/board

            spec: # what is served
              assetRoot: dist
            """);
  }

  @Test
  void aJsonManifestStaysJson() throws Exception {
    Release release =
        Packaging.in(directory)
            .file(
                "manifest.json",
                """
                {"spec": {"assetRoot": "dist"}, "kind": "ui", "version": "1.0.0",
                 "source": "github.com/acme/plugins/ui/board", "release": {}}
                """)
            .file("dist/a", "a")
            .release();
    assertThat(text(release, "manifest.json"))
        .startsWith("{\n  \"spec\"")
        .doesNotContain("release")
        .endsWith("}\n");
  }

  @Test
  void whatIsExecutableAmongAssetsStaysSo() throws Exception {
    Packaging packaging =
        Packaging.in(directory)
            .file("manifest.yaml", Packaging.UI + "iconFile: icon.svg\n")
            .file("icon.svg", "#!/bin/sh\n<svg xmlns=\"http://www.w3.org/2000/svg\"/>")
            .file("dist/run.sh", "#!/bin/sh\n")
            .file("dist/index.html", "x");
    for (String name : List.of("icon.svg", "dist/run.sh")) {
      assertThat(directory.resolve(name).toFile().setExecutable(true)).isTrue();
    }
    Map<String, TestTar.Entry> entries = TestTar.read(packaging.release().archives().get(0).file());
    assertThat(entries.get("dist/run.sh").mode()).isEqualTo(0755);
    assertThat(entries.get("dist/index.html").mode()).isEqualTo(0644);
    // Nobody runs a file that a field names for something else
    assertThat(entries.get("icon.svg").mode()).isEqualTo(0644);
  }

  @Test
  void inAPackageOfAWholeDirectoryToo() throws Exception {
    Packaging packaging =
        Packaging.in(directory)
            .file(
                "plugin.yaml",
                """
                source: github.com/acme/plugins/echo
                version: 1.0.0
                provider:
                  surfaces:
                    rest:
                      base_url: https://echo.example
                      operations:
                        - {name: ping, method: GET, path: /ping}
                """)
            .file("scripts/helper.sh", "#!/bin/sh\n")
            .file("README.md", "x")
            .layout(Layout.PACKAGE);
    assertThat(directory.resolve("scripts/helper.sh").toFile().setExecutable(true)).isTrue();
    Map<String, TestTar.Entry> entries = TestTar.read(packaging.release().archives().get(0).file());
    assertThat(entries.get("scripts/helper.sh").mode()).isEqualTo(0755);
    assertThat(entries.get("README.md").mode()).isEqualTo(0644);
  }

  @Test
  void aPrebuiltArtifactGetsItsDigestItsModeAndItsPlatform() throws Exception {
    // Given a prebuilt provider whose artifact is not executable on this disk
    Release release =
        Packaging.in(directory)
            .file("manifest.yaml", Packaging.PREBUILT)
            .file("bin/vault", "binary")
            .release();

    // Then it is in the archive, and the digest is in the manifest
    Map<String, TestTar.Entry> entries = TestTar.read(release.archives().get(0).file());
    assertThat(entries.get("bin/vault").mode()).isEqualTo(0755);
    assertThat(text(release, "manifest.yaml"))
        .contains("    path: bin/vault\n    sha256: " + Sha256.of("binary".getBytes(UTF_8)) + "\n");
    // And the release is for that platform
    assertThat(release.archives().get(0).target()).isEqualTo("linux/amd64");
    assertThat(release.archives().get(0).classifier()).isEqualTo("linux-amd64-musl");
    assertThat(release.metadata().orElseThrow())
        .content()
        .contains("runtime: executable", "linux/amd64:");
  }

  @Test
  void aDigestThatIsNotTheArtifactsIsRefused() throws Exception {
    Packaging packaging =
        Packaging.in(directory)
            .file("manifest.yaml", Packaging.PREBUILT + "    sha256: deadbeef\n")
            .file("bin/vault", "binary");
    assertThat(packaging.errors())
        .singleElement()
        .asString()
        .contains("manifest.yaml:11:13 artifacts[0].sha256 gestalt/digest-mismatch", "deadbeef");
  }

  @Test
  void artifactsForTwoPlatformsAreWarnedAbout() throws Exception {
    Packaging packaging =
        Packaging.in(directory)
            .level("gestalt/binary-format", RuleLevels.Level.OFF)
            .file(
                "manifest.yaml",
                Packaging.PREBUILT + "  - {os: darwin, arch: arm64, path: bin/mac}\n")
            .file("bin/vault", "binary")
            .file("bin/mac", "binary");
    assertThat(packaging.release().archives().get(0).target()).isEqualTo("generic");
    assertThat(packaging.warnings())
        .singleElement()
        .asString()
        .contains("gestalt/generic-executable");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void linksAreFollowedInsideThePackageAndRefusedOutOfIt() throws Exception {
    // Given assets with a link within, one that leads out, and one that leads nowhere
    Path outside = Files.createTempFile("outside", ".txt");
    Packaging packaging =
        Packaging.in(directory).file("manifest.yaml", Packaging.UI).file("dist/index.html", "hi");
    Files.createSymbolicLink(directory.resolve("dist/copy.html"), Path.of("index.html"));
    assertThat(TestTar.read(packaging.release().archives().get(0).file()))
        .containsKeys("dist/copy.html");
    Files.createSymbolicLink(directory.resolve("dist/leak"), outside);
    Files.createSymbolicLink(directory.resolve("dist/broken"), Path.of("nowhere"));

    // Then both are named
    assertThat(packaging.errors())
        .hasSize(2)
        .anySatisfy(e -> assertThat(e).contains("dist/broken", "spec.assetRoot"))
        .anySatisfy(e -> assertThat(e).contains("dist/leak", "gestalt/package-escape"));
    Files.delete(outside);
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aPipeIsRefusedAndNotWaitedFor() throws Exception {
    Packaging packaging =
        Packaging.in(directory).file("manifest.yaml", Packaging.UI).file("dist/a", "a");
    Path pipe = directory.resolve("dist/pipe");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    assertThat(packaging.errors()).singleElement().asString().contains("dist/pipe");
  }

  @Test
  void secretsInAssetsAreAWarning() throws Exception {
    Packaging packaging =
        Packaging.in(directory).file("manifest.yaml", Packaging.UI).file("dist/.env", "KEY=1");
    packaging.release();
    assertThat(packaging.warnings())
        .singleElement()
        .asString()
        .contains("gestalt/suspicious-file", "dist/.env");
  }

  @Test
  void anEmptyUiIsAnErrorThatCanBeTurnedDown() throws Exception {
    Files.createDirectories(directory.resolve("dist"));
    Packaging packaging = Packaging.in(directory).file("manifest.yaml", Packaging.UI);
    assertThat(packaging.errors()).singleElement().asString().contains("gestalt/empty-assets");
    packaging.level("gestalt/empty-assets", Level.WARN);
    assertThat(packaging.run()).isPresent();
  }

  @Test
  void theBuildsOwnOutputIsNeverPacked() throws Exception {
    // Given a UI that is built into the directory that the build also writes to
    Packaging packaging =
        Packaging.in(directory)
            .file("manifest.yaml", Packaging.UI.replace("dist", "target"))
            .file("target/index.html", "hi");

    // When it is packaged twice
    packaging.release();
    Release release = packaging.release();

    // Then the first release is not in the second
    assertThat(TestTar.read(release.archives().get(0).file()).keySet())
        .containsExactly("manifest.yaml", "target/index.html");
    assertThat(packaging.warnings()).singleElement().asString().contains("output-in-assets");
  }

  @Test
  void aUiOfAPluginIsPackedWithIt() throws Exception {
    // Given a plugin whose UI lives beside it, with a version of its own
    Path plugin = Files.createDirectories(directory.resolve("plugin"));
    Packaging packaging =
        Packaging.in(plugin)
            .file("manifest.yaml", Packaging.REST + "  ui: {path: ../board/manifest.yml}\n")
            .file("../board/manifest.yml", Packaging.UI.replace("1.0.0", "9.9.9"))
            .file("../board/dist/index.html", "hi");

    // When it is packaged
    Release release = packaging.release();

    // Then the UI is in it, and the path leads there
    Map<String, TestTar.Entry> entries = TestTar.read(release.archives().get(0).file());
    assertThat(entries.keySet())
        .containsExactly(
            "_owned_ui/board/dist/index.html", "_owned_ui/board/manifest.yaml", "manifest.yaml");
    assertThat(text(release, "manifest.yaml"))
        .contains("ui: {path: _owned_ui/board/manifest.yaml}");
    assertThat(text(release, "_owned_ui/board/manifest.yaml")).contains("version: 9.9.9");
  }

  @Test
  void theProblemsOfThatUiAreToldWithItsOwnName() throws Exception {
    Path plugin = Files.createDirectories(directory.resolve("plugin"));
    Packaging packaging =
        Packaging.in(plugin)
            .file("manifest.yaml", Packaging.REST + "  ui: {path: ../board/manifest.yaml}\n")
            .file("../board/manifest.yaml", Packaging.UI);
    assertThat(packaging.errors())
        .singleElement()
        .asString()
        .startsWith("../board/manifest.yaml:5:14 spec.assetRoot gestalt/missing-file");
  }

  @Test
  void codeBesideAManifestIsNotLeftOutByAccident() throws Exception {
    Packaging packaging =
        Packaging.in(directory)
            .file("manifest.yaml", Packaging.REST)
            .file("Cargo.toml", "[package]\nname = 'x'\n");
    ProviderException refused = catchThrowableOfType(ProviderException.class, packaging::run);
    assertThat(refused)
        .hasMessageContaining("expected the compiled code that Cargo.toml stands for");
    assertThat(refused.hint()).contains("provider.declarativeOnly=true");
    assertThat(packaging.withoutCode().run()).isPresent();
  }

  @Test
  void aProviderThatIsNothingWithoutCodeIsRefused() {
    Packaging packaging =
        Packaging.in(directory)
            .file(
                "manifest.yaml",
                "kind: cache\nsource: github.com/acme/plugins/mem\nversion: 1.0.0\n");
    ProviderException refused = catchThrowableOfType(ProviderException.class, packaging::run);
    assertThat(refused).hasMessageContaining("expected a build that makes the program");
    assertThat(refused.hint()).contains("-Dprovider.gestalt.dialect=may");
  }

  private static String text(Release release, String name) throws Exception {
    return new String(TestTar.read(release.archives().get(0).file()).get(name).content(), UTF_8);
  }
}
