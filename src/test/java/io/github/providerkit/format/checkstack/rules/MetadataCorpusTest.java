package io.github.providerkit.format.checkstack.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.providerkit.SharedData;
import io.github.providerkit.format.CheckRequest;
import io.github.providerkit.format.CheckRequest.FileChecks;
import io.github.providerkit.format.CodeChoice;
import io.github.providerkit.format.ReleaseVersion;
import io.github.providerkit.format.checkstack.CheckstackFormat;
import io.github.providerkit.manifest.Problem;
import io.github.providerkit.manifest.Problems;
import io.github.providerkit.manifest.Rule;
import io.github.providerkit.manifest.RuleLevels;
import io.github.providerkit.manifest.RuleLevels.Level;
import io.github.providerkit.message.ProviderException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Checks every {@code package.json} of {@code corpus/checkstack/meta} with our own stricter rules
 * turned off, and compares accept and reject, and the fields, with the installer's labels.
 */
class MetadataCorpusTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final RuleLevels CONSUMER_ONLY =
      new RuleLevels(
          CheckstackRules.all().stream()
              .filter(rule -> rule.origin() != Rule.Origin.CONSUMER)
              .collect(Collectors.toMap(Rule::code, rule -> Level.OFF)));

  @Test
  void theLabelsAreAgreedWith() throws IOException, ProviderException {
    // Given the labelled metadata
    Path corpus = SharedData.require("corpus/checkstack");
    List<String> disagreements = new ArrayList<>();
    List<String> otherFields = new ArrayList<>();
    int total = 0;

    // When each is checked
    for (String line : Files.readAllLines(corpus.resolve("labels.jsonl"))) {
      JsonNode label = JSON.readTree(line);
      String file = label.path("file").asText();
      if (!file.startsWith("meta/")) {
        continue;
      }
      total++;
      List<Problem> problems = problems(corpus.resolve(file));
      if (problems.isEmpty() != label.path("ok").asBoolean()) {
        disagreements.add(file + ": " + label.path("error").asText() + " but " + problems);
      }
      if (!fields(label).equals(fields(problems))) {
        otherFields.add(file + ": " + fields(label) + " but " + fields(problems));
      }
    }

    // Then all are agreed with, down to the fields
    System.out.printf("%-32s %4s/%s%n", "checkstack metadata", total - disagreements.size(), total);
    System.out.printf("%-32s %4s/%s%n", "checkstack fields", total - otherFields.size(), total);
    otherFields.forEach(System.out::println);
    assertThat(disagreements).isEmpty();
    // The two that are left name the field inside an object, where the schema names the object.
    assertThat(otherFields).hasSize(2);
    assertThat(total).isGreaterThan(140);
  }

  private static List<Problem> problems(Path file) throws ProviderException {
    Problems problems = new Problems(CONSUMER_ONLY);
    CheckRequest request =
        new CheckRequest(
            file,
            file.getFileName().toString(),
            new ReleaseVersion(Optional.empty(), ReleaseVersion.Policy.STRICT),
            FileChecks.NONE,
            file.resolveSibling("target"),
            Optional.empty(),
            new CodeChoice(Optional.empty(), false));
    new CheckstackFormat(CheckstackSettings.DEFAULT).check(request, problems);
    return problems.sorted();
  }

  private static String fields(JsonNode label) {
    TreeSet<String> fields = new TreeSet<>();
    label.path("issues").forEach(issue -> fields.add(issue.path("path").asText()));
    return fields.toString();
  }

  /** Paths in the labels' own notation. */
  private static String fields(List<Problem> problems) {
    return problems.stream()
        .map(problem -> problem.path().replaceAll("\\[([0-9]+)]", ".$1"))
        .collect(Collectors.toCollection(TreeSet::new))
        .toString();
  }
}
