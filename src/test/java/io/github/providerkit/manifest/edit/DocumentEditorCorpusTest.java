package io.github.providerkit.manifest.edit;

import static io.github.providerkit.manifest.read.Documents.load;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.providerkit.SharedData;
import io.github.providerkit.manifest.Document;
import io.github.providerkit.manifest.edit.EditedDocument.Way;
import io.github.providerkit.manifest.read.Documents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Prepares every manifest of the shared corpus for a release. */
class DocumentEditorCorpusTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final TypeReference<Map<String, Object>> DATA = new TypeReference<>() {};
  private static final Pattern COMMENT_LINE = Pattern.compile("(?m)^ *#.*$");
  private static final Pattern TOP_LEVEL_KEY =
      Pattern.compile("(?m)^(?=[A-Za-z]+:(?: |$))(?!release:)");

  /** A manifest of the corpus. */
  private record Sample(String file, byte[] bytes, Map<String, Object> target) {}

  @Test
  void everyManifestHoldsItsReleasedDataAfterwards() throws IOException {
    // Given
    List<Sample> samples = samples();
    Map<Way, Integer> ways = new EnumMap<>(Way.class);
    int withComments = 0;
    int keptComments = 0;
    for (Sample sample : samples) {

      // When
      Document source = Documents.read(sample.file(), sample.bytes());
      EditedDocument edited = DocumentEditor.edited(source, sample.target());

      // Then
      assertThat(dataOf(source, edited.text())).as(sample.file()).isEqualTo(sample.target());
      ways.merge(edited.way(), 1, Integer::sum);
      List<String> comments = comments(source.text());
      withComments += comments.isEmpty() ? 0 : 1;
      keptComments += !comments.isEmpty() && comments(edited.text()).equals(comments) ? 1 : 0;
    }
    System.out.printf(
        "edited in place %d/%d, written anew %d (JSON); all comments kept %d/%d%n",
        ways.getOrDefault(Way.IN_PLACE, 0),
        samples.size(),
        ways.getOrDefault(Way.REWRITTEN, 0),
        keptComments,
        withComments);
    assertThat(ways.getOrDefault(Way.IN_PLACE, 0)).isGreaterThanOrEqualTo(SharedData.atLeast(180));
    assertThat(keptComments).isEqualTo(withComments);
  }

  @Test
  void commentsAboveKeysThatStayAreKeptInEveryYamlManifest() throws IOException {
    // Given
    int kept = 0;
    List<Sample> samples = samples();
    samples.removeIf(sample -> sample.file().endsWith(".json"));
    for (Sample sample : samples) {
      String plain = Documents.read(sample.file(), sample.bytes()).text();
      String commented = TOP_LEVEL_KEY.matcher(plain).replaceAll("\n# about the next key\n");

      // When
      EditedDocument edited = DocumentEditor.edited(Documents.yaml(commented), sample.target());

      // Then
      assertThat(load(edited.text())).as(sample.file()).isEqualTo(sample.target());
      kept += comments(edited.text()).size() >= sample.target().size() ? 1 : 0;
    }
    System.out.printf("comments above keys kept %d/%d%n", kept, samples.size());
    assertThat(kept).isGreaterThanOrEqualTo(SharedData.atLeast(175));
  }

  private static List<Sample> samples() throws IOException {
    Path corpus = SharedData.require("corpus/manifest");
    List<Sample> samples = new ArrayList<>();
    for (String line : Files.readAllLines(corpus.resolve("normalized.jsonl"))) {
      Map<String, Object> label = JSON.readValue(line, DATA);
      String file = (String) label.get("file");
      Map<String, Object> target = JSON.convertValue(label.get("normalized"), DATA);
      target.remove("release");
      target.put("version", "9.9.9");
      if (target.get("artifacts") instanceof List<?> artifacts) {
        target.put("artifacts", artifacts.stream().map(a -> withDigest(a)).toList());
      }
      samples.add(new Sample(file, Files.readAllBytes(corpus.resolve(file)), target));
    }
    return samples;
  }

  private static Map<String, Object> withDigest(Object artifact) {
    Map<String, Object> released = JSON.convertValue(artifact, DATA);
    released.put("sha256", "01".repeat(32));
    return released;
  }

  private static Object dataOf(Document source, String text) throws IOException {
    return source.syntax() == Document.Syntax.JSON ? JSON.readValue(text, DATA) : load(text);
  }

  /**
   * Comment lines; lines of literal blocks that look like comments count alike before and after.
   */
  private static List<String> comments(String text) {
    return COMMENT_LINE.matcher(text).results().map(m -> m.group().strip()).toList();
  }
}
