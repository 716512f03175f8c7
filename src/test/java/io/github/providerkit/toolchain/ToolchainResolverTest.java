package io.github.providerkit.toolchain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.providerkit.host.Host;
import io.github.providerkit.message.ProviderException;
import io.github.providerkit.platform.Platform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS) // The tools are shell scripts.
class ToolchainResolverTest {
  private static final Platform MACHINE = Platform.of("linux", "amd64");
  private static final Platform OTHER = Platform.of("linux", "arm64");

  @TempDir Path root;

  private final Map<String, String> variables = new HashMap<>();
  private final Map<ToolKind, Path> executables = new HashMap<>();
  private final Map<ToolKind, String> versions = new HashMap<>();
  private final List<DeclaredToolchains.Declared> declared = new ArrayList<>();
  private Path provider;
  private boolean offline;

  @BeforeEach
  void provider() throws IOException {
    provider = Files.createDirectories(root.resolve("provider"));
    variables.put("PATH", root.resolve("path") + ":/usr/bin:/bin");
    variables.put("HOME", root.resolve("home").toString());
  }

  @Test
  void placesAreSearchedInTheirOrder() throws Exception {
    Path usual = FakeTools.bun(root.resolve("home/.bun/bin/bun"), "1.0.5");
    assertThat(found(ToolKind.BUN)).isEqualTo("Bun 1.0.5: " + usual + " (" + root + "/home/.bun)");

    Path onPath = FakeTools.bun(root.resolve("path/bun"), "1.0.4");
    assertThat(found(ToolKind.BUN)).isEqualTo("Bun 1.0.4: " + onPath + " (PATH)");

    Path installed = FakeTools.bun(root.resolve("install/bin/bun"), "1.0.3");
    variables.put("BUN_INSTALL", root.resolve("install").toString());
    assertThat(found(ToolKind.BUN)).isEqualTo("Bun 1.0.3: " + installed + " (BUN_INSTALL)");

    Path named = FakeTools.bun(root.resolve("named/bun"), "1.0.2");
    variables.put("GESTALT_BUN", named.toString());
    assertThat(found(ToolKind.BUN)).isEqualTo("Bun 1.0.2: " + named + " (GESTALT_BUN)");

    Path toolchain = FakeTools.bun(root.resolve("toolchain/bun"), "1.0.1");
    declared.add(new DeclaredToolchains.Declared(List.of(toolchain), Map.of()));
    assertThat(found(ToolKind.BUN)).isEqualTo("Bun 1.0.1: " + toolchain + " (toolchains.xml)");

    Path parameter = FakeTools.bun(root.resolve("parameter/bun"), "1.0.0");
    executables.put(ToolKind.BUN, parameter);
    assertThat(found(ToolKind.BUN))
        .isEqualTo("Bun 1.0.0: " + parameter + " (parameter provider.bun)");
  }

  @Test
  void aNamedToolThatIsMissingIsNotReplacedByAnother() throws Exception {
    FakeTools.go(root.resolve("path/go"), "1.26.0");
    variables.put("GOROOT", root.resolve("gone").toString());
    assertThat(refused(ToolKind.GO, MACHINE))
        .hasMessage(
            "Go: expected the program go at GOROOT, found that there is no file "
                + root
                + "/gone/bin/go");

    executables.put(ToolKind.GO, root.resolve("nowhere/go"));
    assertThat(refused(ToolKind.GO, MACHINE))
        .hasMessageContaining(
            "at parameter provider.go, found that there is no file " + root + "/nowhere/go");
  }

