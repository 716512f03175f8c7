package io.github.providerkit.manifest.read;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.providerkit.manifest.Document;
import io.github.providerkit.manifest.Node;
import io.github.providerkit.manifest.Problems;
import io.github.providerkit.manifest.RuleLevels;
import io.github.providerkit.manifest.UnreadableDocumentException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Texts of all kinds of odd syntax, and what Go's yaml.v3 3.0.1 made of them when it was asked:
 * {@code yaml-v3.jsonl} holds in each line a text and its first document, or null where that is
 * refused. Of a node there are {@code line:column} (except of one that is empty), {@code &anchor}
 * or {@code *alias}, {@code <tag>}, style (Plain, Single, Double, Literal, Folded) and {@code
 * "value"} with its line breaks as {@code \n} and {@code \r}; {@code [list]} and {@code {map}} are
 * in flow style, {@code (-list]} and {@code (:map}} are not.
 */
class YamlVerdictsTest {

  @Test
  void theConsumersParserIsAgreedWith() throws IOException {
    // Given
    List<String> different = new ArrayList<>();
    int texts = 0;
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(getClass().getResourceAsStream("yaml-v3.jsonl"), UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        List<Node> pair = ((Node.Sequence) Documents.json(line).root()).items();
        String text = ((Node.Scalar) pair.get(0)).value();
        Node.Scalar expected = (Node.Scalar) pair.get(1);

        // When
        String found = verdict(text);

        // Then
        String wanted = expected.style() == Node.Style.PLAIN ? "refused" : expected.value();
        if (!found.equals(wanted)) {
          different.add("%s%n  expected %s%n  found    %s".formatted(line, wanted, found));
        }
        texts++;
      }
    }
    System.out.printf("YAML as yaml.v3 reads it     %d/%d%n", texts - different.size(), texts);
    assertThat(different).isEmpty();
    assertThat(texts).isEqualTo(1_200);
  }

  private static String verdict(String text) {
    try {
      Document document =
          DocumentReader.read(
              "a.yaml",
              text.getBytes(UTF_8),
              Document.Syntax.YAML,
              new Problems(RuleLevels.DEFAULT));
      StringBuilder told = new StringBuilder();
      tell(document.root(), told);
      return told.substring(1).replace("\n", "\\n").replace("\r", "\\r");
    } catch (UnreadableDocumentException e) {
      return "refused";
    }
  }

  private static void tell(Node node, StringBuilder told) {
    told.append(' ');
    if (!isEmpty(node)) {
      told.append(node.position().line()).append(':').append(node.position().column());
    }
    if (node.anchor() != null) {
      told.append('&').append(node.anchor());
    }
    if (node.tag() != null && !node.tag().equals("!")) {
      told.append('<').append(node.tag().replace("tag:yaml.org,2002:", "!!")).append('>');
    }
    if (node instanceof Node.Alias alias) {
      told.append('*').append(alias.name());
    } else if (node instanceof Node.Scalar scalar) {
      told.append("PSDLF".charAt(scalar.style().ordinal()));
      told.append('"').append(scalar.value()).append('"');
    } else if (node instanceof Node.Sequence sequence) {
      told.append(sequence.flow() ? "[" : "(-");
      sequence.items().forEach(item -> tell(item, told));
      told.append(']');
    } else if (node instanceof Node.Mapping mapping) {
      told.append(mapping.flow() ? "{" : "(:");
      mapping
          .entries()
          .forEach(
              entry -> {
                tell(entry.key(), told);
                tell(entry.value(), told);
              });
      told.append('}');
    }
  }

  private static boolean isEmpty(Node node) {
    return node instanceof Node.Scalar scalar
        && scalar.value().isEmpty()
        && scalar.style() == Node.Style.PLAIN
        && scalar.anchor() == null
        && (scalar.tag() == null || scalar.tag().equals("!"));
  }
}
