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
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

  /** What {@code npm ci} would do to somebody who has a stray lock in a parent directory. */
  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "{\"workspaces\": [\"other/*\"]}"})
  void aStrayLockAboveIsNobodys(String packageJson) throws Exception {
    Path member = member(packageJson);
    assertThat(installedFor(member, Optional.empty())).isEmpty();
  }

  @Test
  void theWorkspaceThatHasThePackageGetsItsPackages() throws Exception {
    Path member = member("{\"workspaces\": [\"packages/*\"]}");
    assertThat(installedFor(member, Optional.empty())).containsExactly(directory.toRealPath());
    assertThat(installedFor(member, Optional.of(directory)))
        .containsExactly(directory.toRealPath());
  }

  @Test
  void aWorkspaceAboveTheProjectThatWasStartedIsLeftAlone() throws Exception {
    Path member = member("{\"workspaces\": [\"packages/*\"]}");
    assertThat(installedFor(member, Optional.of(member))).isEmpty();

    // But in one repository it does not matter where Maven is started
    Files.createDirectories(directory.resolve(".git"));
    assertThat(installedFor(member, Optional.of(member))).containsExactly(directory.toRealPath());
  }

  @Test
  void everyLockOfAPackageManagerIsOne() throws Exception {
    Path member = member("{\"workspaces\": [\"packages/*\"]}");
    Files.createDirectories(directory.resolve(".git"));
    Files.move(directory.resolve("package-lock.json"), directory.resolve("npm-shrinkwrap.json"));
    assertThat(installedFor(member, Optional.of(member))).containsExactly(directory.toRealPath());
    Files.delete(directory.resolve("npm-shrinkwrap.json"));
    Files.move(directory.resolve("bun.lock"), directory.resolve("bun.lockb"));
    assertThat(installedFor(member, Optional.of(member))).containsExactly(directory.toRealPath());
  }

  @Test
  void aWorkspaceAboveTheRepositoryIsLeftAlone() throws Exception {
    Path member = member("{\"workspaces\": [\"packages/*\"]}");
    // As a submodule or a second working tree has it
    Files.writeString(member.resolve(".git"), "gitdir: elsewhere");
    assertThat(installedFor(member, Optional.of(directory))).isEmpty();
  }

  /** A package below a directory with locks. */
  private Path member(String packageJson) throws IOException {
    if (!packageJson.isEmpty()) {
      Files.writeString(directory.resolve("package.json"), packageJson);
    }
    Files.writeString(directory.resolve("package-lock.json"), "{}");
    Files.writeString(directory.resolve("bun.lock"), "");
    Path member = Files.createDirectories(directory.resolve("packages/b"));
    Files.writeString(member.resolve("package.json"), "{}");
    return member;
  }

  /** Where Bun and npm installed packages for a script. */
  private List<Path> installedFor(Path member, Optional<Path> started) throws Exception {
    Path tools = Files.createDirectories(directory.resolve("tools"));
    List<Path> installed = new ArrayList<>();
    for (String tool : List.of("bun", "npm")) {
      Path log = directory.resolve("installed-" + tool);
      Path program =
          Files.writeString(
              tools.resolve(tool),
              "#!/bin/sh\n[ $1 = --version ] && echo 1.4.5\n"
                  + "case $1 in install | ci) pwd >> '%s';; esac\n".formatted(log));
      assertThat(program.toFile().setExecutable(true)).isTrue();
      Map<String, String> variables =
          tool.equals("bun")
              ? Map.of("GESTALT_BUN", program.toString())
              : Map.of("PATH", Files.createDirectories(tools.resolve("path")).toString());
      Files.deleteIfExists(tools.resolve("path/npm"));
      if (tool.equals("npm")) {
        Files.copy(program, tools.resolve("path/npm"), StandardCopyOption.COPY_ATTRIBUTES);
      }
      Host host = new Host(variables, "Linux", "amd64");
      new ReleaseBuild(
              host, TestWorkshop.tools(host, false), directory.resolve("logs"), shown::add, started)
          .run(
              List.of(BuildCommand.script("package.json: scripts.lint", member, "lint", Map.of())));
      if (Files.exists(log)) {
        Files.readAllLines(log).forEach(line -> installed.add(Path.of(line)));
        Files.delete(log);
      }
    }
    return installed.stream().distinct().toList();
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
