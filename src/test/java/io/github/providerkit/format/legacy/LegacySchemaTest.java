package io.github.providerkit.format.legacy;

import static io.github.providerkit.format.schema.FieldRule.filled;
import static io.github.providerkit.format.schema.FieldRule.form;
import static io.github.providerkit.format.schema.FieldRule.word;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.providerkit.SharedData;
import io.github.providerkit.format.gestalt.rules.Mode;
import io.github.providerkit.format.schema.FieldRule;
import io.github.providerkit.format.schema.Forms;
import io.github.providerkit.format.schema.JsonSchema;
import io.github.providerkit.format.schema.SchemaAgreement;
import io.github.providerkit.manifest.Problem;
import io.github.providerkit.manifest.Problems;
import io.github.providerkit.manifest.RuleLevels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The JSON Schema for editors: made of this format's own shape and rules. */
class LegacySchemaTest {
  static final Path FILE = Path.of("src/main/resources/schema/gestalt-legacy.schema.json");

  private static final String SEGMENT = "[a-z0-9][a-z0-9._-]*";
  private static final String OPERATION = "provider.surfaces.rest.operations[].";

  /** What rules say that both generations share. */
  private static final List<FieldRule> SHARED =
      List.of(
          form("source", "github\\.com/" + SEGMENT + "/" + SEGMENT + "/" + SEGMENT, ""),
          form("version", Forms.SEMANTIC_VERSION, ""),
          filled(OPERATION + "name", ""),
          filled(OPERATION + "path", ""),
          word(OPERATION + "method", "GET", "POST", "PUT", "PATCH", "DELETE"),
          filled(OPERATION + "parameters[].name", ""),
          word(OPERATION + "parameters[].in", "query", "body", "path"));

  /** What concerns several fields. */
  private static final Map<String, Map<String, Object>> SEVERAL =
      Map.of(
          "",
          Map.of("oneOf", List.of(required("provider"), required("webui"))),
          "provider",
          Map.of(
              "required",
              List.of("surfaces"),
              "anyOf",
              List.of(
                  required("exec"),
                  Map.of(
                      "properties",
                      Map.of(
                          "surfaces",
                          Map.of(
                              "anyOf",
                              List.of(
                                  required("rest"),
                                  required("openapi"),
                                  required("graphql"),
                                  required("mcp"))))))),
          "provider.static_catalog_path",
          Map.of("not", Map.of()),
          "provider.surfaces",
          Map.of(
              "allOf",
              List.of(
                  Map.of("not", required("rest", "openapi")),
                  Map.of("not", required("rest", "graphql")),
                  Map.of("not", required("openapi", "graphql")))),
          "provider.connections",
          Map.of(
              "propertyNames",
              Map.of("minLength", 1),
              "allOf",
              List.of(
                  Map.of(
                      "patternProperties",
                      Map.of(
                          "^(?!default$)",
                          Map.of("properties", Map.of("params", false, "discovery", false)))),
                  Map.of(
                      "properties",
                      Map.of("default", Map.of("properties", Map.of("auth", ofDefault())))))),
          "provider.connections.*.auth",
          Map.of(
              "if",
              Map.of("properties", Map.of("type", Map.of("const", "oauth2"))),
              "then",
              required("authorization_url", "token_url")));

  /** Comparisons of fields, small languages, and how the text is read. */
  private static final Set<String> BEYOND_SCHEMAS =
      Set.of(
          "document/duplicate-key",
          "document/syntax",
          "gestalt/package-path",
          "gestalt/duplicate-artifact",
          "gestalt/entrypoint",
          "gestalt/operation",
          "gestalt/parameter",
          "gestalt-legacy/managed-parameter");

  /**
   * Beyond schemas too are dates and keys that are no text for the consumer alone, white space, and
   * the line break at the end of a block.
   */
  private static boolean isBeyondSchemas(Problem problem) {
    return BEYOND_SCHEMAS.contains(problem.code())
        || problem.code().equals("document/type") && problem.message().startsWith("expected text,")
        || problem.message().endsWith("found \" \"")
        || problem.message().contains("without white space");
  }

  private static Map<String, Object> ofDefault() {
    Map<String, Object> filled = Map.of("minLength", 1);
    return Map.of(
        "properties",
        Map.of("type", Map.of("not", Map.of("const", "mcp_oauth"))),
        "if",
        Map.of("properties", Map.of("type", Map.of("const", "oauth2"))),
        "then",
        Map.of("properties", Map.of("authorization_url", filled, "token_url", filled)));
  }

  private static Map<String, Object> required(String... names) {
    return Map.of("required", List.of(names));
  }

  @Test
  void theShippedSchemaIsCurrent() throws IOException {
    List<FieldRule> rules = new ArrayList<>(LegacyFields.OWN);
    rules.addAll(SHARED);
    SchemaAgreement.assertCurrent(
        FILE,
        new JsonSchema(JsonSchema.Reading.EXACT, rules, SEVERAL)
            .of("gestalt-legacy", "Gestalt plugin manifest (plugin.yaml)", LegacyShape.MANIFEST));
  }

  @Test
  void schemaAndRulesAgree() throws IOException {
    // Given the schema and the corpus
    Path corpus = SharedData.require("corpus/legacy");
    SchemaAgreement agreement = new SchemaAgreement(FILE, LegacySchemaTest::isBeyondSchemas);

    // When both say what they think of each manifest
    for (String line : Files.readAllLines(corpus.resolve("labels.jsonl"))) {
      JsonNode label = new ObjectMapper().readTree(line);
      String file = label.path("file").asText();
      byte[] bytes = Files.readAllBytes(corpus.resolve(file));
      Problems problems = new Problems(RuleLevels.DEFAULT);
      LegacyReader.read(file, bytes, Mode.SOURCE, problems);
      agreement.compare(file.split("/")[0], file, bytes, problems);
    }

    // Then they say the same
    assertThat(agreement.disagreements("schema of gestalt-legacy")).isEmpty();
  }
}
