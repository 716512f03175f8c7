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
import org.junit.jupiter.api.Test;

/** Compares effective manifests with those of the original, as data. */
class EffectiveManifestCorpusTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void effectiveManifestsEqualTheOriginals() throws IOException {
    // Given manifests and what the original makes of them
    Path corpus = SharedData.require("corpus/manifest");
    List<String> rows = Files.readAllLines(corpus.resolve("normalized.jsonl"));
    List<String> different = new ArrayList<>();

    // When each is read
    for (String row : rows) {
      JsonNode expected = JSON.readTree(row);
      Path file = corpus.resolve(expected.path("file").asText());
      Problems problems = new Problems(RuleLevels.DEFAULT);
      ManifestReader.Read read =
          ManifestReader.read(
                  file.getFileName().toString(), Files.readAllBytes(file), Mode.SOURCE, problems)
              .orElseThrow();
      // Both through text, so that 1 and 1.0 are told apart on both sides or on none.
      JsonNode actual = JSON.readTree(JSON.writeValueAsString(EffectiveManifest.of(read.value())));
      if (!actual.equals(expected.path("normalized"))) {
        different.add(file + ":\n  " + actual + "\n  " + expected.path("normalized"));
      }
    }

    // Then they are the same
    System.out.printf(
        "effective manifests equal: %d/%d%n", rows.size() - different.size(), rows.size());
    assertThat(rows).hasSizeGreaterThanOrEqualTo(SharedData.atLeast(199));
    assertThat(different).isEmpty();
  }
}
