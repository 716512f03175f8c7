package io.github.providerkit.format.gestalt.migration;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.providerkit.SharedData;
import io.github.providerkit.code.CodeDetector;
import io.github.providerkit.format.gestalt.generation.Generations;
import io.github.providerkit.manifest.Problems;
import io.github.providerkit.manifest.RuleLevels;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Migrates every real manifest of May 2026 that its server took. */
class LaterManifestCorpusTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern SOURCE = Pattern.compile("(?m)^source:.*$");

  private final Map<String, int[]> migrated = new TreeMap<>();
  private final List<String> refused = new ArrayList<>();
  private int comments;
  private int told;

  @Test
  void validManifestsBecomeValidManifests() throws IOException {
    Path corpus = SharedData.require("corpus/manifest");
    for (String line : Files.readAllLines(corpus.resolve("labels.jsonl"))) {
      JsonNode label = JSON.readTree(line);
      String file = label.path("file").asText();
      if (label.path("source_ok").asBoolean() && file.startsWith("real/")) {
        migrate(file, corpus.resolve(file));
      }
    }

    migrated.forEach(
        (what, n) -> System.out.printf("May to app, %-14s %4d/%d%n", what, n[0], n[1]));
    System.out.println("comments without a place: " + comments + ", told by hand: " + told);
    refused.forEach(System.out::println);
    assertThat(refused).isEmpty();
    assertThat(migrated.values().stream().mapToInt(n -> n[1]).sum())
        .isGreaterThanOrEqualTo(SharedData.atLeast(350));
  }

  private void migrate(String file, Path path) throws IOException {
    Problems problems = new Problems(RuleLevels.DEFAULT);
    byte[] bytes = Files.readAllBytes(path);
    String name = path.getFileName().toString();
    Optional<String> text =
        new LaterManifest(Generations.APP, manifest -> CodeDetector.Detection.NONE)
            .of(name, bytes, problems);
    if (text.isEmpty() && !problems.hasErrors()) {
      return; // of today's generation already
    }
    int[] figures =
        migrated.computeIfAbsent(file.substring(0, file.lastIndexOf('/')), key -> new int[2]);
    figures[1]++;
    if (text.isEmpty() || problems.hasErrors()) {
      refused.add(file + ": " + problems.sorted());
      return;
    }
    figures[0]++;
    String before = new String(bytes, StandardCharsets.UTF_8);
    assertThat(source(text.get())).as(file).isEqualTo(source(before));
    problems.sorted().stream()
        .filter(problem -> problem.code().equals("gestalt/no-counterpart"))
        .forEach(
            problem -> {
              told++;
              comments += problem.message().startsWith("the comment has lost") ? 1 : 0;
            });
  }

  private static String source(String text) {
    Matcher line = SOURCE.matcher(text);
    return line.find() ? line.group() : "";
  }
}
