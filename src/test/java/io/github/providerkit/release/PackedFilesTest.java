package io.github.providerkit.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Which files of a package are packed, and which never, in the directories that authors have. */
class PackedFilesTest {
  @TempDir Path directory;

  private PluginPackaging single(String... fields) {
    return PluginPackaging.in(directory)
        .file("package.json", PluginPackaging.packageJson("widget", "backend", fields));
  }

  @Test
  void whatIsTakenBackBelowAnIgnoredDirectoryIsPacked() throws Exception {
    Release release =
        single()
            .file(".npmignore", "*\n!dist/**\n")
            .file("dist/a.js", "")
            .file("dist/sub/b.js", "")
            .file("src/c.ts", "")
            .release("");
    assertThat(packed(release))
        .containsExactlyInAnyOrder("package.json", "dist/a.js", "dist/sub/b.js");
  }

  @Test
  void whatOnlyMavenNeedsIsNot() throws Exception {
    PluginPackaging packaging = withMaven(single().file("a.js", ""));
    assertThat(packed(packaging.release(""))).containsExactlyInAnyOrder("package.json", "a.js");
    packaging.file(
        "package.json",
        PluginPackaging.packageJson("widget", "backend", "\"files\": [\"*\", \".*\", \"**\"]"));
    assertThat(packed(packaging.release(""))).containsExactlyInAnyOrder("package.json", "a.js");
  }

  @Test
  void aListMayNameWhatOnlyMavenNeeds() throws Exception {
    Release release =
        withMaven(single("\"files\": [\"./pom.xml\", \"/.mvn\", \"target/classes\"]")).release("");
    assertThat(packed(release))
        .containsExactlyInAnyOrder(
            "package.json", "pom.xml", ".mvn/jvm.config", "target/classes/A.class");
  }

  private static PluginPackaging withMaven(PluginPackaging packaging) {
    return packaging
        .file("pom.xml", "<project/>")
        .file(".flattened-pom.xml", "<project/>")
        .file(".mvn/jvm.config", "")
        .file("target/classes/A.class", "");
  }

  @Test
  void aDirectoryCalledTargetIsPackedWhereThereIsNoModule() throws Exception {
    Release release =
        PluginPackaging.in(directory)
            .file("package.json", "{\"workspaces\": [\"packages/*\"]}")
            .file("packages/b/package.json", PluginPackaging.packageJson("b", "backend"))
            .file("packages/b/target/wasm.js", "")
            .release("packages/b");
    assertThat(packed(release)).containsExactlyInAnyOrder("package.json", "target/wasm.js");
  }

  @Test
  void theWorkspacesIgnoreFilesCountForMembersWithoutAList() throws Exception {
    PluginPackaging packaging =
        PluginPackaging.in(directory)
            .file("package.json", "{\"workspaces\": [\"packages/*\"]}")
            .file(".gitignore", ".secret\n*.log\n")
            .file("packages/.npmignore", "notes.txt\n")
            .file("packages/b/package.json", PluginPackaging.packageJson("b", "backend"))
            .file("packages/b/.npmignore", "!keep.log\n")
            .file("packages/b/.secret", "")
            .file("packages/b/a.js", "")
            .file("packages/b/debug.log", "")
            .file("packages/b/src/debug.log", "")
            .file("packages/b/keep.log", "")
            .file("packages/b/notes.txt", "");
    assertThat(packed(packaging.release("packages/b")))
        .containsExactlyInAnyOrder("package.json", "a.js", "keep.log");

    // A list of files overrides them, as it does with npm
    packaging.file(
        "packages/b/package.json",
        PluginPackaging.packageJson("b", "backend", "\"files\": [\"src\"]"));
    assertThat(packed(packaging.release("packages/b")))
        .containsExactlyInAnyOrder("package.json", "src/debug.log");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void whoMayExecuteAFileIsPartOfIt() throws Exception {
    PluginPackaging packaging = single().file("src/probe.sh", "#!/bin/sh\n").file("src/a.js", "");
    assertThat(directory.resolve("src/probe.sh").toFile().setExecutable(true)).isTrue();
    assertThat(PluginPackaging.read(packaging.release("").packages().get(0).file()))
        .containsOnlyKeys("package/package.json", "package/src/probe.sh*", "package/src/a.js");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aLinkInTheWorkspaceMayBeAMember() throws Exception {
    PluginPackaging packaging =
        PluginPackaging.in(directory)
            .file("package.json", "{\"workspaces\": [\"packages/*\"]}")
            .file(
                "packages/b/package.json",
                PluginPackaging.primary(
                    "@acme/b", "[\"@acme/c\"]", "\"dependencies\": {\"@acme/c\": \"workspace:^\"}"))
            .file("elsewhere/c/package.json", PluginPackaging.packageJson("@acme/c", "common"))
            .file("elsewhere/c/c.js", "");
    Files.createSymbolicLink(directory.resolve("packages/c"), Path.of("../elsewhere/c"));
    Release release = packaging.release("packages/b");
    assertThat(release.packages()).hasSize(2);
    assertThat(PluginPackaging.read(release.packages().get(1).file()))
        .containsOnlyKeys("package/package.json", "package/c.js");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aLinkOutOfTheWorkspaceIsNone(@TempDir Path outside) throws Exception {
    PluginPackaging.in(outside)
        .file("package.json", PluginPackaging.packageJson("@acme/c", "common"));
    PluginPackaging packaging =
        PluginPackaging.in(directory)
            .file("package.json", "{\"workspaces\": [\"packages/*\"]}")
            .file("packages/b/package.json", PluginPackaging.primary("@acme/b", "[\"@acme/c\"]"));
    Files.createSymbolicLink(directory.resolve("packages/c"), outside);
    assertThat(packaging.run("packages/b")).isEmpty();
    assertThat(packaging.told())
        .anyMatch(line -> line.contains("checkstack/sibling-missing expected a package"));
  }

  private static Set<String> packed(Release release) throws Exception {
    return PluginPackaging.read(release.packages().get(0).file()).keySet().stream()
        .map(name -> name.substring("package/".length()))
        .collect(java.util.stream.Collectors.toSet());
  }
}
