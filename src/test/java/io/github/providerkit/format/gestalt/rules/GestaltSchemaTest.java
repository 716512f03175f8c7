package io.github.providerkit.format.gestalt.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.providerkit.SharedData;
import io.github.providerkit.format.gestalt.generation.Generations;
import io.github.providerkit.format.schema.SchemaAgreement;
import io.github.providerkit.manifest.Problem;
import io.github.providerkit.manifest.Problems;
import io.github.providerkit.manifest.RuleLevels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The JSON Schema for editors: made of this format's own shape and of what its rules say. */
class GestaltSchemaTest {
  private static final Path FILE = Path.of("src/main/resources/schema/gestalt.schema.json");

  private static final Path TODAY = Path.of("src/main/resources/schema/gestalt-app.schema.json");

  /** Comparisons with other fields, by how they are told. */
  private static final Map<String, String> COMPARISONS =
      Map.ofEntries(
          Map.entry("gestalt/auth-type", "expected an MCP surface "),
          Map.entry("gestalt/base-url", "expected operations beside baseUrl, "),
          Map.entry("gestalt/connection", "expected a name declared in "),
          Map.entry("gestalt/duplicate-artifact", "expected each "),
          Map.entry("gestalt/entrypoint", "expected the path of one of the artifacts, "),
          Map.entry("gestalt/http-security", "expected a name declared in "),
          Map.entry("gestalt/media-type", "expected each "),
          Map.entry("gestalt/operation", "expected each "),
          Map.entry("gestalt/package-path", "expected the path of another manifest "),
          Map.entry("gestalt/parameter", "expected "),
          Map.entry("gestalt/payload-template", "expected a placeholder for the timestamp "),
          Map.entry("gestalt/post-connect", "expected a REST, OpenAPI, "),
          Map.entry("gestalt/routes", "expected each "));

  @Test
  void theShippedSchemaIsCurrent() throws IOException {
    SchemaAgreement.assertCurrent(FILE, GestaltSchema.make());
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

  @Test
  void theShippedSchemaOfTodayIsCurrent() throws IOException {
    SchemaAgreement.assertCurrent(TODAY, GestaltSchema.makeOfToday());
  }

  @Test
  void schemaAndRulesOfTodayAgree() throws IOException {
    // Given the schema and the corpora of both generations
    SchemaAgreement agreement =
        new SchemaAgreement(TODAY, GestaltSchemaTest::isBeyondSchemas).stricterAt("/kind");

    // When both say what they think of each manifest as one of today's
    for (String corpus : List.of("corpus/app", "corpus/manifest")) {
      Path folder = SharedData.require(corpus);
      for (String line : Files.readAllLines(folder.resolve("labels.jsonl"))) {
        String file = new ObjectMapper().readTree(line).path("file").asText();
        byte[] bytes = Files.readAllBytes(folder.resolve(file));
        Problems problems = new Problems(RuleLevels.DEFAULT);
        GenerationChoice choice = GenerationChoice.of(Generations.APP);
        ManifestReader.read(file, bytes, Mode.SOURCE, choice, problems);
        agreement.compare(corpus + " " + file.split("/")[0], file, bytes, problems);
      }
    }

    // Then they say the same
    assertThat(agreement.disagreements("schema of today's gestalt")).isEmpty();
  }

  private static boolean isBeyondSchemas(Problem problem) {
    String comparison = COMPARISONS.get(problem.code());
    return comparison != null && problem.message().startsWith(comparison)
        || isOfSyntax(problem)
        || isParameterOfMediaType(problem)
        || problem.message().contains("found an empty key")
        || problem.message().contains("without white space");
  }

  /**
   * The schema is for YAML, of which the consumer takes more types than of JSON, and more nulls.
   */
  private static boolean isOfSyntax(Problem problem) {
    return switch (problem.code()) {
      case "document/anchor", "document/merge" -> true;
      case "document/type" ->
          problem.file().endsWith(".json") || problem.message().endsWith("found nothing");
      default -> false;
    };
  }

  /** A media type's parameters are a language of their own. */
  private static boolean isParameterOfMediaType(Problem problem) {
    return problem.code().equals("gestalt/media-type") && problem.message().contains(";");
  }
}
