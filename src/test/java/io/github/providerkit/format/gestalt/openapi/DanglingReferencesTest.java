package io.github.providerkit.format.gestalt.openapi;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.providerkit.format.gestalt.catalog.Operation;
import io.github.providerkit.format.gestalt.rules.Told;
import io.github.providerkit.manifest.Problems;
import io.github.providerkit.manifest.RuleLevels;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DanglingReferencesTest {
  private static final String HEAD = "openapi: 3.0.0\ninfo: {title: t, version: '1'}\n";
  private static final String MINIMAL = HEAD + "paths: {/a: {get: {operationId: a}}}\n";

  private final Problems problems = new Problems(RuleLevels.DEFAULT);

  private Optional<List<String>> read(String text) {
    return OpenApiReader.read("openapi.yaml", text.getBytes(UTF_8), problems)
        .map(api -> api.operations().stream().map(Operation::name).toList());
  }

  @Test
  void refusesAReferenceToNothingInAComponentSchema() {
    assertThat(
            read(
                MINIMAL
                    + """
                    components:
                      schemas:
                        A:
                          properties:
                            x: {$ref: 'schemas.yaml#/X'}
                            y: {$ref: '#/components/schemas/Y'}
                    """))
        .isEmpty();
    assertThat(Told.by(problems))
        .containsExactly(
            "8:19 error gestalt/openapi-document components.schemas.A.properties.x.$ref",
            "9:19 error gestalt/openapi-document components.schemas.A.properties.y.$ref");
    assertThat(Told.hint(problems)).contains("put all of it into one document");
  }

  @Test
  void refusesAReferenceToNothingInWhatAnotherOneLeadsTo() {
    assertThat(
            read(
                HEAD
                    + """
                    paths: {/a: {get: {operationId: a, responses: {'200': {$ref: '#/x-b'}}}}}
                    x-b: {content: {$ref: '#/nope'}}
                    """))
        .isEmpty();
    assertThat(Told.by(problems))
        .containsExactly("4:23 error gestalt/openapi-document x-b.content.$ref");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "components: {responses: {A: {$ref: nope}}}",
        "components: {schemas: {A: {oneOf: [{$ref: nope}]}}}",
        "components: {schemas: {A: {properties: {$ref: {type: string}}}}}",
        "components: {schemas: {A: {$ref: 5}}}",
        "components: {schemas: {A: {$ref: '#/info/title'}}}",
        "components: {schemas: {A: {$ref: '#/components/schemas/A'}}}",
        "components: {schemas: {A: {$ref: b.json}, B: {$id: b.json}}}",
        "x-a: {$ref: nope}"
      })
  void takesReferencesThatTheConsumerDoesNotLookInto(String rest) {
    assertThat(read(MINIMAL + rest + "\n")).contains(List.of("a"));
    assertThat(Told.by(problems)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{allOf: [{properties: {x: {$ref: nope}}}]}",
        "{properties: {p: {}}, items: {oneOf: [{$ref: nope}]}}",
        "{example: {$ref: '#/nope'}}",
        "{items: {$ref: '#anchor'}}",
        "{items: {$ref: ''}}",
        "{items: {$ref: '#/components/schemas/A/items/%zz'}}"
      })
  void refusesReferencesToNothingDeeperDown(String schema) {
    assertThat(read(MINIMAL + "components: {schemas: {A: " + schema + "}}\n")).isEmpty();
    assertThat(Told.by(problems))
        .hasSize(1)
        .allMatch(line -> line.contains("error gestalt/openapi-document components.schemas.A"));
  }
}
