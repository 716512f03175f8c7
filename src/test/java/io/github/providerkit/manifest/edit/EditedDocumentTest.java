package io.github.providerkit.manifest.edit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.providerkit.manifest.Document;
import io.github.providerkit.manifest.Node;
import io.github.providerkit.manifest.Problems;
import io.github.providerkit.manifest.RuleLevels;
import io.github.providerkit.manifest.UnreadableDocumentException;
import io.github.providerkit.manifest.read.DocumentReader;
import io.github.providerkit.manifest.read.OtherLoaders;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EditedDocumentTest {
  private static final String TEXTS = "/io/github/providerkit/manifest/read/yaml-v3.jsonl";

  @Test
  void otherLoadersAreAskedWhereverTheyRefuseMore() throws Exception {
    int taken = 0;
    int asked = 0;
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(EditedDocumentTest.class.getResourceAsStream(TEXTS), UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        Node root = read(line, Document.Syntax.JSON).orElseThrow().root();
        String text = ((Node.Scalar) ((Node.Sequence) root).items().get(0)).value();
        Optional<Document> document = read(text, Document.Syntax.YAML);
        if (document.isPresent()) {
          taken++;
          if (EditedDocument.mayNeedForgiveness(document.get(), text)) {
            asked++;
          } else {
            assertThat(OtherLoaders.refusal(text)).as(line).isEmpty();
          }
        }
      }
    }
    assertThat(taken).isGreaterThan(500);
    assertThat(asked).isBetween(1, taken - 50);
  }

  @Test
  void whatTheyRefuseIsTold() {
    assertThat(OtherLoaders.refusal("a:\n\t- b\n")).get().asString().contains("\\t");
    assertThat(OtherLoaders.refusal("a:\n - b\n")).isEmpty();
  }

  private static Optional<Document> read(String text, Document.Syntax syntax) {
    try {
      return Optional.of(
          DocumentReader.read("a", text.getBytes(UTF_8), syntax, new Problems(RuleLevels.DEFAULT)));
    } catch (UnreadableDocumentException e) {
      return Optional.empty();
    }
  }
}
