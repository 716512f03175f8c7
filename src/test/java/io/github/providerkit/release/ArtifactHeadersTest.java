package io.github.providerkit.release;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.providerkit.manifest.RuleLevels;
import io.github.providerkit.platform.Binaries;
import io.github.providerkit.platform.Platform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Prebuilt artifacts are held against the platforms that the manifest gives them. */
class ArtifactHeadersTest {
  @TempDir Path directory;

  @Test
  void whatFitsIsNotMentioned() throws Exception {
    Packaging packaging = prebuilt(new Platform("linux", "amd64", "musl"));
    packaging.release();
    assertThat(packaging.warnings()).isEmpty();
  }

  @Test
  void aStaticProgramSuitsEveryLibrary() throws Exception {
    Packaging packaging = prebuilt(Platform.of("linux", "amd64"));
    packaging.release();
    assertThat(packaging.warnings()).isEmpty();
  }

  @Test
  void aProgramForAnotherMachineIsRefusedAtItsPath() throws Exception {
    assertThat(prebuilt(Platform.of("linux", "arm64")).errors())
        .singleElement()
        .asString()
        .startsWith("manifest.yaml:10:11 artifacts[0].path gestalt/wrong-binary")
        .contains("expected linux/amd64/musl, found linux/arm64 (ELF");
  }

  @Test
  void soIsOneForAnotherSystemOrLibrary() throws Exception {
    assertThat(prebuilt(Platform.of("darwin", "amd64")).errors())
        .singleElement()
        .asString()
        .contains("found darwin/amd64 (Mach-O)");
    assertThat(prebuilt(new Platform("linux", "amd64", "glibc")).errors())
        .singleElement()
        .asString()
        .contains("found linux/amd64 (ELF, glibc)");
  }

  @Test
  void theUserMayTurnThatDown() throws Exception {
    Packaging packaging =
        prebuilt(Platform.of("linux", "arm64"))
            .level("gestalt/wrong-binary", RuleLevels.Level.WARN);
    packaging.release();
    assertThat(packaging.warnings()).singleElement().asString().contains("gestalt/wrong-binary");
  }

  @Test
  void whatIsNoKnownExecutableIsAWarning() throws Exception {
    Packaging packaging =
        Packaging.in(directory)
            .file("manifest.yaml", Packaging.PREBUILT)
            .file("bin/vault", "#!/bin/sh\n");
    packaging.release();
    assertThat(packaging.warnings())
        .singleElement()
        .asString()
        .contains("artifacts[0].path gestalt/binary-format");
  }

  /** A provider whose manifest promises linux/amd64/musl. */
  private Packaging prebuilt(Platform really) throws IOException {
    Packaging packaging = Packaging.in(directory).file("manifest.yaml", Packaging.PREBUILT);
    Files.write(
        Files.createDirectories(directory.resolve("bin")).resolve("vault"), Binaries.of(really));
    return packaging;
  }
}
