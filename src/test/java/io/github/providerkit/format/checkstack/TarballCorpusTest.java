package io.github.providerkit.format.checkstack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.providerkit.SharedData;
import io.github.providerkit.format.checkstack.rules.CheckstackSettings;
import io.github.providerkit.manifest.Problems;
import io.github.providerkit.manifest.RuleLevels;
import io.github.providerkit.message.ProviderException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Judges every tarball of {@code corpus/checkstack/tar} and compares with the installer's word. */
class TarballCorpusTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void theLabelsAreAgreedWith() throws IOException, ProviderException {
    Path corpus = SharedData.require("corpus/checkstack");
    List<String> disagreements = new ArrayList<>();
    int total = 0;
    for (String line : Files.readAllLines(corpus.resolve("labels.jsonl"))) {
      JsonNode label = JSON.readTree(line);
      String file = label.path("file").asText();
      if (!file.startsWith("tar/")) {
        continue;
      }
      total++;
      Problems problems = new Problems(RuleLevels.DEFAULT);
      new CheckstackFormat(CheckstackSettings.DEFAULT).verify(corpus.resolve(file), file, problems);
      if (problems.hasErrors() == label.path("ok").asBoolean()) {
        disagreements.add(file + ": " + label.path("stage").asText() + " but " + problems.sorted());
      }
    }
    System.out.printf("%-32s %4s/%s%n", "checkstack tarballs", total - disagreements.size(), total);
    assertThat(disagreements).isEmpty();
    assertThat(total).isGreaterThanOrEqualTo(SharedData.atLeast(58));
  }
}
