package io.github.providerkit.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.providerkit.compile.TestWorkshop;
import io.github.providerkit.format.BuildCommand;
import io.github.providerkit.host.Host;
import io.github.providerkit.message.ProviderException;
import io.github.providerkit.parts.BuildPaths;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which scripts of a workspace run again, and which do not. */
@DisabledOnOs(OS.WINDOWS) // Bun is a shell script.
class ScriptBuildTest {
  private static final List<String> ALL =
      List.of("backend lint", "frontend lint", "frontend build");

  @TempDir Path root;

  private final List<String> shown = new CopyOnWriteArrayList<>();
  private Path workspace;
  private Path bun;

  /** A workspace of three packages, the third of which is only linked, that has been built once. */
  @BeforeEach
  void aBuiltWorkspace() throws Exception {
    workspace = Files.createDirectories(root.resolve("workspace"));
    bun = bun("1.4.5");
    write("package.json", "{\"workspaces\": [\"packages/*\"]}");
    write("bun.lock", "");
    write("tsconfig.json", "{}");
    for (String name : List.of("backend", "frontend", "common")) {
      write("packages/" + name + "/package.json", "{\"name\": \"@acme/" + name + "\"}");
      write("packages/" + name + "/src/index.ts", "export {};");
    }
    write("node_modules/left-pad/package.json", "{\"version\": \"1.3.0\"}");
    Path scope = Files.createDirectories(workspace.resolve("node_modules/@acme"));
    Files.createSymbolicLink(scope.resolve("common"), workspace.resolve("packages/common"));
    age();
    assertThat(run()).isEqualTo(ALL);
  }

