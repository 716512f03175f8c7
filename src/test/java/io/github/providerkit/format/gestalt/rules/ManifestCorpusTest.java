package io.github.providerkit.format.gestalt.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.providerkit.SharedData;
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
 * Reads every manifest of {@code corpus/manifest} in both modes and compares accept and reject with
 * the labels that the original gave it.
 */
class ManifestCorpusTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Disagreements that are meant: "file mode", and the rule that makes them. None so far. */
  private static final Map<String, String> STRICTER_ON_PURPOSE = Map.of();

  private final Map<String, int[]> agreed = new TreeMap<>();
  private final List<String> disagreements = new ArrayList<>();

  @Test
  void theLabelsAreAgreedWith() throws IOException {
    // Given the labelled manifests
    Path corpus = SharedData.require("corpus/manifest");

    // When each is read as a source manifest and as one of a finished package
    for (String line : Files.readAllLines(corpus.resolve("labels.jsonl"))) {
      JsonNode label = JSON.readTree(line);
      Path file = corpus.resolve(label.path("file").asText());
      Problems asSource = read(file, Mode.SOURCE);
      compare(label, Mode.SOURCE, label.path("source_ok").asBoolean(), !asSource.hasErrors());
      Problems asRelease = read(file, Mode.RELEASE);
      compare(label, Mode.RELEASE, label.path("release_ok").asBoolean(), !asRelease.hasErrors());
      if (label.has("deploy_ok")) {
        boolean warned =
            asSource.sorted().stream()
                .anyMatch(problem -> problem.code().equals(GestaltRules.DEPLOY.code()));
        count("deploy-time warnings", label.path("deploy_ok").asBoolean() != warned);
      }
    }

    // Then the figures are these, and the goals are met
    agreed.forEach((what, n) -> System.out.printf("%-32s %4d/%d%n", what, n[0], n[1]));
    disagreements.forEach(System.out::println);
    assertThat(disagreements).filteredOn(d -> !d.startsWith("fuzz/")).isEmpty();
    assertThat(share("fuzz SOURCE")).isGreaterThanOrEqualTo(0.99);
    assertThat(share("fuzz RELEASE")).isGreaterThanOrEqualTo(0.99);
    assertThat(share("deploy-time warnings")).isEqualTo(1);
    assertThat(agreed.values().stream().mapToInt(n -> n[1]).sum())
        .isGreaterThanOrEqualTo(SharedData.atLeast(5_823));
  }

  private static Problems read(Path file, Mode mode) throws IOException {
    Problems problems = new Problems(RuleLevels.DEFAULT);
    ManifestReader.read(file.getFileName().toString(), Files.readAllBytes(file), mode, problems);
    return problems;
  }

  private void compare(JsonNode label, Mode mode, boolean expected, boolean actual) {
    String file = label.path("file").asText();
    String[] segments = file.split("/");
    String folder = segments[0].equals("real") ? "real/" + segments[1] : segments[0];
    String which = file + " " + mode;
    boolean agrees = expected == actual || STRICTER_ON_PURPOSE.containsKey(which);
    count(folder + " " + mode, agrees);
    if (!agrees) {
      disagreements.add(which + ": " + (expected ? "accepted" : "refused") + " by the original");
    }
  }

  private void count(String what, boolean agrees) {
    int[] figures = agreed.computeIfAbsent(what, key -> new int[2]);
    figures[0] += agrees ? 1 : 0;
    figures[1]++;
  }

  private double share(String what) {
    int[] figures = agreed.getOrDefault(what, new int[] {1, 1});
    return (double) figures[0] / figures[1];
  }
}
