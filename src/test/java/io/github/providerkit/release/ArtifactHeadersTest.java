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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

  /** What no machine runs is told before it is released, with what it is. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | an empty file",
        "'version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n' | Git LFS",
        "'\n<!DOCTYPE html><html>Sign in</html>' | an HTML page",
        "'<html lang=\"en\">' | an HTML page",
        "'Not Found\n' | a text",
        "'{\"message\": \"Bad credentials\"}' | a text"
      })
  void whatIsNoProgramIsRefused(String content, String words) throws Exception {
    Packaging packaging =
        Packaging.in(directory)
            .file("manifest.yaml", Packaging.PREBUILT)
            .file("bin/vault", content.replace("\\n", "\n"));
    assertThat(packaging.errors())
        .singleElement()
        .asString()
        .startsWith("manifest.yaml:10:11 artifacts[0].path gestalt/wrong-binary")
        .contains("expected an executable for linux/amd64/musl, found ", words);
  }

  @Test
  void aPointerOfGitLfsAmongAssetsIsRefused() throws Exception {
    String pointer = "version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n";
    Packaging packaging =
        Packaging.in(directory)
            .file("manifest.yaml", Packaging.UI)
            .file("dist/index.html", "<html>")
            .file("dist/logo.png", pointer);
    assertThat(packaging.errors())
        .singleElement()
        .asString()
        .contains("spec.assetRoot gestalt/lfs-pointer expected the file dist/logo.png, found");
    packaging.level("gestalt/lfs-pointer", RuleLevels.Level.WARN);
    assertThat(TestTar.read(packaging.release().archives().get(0).file()))
        .containsKey("dist/logo.png");
    // What only speaks of them is none
    packaging.level("gestalt/lfs-pointer", RuleLevels.Level.ERROR);
    packaging.file("dist/logo.png", "x" + pointer).release();
    packaging.file("dist/logo.png", pointer + "x".repeat(1024)).release();
  }

  /** A provider whose manifest promises linux/amd64/musl. */
  private Packaging prebuilt(Platform really) throws IOException {
    Packaging packaging = Packaging.in(directory).file("manifest.yaml", Packaging.PREBUILT);
    Files.write(
        Files.createDirectories(directory.resolve("bin")).resolve("vault"), Binaries.of(really));
    return packaging;
  }
}
