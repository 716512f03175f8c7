package io.github.providerkit.format.legacy;

import static io.github.providerkit.format.legacy.Checked.HEAD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import io.github.providerkit.archive.ArchiveEntry;
import io.github.providerkit.code.Language;
import io.github.providerkit.code.ProviderCode;
import io.github.providerkit.format.CheckRequest;
import io.github.providerkit.format.CheckRequest.FileChecks;
import io.github.providerkit.format.CodeChoice;
import io.github.providerkit.format.CompiledCode;
import io.github.providerkit.format.Layout;
import io.github.providerkit.format.ManifestCheck;
import io.github.providerkit.format.PlanRequest;
import io.github.providerkit.format.Provider;
import io.github.providerkit.format.ReleasePlan;
import io.github.providerkit.format.ReleasePlan.PlannedArchive;
import io.github.providerkit.format.ReleaseVersion;
import io.github.providerkit.manifest.read.MarkedText;
import io.github.providerkit.message.ProviderException;
import io.github.providerkit.platform.Platform;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A Go program beside a {@code plugin.yaml}: how it is found, and what its release holds. */
class GoProgramTest {
  private static final String DECLARATIVE =
      HEAD + "provider: {surfaces: {mcp: {url: 'https://m'}}}\n";
  private static final String EXECUTABLE =
      HEAD
          + """
          # The program.
          provider:
            exec: {artifact_path: bin/p, args: [--serve]}
            surfaces: {}
          artifacts:
            - {os: linux, arch: amd64, path: bin/p}
          """;
  private static final String MAIN = "package main\n";
  private static final Platform LINUX = Platform.of("linux", "amd64");
  private static final Platform WINDOWS = Platform.of("windows", "arm64");

  private final FileSystem disk = Jimfs.newFileSystem(Configuration.unix());
  private final Path directory = disk.getPath("/project");
  private CodeChoice choice = CodeChoice.DEFAULT;
  private FileChecks files = FileChecks.BEFORE_PACKAGING;
  private Layout layout = Layout.RELEASE;
  private ManifestCheck.Result checked;

  @BeforeEach
  void inAModule() throws IOException {
    file("go.mod", "module example.com/support\n");
  }

  @AfterEach
  void closeDisk() throws IOException {
    disk.close();
  }

