package io.github.providerkit.compile.python;

import static io.github.providerkit.compile.TestWorkshop.LINUX;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.providerkit.code.Language;
import io.github.providerkit.compile.TestWorkshop;
import io.github.providerkit.fresh.Inputs;
import io.github.providerkit.host.Host;
import io.github.providerkit.message.ProviderException;
import io.github.providerkit.platform.Platform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class PythonCompilerTest {
  private static final String ANSWERS =
      "if [ \"$1\" = -I ]; then printf '%s\\n' CPython 3.12.1 linux x86_64 glibc; exit; fi";

  @TempDir Path outside;
  private Path directory;
  private TestWorkshop workshop;

  @BeforeEach
  void makeProvider() throws IOException {
    directory = Files.createDirectories(outside.resolve("provider"));
    workshop = new TestWorkshop(directory);
    workshop.write("provider.py", "plugin = 1");
  }

  @Test
  void theSdkBuildsInADirectoryOfItsOwn() throws Exception {
    // Given an interpreter that writes down how it was called
    interpreter("echo \"$*\" >> calls; env >> environment; pwd > place; echo made > \"$5\"");

    // When a plugin is compiled
    Path binary = binary();
    compiler("plugin").compile(LINUX, binary, workshop.step());

    // Then it is the SDK's builder that was called, as the original calls it
    assertThat(binary).hasContent("made");
    Path made = workshop.work().resolve("linux-amd64/dist/provider");
    assertThat(directory.resolve("calls"))
        .hasContent(
            "-m gestalt._build %s provider:plugin %s weather integration linux amd64"
                .formatted(directory, made));
    assertThat(Files.readAllLines(directory.resolve("environment")))
        .contains(
            "PYTHONHASHSEED=0",
            "PYTHONDONTWRITEBYTECODE=1",
            "PYTHONPATH=",
            "SOURCE_DATE_EPOCH=0",
            "PYINSTALLER_ZLIB_COMPRESSION_LEVEL=6",
            "TMPDIR=" + workshop.work().resolve("linux-amd64/tmp"));
    assertThat(Path.of(Files.readString(directory.resolve("place")).strip()))
        .isEqualTo(directory.toRealPath());
    // And nothing is left of it
    assertThat(workshop.work().resolve("linux-amd64")).doesNotExist();
  }

  @Test
  void anInterpreterThatTheProjectDoesNotTakeIsSaidBeforeTheBuilderStarts() throws Exception {
    Path python = interpreter("echo building; echo made > \"$5\"");
    workshop.write("pyproject.toml", "[project]\nrequires-python = '>=3.13'\n");
    compiler("plugin").compile(LINUX, binary(), workshop.step());
    assertThat(workshop.shown())
        .containsSubsequence(
            "warning: pyproject.toml: project.requires-python: expected Python >=3.13,"
                + " found 3.12.1 at "
                + python,
            "building");

    // And one that it takes is not a word worth
    workshop.write("pyproject.toml", "[project]\nrequires-python = '>=3.12'\n");
    compiler("plugin").compile(LINUX, binary(), workshop.step());
    assertThat(workshop.shown()).filteredOn(line -> line.contains("requires-python")).hasSize(1);
  }

  @Test
  void otherKindsKeepTheirName() throws Exception {
    interpreter("echo \"$7\" > kind; echo made > \"$5\"");
    compiler("cache").compile(LINUX, binary(), workshop.step());
    assertThat(directory.resolve("kind")).hasContent("cache");
  }

  @Test
  void theCatalogComesFromTheSources() throws Exception {
    interpreter("echo \"$*\" > calls; echo name: weather > \"$GESTALT_PLUGIN_WRITE_CATALOG\"");
    Path catalog = outside.resolve("catalog.yaml");
    compiler("plugin").writeCatalog(Optional.empty(), catalog, workshop.step());
    assertThat(catalog).hasContent("name: weather");
    assertThat(directory.resolve("calls"))
        .hasContent("-m gestalt._runtime " + directory + " provider:plugin integration");
  }

  @Test
  void aMissingSdkIsSaidWithTheInterpreter() throws Exception {
    Path python = interpreter("echo \"python: No module named 'gestalt'\" >&2; exit 1");
    ProviderException failed = failure();
    assertThat(failed)
        .hasMessage("test: expected the Python package gestalt in " + python + ", found none");
    assertThat(failed.hint()).contains("install the SDK", "-Dprovider.python");
  }

  @Test
  void aMissingPyInstallerIsSaidEvenAboveALongTrace() throws Exception {
    interpreter(
        "echo \"python: No module named PyInstaller\" >&2",
        "for i in $(seq 40); do echo frame $i; done; exit 1");
    assertThat(failure()).hasMessageContaining("expected the Python package PyInstaller in");
  }

  @Test
  void anyOtherFailureIsTheToolsOwn() throws Exception {
    interpreter("echo \"ModuleNotFoundError: No module named 'gestaltic'\"; exit 3");
    assertThat(failure()).hasMessageContaining("PyInstaller: expected exit status 0, found 3");
  }

  @Test
  void anInterpreterForAnotherPlatformIsRefused() throws Exception {
    interpreter("exit 9");
    workshop.with("GESTALT_PYTHON_DARWIN_ARM64", directory.resolve("bin/python"));
    ProviderException failed =
        catchThrowableOfType(
            ProviderException.class,
            () -> compiler("plugin").settings(Platform.of("darwin", "arm64")));
    assertThat(failed).hasMessageContaining("darwin/arm64").hasMessageContaining("linux/amd64");
  }

  @Test
  void aDirectoryOfTheSdkComesBeforeTheUsersOwnPath() throws Exception {
    interpreter("echo \"$PYTHONPATH\" > path; echo made > \"$5\"");
    Path sdk = outside.resolve("sdk");
    workshop.write("../sdk/pyproject.toml");
    workshop.write("../sdk/gestalt/__init__.py");
    workshop.with("GESTALT_PYTHON_SDK_DIR", sdk).with("PYTHONPATH", "/mine");
    compiler("plugin").compile(LINUX, binary(), workshop.step());
    assertThat(directory.resolve("path")).hasContent(sdk + ":/mine");
  }

  @Test
  void aDirectoryThatIsNoSdkIsAnError() throws Exception {
    interpreter("exit 9");
    workshop.with("GESTALT_PYTHON_SDK_DIR", outside);
    ProviderException failed =
        catchThrowableOfType(ProviderException.class, () -> compiler("plugin").settings(LINUX));
    assertThat(failed)
        .hasMessageContaining("GESTALT_PYTHON_SDK_DIR: expected a directory with pyproject.toml");
  }

  @Test
  void anotherInterpreterOfTheSameVersionIsAnotherSetting() throws Exception {
    interpreter("exit 9");
    var settings = compiler("plugin").settings(LINUX);
    Path other = workshop.program("other/python", ANSWERS);
    workshop.with("GESTALT_PYTHON", other);
    assertThat(compiler("plugin").settings(LINUX)).isNotEqualTo(settings);
  }

  @Test
  void inputsAreSourcesAndRecordsOfInstalledPackages() throws Exception {
    // Given a directory with an installed package, one installed for editing, and a search path
    Path site = outside.resolve("site-packages");
    Path info = Files.createDirectories(site.resolve("idna-3.0.dist-info"));
    Path path = Files.createFile(site.resolve("more.pth"));
    Path edited = Files.createDirectories(outside.resolve("edited"));
    interpreter(
        "echo site " + site, "echo tree " + directory.resolve("internals"), "echo tree " + edited);

    // When its inputs are asked for, twice
    PythonCompiler compiler = compiler("plugin");
    Inputs inputs = compiler.inputs(LINUX, workshop.step());
    assertThat(compiler.inputs(LINUX, workshop.step())).isEqualTo(inputs);

    // Then each place counts once, and the interpreter was asked once
    assertThat(inputs)
        .isEqualTo(
            new Inputs(
                List.of(directory, edited),
                List.of(),
                List.of(site),
                List.of(info.resolve("RECORD"), path)));
  }

  @Test
  void aRealInterpreterTellsItsPackages() throws Exception {
    Optional<Path> python = Host.current().onPath("python3");
    if (python.isEmpty()) {
      System.out.println("skipped: aRealInterpreterTellsItsPackages: no python3 on the PATH");
      return;
    }
    List<String> lines =
        workshop
            .step()
            .read(
                "packages",
                directory,
                Map.of("PYTHONPATH", outside.toString()),
                List.of(python.get().toString(), "-c", PythonPackages.QUESTION));
    assertThat(lines).contains("tree " + outside.toAbsolutePath());
    assertThat(new PythonPackages(lines).inputs(directory).trees()).startsWith(directory);
  }

  private ProviderException failure() {
    return catchThrowableOfType(
        ProviderException.class,
        () -> compiler("plugin").compile(LINUX, binary(), workshop.step()));
  }

  private Path binary() throws IOException {
    return Files.createDirectories(outside.resolve("out")).resolve("provider");
  }

  private Path interpreter(String... lines) throws IOException {
    String[] all = new String[lines.length + 1];
    all[0] = ANSWERS;
    System.arraycopy(lines, 0, all, 1, lines.length);
    Path python = workshop.program("bin/python", all);
    workshop.with("GESTALT_PYTHON", python);
    return python;
  }

  private PythonCompiler compiler(String kind) {
    return new PythonCompiler(workshop.of(Language.PYTHON, kind, "provider:plugin"));
  }
}
