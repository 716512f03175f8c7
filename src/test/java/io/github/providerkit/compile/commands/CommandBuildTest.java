package io.github.providerkit.compile.commands;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.providerkit.compile.ThisMachine;
import io.github.providerkit.format.Phases;
import io.github.providerkit.format.ReleasePlan;
import io.github.providerkit.host.Host;
import io.github.providerkit.message.ProviderException;
import io.github.providerkit.parts.BuiltBinary;
import io.github.providerkit.platform.Binaries;
import io.github.providerkit.platform.Platform;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Providers that are made by their authors' own commands, which are shell scripts here. */
@DisabledOnOs(OS.WINDOWS)
class CommandBuildTest extends CommandProject {
  @Test
  void eachPlatformIsBuiltInACopyAndTheSourcesStay() throws Exception {
    // Given the sources as they are
    List<String> before = sources();

    // When two platforms are built
    List<BuiltBinary> binaries = build(MACHINE, OTHER);

    // Then it was installed once, and each build knew its platform
    assertThat(Files.readAllLines(log))
        .containsExactlyInAnyOrder(
            "install shallow",
            "build %s %s".formatted(MACHINE.target(), MACHINE.target()),
            "build %s %s".formatted(OTHER.target(), OTHER.target()));
    assertThat(sources()).isEqualTo(before);

    // And the release has the program, and the operations that it wrote down
    ReleasePlan plan = plan(binaries);
    assertThat(names(plan)).containsExactly("bin/bot", "catalog.yaml", "manifest.yaml");
    String metadata =
        plan.metadata()
            .orElseThrow()
            .text()
            .apply(Map.of("linux/amd64", new ReleasePlan.MetadataFile("a", "b")));
    assertThat(metadata).contains("runtime: executable", "id: echo");
  }

  @Test
  void whatDidNotChangeIsNotBuiltAgain() throws Exception {
    build(MACHINE);
    age();
    build(MACHINE);
    Files.delete(log);
    build(MACHINE);
    assertThat(log).doesNotExist();
    assertThat(told).contains("[" + MACHINE + "] up to date");

    // Only what is declared counts
    write(
        "manifest.yaml",
        APP.replace("[[sh, build.sh]]", "{command: [sh, build.sh], inputs: [src]}"));
    Files.writeString(Files.createDirectories(project.resolve("src")).resolve("a"), "1");
    age();
    build(MACHINE);
    Files.delete(log);
    Files.writeString(project.resolve("notes"), "not an input");
    build(MACHINE);
    assertThat(log).doesNotExist();
    Files.writeString(project.resolve("src/a"), "2");
    build(MACHINE);
    assertThat(log).exists();
  }

  @Test
  void goRunIsKnownAlsoInAnotherDirectory() {
    assertThat(Stream.of("go run x", "/usr/bin/go -C sdk run x", "go.exe run x"))
        .allMatch(CommandBuildTest::isGoRun);
    assertThat(Stream.of("go build run", "go", "go -C run", "gofmt run"))
        .noneMatch(CommandBuildTest::isGoRun);
  }

  private static boolean isGoRun(String line) {
    return new Phases.Step("f", List.of(line.split(" ")), "", Map.of(), List.of()).isGoRun();
  }

  @Test
  void goRunIsNotToldToCompileForAnotherMachine() throws Exception {
    Path go = work.resolve("tools/go");
    Files.createDirectories(go.getParent());
    Files.writeString(
        go,
        "#!/bin/sh\nunset_go=${GOOS:-none}\necho \"go $2 $GESTALT_TARGET_OS $unset_go\" >> "
            + log
            + "\nsh build.sh\n");
    go.toFile().setExecutable(true);
    write("manifest.yaml", APP.replace("[[sh, build.sh]]", "[[" + go + ", run, x]]"));
    build(MACHINE, OTHER);
    assertThat(Files.readAllLines(log))
        .contains(
            "go x " + MACHINE.os() + " " + MACHINE.os(),
            "go x " + OTHER.os() + " " + Host.current().variable("GOOS").orElse("none"));
  }