  @Test
  void aToolThatAnotherMayStandInForIsMissedOnlyWhenSomebodyAskedForIt() throws Exception {
    // Given a machine without Bun, Then that is no error
    assertThat(resolver().find(ToolKind.BUN, MACHINE, provider)).isEmpty();

    // Given one of another version than asked for, Then it is
    FakeTools.bun(root.resolve("path/bun"), "1.2.0");
    assertThat(resolver().find(ToolKind.BUN, MACHINE, provider))
        .hasValueSatisfying(tool -> assertThat(tool.version()).isEqualTo("1.2.0"));
    versions.put(ToolKind.BUN, "1.3.0");
    assertThat(
            catchThrowableOfType(
                ProviderException.class, () -> resolver().find(ToolKind.BUN, MACHINE, provider)))
        .hasMessage("Bun: expected the program bun, found none");
  }

  @Test
  void aVariableMayNameAProgramOnThePath() throws Exception {
    Path program = FakeTools.bun(root.resolve("path/bun-canary"), "1.4.0");
    variables.put("GESTALT_BUN", "bun-canary");
    assertThat(found(ToolKind.BUN)).isEqualTo("Bun 1.4.0: " + program + " (GESTALT_BUN)");

    variables.put("GESTALT_BUN", "bun-stable");
    assertThat(refused(ToolKind.BUN, MACHINE))
        .hasMessageContaining("there is no file " + provider + "/bun-stable");
  }

  @Test
  void aNamedToolThatDoesNotStartIsToldWithItsWords() throws Exception {
    FakeTools.bun(root.resolve("path/bun"), "1.0.0");
    Path broken = FakeTools.script(root.resolve("broken"), "echo no such library >&2", "exit 3");
    variables.put("GESTALT_BUN", broken.toString());
    assertThat(refused(ToolKind.BUN, MACHINE))
        .hasMessage(
            "Bun: expected the program bun at GESTALT_BUN, found that "
                + broken
                + " ends with status 3: no such library");
  }

  @Test
  void aProgramThatSaysSomethingElseIsNoTool() throws Exception {
    Path silly = FakeTools.script(root.resolve("silly"), "echo hello");
    executables.put(ToolKind.GO, silly);
    assertThat(refused(ToolKind.GO, MACHINE))
        .hasMessageContaining("answers \"hello\" and not its version");
  }

  @Test
  void aToolOnThePathThatDoesNotStartIsPassedOver() throws Exception {
    FakeTools.script(root.resolve("path/python3"), "echo not configured >&2", "exit 127");
    Path next = FakeTools.python(root.resolve("path/python"), "linux", "x86_64", "glibc");
    assertThat(resolver().resolve(ToolKind.PYTHON, MACHINE, provider).executable()).isEqualTo(next);
  }

  @Test
  void aMissingToolTellsEveryPlace() {
    variables.put("PATH", root.resolve("path").toString());
    ProviderException missing = refused(ToolKind.BUN, MACHINE);
    assertThat(missing).hasMessage("Bun: expected the program bun, found none");
    assertThat(missing.fault()).isEqualTo(ProviderException.Fault.USER);
    assertThat(missing.details())
        .containsExactly(
            "searched for the program bun, in this order:",
            "  parameter provider.bun: not set",
            "  toolchains.xml: no toolchain of type bun",
            "  GESTALT_BUN: not set",
            "  BUN_INSTALL: not set",
            "  PATH: no bun",
            "  "
                + root
                + "/home/.bun: there is no file "
                + root
                + "/home/.bun/bin/bun or "
                + root
                + "/home/.bun/bun");
    assertThat(missing.hint())
        .contains("https://bun.sh/", "-Dprovider.bun=FILE", "type bun in toolchains.xml");
  }

  @Test
  void aPythonForAnotherPlatformIsNotSearchedOnThePath() throws Exception {
    FakeTools.python(root.resolve("path/python3"), "linux", "x86_64", "glibc");
    ProviderException missing = refused(ToolKind.PYTHON, OTHER);
    assertThat(missing)
        .hasMessage("Python: expected a Python interpreter for linux/arm64, found none");
    assertThat(missing.hint()).contains("set GESTALT_PYTHON_LINUX_ARM64");
    assertThat(missing.details())
        .contains("  GESTALT_PYTHON_LINUX_ARM64: not set")
        .anySatisfy(line -> assertThat(line).startsWith("  .venv-linux-arm64: there is no file"))
        .anySatisfy(line -> assertThat(line).startsWith("  venv/linux-arm64: there is no file"))
        .noneSatisfy(line -> assertThat(line).contains("PATH"));
  }

