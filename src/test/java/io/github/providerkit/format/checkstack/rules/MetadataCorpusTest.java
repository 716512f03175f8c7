package io.github.providerkit.format.checkstack.rules;

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
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
    List<String> foreignFields = new ArrayList<>();
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
        disagreements.add(file + ": " + label.path("stage").asText() + " but " + problems);
      }
      Set<String> theirs = fields(label);
      Set<String> ours = fields(problems);
      if (!ours.equals(theirs)) {
        otherFields.add(file + ": " + theirs + " but " + ours);
        if (!areInside(theirs, ours)) {
          foreignFields.add(file);
        }
      }
    }

    // Then all are agreed with, down to the fields
    System.out.printf("%-32s %4s/%s%n", "checkstack metadata", total - disagreements.size(), total);
    System.out.printf("%-32s %4s/%s%n", "checkstack fields", total - otherFields.size(), total);
    otherFields.forEach(System.out::println);
    assertThat(disagreements).isEmpty();
    assertThat(foreignFields).isEmpty();
    assertThat(total).isGreaterThanOrEqualTo(SharedData.atLeast(147));
  }

  private static List<Problem> problems(Path file) throws ProviderException {
    Problems problems = new Problems(CONSUMER_ONLY);
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
    return problems.sorted();
  }

  private static Set<String> fields(JsonNode label) {
    Set<String> fields = new TreeSet<>();
    label.path("issues").forEach(issue -> fields.add(issue.path("path").asText()));
    fields.remove("");
    return fields;
  }

  /** Paths in the labels' own notation, but that of the whole document. */
  private static Set<String> fields(List<Problem> problems) {
    return problems.stream()
        .map(problem -> problem.path().replaceAll("\\[([0-9]+)]", ".$1"))
        .filter(path -> !path.isEmpty())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Whether we name the field inside an object, where the schema names the object. */
  private static boolean areInside(Set<String> theirs, Set<String> ours) {
    Set<String> objects =
        ours.stream()
            .map(our -> theirs.contains(our) ? our : our.replaceFirst("\\.[^.]+$", ""))
            .collect(Collectors.toSet());
    return objects.equals(theirs);
  }
}
