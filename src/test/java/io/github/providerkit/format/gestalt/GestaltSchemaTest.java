package io.github.providerkit.format.gestalt;

import static io.github.providerkit.format.schema.FieldRule.filled;
import static io.github.providerkit.format.schema.FieldRule.form;
import static io.github.providerkit.format.schema.FieldRule.optionalWord;
import static io.github.providerkit.format.schema.FieldRule.word;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.providerkit.SharedData;
import io.github.providerkit.format.schema.FieldRule;
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

/** The JSON Schema for editors: made of this format's own shape and of what its rules say. */
class GestaltSchemaTest {
  private static final Path FILE = Path.of("src/main/resources/schema/gestalt.schema.json");

  private static final String LABEL = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?";
  private static final String NUMBER = "(0|[1-9][0-9]*)";
  private static final String PRE_RELEASE = "(0|[1-9][0-9]*|[0-9]*[a-zA-Z-][0-9a-zA-Z-]*)";

  private static final List<FieldRule> RULES =
      List.of(
          filled("kind", ""),
          form("source", LABEL + "(\\." + LABEL + ")+(/[a-z0-9][a-z0-9._-]*){3,}", ""),
          form(
              "version",
              "%1$s\\.%1$s\\.%1$s(-%2$s(\\.%2$s)*)?(\\+[0-9a-zA-Z-]+(\\.[0-9a-zA-Z-]+)*)?"
                  .formatted(NUMBER, PRE_RELEASE),
              ""),
          filled("artifacts[].path", ""),
          filled("entrypoint.artifactPath", ""),
          filled("release.build.command", ""));

  private static final String OPERATION = "surfaces.rest.operations[].";

  /** What only counts for plugins. */
  private static final List<FieldRule> OF_PLUGINS =
      List.of(
          word("connections.*.auth.type", "oauth2", "mcp_oauth", "bearer", "manual", "none"),
          optionalWord("connections.*.mode", "", "none", "user", "platform"),
          optionalWord("connections.*.exposure", "", "user", "internal"),
          filled(OPERATION + "name", ""),
          filled(OPERATION + "path", ""),
          word(OPERATION + "method", "GET", "POST", "PUT", "PATCH", "DELETE"),
          filled(OPERATION + "parameters[].name", ""),
          word(OPERATION + "parameters[].in", "query", "body", "path"),
          word("securitySchemes.*.type", "hmac", "apiKey", "http", "none"));

  /** Comparisons of fields, small languages, and how the text is read. */
  private static final Set<String> BEYOND_SCHEMAS =
      Set.of(
          "document/anchor",
          "document/duplicate-key",
          "document/merge",
          "document/syntax",
          "document/type",
          "gestalt/ack-status",
          "gestalt/artifact-digest",
          "gestalt/auth-type",
          "gestalt/base-url",
          "gestalt/connection",
          "gestalt/credential-mode",
          "gestalt/duplicate-artifact",
          "gestalt/entrypoint",
          "gestalt/http-method",
          "gestalt/http-security",
          "gestalt/media-type",
          "gestalt/operation",
          "gestalt/package-path",
          "gestalt/parameter",
          "gestalt/payload-template",
          "gestalt/post-connect",
          "gestalt/release-block",
          "gestalt/required",
          "gestalt/route-path",
          "gestalt/routes",
          "gestalt/security-scheme");

  @Test
  void theShippedSchemaIsCurrent() throws IOException {
    SchemaAgreement.assertCurrent(FILE, schema());
  }

  private static Map<String, Object> schema() {
    List<String> kinds = new ArrayList<>(Kind.words());
    Map<String, Object> plugin =
        Map.of(
            "if",
            Map.of(
                "properties",
                Map.of("kind", Map.of("const", "plugin")),
                "required",
                List.of("kind")),
            "then",
            Map.of(
                "properties",
                Map.of(
                    "spec",
                    new JsonSchema(JsonSchema.Reading.LENIENT, OF_PLUGINS, Map.of())
                        .constraints(ManifestShape.SPEC)),
                "required",
                List.of("spec")));
    kinds.addAll(List.of("auth", "externalcredentials", "external-credentials"));
    Map<String, Object> kind = Map.of("enum", kinds);
    return new JsonSchema(JsonSchema.Reading.LENIENT, RULES, Map.of("kind", kind, "", plugin))
        .of("Gestalt provider manifest (manifest.yaml)", ManifestShape.MANIFEST);
  }

  @Test
  void schemaAndRulesAgree() throws IOException {
    // Given the schema and the corpus
    Path corpus = SharedData.require("corpus/manifest");
    SchemaAgreement agreement =
        new SchemaAgreement(FILE, GestaltSchemaTest::isBeyondSchemas)
            // In lower case and without blanks: the consumer takes others, and nobody writes them.
            .stricterAt("/kind");

    // When both say what they think of each manifest
    for (String line : Files.readAllLines(corpus.resolve("labels.jsonl"))) {
      JsonNode label = new ObjectMapper().readTree(line);
      String file = label.path("file").asText();
      byte[] bytes = Files.readAllBytes(corpus.resolve(file));
      Problems problems = new Problems(RuleLevels.DEFAULT);
      ManifestReader.read(file, bytes, Mode.SOURCE, problems);
      agreement.compare(file.split("/")[0], file, bytes, problems);
    }

    // Then they say the same
    assertThat(agreement.disagreements("schema of gestalt")).isEmpty();
  }

  private static boolean isBeyondSchemas(Problem problem) {
    return BEYOND_SCHEMAS.contains(problem.code())
        || problem.message().contains("found an empty key")
        || problem.message().contains("without white space");
  }
}