  @Test
  void aPythonForAnotherPlatformMustBeOne() throws Exception {
    Path wrong = FakeTools.python(root.resolve("python"), "linux", "x86_64", "glibc");
    variables.put("GESTALT_PYTHON_LINUX_ARM64", wrong.toString());
    assertThat(refused(ToolKind.PYTHON, OTHER))
        .hasMessage(
            "Python: expected an interpreter for linux/arm64 at GESTALT_PYTHON_LINUX_ARM64,"
                + " found one for linux/amd64/glibc: "
                + wrong);
    FakeTools.python(wrong, "linux", "aarch64", "glibc");
    assertThat(resolver().resolve(ToolKind.PYTHON, OTHER, provider).platform())
        .contains(new Platform("linux", "arm64", "glibc"));
  }

  @Test
  void aPythonOfTheOtherLibraryBuildsForNeither() throws Exception {
    FakeTools.python(provider.resolve(".venv/bin/python"), "linux", "x86_64", "glibc");
    Platform musl = new Platform("linux", "amd64", "musl");
    ProviderException refused = refused(ToolKind.PYTHON, musl);
    assertThat(refused).hasMessageContaining("for linux/amd64/musl at .venv, found one for");
    assertThat(refused.hint()).contains("GESTALT_PYTHON_LINUX_AMD64_MUSL");

    FakeTools.python(
        provider.resolve("venv-linux-amd64-musl/bin/python"), "linux", "x86_64", "musl");
    assertThat(resolver().resolve(ToolKind.PYTHON, musl, provider).origin())
        .isEqualTo("venv-linux-amd64-musl");
  }

  @Test
  void aToolchainForPythonIsOneOfItsPlatform() throws Exception {
    Path here = FakeTools.python(root.resolve("here"), "linux", "x86_64", "glibc");
    Path there = FakeTools.python(root.resolve("there"), "linux", "aarch64", "glibc");
    declared.add(
        new DeclaredToolchains.Declared(List.of(there), Map.of("os", "linux", "arch", "arm64")));
    declared.add(new DeclaredToolchains.Declared(List.of(here), Map.of("version", "3.12")));
    assertThat(resolver().resolve(ToolKind.PYTHON, MACHINE, provider).executable()).isEqualTo(here);
    assertThat(resolver().resolve(ToolKind.PYTHON, OTHER, provider).executable()).isEqualTo(there);
  }

  @Test
  void aVersionThatIsAskedForPassesOverOthersButNotNamedOnes() throws Exception {
    versions.put(ToolKind.GO, "1.26.1");
    FakeTools.go(root.resolve("path/go"), "1.25.0");
    Path right = FakeTools.go(root.resolve("right/go"), "1.26.1");
    declared.add(
        new DeclaredToolchains.Declared(
            List.of(root.resolve("path/go")), Map.of("version", "1.25.0")));
    declared.add(new DeclaredToolchains.Declared(List.of(right), Map.of("version", "1.26.1")));
    assertThat(resolver().resolve(ToolKind.GO, OTHER, provider).executable()).isEqualTo(right);

    executables.put(ToolKind.GO, root.resolve("path/go"));
    assertThat(refused(ToolKind.GO, MACHINE))
        .hasMessageContaining(root + "/path/go has version 1.25.0 and not 1.26.1");
  }

