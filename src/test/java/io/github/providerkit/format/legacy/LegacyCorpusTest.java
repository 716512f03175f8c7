package io.github.providerkit.format.legacy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.providerkit.SharedData;
import io.github.providerkit.format.gestalt.rules.Mode;
import io.github.providerkit.manifest.Problems;
import io.github.providerkit.manifest.RuleLevels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Reads every manifest of {@code corpus/legacy} in both modes and compares accept and reject with
 * the labels that the original gave it.
 */
class LegacyCorpusTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Disagreements that are meant: "file mode", and the rule that makes them. None so far. */
  private static final Map<String, String> DIFFERENT_ON_PURPOSE = Map.of();

  private final Map<String, int[]> agreed = new TreeMap<>();
  private final List<String> disagreements = new ArrayList<>();

  @Test
  void theLabelsAreAgreedWith() throws IOException {
    // Given the labelled manifests
    Path corpus = SharedData.require("corpus/legacy");

    // When each is read as plugin release does, and as plugin package does
    for (String line : Files.readAllLines(corpus.resolve("labels.jsonl"))) {
      JsonNode label = JSON.readTree(line);
      Path file = corpus.resolve(label.path("file").asText());
      compare(label, Mode.SOURCE, label.path("source_ok").asBoolean(), read(file, Mode.SOURCE));
      compare(label, Mode.RELEASE, label.path("ok").asBoolean(), read(file, Mode.RELEASE));
    }

    // Then the figures are these, and all agree
    agreed.forEach((what, n) -> System.out.printf("legacy %-24s %4d/%d%n", what, n[0], n[1]));
    disagreements.forEach(System.out::println);
    assertThat(disagreements).isEmpty();
    assertThat(agreed.values().stream().mapToInt(n -> n[1]).sum())
        .isGreaterThanOrEqualTo(SharedData.atLeast(930));
  }

  private static Problems read(Path file, Mode mode) throws IOException {
    Problems problems = new Problems(RuleLevels.DEFAULT);
    LegacyReader.read(file.getFileName().toString(), Files.readAllBytes(file), mode, problems);
    return problems;
  }

  private void compare(JsonNode label, Mode mode, boolean expected, Problems problems) {
    String file = label.path("file").asText();
    String which = file + " " + mode;
    boolean agrees = expected != problems.hasErrors() || DIFFERENT_ON_PURPOSE.containsKey(which);
    int[] figures = agreed.computeIfAbsent(file.split("/")[0] + " " + mode, key -> new int[2]);
    figures[0] += agrees ? 1 : 0;
    figures[1]++;
    if (!agrees) {
      String verdict = expected ? "accepted" : "refused at " + label.path("stage").asText();
      disagreements.add(which + ": " + verdict + " | " + problems.sorted());
    }
  }
}
