package io.github.providerkit.format.checkstack;

import static io.github.providerkit.format.schema.FieldRule.form;
import static io.github.providerkit.format.schema.FieldRule.optionalForm;
import static io.github.providerkit.manifest.shape.Shape.Field.of;
import static io.github.providerkit.manifest.shape.Shape.Leaf.ANYTHING;
import static io.github.providerkit.manifest.shape.Shape.Leaf.FLAG;
import static io.github.providerkit.manifest.shape.Shape.Leaf.TEXT;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.providerkit.SharedData;
import io.github.providerkit.files.SeenFiles;
import io.github.providerkit.format.CheckRequest;
import io.github.providerkit.format.CheckRequest.FileChecks;
import io.github.providerkit.format.CodeChoice;
import io.github.providerkit.format.ManifestFile;
import io.github.providerkit.format.ReleaseVersion;
import io.github.providerkit.format.checkstack.rules.CheckstackSettings;
import io.github.providerkit.format.checkstack.rules.MetadataFields;
import io.github.providerkit.format.checkstack.rules.RangeRules;
import io.github.providerkit.format.schema.FieldRule;
import io.github.providerkit.format.schema.Forms;
import io.github.providerkit.format.schema.JsonSchema;
import io.github.providerkit.format.schema.SchemaAgreement;
import io.github.providerkit.manifest.Problem;
import io.github.providerkit.manifest.Problems;
import io.github.providerkit.manifest.RuleLevels;
import io.github.providerkit.manifest.shape.Shape.ListOf;
import io.github.providerkit.manifest.shape.Shape.MapOf;
import io.github.providerkit.manifest.shape.Shape.Struct;
import io.github.providerkit.manifest.shape.Shape.Unknown;
import io.github.providerkit.message.ProviderException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The JSON Schema for editors: made of the fields' rules and of what code says of the others. */
class CheckstackSchemaTest {
  private static final Path FILE = Path.of("src/main/resources/schema/checkstack.schema.json");

  private static final Struct PERSON =
      Struct.of(Unknown.IGNORED, of("name", TEXT), of("email", TEXT), of("url", TEXT));
  private static final MapOf RANGES = new MapOf(TEXT, false);

  /** What the rules look at; every other key is free. */
  private static final Struct PACKAGE =
      Struct.of(
          Unknown.IGNORED,
          of("name", TEXT),
          of("version", TEXT),
          of("description", TEXT),
          of("author", PERSON),
          of("contributors", new ListOf(PERSON)),
          of("license", TEXT),
          of("homepage", TEXT),
          of("repository", Struct.of(Unknown.IGNORED, of("type", TEXT), of("url", TEXT))),
          of("dependencies", RANGES),
          of("peerDependencies", RANGES),
          of("optionalDependencies", ANYTHING),
          of(
              "checkstack",
              Struct.of(
                  Unknown.IGNORED,
                  of("type", TEXT),
                  of("pluginId", TEXT),
                  of("bundle", new ListOf(TEXT)),
                  of("usageInstructions", TEXT),
                  of("allowInstallScripts", FLAG))));

  private static final String NOT_LOCAL = "(?!" + RangeRules.LOCAL + ")[\\s\\S]*";

  /** What is stricter than the installer, or a language of its own. */
  private static final List<FieldRule> FORMS =
      List.of(
          form("name", Forms.NPM_NAME, ""),
          form("version", Forms.SEMANTIC_VERSION, ""),
          optionalForm("homepage", Forms.ABSOLUTE_URL, ""),
          optionalForm("author.email", Forms.EMAIL_ADDRESS, ""),
          optionalForm("author.url", Forms.ABSOLUTE_URL, ""),
          optionalForm("contributors[].email", Forms.EMAIL_ADDRESS, ""),
          optionalForm("contributors[].url", Forms.ABSOLUTE_URL, ""),
          optionalForm("dependencies.*", NOT_LOCAL, ""),
          optionalForm("peerDependencies.*", NOT_LOCAL, ""),
          FieldRule.filled("contributors[].name", MetadataFields.PERSON_NAME.expected()));

  private static final Map<String, Object> TEXT_OR_OBJECT =
      Map.of("type", List.of("object", "string"));

  /** Fields that may be a text instead of an object, and one whose type nobody looks at. */
  private static final Map<String, Map<String, Object>> OPEN_TYPES =
      Map.of(
          "author", TEXT_OR_OBJECT,
          "contributors[]", TEXT_OR_OBJECT,
          "repository", TEXT_OR_OBJECT,
          "optionalDependencies",
              Map.of("additionalProperties", Map.of("pattern", "^" + NOT_LOCAL)));

  @Test
  void theShippedSchemaIsCurrent() throws IOException {
    List<FieldRule> rules = new ArrayList<>(FORMS);
    rules.addAll(MetadataFields.ALL);
    SchemaAgreement.assertCurrent(
        FILE,
        new JsonSchema(JsonSchema.Reading.EXACT, rules, OPEN_TYPES)
            .of("checkstack", "Checkstack plugin (package.json)", PACKAGE));
  }

  @Test
  void schemaAndRulesAgree() throws IOException, ProviderException {
    // Given the schema and the corpus
    Path corpus = SharedData.require("corpus/checkstack");
    SchemaAgreement agreement = new SchemaAgreement(FILE, CheckstackSchemaTest::isBeyondSchemas);

    // When both say what they think of each package.json
    for (String line : Files.readAllLines(corpus.resolve("labels.jsonl"))) {
      JsonNode label = new ObjectMapper().readTree(line);
      String file = label.path("file").asText();
      if (file.startsWith("meta/")) {
        Path path = corpus.resolve(file);
        agreement.compare("meta", file, Files.readAllBytes(path), problems(path));
      }
    }

    // Then they say the same
    assertThat(agreement.disagreements("schema of checkstack")).isEmpty();
  }

  /**
   * A URL with a scheme may still lack the host that its scheme needs. In the library that stands
   * in for an editor here, the end of a pattern also matches before a line break.
   */
  private static boolean isBeyondSchemas(Problem problem) {
    boolean hasScheme = problem.message().matches("(?s).*found \"" + Forms.ABSOLUTE_URL + "\"");
    return problem.code().equals("checkstack/url") && hasScheme
        || problem.message().endsWith("\\n\"");
  }

  private static Problems problems(Path file) throws ProviderException {
    Problems problems = new Problems(RuleLevels.DEFAULT);
    CheckRequest request =
        new CheckRequest(
            file.getParent(),
            Optional.of(file),
            new ReleaseVersion(Optional.empty(), ReleaseVersion.Policy.STRICT),
            FileChecks.NONE,
            Map.of(),
            file.resolveSibling("target"),
            Optional.empty(),
            new CodeChoice(Optional.empty(), false));
    new CheckstackFormat(CheckstackSettings.DEFAULT)
        .check(
            new ManifestFile(file, file.getFileName().toString(), request, new SeenFiles()),
            problems);
    return problems;
  }
}
