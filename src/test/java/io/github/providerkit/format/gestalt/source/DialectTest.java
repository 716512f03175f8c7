package io.github.providerkit.format.gestalt.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.providerkit.files.SeenFiles;
import io.github.providerkit.format.CheckRequest;
import io.github.providerkit.format.CheckRequest.FileChecks;
import io.github.providerkit.format.CodeChoice;
import io.github.providerkit.format.ManifestCheck;
import io.github.providerkit.format.Provider;
import io.github.providerkit.format.ReleaseVersion;
import io.github.providerkit.format.gestalt.GestaltFormat;
import io.github.providerkit.format.gestalt.generation.Generation;
import io.github.providerkit.format.gestalt.generation.Generations;
import io.github.providerkit.message.ProviderException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Of which generation a manifest is that says nothing. */
class DialectTest {
  private static final String HEAD = "source: github.com/acme/tools/x\nversion: 1.0.0\n";

  @TempDir Path work;

  @BeforeEach
  void manifest() throws IOException {
    write("own", "kind: cache\n" + HEAD);
  }

  private Path write(String directory, String manifest) throws IOException {
    Path place = Files.createDirectories(work.resolve(directory));
    Files.writeString(place.resolve("manifest.yaml"), manifest);
    return place;
  }

  private Provider read(Path... neighbours) throws ProviderException {
    Dialect dialect =
        new Dialect(Optional.empty(), seen -> GestaltFormat.saidIn(List.of(neighbours), seen));
    return new ManifestCheck(List.of(new GestaltFormat(dialect)))
        .run(
            new CheckRequest(
                work.resolve("own"),
                Optional.empty(),
                new ReleaseVersion(Optional.empty(), ReleaseVersion.Policy.STRICT),
                FileChecks.BEFORE_BUILD,
                Map.of(),
                work.resolve("own/target/provider"),
                Optional.empty(),
                CodeChoice.DEFAULT))
        .provider()
        .orElseThrow();
  }

  private void code() throws IOException {
    Files.writeString(work.resolve("own/go.mod"), "module github.com/acme/x\n\ngo 1.22\n");
    Files.writeString(
        work.resolve("own/provider.go"), "package x\n\nfunc New() any { return nil }\n");
  }

  @Test
  void withoutCodeItIsTodaysWhoseBuildIsMissing() throws Exception {
    Provider provider = read();
    assertThat(provider.code()).isEmpty();
    assertThatThrownBy(provider::requireCode)
        .hasMessageContaining("expected a build that makes the program of kind cache")
        .satisfies(
            refusal ->
                assertThat(((ProviderException) refusal).hint())
                    .contains("declare build")
                    .contains("-Dprovider.gestalt.dialect=may"));
  }

  @Test
  void withCodeItIsOfMayUnlessItsNeighboursAreTodays() throws Exception {
    code();
    Path app = write("app", "kind: app\n" + HEAD + "spec: {}\n");
    Path may = write("may", "kind: plugin\n" + HEAD + "spec: {}\n");
    Path silent = write("silent", "kind: agent\n" + HEAD);
    assertThat(read().code()).isPresent();
    assertThat(read(silent, may).code()).isPresent();
    assertThat(read(app, may).code()).isPresent();
    assertThat(read(app, silent, work).code()).isEmpty();
  }

  @Test
  void manifestsOfBothGenerationsSpeakForNone() throws Exception {
    Path both = write("both", "kind: app\n" + HEAD + "release: {}\n");
    Path broken = write("broken", "kind: [\n");
    assertThat(GestaltFormat.saidIn(List.of(both, broken), new SeenFiles())).isEmpty();
    Path app = write("app", "kind: app\n" + HEAD);
    Optional<Generation> said = GestaltFormat.saidIn(List.of(both, broken, app), new SeenFiles());
    assertThat(said).contains(Generations.APP);
  }
}
