package io.github.providerkit.format.gestalt;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.providerkit.files.Sha256;
import io.github.providerkit.format.EarlierRelease;
import io.github.providerkit.format.Offer;
import io.github.providerkit.format.Offer.Connection;
import io.github.providerkit.format.OfferedOperation;
import io.github.providerkit.format.OfferedOperation.Parameter;
import io.github.providerkit.format.ReleasePlan.MetadataFile;
import io.github.providerkit.format.gestalt.generation.Generation;
import io.github.providerkit.format.gestalt.generation.Generations;
import io.github.providerkit.lock.Deployment;
import io.github.providerkit.message.ProviderException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Releases that lie in a repository already, as what their users rely on. */
class GestaltOfferTest {
  private static final String PLUGIN =
      """
      kind: plugin
      source: github.com/acme/plugins/weather
      version: 0.1.0
      artifacts: [{os: linux, arch: amd64, path: prov, sha256: DIGEST}]
      entrypoint: {artifactPath: prov}
      spec:
        defaultConnection: own
        connections:
          own: {auth: {type: bearer}, params: {tenant: {required: true}, zone: {}}}
          open: {}
          shared: {mode: platform, auth: {type: manual}}
        allowedOperations: {forecast: {alias: weather}, tides: {}}
      """;

  private static final String CATALOG =
      """
      name: weather
      operations:
        - id: forecast
          method: POST
          inputSchema:
            type: object
            required: [place]
            properties:
              place: {type: string, enum: [Bonn, Ulm]}
              days: {type: [integer, 'null']}
        - {id: tides, method: GET, parameters: [{name: port, type: string, required: true}]}
        - {id: hidden, method: GET}
      """;

  @TempDir Path directory;

  @Test
  void operationsOfCodeAndConnectionsAreRead() throws Exception {
    Offer offer = released(PLUGIN, CATALOG, Generations.MAY).offer();
    assertThat(offer.operations().orElseThrow())
        .containsExactly(
            new OfferedOperation(
                "weather",
                "POST",
                "",
                "",
                List.of(
                    new Parameter("place", "string", true, "", List.of("Bonn", "Ulm")),
                    new Parameter("days", "integer or null", false, ""))),
            new OfferedOperation(
                "tides", "GET", "", "", List.of(new Parameter("port", "string", true, ""))));
    assertThat(offer.complete()).isTrue();
    assertThat(offer.defaultConnection()).isEqualTo("own");
    assertThat(offer.connections())
        .containsExactly(
            Map.entry("open", new Connection("none", "none", List.of())),
            Map.entry("own", new Connection("user", "bearer", List.of("tenant"))),
            Map.entry("shared", new Connection("platform", "manual", List.of())));
  }

  @Test
  void anotherGenerationHasOtherWords() throws Exception {
    Map<String, Connection> told = released(PLUGIN, CATALOG, Generations.APP).offer().connections();
    assertThat(told.get("own").mode()).isEqualTo("subject");
    assertThat(told.get("shared").mode()).isEqualTo("subject");
    assertThat(told.get("open").mode()).isEqualTo("none");
  }

  @Test
  void whatAServerIsAskedForIsNotComplete() throws Exception {
    String asked =
        PLUGIN.replace("spec:\n", "spec:\n  surfaces: {mcp: {url: 'https://mcp.example'}}\n");
    assertThat(released(asked, CATALOG, Generations.MAY).offer().complete()).isFalse();
  }

  @Test
  void whatItsServerRefusesIsRefused() {
    String other = PLUGIN.replace("version: 0.1.0", "version: 0.2.0");
    assertThatThrownBy(() -> released(other, CATALOG, Generations.MAY))
        .isInstanceOf(ProviderException.class)
        .hasMessageContaining("expected a manifest with the version of the metadata");
    assertThatThrownBy(() -> released("kind: teapot\n", CATALOG, Generations.MAY))
        .isInstanceOf(ProviderException.class);
  }

  private EarlierRelease released(String manifest, String catalog, Generation words)
      throws Exception {
    Map<String, String> files = new LinkedHashMap<>();
    files.put("manifest.yaml", manifest.replace("DIGEST", Sha256.of("program".getBytes(UTF_8))));
    files.put("catalog.yaml", catalog);
    files.put("prov", "program");
    byte[] archive = Deployment.archive(files);
    Path metadata = directory.resolve("weather-0.1.0.yaml");
    Files.writeString(
        metadata,
        """
        schema: gestaltd-provider-release
        schemaVersion: 1
        package: github.com/acme/plugins/weather
        kind: plugin
        version: 0.1.0
        runtime: executable
        artifacts:
            linux/amd64:
                path: weather.tar.gz
                sha256: %s
        """
            .formatted(Sha256.of(archive)));
    Path file = Files.write(directory.resolve("weather.tar.gz"), archive);
    return GestaltOffer.released(
        new EarlierRelease.Files() {
          @Override
          public String version() {
            return "0.1.0";
          }

          @Override
          public Path metadata() {
            return metadata;
          }

          @Override
          public Path archive(MetadataFile named) {
            assertThat(named).isEqualTo(new MetadataFile("weather.tar.gz", Sha256.of(archive)));
            return file;
          }
        },
        words);
  }
}
