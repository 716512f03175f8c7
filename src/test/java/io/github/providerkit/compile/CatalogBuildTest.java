package io.github.providerkit.compile;

import static io.github.providerkit.compile.TestBuild.DARWIN;
import static io.github.providerkit.compile.TestBuild.LINUX;
import static io.github.providerkit.compile.TestBuild.LINUX_ARM;
import static io.github.providerkit.compile.TestBuild.WINDOWS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.providerkit.files.Sha256;
import io.github.providerkit.message.ProviderException;
import io.github.providerkit.parts.BuiltBinary;
import io.github.providerkit.platform.Platform;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who writes down the operations of a plugin, when, and where they go. */
class CatalogBuildTest {
  @TempDir Path directory;
  private TestBuild build;

  @BeforeEach
  void aProvider() {
    build = TestBuild.in(directory);
  }

  @Test
  void theBinaryForThisMachineWritesOneForAll() throws Exception {
    List<BuiltBinary> binaries = build.run(DARWIN, LINUX, WINDOWS);
    assertThat(build.done())
        .containsOnlyOnce("catalog by artifacts/linux/amd64/provider")
        .hasSize(5);
    for (BuiltBinary binary : binaries) {
      Path catalog = binary.catalog().orElseThrow();
      assertThat(catalog).hasParent(binary.directory()).hasContent("# one");
      assertThat(binary.record().catalog()).contains(Sha256.of(catalog));
    }
  }

  @Test
  void scriptsAreDescribedByTheirSources() throws Exception {
    build.describedBySources().run(DARWIN, LINUX);
    assertThat(build.done())
        .containsExactlyInAnyOrder(
            "prepare", "compile darwin/arm64", "compile linux/amd64", "catalog by sources");
    build.describedBySources().write(TestBuild.SOURCE, "two").run(DARWIN);
    assertThat(build.done())
        .containsExactlyInAnyOrder("prepare", "compile darwin/arm64", "catalog by sources");
  }

  @Test
  void forOtherMachinesAloneABinaryIsMadeThatNobodyReleases() throws Exception {
    List<BuiltBinary> binaries = build.run(DARWIN);
    assertThat(build.done())
        .containsExactlyInAnyOrder(
            "prepare",
            "compile darwin/arm64",
            "compile linux/amd64",
            "catalog by build/staging/catalog/provider");
    assertThat(binaries.get(0).catalog().orElseThrow()).hasContent("# one");
    assertThat(build.paths().artifacts().resolve("linux")).doesNotExist();
    build.run(DARWIN);
    assertThat(build.done()).isEmpty();
  }

  @Test
  void aBinaryThatRunsHereIsEnoughWhateverItsLibrary() throws Exception {
    // Given a machine that can build for one C library alone
    Platform musl = new Platform("linux", "amd64", "musl");
    build.asking(
        (platform, step) -> {
          if (!platform.libc().equals("musl")) {
            throw ProviderException.user("expected a linker for " + platform, null);
          }
        });

    // When that one is asked for
    build.run(musl);

    // Then no other is
    assertThat(build.done())
        .containsExactly(
            "prepare", "compile linux/amd64/musl", "catalog by artifacts/linux/amd64/provider");
  }

  @Test
  void codeThatWritesNoneIsToldWithItsLog() {
    ProviderException failed =
        catchThrowableOfType(
            ProviderException.class, () -> build.withoutCatalog().run(LINUX, DARWIN));
    assertThat(failed)
        .hasMessage("catalog: expected the code to write down its operations, found no file");
    assertThat(failed.fault()).isEqualTo(ProviderException.Fault.USER);
    assertThat(failed.hint()).contains("GESTALT_PLUGIN_WRITE_CATALOG", "catalog.log");
  }

  @Test
  void componentsHaveNone() throws Exception {
    // Given what a build of another kind left
    build.run(LINUX);
    build.done();
    assertThat(build.binary(LINUX).resolveSibling(BuiltBinary.CATALOG)).exists();

    // When a component is built
    BuiltBinary binary = build.kind("secrets").run(LINUX).get(0);

    // Then nothing writes a catalog, and there is none
    assertThat(build.done()).containsExactly("prepare", "compile linux/amd64");
    assertThat(binary.catalog()).isEmpty();
    assertThat(binary.record().catalog()).isEmpty();
  }

  @Test
  void aComponentForOtherMachinesNeedsNothingForThisOne() throws Exception {
    build
        .kind("secrets")
        .asking(
            (platform, step) -> {
              if (platform.equals(LINUX)) {
                throw ProviderException.user("asked for this machine", null);
              }
            })
        .run(LINUX_ARM);
    assertThat(build.done()).containsExactly("prepare", "compile linux/arm64");
  }

  @Test
  void theLogKeepsWhatTheCompilerSaidAsWell() throws Exception {
    build
        .compiling(
            (platform, step) ->
                step.run("say", directory, java.util.Map.of(), List.of("echo", "for " + platform)))
        .run(DARWIN);
    assertThat(build.output().resolve("logs/catalog.log")).hasContent("for linux/amd64");
  }

  @Test
  void changedSourcesChangeTheCatalogOfEveryPlatform() throws Exception {
    build.run(LINUX, DARWIN);
    List<BuiltBinary> binaries = build.write(TestBuild.SOURCE, "two").run(LINUX, DARWIN);
    for (BuiltBinary binary : binaries) {
      assertThat(binary.catalog().orElseThrow()).hasContent("# two");
    }
    assertThat(Files.list(build.paths().artifacts())).hasSize(2);
  }
}
