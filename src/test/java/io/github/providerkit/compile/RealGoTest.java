package io.github.providerkit.compile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.providerkit.code.Language;
import io.github.providerkit.compile.go.GoCompiler;
import io.github.providerkit.fresh.Inputs;
import io.github.providerkit.message.ProviderException;
import io.github.providerkit.platform.BinaryFile;
import io.github.providerkit.platform.Platform;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Go providers compiled by the Go of this machine. */
class RealGoTest {
  private static final String PROVIDER = "build-go";

  @TempDir Path directory;

  @BeforeEach
  void withGo() {
    CompilerBench.assumePresent("go");
  }

  @Test
  void theBytesAreTheSameFromAnyDirectoryAndTheSourcesAreLeftAlone() throws Exception {
    // Given the same provider in two directories, with its wrapper below one and elsewhere for the
    // other
    CompilerBench one = bench(directory.resolve("one"));
    CompilerBench two =
        bench(directory.resolve("a much/deeper place")).work(directory.resolve("w"));
    Map<String, String> before = CompilerBench.sources(one.directory());

    // When both are compiled
    Path first = compile(one, CompilerBench.MACHINE);
    Path second = compile(two, CompilerBench.MACHINE);

    // Then no byte tells them apart
    assertThat(first).hasSameBinaryContentAs(second);
    assertThat(CompilerBench.sources(one.directory())).isEqualTo(before);
  }

  @Test
  void aProgramOfItsOwnHasTheSameBytesFromAnyDirectory() throws Exception {
    // Given the same program, which imports a package of its module, in two directories
    CompilerBench one = program(directory.resolve("one"));
    CompilerBench two =
        program(directory.resolve("a much/deeper place")).work(directory.resolve("w"));
    Map<String, String> before = CompilerBench.sources(one.directory());

    // When both are compiled
    Path first = compile(one, CompilerBench.MACHINE);
    Path second = compile(two, CompilerBench.MACHINE);

    // Then no byte tells them apart, and it is the program itself
    assertThat(first).hasSameBinaryContentAs(second);
    assertThat(CompilerBench.sources(one.directory())).isEqualTo(before);
    assertThat(two.workshop().work()).doesNotExist();
    Process process = new ProcessBuilder(first.toString()).start();
    assertThat(process.getInputStream().readAllBytes()).asString().isEqualTo("hello");
    Inputs inputs = compiler(one).inputs(CompilerBench.MACHINE, one.step("inputs"));
    assertThat(inputs.directories())
        .containsExactlyInAnyOrder(
            one.directory().resolve("cmd/greeter"), one.directory().resolve("greeting"));
  }

  @Test
  void theBinaryWritesTheCatalog() throws Exception {
    CompilerBench bench = bench(directory.resolve("p"));
    Path binary = compile(bench, CompilerBench.MACHINE);
    Path catalog = directory.resolve("catalog.yaml");
    new GoCompiler(bench.workshop())
        .writeCatalog(Optional.of(binary), catalog, bench.step("catalog"));
    assertThat(catalog).hasContent("name: greeter\noperations:\n  - id: greet\n    method: GET");
  }

  @Test
  void anotherPlatformNeedsNothingElse() throws Exception {
    Platform arm = Platform.of("linux", "arm");
    Path binary = compile(bench(directory.resolve("p")), arm);
    assertThat(BinaryFile.mismatch(binary, arm)).isEmpty();
  }

  @Test
  void inputsAreThePackagesThatAreImportedAndWhatTheyEmbed() throws Exception {
    // Given a provider with a package that nobody imports, and one with patterns
    Path provider = CompilerBench.copy(PROVIDER, directory.resolve("p"));
    Files.createDirectories(provider.resolve("unused"));
    Files.writeString(provider.resolve("unused/unused.go"), "package unused\n");
    Files.createDirectories(provider.resolve("greeting/pages/deep"));
    Files.writeString(provider.resolve("greeting/pages/deep/.hidden"), "x");
    Files.writeString(provider.resolve("greeting/a.tmpl"), "x");
    Files.writeString(
        provider.resolve("greeting/more.go"),
        "package greeting\n\nimport \"embed\"\n\n//go:embed all:pages *.tmpl\nvar F embed.FS\n");

    // When it is compiled
    CompilerBench bench = CompilerBench.of(provider, Language.GO, "", null, Map.of());
    GoCompiler compiler = compiler(bench);
    Inputs inputs = compiler.inputs(CompilerBench.MACHINE, bench.step("inputs"));

    // Then its inputs are what was read, and the places where more could be
    assertThat(inputs.directories())
        .containsExactlyInAnyOrder(
            provider, provider.resolve("greeting"), provider.resolve("sdk/go"));
    assertThat(inputs.trees()).containsExactly(provider.resolve("greeting/pages"));
    assertThat(inputs.files())
        .contains(
            provider.resolve("go.mod"),
            provider.resolve("go.sum"),
            provider.resolve("sdk/go/go.mod"),
            provider.resolve("greeting/greeting.txt"),
            provider.resolve("greeting/a.tmpl"),
            provider.resolve("greeting/pages/deep/.hidden"));
  }

