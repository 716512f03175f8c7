package io.github.providerkit.format.gestalt.release;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.providerkit.SharedData;
import io.github.providerkit.format.gestalt.GestaltFormat;
import io.github.providerkit.manifest.Problem;
import io.github.providerkit.manifest.Problems;
import io.github.providerkit.manifest.RuleLevels;
import io.github.providerkit.manifest.Severity;
import io.github.providerkit.message.ProviderException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Judges every archive of {@code corpus/archives} and compares with the server's word. */
class ArchiveCorpusTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String DAMAGED =
      "the server does not look behind the last entry, where a broken transfer shows";

  /** What the server takes and we refuse on purpose, by what is said of it. */
  private static final Map<String, String> STRICTER = new LinkedHashMap<>();

  static {
    STRICTER.put("the checksum is wrong", DAMAGED);
    STRICTER.put("it ends too early", DAMAGED);
    STRICTER.put("it ends in the middle of a file", DAMAGED);
    STRICTER.put(
        "is a sparse file", "a few bytes may say that they are a file of any length, on any disk");
    STRICTER.put("has a \"..\" in its name", "a name that goes up is the oldest trick of archives");
    STRICTER.put(
        "comes twice",
        "the server tells \"a\" and \"/a\" apart and unpacks the second over the first");
    STRICTER.put(
        "is a file with the mode of a directory",
        "it is unpacked, and not found where the server looks into the archive");
    STRICTER.put(
        "would be unpacked as a manifest",
        "the server judges one manifest and finds the other when it has unpacked");
    STRICTER.put("stands for the top directory", "a package has no mode of its own");
    STRICTER.put("longer than paths are", "the place where it is unpacked has a name too");
    STRICTER.put("more than the allowed", "a small download fills a disk");
    STRICTER.put("times its size", "a small download fills a disk");
    STRICTER.put("expected at most", "a document is kept in memory");
  }

  @Test
  void theServersVerdictsAreAgreedWith() throws Exception {
    Path corpus = SharedData.require("corpus/archives");
    List<String> disagreements = new ArrayList<>();
    List<String> stricter = new ArrayList<>();
    int agreed = 0;
    int total = 0;
    for (String line : Files.readAllLines(corpus.resolve("labels.jsonl"))) {
      JsonNode label = JSON.readTree(line);
      String file = label.path("file").asText();
      boolean taken = label.path("ok").asBoolean();
      String refusal = refusal(corpus.resolve(file), file);
      total++;
      if (refusal.isEmpty() == taken) {
        agreed++;
      } else if (taken && reason(refusal).isPresent()) {
        stricter.add(file + ": " + reason(refusal).get() + " (" + refusal + ")");
      } else {
        disagreements.add(file + ": " + label.path("error").asText() + " but " + refusal);
      }
    }
    System.out.printf("archives %s/%s agree%n", agreed, total);
    stricter.forEach(one -> System.out.println("  stricter on purpose: " + one));
    assertThat(disagreements).isEmpty();
    assertThat(total).isGreaterThan(90);
    // What is stricter is a handful, and no way out for everything else.
    assertThat(stricter).hasSizeLessThan(total / 10);
  }

  /** Why an archive is refused; empty when it is taken. */
  private static String refusal(Path archive, String name) throws ProviderException {
    Problems problems = new Problems(RuleLevels.DEFAULT);
    new GestaltFormat().verify(archive, name, problems);
    return problems.sorted().stream()
        .filter(problem -> problem.severity() == Severity.ERROR)
        .map(Problem::message)
        .findFirst()
        .orElse("");
  }

  private static Optional<String> reason(String refusal) {
    return STRICTER.entrySet().stream()
        .filter(known -> refusal.contains(known.getKey()))
        .map(Map.Entry::getValue)
        .findFirst();
  }
}
