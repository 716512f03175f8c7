package io.github.providerkit.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.providerkit.compile.TestWorkshop;
import io.github.providerkit.format.BuildCommand;
import io.github.providerkit.format.Provider;
import io.github.providerkit.host.Host;
import io.github.providerkit.message.ProviderException;
import io.github.providerkit.script.ReleaseBuild;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Runs the scripts of plugins with a real Bun, and with npm where there is none. */
@DisabledOnOs(OS.WINDOWS)
class PluginScriptsTest {
  @TempDir Path directory;

  private PluginPackaging plugin() {
    return PluginPackaging.in(directory)
        .file("package.json", "{\"private\": true, \"workspaces\": [\"packages/*\"]}")
        .file(
            "packages/backend/package.json",
            PluginPackaging.primary(
                "backend",
                "[\"frontend\"]",
                scripts("backend", "lint", "typecheck", "build", "test")))
        .file(
            "packages/frontend/package.json",
            PluginPackaging.packageJson(
                "frontend", "frontend", scripts("frontend", "build", "typecheck")));
  }

  /** Scripts that each write a line about themselves. */
  private static String scripts(String name, String... scripts) {
    StringBuilder text = new StringBuilder();
    for (String script : scripts) {
      text.append(text.length() == 0 ? "" : ", ")
          .append("\"%s\": \"echo %s %s $NODE_ENV >> ../../ran\"".formatted(script, name, script));
    }
    return "\"scripts\": {" + text + "}";
  }

  @Test
  void siblingsAreCheckedTooAndFrontendsBuiltForProduction() throws Exception {
    Provider provider = plugin().check("packages/backend").provider();
    run(withBun(), provider.buildCommands());
    assertThat(directory.resolve("ran"))
        .hasContent(
            """
            backend typecheck
            backend lint
            frontend typecheck
            frontend build production
            """);
    assertThat(provider.generatedDirectories())
        .containsExactly(directory.resolve("packages/frontend/dist"));
  }

  @Test
  void scriptsThatCallBunGetTheOneThatRunsThem() throws Exception {
    Provider provider =
        PluginPackaging.in(directory)
            .file(
                "package.json",
                PluginPackaging.packageJson(
                    "widget", "common", "\"scripts\": {\"lint\": \"bun --version > version\"}"))
            .check("")
            .provider();
    // Given a Bun that is in no directory of the search path
    Host host =
        new Host(
            Map.of("PATH", "/usr/bin:/bin", "GESTALT_BUN", NpmTools.bun().toString()),
            "Linux",
            "amd64");
    run(host, provider.buildCommands());
    assertThat(directory.resolve("version")).content().startsWith("1.");
  }

  @Test
  void npmRunsThemWhereThereIsNoBun() throws Exception {
    Provider provider = plugin().check("packages/backend").provider();
    NpmTools.bun();
    Host host = new Host(Map.of("PATH", npmOnly()), "Linux", "amd64");
    run(host, provider.buildCommands());
    assertThat(Files.readAllLines(directory.resolve("ran"))).hasSize(4);
  }

  @Test
  void lifecycleScriptsRunAroundThePacking() throws Exception {
    // Given a package that makes a file, and a version, before it is packed
    PluginPackaging packaging =
        PluginPackaging.in(directory)
            .file(
                "package.json",
                PluginPackaging.packageJson(
                    "widget",
                    "common",
                    "\"scripts\": {\"prepack\": \"echo made > made.txt\","
                        + " \"prepare\": \"cat made.txt > prepared.txt\","
                        + " \"postpack\": \"rm made.txt && ls target/provider/npm > seen.txt\","
                        + " \"prepublishOnly\": \"touch never.txt\"}"));
    Provider provider = packaging.check("").provider();

    // When it is packed between them
    run(withBun(), provider.packagingCommands());
    Release release = packaging.pack().orElseThrow();
    run(withBun(), provider.afterPackagingCommands());

    // Then what they made was packed, and what they cleaned up is gone
    Map<String, byte[]> files = PluginPackaging.read(release.packages().get(0).file());
    assertThat(files)
        .containsOnlyKeys("package/package.json", "package/made.txt", "package/prepared.txt");
    assertThat(new String(files.get("package/prepared.txt"), StandardCharsets.UTF_8))
        .isEqualToIgnoringNewLines("made");
    assertThat(directory.resolve("made.txt")).doesNotExist();
    assertThat(directory.resolve("seen.txt")).hasContent("widget-1.0.0.tgz");
  }

  @Test
  void aFailingScriptSaysWhichAndWhy() throws Exception {
    Provider provider =
        PluginPackaging.in(directory)
            .file(
                "package.json",
                PluginPackaging.packageJson(
                    "widget", "common", "\"scripts\": {\"lint\": \"echo tabs; exit 3\"}"))
            .check("")
            .provider();
    Host bun = withBun();
    assertThatThrownBy(() -> run(bun, provider.buildCommands()))
        .isInstanceOf(ProviderException.class)
        .hasMessageContaining("package.json: scripts.lint: expected exit status 0, found 3")
        .satisfies(e -> assertThat(((ProviderException) e).details()).contains("  tabs"));
  }

  @Test
  void withoutBunAndNpmItSaysWhereItLooked() throws Exception {
    Provider provider = plugin().check("packages/backend").provider();
    Host bare = new Host(Map.of("PATH", directory.toString()), "Linux", "amd64");
    assertThatThrownBy(() -> run(bare, provider.buildCommands()))
        .hasMessageContaining(
            "expected Bun or npm to run the scripts of package.json, found neither");
  }

  private Host withBun() throws Exception {
    Map<String, String> variables = new HashMap<>(System.getenv());
    variables.put("GESTALT_BUN", NpmTools.bun().toString());
    return new Host(variables, "Linux", "amd64");
  }

  /** A search path that has npm and no Bun. */
  private String npmOnly() throws Exception {
    Path programs = Files.createDirectories(directory.resolve("programs"));
    Path npm = Host.current().onPath("npm").orElseThrow();
    Files.createSymbolicLink(programs.resolve("npm"), npm.toRealPath());
    return programs.toString();
  }

  private void run(Host host, List<BuildCommand> commands) throws ProviderException {
    new ReleaseBuild(
            host,
            TestWorkshop.tools(host, false),
            directory.resolveSibling("logs-" + directory.getFileName()),
            line -> {})
        .run(commands);
  }
}
