package io.github.providerkit.release;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.providerkit.files.Sha256;
import io.github.providerkit.format.CheckRequest;
import io.github.providerkit.format.CheckRequest.FileChecks;
import io.github.providerkit.format.CodeChoice;
import io.github.providerkit.format.ManifestCheck;
import io.github.providerkit.format.ReleaseVersion;
import io.github.providerkit.manifest.RuleLevels;
import io.github.providerkit.mojo.Formats;
import io.github.providerkit.platform.Binaries;
import io.github.providerkit.platform.Platform;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A digest that an author gives to a prebuilt artifact is told before anything is packaged. */
class GivenDigestsTest {
  private static final String DIGEST = "0123456789abcdef".repeat(4);

  @TempDir Path directory;

  private String manifest = Packaging.PREBUILT;

  @ParameterizedTest
  @CsvSource({
    "abc, remove sha256 to have it filled in",
    "DIGEST, write digest",
    "sha256:digest, write digest",
    "SHA-256=DIGEST, write digest",
    "' digest ', write digest",
    "digest0, remove sha256 to have it filled in",
    "zdigest, remove sha256 to have it filled in"
  })
  void whatIsNoDigestIsAnErrorOnce(String text, String hint) {
    String given =
        text.replace("DIGEST", DIGEST.toUpperCase(Locale.ROOT)).replace("digest", DIGEST);
    for (FileChecks files : List.of(FileChecks.BEFORE_BUILD, FileChecks.BEFORE_PACKAGING)) {
      assertThat(told(given, files))
          .singleElement()
          .asString()
          .startsWith("error 11:13 gestalt/digest-mismatch expected 64 hexadecimal digits in lower")
          .endsWith("-> " + hint.replace("digest", DIGEST));
    }
  }

  /** A manifest alone is one that the consumer takes. */
  @Test
  void withoutTheFilesItIsAWarning() {
    assertThat(told("abc", FileChecks.NONE))
        .singleElement()
        .asString()
        .startsWith("warning 11:13 gestalt/digest-form expected 64 hexadecimal digits");
  }

  /** What is compiled takes the place of the artifacts. */
  @Test
  void beforeCompilingItIsAWarning() throws Exception {
    Files.writeString(directory.resolve("go.mod"), "module example.com/provider\n");
    Files.writeString(directory.resolve("provider.go"), "package provider\n");
    manifest = Packaging.PREBUILT.replace("entrypoint:\n  artifactPath: bin/vault\n", "");
    assertThat(told("abc", FileChecks.BEFORE_BUILD))
        .singleElement()
        .asString()
        .startsWith("warning 9:13 gestalt/digest-form");
  }

  @Test
  void theRightDigestIsNotMentioned() throws Exception {
    prebuilt("").release();
    String digest = Sha256.of(directory.resolve("bin/vault"));
    Packaging packaging = prebuilt(digest);
    packaging.release();
    assertThat(packaging.problems()).isEmpty();
  }

  @Test
  void packagingTellsItOnce() throws Exception {
    assertThat(prebuilt("nodigest").errors())
        .singleElement()
        .asString()
        .contains("gestalt/digest-mismatch expected 64 hexadecimal digits");
  }

  private Packaging prebuilt(String digest) throws Exception {
    Path file = directory.resolve("bin/vault");
    Files.createDirectories(file.getParent());
    Files.write(file, Binaries.of(new Platform("linux", "amd64", "musl")));
    return Packaging.in(directory)
        .file("manifest.yaml", manifest + "    sha256: \"" + digest + "\"\n");
  }

  private List<String> told(String digest, FileChecks files) {
    try {
      prebuilt(digest);
      return new ManifestCheck(Formats.all())
              .run(
                  new CheckRequest(
                      directory,
                      Optional.empty(),
                      new ReleaseVersion(Optional.of("1.0.0"), ReleaseVersion.Policy.STRICT),
                      files,
                      Map.of("gestalt/wrong-binary", RuleLevels.Level.OFF),
                      directory.resolve("target/provider"),
                      Optional.empty(),
                      new CodeChoice(Optional.empty(), false)))
              .sorted()
              .stream()
              .map(
                  p ->
                      "%s %d:%d %s %s -> %s"
                          .formatted(
                              p.severity().name().toLowerCase(Locale.ROOT),
                              p.position().line(),
                              p.position().column(),
                              p.code(),
                              p.message(),
                              p.hint()))
              .toList();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
