package io.github.providerkit.compile.commands;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.providerkit.archive.ArchiveEntry;
import io.github.providerkit.compile.CodeBuild;
import io.github.providerkit.compile.ProviderBuild;
import io.github.providerkit.compile.TestWorkshop;
import io.github.providerkit.format.CheckRequest;
import io.github.providerkit.format.CheckRequest.FileChecks;
import io.github.providerkit.format.CodeChoice;
import io.github.providerkit.format.Layout;
import io.github.providerkit.format.ManifestCheck;
import io.github.providerkit.format.PlanRequest;
import io.github.providerkit.format.Provider;
import io.github.providerkit.format.ReleasePlan;
import io.github.providerkit.format.ReleaseVersion;
import io.github.providerkit.host.Host;
import io.github.providerkit.message.ProviderException;
import io.github.providerkit.mojo.Formats;
import io.github.providerkit.parts.BuildPaths;
import io.github.providerkit.parts.BuiltArtifacts;
import io.github.providerkit.parts.BuiltBinary;
import io.github.providerkit.platform.Platform;
import io.github.providerkit.script.ReleaseBuild;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Providers that are made by their authors' own commands, which are shell scripts here. */
@DisabledOnOs(OS.WINDOWS)
class CommandBuildTest {
  private static final String APP =
      """
      kind: app
      source: github.com/acme/tools/app/bot
      version: 1.0.0
      install: {command: [sh, install.sh], env: {DEPTH: shallow}}
      build: [[sh, build.sh]]
      spec: {}
      """;

  /** Writes what a script for any platform would be, and notes what it was told. */
  private static final String BUILD =
      """
      set -e
      echo "build $GESTALT_TARGET_PLATFORM $GOOS/$GOARCH" >> @LOG@
      test -f installed
      test -f ../neighbour/here
      mkdir -p .gestaltd/bin
      cat > .gestaltd/bin/bot <<'END'
      #!/bin/sh
      printf '%s' 'OPERATIONS' > "$GESTALT_APP_WRITE_CATALOG"
      END
      chmod +x .gestaltd/bin/bot
      """
          .replace("OPERATIONS", "name: bot\noperations: [{id: echo, method: POST}]\n");

  private static final Platform MACHINE =
      Platform.ofJava(System.getProperty("os.name"), System.getProperty("os.arch"));
  private static final Platform OTHER =
      Platform.of(MACHINE.os().equals("linux") ? "darwin" : "linux", "arm64");

  @TempDir private Path work;
  private Path project;
  private Path log;
  private final List<String> told = new CopyOnWriteArrayList<>();

  @BeforeEach
  void project() throws IOException {
    project = Files.createDirectories(work.resolve("repo/app"));
    Files.createDirectories(work.resolve("repo/.git"));
    Files.writeString(Files.createDirectories(work.resolve("repo/neighbour")).resolve("here"), "");
    log = work.resolve("log");
    write("manifest.yaml", APP);
    write("install.sh", "echo \"install $DEPTH\" >> @LOG@; touch installed\n");
    write("build.sh", BUILD);
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(project.resolve(name), text.replace("@LOG@", log.toString()));
  }

  private Provider provider() throws ProviderException {
    ManifestCheck.Result checked =
        new ManifestCheck(Formats.all())
            .run(
                new CheckRequest(
                    project,
                    Optional.empty(),
                    new ReleaseVersion(Optional.empty(), ReleaseVersion.Policy.STRICT),
                    FileChecks.BEFORE_PACKAGING,
                    Map.of(),
                    output(),
                    Optional.empty(),
                    CodeChoice.DEFAULT));
    return checked.provider().orElseThrow(() -> new AssertionError(checked.sorted()));
  }

  private Path output() {
    return project.resolve("target/provider");
  }

  private List<BuiltBinary> build(Platform... platforms) throws ProviderException {
    return new BuiltArtifacts(new BuildPaths(output()))
        .of(run(platforms), Optional.of(List.of(platforms)));
  }

  private Provider run(Platform... platforms) throws ProviderException {
    Provider provider = provider();
    Host host = Host.current();
    List<Path> foreign = List.of(project.resolve("target"), output());
    CodeBuild code =
        new CodeBuild(
            host,
            TestWorkshop.tools(host, false),
            new Semaphore(2),
            told::add,
            shop -> new CommandCompiler(shop, provider.phases().orElseThrow(), foreign));
    ReleaseBuild scripts =
        new ReleaseBuild(
            host, TestWorkshop.tools(host, false), output().resolve("logs"), told::add);
    new ProviderBuild(scripts, io.github.providerkit.script.BuildTurns.alone(), code, told::add)
        .run(
            new ProviderBuild.Request(
                provider,
                Layout.RELEASE,
                List.of(platforms),
                Optional.empty(),
                output(),
                foreign,
                false,
                true,
                Map.of()));
    return provider;
  }

  private List<String> sources() throws IOException {
    try (Stream<Path> files = Files.walk(work.resolve("repo"))) {
      return files
          .filter(file -> !file.startsWith(project.resolve("target")))
          .map(file -> work.relativize(file).toString())
          .sorted()
          .toList();
    }
  }

  private ReleasePlan plan(List<BuiltBinary> binaries) throws ProviderException {
    return provider()
        .plan(
            new PlanRequest(Optional.of(BuiltArtifacts.compiled(binaries)), Layout.RELEASE),
            new io.github.providerkit.manifest.Problems(
                io.github.providerkit.manifest.RuleLevels.DEFAULT))
        .orElseThrow();
  }

  private static List<String> names(ReleasePlan plan) {
    return plan.archives().get(0).contents().entries().stream().map(ArchiveEntry::name).toList();
  }

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

  /** What changes while a build runs is not trusted, and a test is quicker than clocks tell. */
  private void age() throws IOException {
    List<Path> files = new ArrayList<>();
    try (Stream<Path> all = Files.walk(project)) {
      all.filter(file -> !file.startsWith(output()) && Files.isRegularFile(file))
          .forEach(files::add);
    }
    for (Path file : files) {
      Files.setLastModifiedTime(file, java.nio.file.attribute.FileTime.fromMillis(1_000_000));
    }
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
    write("prepare.sh", "test -f installed; sed -i.old 's/Old/New/' api.yaml\n");

    assertThat(run().code()).isEmpty();

    assertThat(project.resolve("api.yaml")).content().contains("title: New");
    assertThat(Files.readAllLines(log)).containsExactly("install shallow");
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
