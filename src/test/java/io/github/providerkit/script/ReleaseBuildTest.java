package io.github.providerkit.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.providerkit.compile.TestWorkshop;
import io.github.providerkit.format.BuildCommand;
import io.github.providerkit.host.Host;
import io.github.providerkit.message.ProviderException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class ReleaseBuildTest {
  @TempDir Path directory;
  private final List<String> shown = new ArrayList<>();

  @Test
  void eachCommandRunsOnceInItsOwnDirectory() throws Exception {
    // Given two commands in two directories
    Path ui = Files.createDirectories(directory.resolve("ui"));

    // When they are run
    build(Map.of()).run(List.of(command(directory, "pwd"), command(ui, "pwd")));

    // Then each ran once, and has its log
    assertThat(shown)
        .containsExactly(
            "$ pwd", directory.toRealPath().toString(), "$ pwd", ui.toRealPath().toString());
    assertThat(directory.resolve("logs/release-build-1.log")).exists();
    assertThat(directory.resolve("logs/release-build-2.log")).exists();
  }

  @Test
  void theFirstFailureStopsTheRest() {
    ProviderException failed =
        catchThrowableOfType(
            ProviderException.class,
            () ->
                build(Map.of())
                    .run(List.of(command(directory, "false"), command(directory, "pwd"))));
    assertThat(failed).hasMessageContaining("manifest.yaml: release.build.command");
    assertThat(shown).containsExactly("$ false");
  }

  @Test
  void aDirectoryWithALockOfBunGetsItsPackagesFirst() throws Exception {
    // Given a package with a lock and no packages, and a Bun that tells how it was called
    Path bun = lockedPackage();

    // When the command is run
    build(Map.of("GESTALT_BUN", bun.toString())).run(List.of(command(directory, "pwd")));

    // Then Bun came first, and may not change the lock
    assertThat(shown.get(1)).isEqualTo("bun 1.4.5 install --frozen-lockfile");
  }

  @Test
  void packagesThatAreThereAreLeftAlone() throws Exception {
    Path bun = lockedPackage();
    Files.createDirectories(directory.resolve("node_modules"));
    build(Map.of("GESTALT_BUN", bun.toString())).run(List.of(command(directory, "pwd")));
    assertThat(shown).hasSize(2);
  }

  @Test
  void aMissingBunSaysWhereItWasSearched() throws IOException {
    lockedPackage();
    ProviderException failed =
        catchThrowableOfType(
            ProviderException.class, () -> build(Map.of()).run(List.of(command(directory, "pwd"))));
    assertThat(failed).hasMessageContaining("expected Bun for the bun.lock in " + directory);
    assertThat(failed.hint()).contains("-Dprovider.bun=FILE", "provider:doctor");
  }

  @Test
  void aBunThatWasNamedAndIsNotThereIsNotReplacedByNpm() throws IOException {
    ProviderException failed =
        catchThrowableOfType(
            ProviderException.class,
            () ->
                build(Map.of("GESTALT_BUN", "/nowhere/bun", "PATH", "/usr/bin:/bin"))
                    .run(
                        List.of(
                            BuildCommand.script(
                                "package.json: scripts.lint", directory, "lint", Map.of()))));
    assertThat(failed)
        .hasMessageContaining("Bun: expected the program bun at GESTALT_BUN, found that there is");
  }

  private Path lockedPackage() throws IOException {
    Files.writeString(directory.resolve("package.json"), "{}");
    Files.writeString(directory.resolve("bun.lock"), "");
    Path bun = Files.writeString(directory.resolve("fake"), "#!/bin/sh\necho bun 1.4.5 \"$@\"\n");
    assertThat(bun.toFile().setExecutable(true)).isTrue();
    return bun;
  }

  private ReleaseBuild build(Map<String, String> variables) {
    Host host = new Host(variables, "Linux", "amd64");
    return new ReleaseBuild(
        host, TestWorkshop.tools(host, false), directory.resolve("logs"), shown::add);
  }

  private static BuildCommand command(Path directory, String... arguments) {
    return new BuildCommand("manifest.yaml: release.build.command", directory, List.of(arguments));
  }
}