  @Test
  void aProgramIsAskedOnceInTheProvidersDirectory() throws Exception {
    FakeTools.script(
        root.resolve("path/go"), "pwd >> " + root + "/asked", "sleep 0.2", "echo go1.26.0");
    ToolchainResolver resolver = resolver();
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<Tool>> tools =
          IntStream.range(0, 8)
              .mapToObj(
                  i ->
                      threads.submit(
                          () ->
                              resolver.resolve(
                                  ToolKind.GO, i % 2 == 0 ? MACHINE : OTHER, provider)))
              .toList();
      for (Future<Tool> tool : tools) {
        assertThat(tool.get().version()).isEqualTo("1.26.0");
      }
    } finally {
      threads.shutdown();
    }
    assertThat(Files.readAllLines(root.resolve("asked")))
        .containsExactly(provider.toRealPath().toString());
  }

  @Test
  void rustIsKnownByCargoAndItsCompiler() throws Exception {
    Path cargo = FakeTools.script(root.resolve("rust/bin/cargo"), "echo 'cargo 1.95.0 (abc)'");
    Path rustc = FakeTools.script(root.resolve("rust/bin/rustc"), "echo 'rustc 1.95.0 (def)'");
    variables.put("CARGO", cargo.toString());
    Tool rust = resolver().resolve(ToolKind.RUST, MACHINE, provider);
    assertThat(rust.identity()).isEqualTo("cargo 1.95.0 (abc); rustc 1.95.0 (def)");
    assertThat(rust.environment()).containsExactly(Map.entry("RUSTC", rustc.toString()));
  }

  @Test
  void aHomeForCargosDownloadsNeedNotHoldCargo() throws Exception {
    Files.createDirectories(root.resolve("cache"));
    variables.put("CARGO_HOME", root.resolve("cache").toString());
    FakeTools.script(root.resolve("path/cargo"), "echo cargo 1.95.0");
    FakeTools.script(root.resolve("path/rustc"), "echo rustc 1.95.0");
    assertThat(found(ToolKind.RUST)).contains("(PATH)");
  }

  @Test
  void goOfOneInstallationDoesNotUseAnothersLibrary() throws Exception {
    FakeTools.go(root.resolve("goroot/bin/go"), "1.25.0");
    variables.put("GOROOT", root.resolve("goroot").toString());
    assertThat(resolver().resolve(ToolKind.GO, MACHINE, provider).environment()).isEmpty();
    executables.put(
        ToolKind.GO,
        FakeTools.script(root.resolve("go"), "test -z \"$GOROOT\" || exit 1", "echo go1.26.0"));
    assertThat(resolver().resolve(ToolKind.GO, MACHINE, provider).environment())
        .containsExactly(Map.entry("GOROOT", ""));
  }

  @Test
  void toolsOfAnOfflineBuildDoNotFetch() throws Exception {
    offline = true;
    FakeTools.script(root.resolve("path/go"), "test \"$GOPROXY\" = off && echo go1.26.0");
    assertThat(found(ToolKind.GO)).startsWith("Go 1.26.0");
  }

  @Test
  void aStoppedBuildStopsTheQuestion() throws Exception {
    FakeTools.script(root.resolve("path/go"), "echo $$ > " + root + "/pid", "exec sleep 60");
    Thread.currentThread().interrupt();
    ProviderException stopped = refused(ToolKind.GO, MACHINE);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(stopped.fault()).isEqualTo(ProviderException.Fault.ENVIRONMENT);
  }

  private String found(ToolKind kind) throws ProviderException {
    return resolver().resolve(kind, MACHINE, provider).toString();
  }

  private ProviderException refused(ToolKind kind, Platform wanted) {
    return catchThrowableOfType(
        ProviderException.class, () -> resolver().resolve(kind, wanted, provider));
  }

  private ToolchainResolver resolver() {
    return new ToolchainResolver(
        new Host(variables, "Linux", "amd64"),
        MACHINE,
        new ToolRequirements(executables, versions, offline),
        new DeclaredToolchains() {
          @Override
          public List<Declared> of(ToolKind kind) {
            return declared;
          }

          @Override
          public boolean satisfies(String requirement, String version) {
            return requirement.equals(version);
          }
        });
  }
}