  @Test
  void thePlacesAreSearchedInTheOriginalsOrder() throws Exception {
    file("plugin.yaml", DECLARATIVE);
    file("main.go", MAIN);
    assertThat(code()).contains(program("main.go", "."));
    file("cmd/a.go", MAIN);
    assertThat(code()).contains(program("cmd/a.go", "./cmd"));
    file("cmd/support/z.go", MAIN);
    assertThat(code()).contains(program("cmd/support/z.go", "./cmd/support"));
    file("cmd/support/a.go", "package support\n");
    assertThat(code()).contains(program("cmd/a.go", "./cmd"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "main.go | package support",
        "main_test.go | package main",
        "_main.go | package main",
        ".main.go | package main",
        "main.go.txt | package main",
        "main.go/nested.go | package main",
        "cmd/other/main.go | package main",
        "support/main.go | package main",
        "main.go | //package main",
        "main.go | package mainly",
        "generate.go | //go:build ignore\\n\\npackage main",
        "main.go | /*\\npackage main\\n*/\\npackage support",
        "main.go | ''"
      })
  void whatGoWouldNotBuildAsAProgramIsNone(String name, String text) throws Exception {
    file("plugin.yaml", DECLARATIVE);
    file(name, text.replace("\\n", "\n"));
    assertThat(code()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "package\tmain",
        "package main // serves",
        "package main; import \"os\"",
        "//go:build linux\\n\\npackage main",
        "/* one line */\\n// Command support.\\npackage main"
      })
  void aProgramMayBeWrittenInManyWays(String text) throws Exception {
    file("plugin.yaml", DECLARATIVE);
    file("main.go", text.replace("\\n", "\n"));
    assertThat(code()).isPresent();
  }

  @Test
  void aFileThatIsNoTextIsNoProgram() throws Exception {
    file("plugin.yaml", DECLARATIVE);
    Files.write(directory.resolve("main.go"), new byte[] {(byte) 0xff, (byte) 0xfe, 0, 'p'});
    assertThat(code()).isEmpty();
  }

  @Test
  void withoutAModuleThereIsNothingToBuild() throws Exception {
    file("plugin.yaml", DECLARATIVE);
    file("main.go", MAIN);
    Files.delete(directory.resolve("go.mod"));
    assertThat(code()).isEmpty();
    Files.writeString(disk.getPath("/go.mod"), "module example.com/all\n");
    assertThat(code()).isPresent();
  }

  @Test
  void aManifestByItselfHasNoCode() throws Exception {
    file("plugin.yaml", DECLARATIVE);
    file("main.go", MAIN);
    files = FileChecks.NONE;
    assertThat(code()).isEmpty();
  }

  @Test
  void whoeverWantsNoCodeGetsWhatIsCompleteWithout() throws Exception {
    file("main.go", MAIN);
    choice = new CodeChoice(Optional.empty(), true);
    file("plugin.yaml", DECLARATIVE);
    assertThat(code()).isEmpty();
    file("out/index.html", "");
    file("plugin.yaml", HEAD + "webui: {asset_root: out}\n");
    assertThat(code()).isEmpty();
    file("plugin.yaml", EXECUTABLE);
    assertThat(code()).contains(program("main.go", "."));
  }

  @ParameterizedTest
  @EnumSource(names = {"RUST", "PYTHON", "TYPESCRIPT"})
  void noOtherLanguageIsCompiled(Language language) throws Exception {
    file("plugin.yaml", DECLARATIVE);
    file("main.go", MAIN);
    choice = new CodeChoice(Optional.of(language), false);
    assertThat(run().provider()).isEmpty();
    assertThat(told())
        .hasSize(1)
        .first()
        .asString()
        .contains("expected " + language.title() + " code beside the manifest, found none")
        .endsWith("no other language is compiled for this format");
  }

  @Test
  void aUserInterfaceIsCompleteInAnyLanguage() throws Exception {
    file("plugin.yaml", HEAD + "webui: {asset_root: out}\n");
    file("out/index.html", "");
    for (Language language : List.of(Language.GO, Language.PYTHON)) {
      choice = new CodeChoice(Optional.of(language), false);
      assertThat(code()).isEmpty();
    }
  }

  @Test
  void goThatIsAskedForHasToBeThere() throws Exception {
    file("plugin.yaml", DECLARATIVE);
    choice = new CodeChoice(Optional.of(Language.GO), false);
    assertThat(run().provider()).isEmpty();
    assertThat(told()).hasSize(1).first().asString().contains("expected Go code");
    file("main.go", MAIN);
    assertThat(code()).isPresent();
  }

  @Test
  void whatIsToBeRunAndIsNeitherThereNorCompiledIsRefused() throws Exception {
    file("plugin.yaml", EXECUTABLE);
    String problem =
        "error: artifacts[0].path: expected the prebuilt artifact, found nothing at \"bin/p\""
            + " [gestalt/missing-file] -> a Go program (package main) is looked for in"
            + " ./cmd/support, ./cmd, ., with a go.mod there or above";
    for (FileChecks checks : List.of(FileChecks.BEFORE_BUILD, FileChecks.BEFORE_PACKAGING)) {
      files = checks;
      assertThat(run().provider()).isEmpty();
      assertThat(told()).containsExactly(problem);
    }
    file("cmd/support/main.go", MAIN);
    assertThat(run().provider()).isPresent();
    assertThat(told()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"true", "false"})
  void whatIsToBeRunIsAnArtifactInAnyCase(boolean program) throws Exception {
    file(
        "plugin.yaml",
        HEAD + "provider: {exec: {artifact_path: bin/p}, surfaces: {}}\nartifacts: []\n");
    if (program) {
      file("main.go", MAIN);
    }
    assertThat(run().provider()).isEmpty();
    assertThat(told())
        .containsExactly(
            "error: provider.exec.artifact_path: expected the path of one of the artifacts, found"
                + " \"bin/p\" [gestalt/entrypoint] -> list it under artifacts with os, arch and"
                + " path");
  }

  @ParameterizedTest
  @CsvSource({
    "RELEASE, artifacts/linux/amd64/provider, artifacts/windows/arm64/provider.exe",
    "FLAT, gestalt-plugin-support, gestalt-plugin-support.exe"
  })
  void eachPlatformGetsAPackageWithItsProgram(Layout chosen, String linux, String windows)
      throws Exception {
    // Given an executable whose artifact was never built
    file("plugin.yaml", EXECUTABLE);
    file("main.go", MAIN);
    layout = chosen;

    // When it is released for two platforms
    ReleasePlan plan = plan(LINUX, WINDOWS);

    // Then each archive has the program, and a manifest that runs it and names nothing else
    assertThat(plan.metadata()).isEmpty();
    assertThat(plan.archives())
        .extracting(archive -> archive.target() + " " + archive.fileName())
        .containsExactly(
            "linux/amd64 gestalt-plugin-support_v2.0.0_linux_amd64.tar.gz",
            "windows/arm64 gestalt-plugin-support_v2.0.0_windows_arm64.tar.gz");
    assertThat(entries(plan.archives().get(0)))
        .containsExactlyInAnyOrder(linux + " true", "plugin.yaml false");
    assertThat(entries(plan.archives().get(1)))
        .containsExactlyInAnyOrder(windows + " true", "plugin.yaml false");
    assertThat(manifest(plan.archives().get(1)))
        .startsWith(HEAD.replace("1.0.0", "2.0.0") + "# The program.\n")
        .contains("artifact_path: " + windows, "args: [--serve]", "sha256: " + digest(WINDOWS))
        .contains("os: windows", "arch: arm64", "path: " + windows)
        .doesNotContain("linux", "bin/p");
  }

  @Test
  void aDeclarativeProviderWithAProgramIsRun() throws Exception {
    file("plugin.yaml", DECLARATIVE);
    file("main.go", MAIN);
    layout = Layout.FLAT;
    String manifest = manifest(plan(LINUX).archives().get(0));
    assertThat(manifest).contains("mcp: {url: 'https://m'}");
    assertThat(manifest.replaceAll("\\s+", " "))
        .contains("artifact_path: gestalt-plugin-support")
        .contains("os: linux")
        .contains("sha256: " + digest(LINUX));
  }

  @Test
  void aUserInterfaceWithAProgramGetsAnArtifactAndNothingToRun() throws Exception {
    file("plugin.yaml", HEAD + "webui: {asset_root: out}\n");
    file("out/index.html", "");
    file("main.go", MAIN);
    layout = Layout.FLAT;
    PlannedArchive archive = plan(LINUX).archives().get(0);
    assertThat(entries(archive))
        .containsExactly(
            "gestalt-plugin-support true", "out/index.html false", "plugin.yaml false");
    assertThat(manifest(archive))
        .contains("path: gestalt-plugin-support", "sha256: " + digest(LINUX))
        .doesNotContain("exec");
  }

  @Test
  void anArtifactFromOutsideMattersOnlyWhereItIsPackaged() throws Exception {
    file(
        "plugin.yaml",
        HEAD + "webui: {asset_root: out}\nartifacts: [{os: linux, arch: amd64, path: ../p}]\n");
    file("out/index.html", "");
    file("main.go", MAIN);
    Files.writeString(disk.getPath("/p"), "outside");
    assertThat(manifest(plan(LINUX).archives().get(0))).doesNotContain("../p");

    layout = Layout.PACKAGE;
    assertThat(run().provider().orElseThrow().plan(request(), checked.problems())).isEmpty();
    assertThat(told()).hasSize(1).first().asString().contains("gestalt/package-escape");
  }

  @Test
  void theCLibraryIsNoFieldOfThatGeneration() throws Exception {
    file("plugin.yaml", EXECUTABLE);
    file("main.go", MAIN);
    String manifest = manifest(plan(new Platform("linux", "amd64", "musl")).archives().get(0));
    assertThat(manifest).contains("arch: amd64").doesNotContain("libc");
  }

  @ParameterizedTest
  @CsvSource({"true", "false"})
  void codeThatIsNotCompiledIsMissed(boolean executable) throws Exception {
    file("plugin.yaml", executable ? EXECUTABLE : DECLARATIVE);
    file("cmd/main.go", MAIN);
    ProviderException missed = catchThrowableOfType(ProviderException.class, this::plan);
    assertThat(missed).hasMessageContaining("the compiled code that cmd/main.go stands for");
    assertThat(missed.hint().contains("declarativeOnly")).isEqualTo(!executable);
  }

  @Test
  void aWholeDirectoryHasWhatItsAuthorPutThere() throws Exception {
    file("plugin.yaml", EXECUTABLE);
    file("main.go", MAIN);
    layout = Layout.PACKAGE;
    assertThat(run().provider().orElseThrow().plan(request(), checked.problems())).isEmpty();
    assertThat(told()).anyMatch(line -> line.contains("artifacts[0].path"));

    file("bin/p", "program");
    ReleasePlan plan = plan();
    assertThat(entries(plan.archives().get(0)))
        .containsExactly("bin/p true", "go.mod false", "main.go false", "plugin.yaml false");
  }

  private void file(String name, String text) throws IOException {
    Path file = directory.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private ProviderCode program(String sign, String entry) {
    return new ProviderCode(Language.GO, directory, sign, entry);
  }

  private Optional<ProviderCode> code() throws ProviderException {
    return run().provider().orElseThrow(() -> new AssertionError(told().toString())).code();
  }

  private ReleasePlan plan(Platform... platforms) throws ProviderException, IOException {
    Provider provider = run().provider().orElseThrow(() -> new AssertionError(told().toString()));
    return provider
        .plan(request(platforms), checked.problems())
        .orElseThrow(() -> new AssertionError(told().toString()));
  }

  private PlanRequest request(Platform... platforms) throws IOException {
    List<CompiledCode.Binary> binaries = new ArrayList<>();
    for (Platform platform : platforms) {
      String name = "target/provider/artifacts/" + platform;
      file(name, platform.toString());
      Path file = directory.resolve(name);
      binaries.add(new CompiledCode.Binary(platform, file, Files.size(file), digest(platform)));
    }
    return new PlanRequest(
        binaries.isEmpty()
            ? Optional.empty()
            : Optional.of(new CompiledCode(binaries, Optional.empty())),
        layout);
  }

  private static String digest(Platform platform) {
    return (platform.os().equals("linux") ? "a" : "b").repeat(64);
  }

  private ManifestCheck.Result run() throws ProviderException {
    checked =
        new ManifestCheck(List.of(new LegacyFormat()))
            .run(
                new CheckRequest(
                    directory,
                    Optional.empty(),
                    new ReleaseVersion(Optional.of("2.0.0"), ReleaseVersion.Policy.OVERRIDE),
                    files,
                    Map.of(),
                    directory.resolve("target/provider"),
                    Optional.empty(),
                    choice));
    return checked;
  }

  private List<String> told() {
    return checked.sorted().stream().map(MarkedText::told).toList();
  }

  private static List<String> entries(PlannedArchive archive) {
    return archive.contents().entries().stream()
        .map(entry -> entry.name() + " " + entry.executable())
        .toList();
  }

  private static String manifest(PlannedArchive archive) throws IOException {
    ArchiveEntry entry =
        archive.contents().entries().stream()
            .filter(found -> found.name().equals("plugin.yaml"))
            .findFirst()
            .orElseThrow();
    try (var content = entry.content().open()) {
      return new String(content.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
