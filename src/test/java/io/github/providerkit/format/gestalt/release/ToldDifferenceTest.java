package io.github.providerkit.format.gestalt.release;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.providerkit.SharedData;
import io.github.providerkit.format.gestalt.generation.Generations;
import io.github.providerkit.format.gestalt.rules.Mode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The manifest of a package is the one that the metadata of its release tell of. */
class ToldDifferenceTest {
  private static final String MANIFEST =
      """
      kind: app
      source: github.com/acme/tools/app/files
      version: 1.2.3
      displayName: Files
      iconFile: icon.svg
      spec:
        configSchemaPath: config.json
        surfaces:
          openapi: {document: openapi.yaml, baseUrl: "https://api.example.com"}
        connections: {default: {mode: Subject, auth: {type: none}}}
        allowedOperations: {listFiles: null}
      dependencies: {apps: {mail: {version: 1.0.0}}}
      """;

  private static final String METADATA =
      """
      schema: gestaltd-provider-release
      schemaVersion: 1
      package: github.com/acme/tools/app/files
      kind: app
      version: 1.2.3
      runtime: declarative
      artifacts:
        generic: {path: a.tar.gz, sha256: %s}
      staticValidation:
        manifest:
          displayName: Files
          spec:
            surfaces:
              openapi: {document: "", baseUrl: "https://api.example.com"}
            connections: {default: {mode: subject, auth: {type: none}}}
            allowedOperations: {listFiles: null}
        catalog: {name: files}
        requires: {apps: {mail: {version: 1.0.0}}}
      """
          .formatted("ab".repeat(32));

  private static Optional<ToldDifference> first(byte[] manifest, byte[] metadata) throws Exception {
    List<io.github.providerkit.manifest.Problem> errors = new ArrayList<>();
    ReleasedManifest released =
        ReleasedManifest.read("manifest.yaml", manifest, Mode.RELEASE, Generations.APP, errors)
            .orElseThrow(() -> new AssertionError(errors));
    ReleaseDescriptor descriptor =
        ReleaseDescriptorReader.read("provider-release.yaml", metadata, Generations.APP);
    return ToldDifference.first(descriptor.validation().orElseThrow(), released);
  }

  @Test
  void upstreamsTellOfTheirManifests() throws Exception {
    int compared = 0;
    try (Stream<Path> all = Files.list(SharedData.require("golden/app"))) {
      for (Path golden : all.filter(Files::isDirectory).toList()) {
        byte[] manifest = Files.readAllBytes(golden.resolve("release-manifest.yaml"));
        byte[] metadata = Files.readAllBytes(golden.resolve("provider-release.yaml"));
        assertThat(first(manifest, metadata)).as(golden.toString()).isEmpty();
        compared++;
      }
    }
    assertThat(compared).isGreaterThanOrEqualTo(7);
  }

  @Test
  void whatDependsOnTheArchiveIsNoDifference() throws Exception {
    assertThat(first(MANIFEST.getBytes(UTF_8), METADATA.getBytes(UTF_8))).isEmpty();
  }

  @Test
  void whatPeopleReadMayDiffer() throws Exception {
    String others = MANIFEST.replace("displayName: Files", "description: All files");
    assertThat(first(others.getBytes(UTF_8), METADATA.getBytes(UTF_8))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "mode: Subject|mode: none|spec.connections.default.mode",
        "listFiles: null|listFiles: null, more: null|spec.allowedOperations.more",
        "baseUrl: \"https://api.example.com\"|baseUrl: \"https://example.com\"|spec.surfaces.openapi.baseUrl",
        "version: 1.0.0|version: 2.0.0|dependencies.apps.mail.version",
        "dependencies:|compatibility: {minGestaltdVersion: 1.0.0}\\ndependencies:|compatibility",
        "document: openapi.yaml|document: \"https://a.example/b\"|spec.surfaces.openapi.document",
      })
  void anotherManifestIsTold(String one, String other, String field) throws Exception {
    assertThat(MANIFEST).contains(one);
    String changed = MANIFEST.replace(one, other.replace("\\n", "\n"));
    assertThat(first(changed.getBytes(UTF_8), METADATA.getBytes(UTF_8)))
        .map(ToldDifference::field)
        .contains(field);
  }
}
