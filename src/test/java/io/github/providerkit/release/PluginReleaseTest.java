package io.github.providerkit.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.providerkit.archive.ArchiveContents;
import io.github.providerkit.archive.ArchiveEntry;
import io.github.providerkit.archive.ArchiveException;
import io.github.providerkit.format.ReleasePlan;
import io.github.providerkit.format.ReleasePlan.Limits;
import io.github.providerkit.format.ReleasePlan.PlannedArchive;
import io.github.providerkit.format.ReleasePlan.Tarballs;
import io.github.providerkit.format.ReleaseVersion;
import io.github.providerkit.message.ProviderException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class PluginReleaseTest {
  private static final String WORKSPACE =
      "{\"private\": true, \"workspaces\": {\"packages\": [\"plugins/**\", \"!plugins/old\"]}}";

  @TempDir Path directory;

  private PluginPackaging single(String... fields) {
    return PluginPackaging.in(directory)
        .file("package.json", PluginPackaging.packageJson("widget", "backend", fields));
  }

  private PluginPackaging bundle(String sibling) {
    return PluginPackaging.in(directory)
        .file("package.json", WORKSPACE)
        .file(
            "plugins/deep/backend/package.json",
            PluginPackaging.primary("@acme/backend", "[\"@acme/common\"]"))
        .file("plugins/common/package.json", sibling);
  }

  @Test
  void aSinglePackageIsTheReleaseAndGoesToNpm() throws Exception {
    Release release = single().file("a.js", "a").release("");
    assertThat(release.archives()).hasSize(1);
    assertThat(release.archives().get(0).file()).hasFileName("widget-1.0.0.tgz");
    assertThat(release.packages().get(0).sha256()).isEqualTo(release.archives().get(0).sha256());
    assertThat(release.metadata()).isEmpty();
    assertThat(release.checksums())
        .hasContent(release.archives().get(0).sha256() + "  widget-1.0.0.tgz");
  }

  @Test
  void ownOutputIsNeverPacked() throws Exception {
    single().file("a.js", "a").release("");
    Release second = PluginPackaging.in(directory).release("");
    assertThat(PluginPackaging.read(second.packages().get(0).file()))
        .containsOnlyKeys("package/package.json", "package/a.js");
  }

  @Test
  void whatNobodyWantsToPackIsTold() throws Exception {
    PluginPackaging packaging =
        single("\"main\": \"lost.js\"")
            .file(".npmignore", "lost.js\n")
            .file("lost.js", "x")
            .file(".env", "TOKEN=x")
            .file("key.pem", "x")
            .file("widget-0.9.0.tgz", "x");
    packaging.release("");
    assertThat(packaging.told())
        .contains(
            "package.json files checkstack/suspicious-file packed: .env, which is rarely meant for"
                + " others",
            "package.json files checkstack/suspicious-file packed: key.pem, which is rarely meant"
                + " for others",
            "package.json files checkstack/old-tarball packed: widget-0.9.0.tgz, a tarball in the"
                + " tarball",
            "package.json main checkstack/main-not-packed expected a file that is packed, found"
                + " \"lost.js\"");
  }

  @Test
  void whatIsExecutableStaysSo() throws Exception {
    PluginPackaging packaging = single().file("probe.sh", "#!/bin/sh\n").file("a.js", "a");
    assertThat(directory.resolve("probe.sh").toFile().setExecutable(true)).isTrue();
    var entries = TestTar.read(packaging.release("").packages().get(0).file());
    assertThat(entries.get("package/probe.sh").mode()).isEqualTo(0755);
    assertThat(entries.get("package/a.js").mode()).isEqualTo(0644);
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aLinkIsNotPackedAndTold() throws Exception {
    Files.createSymbolicLink(directory.resolve("link"), Path.of("package.json"));
    PluginPackaging packaging = single();
    Release release = packaging.release("");
    assertThat(PluginPackaging.read(release.packages().get(0).file()))
        .containsOnlyKeys("package/package.json");
    assertThat(packaging.told())
        .contains("package.json files checkstack/skipped-link not packed: link, a symbolic link");
  }

  @Test
  void aPackageOfNothingIsTold() throws Exception {
    PluginPackaging packaging = single("\"files\": [\"dist\"]").file("src/a.ts", "");
    packaging.release("");
    assertThat(packaging.told())
        .containsExactly(
            "package.json files checkstack/nothing-packed"
                + " expected files of a plugin beside package.json, found none");
    packaging.file("dist/a.js", "").release("");
    assertThat(packaging.told()).isEmpty();
  }

  @Test
  void siblingsAreFoundInDeepWorkspaces() throws Exception {
    Release release =
        bundle(PluginPackaging.packageJson("@acme/common", "common"))
            .release("plugins/deep/backend");
    assertThat(release.packages())
        .extracting(Release.Archive::target)
        .containsExactly("acme-backend", "acme-common");
  }

  @Test
  void anExcludedSiblingIsMissing() throws Exception {
    PluginPackaging packaging =
        bundle(PluginPackaging.packageJson("@acme/other", "common"))
            .file(
                "plugins/old/package.json", PluginPackaging.packageJson("@acme/common", "common"));
    assertThat(packaging.run("plugins/deep/backend")).isEmpty();
    assertThat(packaging.told())
        .contains(
            "plugins/deep/backend/package.json checkstack.bundle[0] checkstack/sibling-missing"
                + " expected a package of the workspace, found \"@acme/common\"");
  }

  @Test
  void aSiblingsOwnMetadataIsChecked() throws Exception {
    PluginPackaging packaging =
        bundle(
            PluginPackaging.packageJson("@acme/common", "common")
                .replace("\"license\": \"MIT\",", ""));
    assertThat(packaging.run("plugins/deep/backend")).isEmpty();
    assertThat(packaging.told())
        .contains(
            "plugins/common/package.json license checkstack/required"
                + " expected a licence, such as \"MIT\", found nothing");
  }

  @Test
  void theBuildsVersionCanWinInAllPackages() throws Exception {
    Release release =
        bundle(PluginPackaging.packageJson("@acme/common", "common"))
            .version("3.1.4", ReleaseVersion.Policy.OVERRIDE)
            .release("plugins/deep/backend");
    assertThat(release.archives().get(0).file()).hasFileName("acme-backend-3.1.4-bundle.tgz");
    for (Release.Archive one : release.packages()) {
      byte[] json = PluginPackaging.read(one.file()).get("package/package.json");
      assertThat(new String(json, StandardCharsets.UTF_8)).contains("\"version\": \"3.1.4\"");
    }
  }

  @Test
  void anotherVersionOfTheBuildIsRefused() throws Exception {
    PluginPackaging packaging = single().version("1.0.1", ReleaseVersion.Policy.STRICT);
    assertThat(packaging.run("")).isEmpty();
    assertThat(packaging.told())
        .contains(
            "package.json version checkstack/version-mismatch"
                + " expected the version of the release, 1.0.1, found \"1.0.0\"");
  }

  @Test
  void aSnapshotOfTheBuildIsNoneOfThePackage() throws Exception {
    Release release = single().version("1.0.0-SNAPSHOT", ReleaseVersion.Policy.STRICT).release("");
    assertThat(release.archives().get(0).file()).hasFileName("widget-1.0.0.tgz");
  }

  @Test
  void aSnapshotOnItsWayToTheNextVersionLeads() throws Exception {
    PluginPackaging packaging =
        bundle(PluginPackaging.packageJson("@acme/common", "common"))
            .version("1.0.1-SNAPSHOT", ReleaseVersion.Policy.STRICT);
    Release release = packaging.release("plugins/deep/backend");
    assertThat(release.archives().get(0).file()).hasFileName("acme-backend-1.0.1-bundle.tgz");
    for (Release.Archive one : release.packages()) {
      byte[] json = PluginPackaging.read(one.file()).get("package/package.json");
      assertThat(new String(json, StandardCharsets.UTF_8)).contains("\"version\": \"1.0.1\"");
    }
    assertThat(packaging.told())
        .contains(
            "plugins/deep/backend/package.json version checkstack/version-behind the release has the version of the"
                + " build, 1.0.1-SNAPSHOT, which is ahead of \"1.0.0\"");
  }

  @Test
  void whatTheInstallerRefusesForItsSizeIsNotReleased() throws Exception {
    byte[] noise = new byte[(50 << 20) + 4096];
    new Random(7).nextBytes(noise);
    PluginPackaging packaging = single();
    Files.write(directory.resolve("large.bin"), noise);
    assertThatThrownBy(() -> packaging.run(""))
        .isInstanceOf(ProviderException.class)
        .hasMessageContaining("widget-1.0.0.tgz: expected at most 52428800 bytes, found 5");
    assertThat(directory.resolve("target/provider/release")).doesNotExist();
    assertThat(directory.resolve("target/provider/npm")).doesNotExist();
  }

  @Test
  void whatUnpacksToManyTimesItsSizeIsNotReleased() {
    ArchiveEntry zeros = ArchiveEntry.ofBytes("package/zeros", new byte[1 << 20]);
    PlannedArchive planned =
        new PlannedArchive(
            "widget", Optional.empty(), "widget.tgz", ArchiveContents.of(List.of(zeros)));
    ReleasePlan plan =
        new ReleasePlan(
            List.of(),
            new Tarballs("npm", List.of(planned), Optional.empty(), new Limits(1 << 20, 100)));
    assertThatThrownBy(
            () ->
                new ReleaseWriter(1, Optional.empty(), directory.resolve("memory.json"))
                    .write(plan, directory.resolve("release")))
        .isInstanceOf(ArchiveException.class)
        .hasMessageContaining("expected at most 100 times its size when unpacked");
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void pluginIdsInCodeAndManifestMustAgree() throws Exception {
    PluginPackaging packaging =
        single()
            .file(
                "src/plugin-metadata.ts",
                "// pluginId: \"old\"\n"
                    + "/* pluginId: 'older' */\n"
                    + "export default { pluginId: 'gadget' };\n");
    assertThat(packaging.run("")).isEmpty();
    assertThat(packaging.told())
        .contains(
            "package.json checkstack.pluginId checkstack/plugin-id-mismatch expected the pluginId"
                + " of src/plugin-metadata.ts, \"gadget\", found \"widget\"");
  }

  @Test
  void aFrontendWithoutItsRemoteIsTold() throws Exception {
    PluginPackaging packaging =
        PluginPackaging.in(directory)
            .file("package.json", PluginPackaging.packageJson("widget", "frontend"));
    packaging.release("");
    assertThat(packaging.told()).singleElement().asString().contains("checkstack/frontend-dist");
    packaging.file("dist/mf-manifest.json", "{}").release("");
    assertThat(packaging.told()).isEmpty();
  }

  @Test
  void rangesAreComparedWithThePlatformAndTheBundle() throws Exception {
    Path platform =
        Files.writeString(
            directory.resolve("platform.json"),
            "{\"@checkstack/backend-api\": \"0.36.0\", \"@checkstack/ui\": \"2.1.0\"}");
    PluginPackaging packaging =
        single(
                "\"dependencies\": {\"@checkstack/backend-api\": \"^0.35.2\", \"@checkstack/ui\":"
                    + " \">=2\", \"@checkstack/none\": \"*\", \"lodash\": \"latest\"}")
            .platform(platform);
    assertThat(packaging.run("")).isEmpty();
    assertThat(packaging.told())
        .containsExactlyInAnyOrder(
            "package.json dependencies.@checkstack/backend-api checkstack/platform-range"
                + " expected a range with the platform's version, 0.36.0, found \"^0.35.2\"",
            "package.json dependencies.@checkstack/none checkstack/platform-range expected a"
                + " package that the platform has loaded, found none of that name");
  }

  @Test
  void rangesOfACatalogAndOfTheWorkspaceAreComparedAsTheyArePacked() throws Exception {
    Path platform =
        Files.writeString(
            directory.resolve("platform.json"),
            "{\"@checkstack/backend-api\": \"0.36.0\", \"@checkstack/ui\": \"2.1.0\"}");
    PluginPackaging packaging =
        PluginPackaging.in(directory)
            .file(
                "package.json",
                "{\"workspaces\": {\"packages\": [\"b\", \"ui\"],"
                    + " \"catalog\": {\"@checkstack/backend-api\": \"^0.35.2\"}}}")
            .file(
                "ui/package.json",
                PluginPackaging.packageJson("@checkstack/ui", "common").replace("1.0.0", "3.0.0"))
            .file(
                "b/package.json",
                PluginPackaging.packageJson(
                    "widget",
                    "backend",
                    "\"dependencies\": {\"@checkstack/backend-api\": \"catalog:\","
                        + " \"@checkstack/ui\": \"workspace:*\"}"))
            .platform(platform)
            .check("b");
    assertThat(packaging.problems())
        .extracting(problem -> problem.path() + " " + problem.message())
        .containsExactlyInAnyOrder(
            "dependencies.@checkstack/backend-api expected a range with the platform's version,"
                + " 0.36.0, found \"^0.35.2\"",
            "dependencies.@checkstack/ui expected a range with the platform's version, 2.1.0,"
                + " found \"^3.0.0\"");
  }
}
