package io.github.providerkit.release;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.providerkit.format.OfferedOperation;
import io.github.providerkit.format.OfferedOperation.Parameter;
import io.github.providerkit.message.ProviderException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What providers of each form can be asked to do. */
class OfferedOperationsTest {
  private static final String SURFACES =
      """
            rest:
              baseUrl: https://echo.example
              operations:
                - name: ping
                  description: Says who is there
                  method: GET
                  path: /ping/{who}
                  parameters:
                    - {name: who, type: string, in: path, required: true, description: A name}
                    - {name: loud, type: bool, in: query}
      """;

  private static final OfferedOperation PING =
      new OfferedOperation(
          "ping",
          "GET",
          "/ping/{who}",
          "Says who is there",
          List.of(
              new Parameter("who", "string", true, "A name"),
              new Parameter("loud", "bool", false, "")));

  @TempDir Path directory;

  @Test
  void thoseOfARestSurface() throws Exception {
    assertThat(operations("manifest.yaml", manifest("plugin"))).containsExactly(PING);
    assertThat(operations("manifest.yaml", manifest("app"))).containsExactly(PING);
  }

  @Test
  void thoseOfALegacyManifest() throws Exception {
    assertThat(
            operations(
                "plugin.yaml",
                "source: github.com/acme/plugins/echo\nversion: 1.0.0\nprovider:\n  surfaces:\n"
                    + SURFACES.replace("baseUrl", "base_url").indent(-2)))
        .containsExactly(PING);
  }

  @Test
  void thoseOfAnOpenApiDocument() throws Exception {
    Packaging packaging =
        Packaging.in(directory)
            .file(
                "manifest.yaml",
                """
                kind: plugin
                source: github.com/acme/plugins/echo
                version: 1.0.0
                spec: {surfaces: {openapi: {document: openapi.yaml}}}
                """)
            .file(
                "openapi.yaml",
                """
                openapi: 3.0.0
                info: {title: Echo, version: '1'}
                servers: [{url: https://echo.example}]
                paths:
                  /pets/{id}:
                    get:
                      operationId: getPet
                      summary: One pet
                      parameters:
                        - {name: id, in: path, required: true, schema: {type: integer}}
                      responses: {'200': {description: fine}}
                """);
    packaging.release();
    OfferedOperation found = packaging.provider().operations(Optional.empty()).get(0);
    assertThat(found.name()).isEqualTo("getPet");
    assertThat(found.path()).isEqualTo("/pets/{id}");
    assertThat(found.parameters()).containsExactly(new Parameter("id", "integer", true, ""));
  }

  @Test
  void aUiHasNone() throws Exception {
    Packaging packaging =
        Packaging.in(directory).file("manifest.yaml", Packaging.UI).file("dist/a", "a");
    packaging.release();
    assertThat(packaging.provider().operations(Optional.empty())).isEmpty();
  }

  private static String manifest(String kind) {
    return "kind: %s\nsource: github.com/acme/plugins/echo\nversion: 1.0.0\nspec:\n  surfaces:\n"
            .formatted(kind)
        + SURFACES.indent(-2);
  }

  private List<OfferedOperation> operations(String name, String text) throws ProviderException {
    Packaging packaging = Packaging.in(directory).file(name, text);
    packaging.release();
    return packaging.provider().operations(Optional.empty());
  }
}
