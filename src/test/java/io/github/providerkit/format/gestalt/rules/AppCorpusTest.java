package io.github.providerkit.format.gestalt.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.providerkit.SharedData;
import io.github.providerkit.format.gestalt.generation.Generation;
import io.github.providerkit.format.gestalt.generation.Generations;
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
 * Reads the manifests of {@code corpus/app}, and those of May 2026 by today's rules, in both modes,
 * and compares accept and reject with the labels.
 */
class AppCorpusTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<String, int[]> agreed = new TreeMap<>();
  private final List<String> disagreements = new ArrayList<>();

  @Test
  void theLabelsAreAgreedWith() throws IOException {
    // Given the labelled manifests of today's generation
    Path corpus = SharedData.require("corpus/app");

    // When each is read in both modes, as today's and by its own signs
    for (String line : Files.readAllLines(corpus.resolve("labels.jsonl"))) {
      JsonNode label = JSON.readTree(line);
      String file = label.path("file").asText();
      byte[] bytes = Files.readAllBytes(corpus.resolve(file));
      judge(label, file.split("/")[0], file, bytes);
      if (label.path("ok").asBoolean()) {
        GenerationChoice auto = GenerationChoice.bySigns(kind -> Generations.APP);
        Problems problems = read(file, bytes, Mode.SOURCE, auto);
        count(file.split("/")[0] + " by its signs", !problems.hasErrors(), file);
      }
    }

    // Then they are as upstream has them
    print();
    assertThat(share("real SOURCE")).isEqualTo(1);
    assertThat(share("real RELEASE")).isEqualTo(1);
    assertThat(share("real by its signs")).isEqualTo(1);
    assertThat(share("made SOURCE")).isGreaterThanOrEqualTo(0.99);
    assertThat(share("made RELEASE")).isGreaterThanOrEqualTo(0.99);
    assertThat(share("made by its signs")).isGreaterThanOrEqualTo(0.99);
    assertThat(agreed.values().stream().mapToInt(n -> n[1]).sum())
        .isGreaterThanOrEqualTo(SharedData.atLeast(700));
  }

  @Test
  void manifestsOfMayAreJudgedByTodaysRules() throws IOException {
    // Given the manifests of May 2026, labelled by today's loader
    Path labels = SharedData.require("corpus/app").resolve("labels-may-corpus.jsonl");
    Path corpus = SharedData.require("corpus/manifest");

    // When each is read in both modes as one of today's
    for (String line : Files.readAllLines(labels)) {
      JsonNode label = JSON.readTree(line);
      String file = label.path("file").asText().replaceFirst("^manifest/", "");
      if (Files.exists(corpus.resolve(file))) {
        judge(label, "May's", file, Files.readAllBytes(corpus.resolve(file)));
      }
    }

    // Then nearly all are judged alike
    print();
    assertThat(share("May's SOURCE")).isGreaterThanOrEqualTo(0.99);
    assertThat(share("May's RELEASE")).isGreaterThanOrEqualTo(0.99);
    assertThat(agreed.values().stream().mapToInt(n -> n[1]).sum())
        .isGreaterThanOrEqualTo(SharedData.atLeast(5_000));
  }

  private void judge(JsonNode label, String what, String file, byte[] bytes) {
    for (Mode mode : Mode.values()) {
      boolean expected = label.path(mode == Mode.SOURCE ? "ok" : "release_ok").asBoolean();
      Generation app = Generations.APP;
      boolean actual = !read(file, bytes, mode, GenerationChoice.of(app)).hasErrors();
      count(
          what + " " + mode,
          expected == actual,
          file + " " + mode + ": " + (expected ? "accepted" : "refused") + " by the original");
    }
  }

  private static Problems read(String file, byte[] bytes, Mode mode, GenerationChoice choice) {
    Problems problems = new Problems(RuleLevels.DEFAULT);
    ManifestReader.read(file, bytes, mode, choice, problems);
    return problems;
  }

  private void count(String what, boolean agrees, String disagreement) {
    int[] figures = agreed.computeIfAbsent(what, key -> new int[2]);
    figures[0] += agrees ? 1 : 0;
    figures[1]++;
    if (!agrees) {
      disagreements.add(disagreement);
    }
  }

  private void print() {
    agreed.forEach((what, n) -> System.out.printf("%-32s %4d/%d%n", "app: " + what, n[0], n[1]));
    disagreements.forEach(System.out::println);
  }

  private double share(String what) {
    int[] figures = agreed.getOrDefault(what, new int[] {1, 1});
    return (double) figures[0] / figures[1];
  }
}