  @Test
  void theSecondBuildRunsNothing() throws Exception {
    assertThat(run()).isEmpty();
    assertThat(shown).contains("[scripts] up to date");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "packages/backend/src/index.ts",
        "packages/backend/src/new.ts",
        "packages/backend/package.json",
        "packages/backend/.eslintrc.json",
        "packages/frontend/README.md",
        "packages/common/src/index.ts",
        "tsconfig.json",
        ".prettierrc",
        "node_modules/left-pad/package.json",
        "node_modules/right-pad/package.json",
        "packages/frontend/dist/index.js",
        "packages/frontend/dist/foreign.js",
      })
  void whatScriptsMayReadOrHaveMadeRunsThemAgain(String file) throws Exception {
    write(file, "{\"changed\": true}");
    age();
    assertThat(run()).isEqualTo(ALL);
    assertThat(run()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "packages/backend/.git/HEAD",
        "packages/backend/.eslintcache",
        "packages/backend/tsconfig.tsbuildinfo",
        "packages/backend/target/provider/npm/backend-1.0.0.tgz",
        "packages/common/target/provider/logs/release-build.txt",
        "packages/frontend/debug.log",
        "node_modules/left-pad/README.md",
        "elsewhere/index.ts",
      })
  void whatNoScriptDependsOnRunsNothing(String file) throws Exception {
    write(file, "changed");
    assertThat(run()).isEmpty();
  }

  @Test
  void whatWasBuiltAndIsGoneIsBuiltAgain() throws Exception {
    Files.delete(workspace.resolve("packages/frontend/dist/index.js"));
    assertThat(run()).isEqualTo(ALL);
    assertThat(workspace.resolve("packages/frontend/dist/index.js")).exists();
  }

  @Test
  void anotherBunRunsThemAgain() throws Exception {
    bun = bun("1.5.0");
    assertThat(run()).isEqualTo(ALL);
  }

  @Test
  void aFailureIsNotForgotten() throws Exception {
    write("packages/backend/fail", "");
    age();
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(this::run)
          .isInstanceOf(ProviderException.class)
          .hasMessageContaining("scripts.lint: expected exit status 0, found 1");
    }
  }

  @Test
  void whatIsEditedWhileScriptsRunIsLookedAtAgain() throws Exception {
    // Given an edit that happens after its file was read
    write("packages/backend/edit-meanwhile", "");
    age();
    assertThat(run()).isEqualTo(ALL);
    Files.delete(workspace.resolve("packages/backend/edit-meanwhile"));

    // Then nobody takes the file for one that was seen
    assertThat(run()).isEqualTo(ALL);
  }

  @Test
  void whatIsEditedWhileScriptsRunAndKeepsItsTimeIsLookedAtAgain() throws Exception {
    write("packages/backend/edit-quietly", "");
    age();
    assertThat(run()).isEqualTo(ALL);
    assertThat(run()).isEqualTo(ALL);
  }

  @Test
  void whatIsNoScriptAlwaysRuns() throws Exception {
    List<BuildCommand> commands =
        List.of(
            new BuildCommand("manifest.yaml: release.build.command", workspace, List.of("pwd")));
    for (int i = 0; i < 2; i++) {
      shown.clear();
      build().run(commands, List.of(), List.of());
      assertThat(shown).contains("$ pwd");
    }
  }

  @Test
  void modulesOfOneBuildRunEachScriptOnce() throws Exception {
    // Given a change, and two modules of one build that have the frontend's scripts in common
    write("packages/frontend/src/index.ts", "changed");
    age();
    Path ran = root.resolve("ran");
    Files.deleteIfExists(ran);
    Path frontend = workspace.resolve("packages/frontend");
    List<BuildCommand> own = List.of(script(frontend, "lint"), script(frontend, "build"));
    List<Path> generated = List.of(frontend.resolve("dist"));
    BuildTurns turns = BuildTurns.alone();

    // When both run them at the same time
    ExecutorService modules = Executors.newFixedThreadPool(2);
    Future<?> first = modules.submit(() -> runIn(build(frontend, turns), own, generated));
    Future<?> second =
        modules.submit(
            () ->
                runIn(
                    build(workspace.resolve("packages/backend"), turns),
                    Stream.concat(
                            Stream.of(script(workspace.resolve("packages/backend"), "lint")),
                            own.stream())
                        .toList(),
                    generated));
    first.get();
    second.get();
    modules.shutdown();

    // Then each script ran once, one after another, and the next build of both has nothing to do
    assertThat(Files.readAllLines(ran)).containsExactlyInAnyOrderElementsOf(ALL);
    assertThat(shown).filteredOn(line -> line.contains("another module")).hasSize(2);
    Files.delete(ran);
    runIn(build(frontend, BuildTurns.alone()), own, generated);
    assertThat(run()).isEmpty();
  }

  private static Void runIn(ScriptBuild build, List<BuildCommand> scripts, List<Path> generated)
      throws ProviderException {
    build.run(scripts, generated, List.of());
    return null;
  }

  /** Runs the scripts; those that did run. */
  private List<String> run() throws Exception {
    shown.clear();
    Path ran = root.resolve("ran");
    Files.deleteIfExists(ran);
    Path backend = workspace.resolve("packages/backend");
    Path frontend = workspace.resolve("packages/frontend");
    build()
        .run(
            List.of(script(backend, "lint"), script(frontend, "lint"), script(frontend, "build")),
            List.of(frontend.resolve("dist")),
            List.of());
    return Files.exists(ran) ? Files.readAllLines(ran) : List.of();
  }

  private ScriptBuild build() {
    return build(workspace.resolve("packages/backend"), BuildTurns.alone());
  }

  private ScriptBuild build(Path module, BuildTurns turns) {
    Host host = new Host(Map.of("GESTALT_BUN", bun.toString()), "Linux", "amd64");
    BuildPaths paths = new BuildPaths(module.resolve("target/provider"));
    return new ScriptBuild(
        new ReleaseBuild(host, TestWorkshop.tools(host, false), paths.logs(), shown::add),
        turns,
        paths,
        shown::add);
  }

  private static BuildCommand script(Path directory, String name) {
    return BuildCommand.script("package.json: scripts." + name, directory, name, Map.of());
  }

  /** A Bun that writes down what it runs; its build makes a file of its own time. */
  private Path bun(String version) throws IOException {
    String text =
        """
        #!/bin/sh
        if [ "$1" = --version ]; then echo %s; exit; fi
        echo "$(basename "$PWD") $2" >> '%s'
        if [ "$2" = build ]; then mkdir -p dist; echo built > dist/index.js; fi
        if [ -e edit-meanwhile ]; then echo edited >> src/index.ts; fi
        if [ -e edit-quietly ]; then
          touch -r src/index.ts ../time; echo 'export [];' > src/index.ts; touch -r ../time src/index.ts
        fi
        if [ -e fail ]; then exit 1; fi
        """
            .formatted(version, root.resolve("ran"));
    Path file = Files.writeString(root.resolve("bun"), text);
    assertThat(file.toFile().setExecutable(true)).isTrue();
    return file;
  }

  private void write(String name, String content) throws IOException {
    Path file = workspace.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }

  /** Makes everything a minute old: what changes while scripts run is looked at again. */
  private void age() throws IOException {
    FileTime past = FileTime.from(Instant.now().minusSeconds(60));
    try (Stream<Path> files = Files.walk(workspace)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (!file.toString().contains("target")) {
          Files.setLastModifiedTime(file, past);
        }
      }
    }
  }
}