  @Test
  void aWorkspaceAndAModuleFurtherUpAreFound() throws Exception {
    // Given a provider below its module, which finds its SDK by a workspace
    Path module = CompilerBench.copy(PROVIDER, directory.resolve("m"));
    Path provider = Files.createDirectories(module.resolve("providers/greeter"));
    Files.move(module.resolve("provider.go"), provider.resolve("provider.go"));
    Files.writeString(module.resolve("go.mod"), "module example.com/acme/greeter\n\ngo 1.21\n");
    Files.writeString(module.resolve("go.work"), "go 1.21\n\nuse (\n\t.\n\t./sdk/go\n)\n");

    // When it is compiled
    CompilerBench bench = CompilerBench.of(provider, Language.GO, "", null, Map.of());
    Path binary = compile(bench, CompilerBench.MACHINE);
    Inputs inputs = compiler(bench).inputs(CompilerBench.MACHINE, bench.step("inputs"));

    // Then it is, and depends on the workspace
    assertThat(binary).isExecutable();
    assertThat(inputs.files())
        .contains(
            module.resolve("go.work"), module.resolve("go.mod"), module.resolve("sdk/go/go.mod"));
  }

  @Test
  void whatTheWrapperNeedsAndThePackageLacksIsNamed() throws Exception {
    Path provider = CompilerBench.copy(PROVIDER, directory.resolve("p"));
    Files.writeString(
        provider.resolve("provider.go"),
        "package greeter\n\nimport _ \"github.com/valon-technologies/gestalt/sdk/go\"\n");
    CompilerBench bench = CompilerBench.of(provider, Language.GO, "", null, Map.of());
    ProviderException failed =
        catchThrowableOfType(ProviderException.class, () -> compile(bench, CompilerBench.MACHINE));
    assertThat(failed).hasMessageContaining("exported function New");
  }

  @Test
  void anErrorInTheCodeIsToldByItsPlace() throws Exception {
    CompilerBench bench = bench(directory.resolve("p"));
    Path code = bench.directory().resolve("provider.go");
    Files.writeString(code, Files.readString(code).replace("greeting.Text", "greeting.Txet"));
    ProviderException failed =
        catchThrowableOfType(ProviderException.class, () -> compile(bench, CompilerBench.MACHINE));
    assertThat(failed.getMessage()).matches("provider\\.go:\\d+:\\d+: undefined: greeting.Txet");
    assertThat(failed.places().get(0).file()).isEqualTo(code);
  }

  @Test
  void aVersionOfGoThatIsNotHereIsToldByTheTool() throws Exception {
    CompilerBench bench = bench(directory.resolve("p"));
    Path module = bench.directory().resolve("go.mod");
    Files.writeString(module, Files.readString(module).replace("go 1.21", "go 1.99.0"));
    ProviderException failed = offlineFailure(bench.directory());
    assertThat(failed.details()).anyMatch(line -> line.contains("requires go >= 1.99.0"));
    assertThat(failed.hint()).contains("GOTOOLCHAIN");
  }

  @Test
  void aWorkspaceWithoutTheModuleIsToldAsThat() throws Exception {
    CompilerBench bench = bench(directory.resolve("p"));
    Path workspace = bench.directory().resolve("go.work");
    Files.writeString(workspace, "go 1.21\n\nuse ./sdk/go\n");
    ProviderException failed = offlineFailure(bench.directory());
    assertThat(failed)
        .hasMessage(
            workspace + ": expected the provider's module in go.work, found that it is not");
    assertThat(failed.hint()).contains("go work use .", "GOWORK=off");
  }

  private ProviderException offlineFailure(Path provider) throws Exception {
    CompilerBench bench =
        CompilerBench.of(provider, Language.GO, "", null, Map.of("GOTOOLCHAIN", "local")).offline();
    return catchThrowableOfType(
        ProviderException.class, () -> compile(bench, CompilerBench.MACHINE));
  }

  @Test
  void aProviderWithoutTheSdkIsToldHowToGetIt() throws Exception {
    Path provider = Files.createDirectories(directory.resolve("p"));
    Files.writeString(provider.resolve("go.mod"), "module example.com/x\n\ngo 1.21\n");
    Files.writeString(provider.resolve("x.go"), "package x\n\nfunc New() any { return nil }\n");
    CompilerBench bench = CompilerBench.of(provider, Language.GO, "", null, Map.of()).offline();
    ProviderException failed =
        catchThrowableOfType(ProviderException.class, () -> compile(bench, CompilerBench.MACHINE));
    assertThat(failed.hint())
        .isEqualTo("run \"go get github.com/valon-technologies/gestalt/sdk/go\"");
  }

  private static CompilerBench bench(Path provider) throws Exception {
    return CompilerBench.of(
        CompilerBench.copy(PROVIDER, provider), Language.GO, "", null, Map.of());
  }

  /** A program without an SDK in {@code cmd/greeter}, and no package in the directory itself. */
  private static CompilerBench program(Path provider) throws Exception {
    Map<String, String> files =
        Map.of(
            "go.mod",
            "module example.com/greeter\n\ngo 1.21\n",
            "cmd/greeter/main.go",
            "package main\n\nimport (\n\t\"os\"\n\n\t\"example.com/greeter/greeting\"\n)\n\n"
                + "func main() { os.Stdout.WriteString(greeting.Text) }\n",
            "greeting/greeting.go",
            "package greeting\n\nconst Text = \"hello\"\n");
    for (Map.Entry<String, String> file : files.entrySet()) {
      Path path = provider.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getValue());
    }
    return CompilerBench.of(provider, Language.GO, "./cmd/greeter", null, Map.of());
  }

  private static GoCompiler compiler(CompilerBench bench) throws ProviderException {
    GoCompiler compiler = new GoCompiler(bench.workshop());
    compiler.prepare(bench.step("dependencies"));
    return compiler;
  }

  private Path compile(CompilerBench bench, Platform platform) throws Exception {
    Path binary = Files.createTempDirectory(directory, "out").resolve("provider");
    compiler(bench).compile(platform, binary, bench.step(platform.toString()));
    return binary;
  }
}
