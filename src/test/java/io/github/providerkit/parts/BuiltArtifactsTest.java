package io.github.providerkit.parts;

import static io.github.providerkit.compile.TestBuild.DARWIN;
import static io.github.providerkit.compile.TestBuild.LINUX;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.providerkit.code.ProviderCode;
import io.github.providerkit.compile.TestBuild;
import io.github.providerkit.files.KeptTime;
import io.github.providerkit.files.Sha256;
import io.github.providerkit.format.BuildCommand;
import io.github.providerkit.format.CompiledCode;
import io.github.providerkit.format.PlanRequest;
import io.github.providerkit.format.Provider;
import io.github.providerkit.format.ReleasePlan;
import io.github.providerkit.manifest.Problems;
import io.github.providerkit.message.ProviderException;
import io.github.providerkit.platform.Platform;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What packaging takes of what was compiled. */
class BuiltArtifactsTest {
  @TempDir Path directory;
  private TestBuild build;

  @BeforeEach
  void aBuild() {
    build = TestBuild.in(directory);
  }

  @Test
  void theBinariesThatAreAskedForInTheirOrder() throws Exception {
    List<BuiltBinary> built = build.run(LINUX, DARWIN);
    assertThat(read("1.0.0", DARWIN, LINUX)).containsExactly(built.get(1), built.get(0));
    assertThat(read("1.0.0", DARWIN)).containsExactly(built.get(1));
    assertThat(artifacts().of(new Named("weather", "1.0.0", "plugin"), Optional.empty()))
        .containsExactly(built.get(1), built.get(0));
  }

  @Test
  void whatPackagingGetsOfThem() throws Exception {
    BuiltBinary binary = build.run(LINUX).get(0);
    CompiledCode code = BuiltArtifacts.compiled(read("1.0.0", LINUX));
    assertThat(code.binaries())
        .containsExactly(
            new CompiledCode.Binary(
                LINUX, binary.file(), Files.size(binary.file()), Sha256.of(binary.file())));
    assertThat(code.catalog()).isEqualTo(binary.catalog()).isPresent();
  }

  @Test
  void withoutABuildThePlaceIsNamed() {
    assertThat(refusal("1.0.0", LINUX))
        .hasMessage("expected compiled code in %s, found none", build.paths().artifacts(LINUX));
    assertThat(refusal("1.0.0", LINUX).hint()).contains("provider:build-artifacts");
    assertThat(refusal("1.0.0"))
        .hasMessage("expected compiled code in %s, found none", build.paths().artifacts());
  }

  @Test
  void aBuildOfAnotherReleaseIsRefused() throws Exception {
    build.run(LINUX);
    assertThat(refusal("1.0.1", LINUX))
        .hasMessageContaining("expected a build of weather 1.0.1, kind plugin")
        .hasMessageEndingWith("found one of weather 1.0.0, kind plugin");
  }

  @Test
  void aBuildForAnotherLibraryIsRefused() throws Exception {
    build.run(LINUX);
    assertThat(refusal("1.0.0", new Platform("linux", "amd64", "musl")))
        .hasMessageEndingWith("expected a binary for linux/amd64/musl, found one for linux/amd64");
  }

  @Test
  void buildsOfDifferentSourcesAreRefused() throws Exception {
    // Given platforms that were built one after the other, with a change between
    build.run(LINUX);
    build.write(TestBuild.SOURCE, "two").run(DARWIN);
    assertThat(refusal("1.0.0", LINUX, DARWIN))
        .hasMessage(
            "%s: expected a build of the same sources as in %s, found one of others",
            build.paths().artifacts(DARWIN), build.paths().artifacts(LINUX));
    assertThat(read("1.0.0", DARWIN)).hasSize(1);
  }

  @Test
  void aBinaryThatWasSignedSinceIsTakenAsItIs() throws Exception {
    // Given a binary that somebody signed after it was built
    BuiltBinary built = build.run(LINUX).get(0);
    Files.writeString(built.file(), "signed");
    Files.setLastModifiedTime(built.file(), FileTime.from(Instant.now().plusSeconds(1)));

    // When packaging reads it
    BuildRecord record = read("1.0.0", LINUX).get(0).record();

    // Then the record is that of the signed one, and of the same build
    assertThat(record).isEqualTo(built.record().with(6, Sha256.of(built.file())));
    assertThat(BuildRecord.read(built.directory().resolve(BuildRecord.FILE))).isEqualTo(record);
  }

  @Test
  void aBinaryThatWasAlteredAndKeptItsTimeHasItsOwnDigest() throws Exception {
    BuiltBinary built = build.run(LINUX).get(0);
    read("1.0.0", LINUX);
    KeptTime.damage(built.file());
    assertThat(read("1.0.0", LINUX).get(0).record().sha256()).isEqualTo(Sha256.of(built.file()));
  }

  @Test
  void aMissingBinaryOrCatalogIsNamed() throws Exception {
    BuiltBinary built = build.run(LINUX).get(0);
    Files.delete(built.catalog().orElseThrow());
    assertThat(refusal("1.0.0", LINUX))
        .hasMessage(built.directory() + ": expected catalog.yaml beside the binary, found none");
    Files.delete(built.file());
    assertThat(refusal("1.0.0", LINUX))
        .hasMessage("expected the binary " + built.file() + ", found none");
  }

  private BuiltArtifacts artifacts() {
    return new BuiltArtifacts(build.paths());
  }

  private List<BuiltBinary> read(String version, Platform... platforms) throws ProviderException {
    return artifacts()
        .of(
            new Named("weather", version, "plugin"),
            platforms.length == 0 ? Optional.empty() : Optional.of(List.of(platforms)));
  }

  private ProviderException refusal(String version, Platform... platforms) {
    return catchThrowableOfType(ProviderException.class, () -> read(version, platforms));
  }

  private record Named(String name, String version, String kind) implements Provider {
    @Override
    public String releaseTag() {
      throw new UnsupportedOperationException();
    }

    @Override
    public List<BuildCommand> buildCommands() {
      throw new UnsupportedOperationException();
    }

    @Override
    public Path directory() {
      throw new UnsupportedOperationException();
    }

    @Override
    public List<Path> generatedDirectories() {
      throw new UnsupportedOperationException();
    }

    @Override
    public Optional<ProviderCode> code() {
      throw new UnsupportedOperationException();
    }

    @Override
    public void requireCode() {
      throw new UnsupportedOperationException();
    }

    @Override
    public Optional<ReleasePlan> plan(PlanRequest request, Problems problems) {
      throw new UnsupportedOperationException();
    }
  }
}
