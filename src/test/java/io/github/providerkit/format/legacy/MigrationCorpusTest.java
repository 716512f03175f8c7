package io.github.providerkit.format.legacy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.providerkit.SharedData;
import io.github.providerkit.manifest.Problem;
import io.github.providerkit.manifest.Problems;
import io.github.providerkit.manifest.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Migrates every manifest of {@code corpus/legacy} that the original took. */
class MigrationCorpusTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** What today's servers refuse, and those of the generation let through. */
  private static final Map<String, String> REFUSED_TODAY =
      Map.of(
          "made/095-webui-artifacts-escape.yaml", "artifacts outside the package",
          "made/133-art-on-declarative.yaml", "artifacts outside the package, twice",
          "made/255-auth-oauth2-named-empty.yaml", "OAuth without the URLs it needs");

  private final Map<String, int[]> migrated = new TreeMap<>();
  private final List<String> refused = new ArrayList<>();
  private int lostComments;

  @Test
  void validManifestsBecomeValidManifests() throws IOException {
    // Given the manifests that the original took, also those for its last servers
    Path corpus = SharedData.require("corpus/legacy");
    for (String line : Files.readAllLines(corpus.resolve("labels.jsonl"))) {
      JsonNode label = JSON.readTree(line);
      String file = label.path("file").asText();
      if (label.path("source_ok").asBoolean() || file.startsWith("real/")) {
        // When each is migrated
        migrate(file, corpus.resolve(file));
      }
    }

    // Then today's servers take them
    migrated.forEach((what, n) -> System.out.printf("migrated %-8s %4d/%d%n", what, n[0], n[1]));
    System.out.println("comments without a place: " + lostComments);
    refused.forEach(System.out::println);
    System.out.println("refused today, on purpose: " + REFUSED_TODAY);
    assertThat(refused).isEmpty();
    assertThat(migrated.values().stream().mapToInt(n -> n[1]).sum())
        .isGreaterThanOrEqualTo(SharedData.atLeast(185));
  }

  private void migrate(String file, Path path) throws IOException {
    Problems problems = new Problems(Migration.levels(Map.of()));
    String name = path.getFileName().toString();
    Optional<Migration> migration =
        Migration.of(name, Files.readAllBytes(path), Migration.fileName(name), problems);
    boolean valid = migration.isPresent() && migration.get().valid();
    int[] figures = migrated.computeIfAbsent(file.split("/")[0], key -> new int[2]);
    figures[0] += valid ? 1 : 0;
    figures[1]++;
    if (!valid && !REFUSED_TODAY.containsKey(file)) {
      refused.add(
          file
              + ": "
              + problems.sorted().stream().filter(p -> p.severity() == Severity.ERROR).toList());
    }
    lostComments +=
        (int)
            problems.sorted().stream()
                .map(Problem::message)
                .filter(message -> message.startsWith("the comment has lost its place"))
                .count();
  }
}