  @Test
  void aProgramOfThisMachineIsRefusedUnderAnotherName() throws Exception {
    // For this machine it is what it should be: the catalog is asked of it at the same time.
    write(
        "build.sh",
        BUILD + "[ $GESTALT_TARGET_OS = " + MACHINE.os() + " ] || cp /bin/ls .gestaltd/bin/bot\n");
    assertThatThrownBy(() -> build(OTHER))
        .isInstanceOf(ProviderException.class)
        .hasMessageContaining("expected " + OTHER + ", found");
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void whereTheProgramNeedsAnotherLibraryOneIsBuiltForTheCatalog() throws Exception {
    Platform here = ThisMachine.withLibrary(MACHINE);
    String other = here.libc().equals("musl") ? "glibc" : "musl";
    Files.write(
        project.resolve("foreign"), Binaries.of(new Platform(MACHINE.os(), MACHINE.arch(), other)));
    write(
        "build.sh",
        BUILD
            + "echo \"library $GESTALT_TARGET_LIBC\" >> @LOG@\n"
            + "[ -n \"$GESTALT_TARGET_LIBC\" ] || cp foreign .gestaltd/bin/bot\n");
    ReleasePlan plan = plan(build(MACHINE));
    assertThat(Files.readAllLines(log)).contains("library ", "library " + here.libc());
    assertThat(names(plan)).contains("catalog.yaml");
    assertThat(plan.archives().get(0).contents().entries().get(0).content().open().readAllBytes())
        .isEqualTo(Files.readAllBytes(project.resolve("foreign")));
  }

  @Test
  void besideSurfacesTheCatalogOfTheRepositoryIsKept() throws Exception {
    write("run.sh", "echo run >> @LOG@\nexit 1\n");
    String run = "run: {command: [sh, run.sh]}\n";
    write(
        "manifest.yaml",
        APP.replace(
            "spec: {}\n",
            run
                + "spec:\n"
                + "  surfaces:\n"
                + "    rest:\n"
                + "      baseUrl: https://api.example.com\n"
                + "      operations: [{name: list, method: GET, path: /v1}]\n"));
    write("catalog.yaml", "name: own\noperations: [{id: kept, method: POST}]\n");
    ReleasePlan plan = plan(build(MACHINE));
    assertThat(names(plan)).contains("catalog.yaml");
    assertThat(content(plan, "catalog.yaml")).contains("kept").doesNotContain("echo");
    assertThat(Files.readAllLines(log)).doesNotContain("run");
  }

  @Test
  void filesToServeAreEnough() throws Exception {
    write(
        "build.sh",
        "mkdir -p $GESTALT_BUILD_STATIC/js\necho '<html>' > $GESTALT_BUILD_STATIC/index.html\necho 1 > $GESTALT_BUILD_STATIC/js/a.js\n");
    write("catalog.yaml", "name: bot\noperations: [{id: echo, method: POST}]\n");
    ReleasePlan plan = plan(build(MACHINE, OTHER));
    assertThat(names(plan))
        .containsExactly("catalog.yaml", "manifest.yaml", "static/index.html", "static/js/a.js");
    String manifest =
        new String(
            plan.archives().get(0).contents().entries().get(1).content().open().readAllBytes(),
            UTF_8);
    assertThat(manifest).contains("assetRoot: static").doesNotContain("entrypoint", "build:");
  }

  @Test
  void aBareListPreparesAndMakesNoProgram() throws Exception {
    write(
        "manifest.yaml",
        APP.replace("[[sh, build.sh]]", "[sh, prepare.sh]")
            .replace(
                "spec: {}",
                "spec: {surfaces: {openapi: {document: api.yaml, baseUrl: 'https://a.example'}}}"));
    write("api.yaml", "openapi: 3.0.0\ninfo: {title: Old, version: '1'}\npaths: {}\n");
    write("catalog.yaml", "name: a\noperations: [{id: own, method: GET}]\n");
    write(
        "prepare.sh",
        "set -e\ntest -f installed\nsed -i.old 's/Old/New/' api.yaml\n"
            + "sed -i.old s/own/made/ catalog.yaml\n");

    List<String> before = sources();

    assertThat(run().code()).isEmpty();

    assertThat(sources()).containsExactlyElementsOf(before);
    assertThat(project.resolve("api.yaml")).content().contains("title: Old");
    assertThat(packed("api.yaml")).contains("title: New");
    assertThat(packed("catalog.yaml")).contains("id: made");
    assertThat(Files.readAllLines(log)).containsExactly("install shallow");
  }

  /** What a release without code has of a file. */
  private String packed(String name) throws Exception {
    ReleasePlan plan =
        provider()
            .plan(
                new io.github.providerkit.format.PlanRequest(
                    Optional.empty(), io.github.providerkit.format.Layout.RELEASE),
                new io.github.providerkit.manifest.Problems(
                    io.github.providerkit.manifest.RuleLevels.DEFAULT))
            .orElseThrow();
    return content(plan, name);
  }

  @Test
  void aBuildThatMakesNothingIsTold() throws Exception {
    write("build.sh", "exit 0\n");
    assertThatThrownBy(() -> build(MACHINE))
        .isInstanceOf(ProviderException.class)
        .hasMessageContaining("expected build to make .gestaltd/bin/bot");
  }

  @Test
  void aKindThatHasNoProgramCannotBePackaged() throws Exception {
    write(
        "manifest.yaml",
        APP.replaceAll("(?m)^(install|build):.*\n", "")
            .replace("app\n", "secrets\n")
            .replace("spec: {}", "compatibility: {}"));
    assertThatThrownBy(() -> provider().requireCode())
        .isInstanceOf(ProviderException.class)
        .hasMessageContaining("expected a build that makes the program of kind secrets");
  }
}
