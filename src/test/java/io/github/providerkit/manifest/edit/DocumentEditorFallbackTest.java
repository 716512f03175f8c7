package io.github.providerkit.manifest.edit;

import static io.github.providerkit.manifest.read.Documents.json;
import static io.github.providerkit.manifest.read.Documents.load;
import static io.github.providerkit.manifest.read.Documents.map;
import static io.github.providerkit.manifest.read.Documents.yaml;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.providerkit.manifest.edit.EditedDocument.Way;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What happens where the author's text cannot be kept. */
class DocumentEditorFallbackTest {

  @Test
  void aMappingWithAnAnnouncedKeyIsWrittenAnewAndTheRestIsKept() {
    // Given
    String source = "a: 1 # a\nb:\n  ? x\n  : 1\n  w: 2 # lost\nc: 3 # c\n";

    // When
    EditedDocument edited =
        DocumentEditor.edited(yaml(source), map("c", 3, "b", map("w", 2, "x", 1), "a", 1));

    // Then
    assertThat(edited.way()).isEqualTo(Way.IN_PLACE);
    assertThat(edited.text()).isEqualTo("a: 1 # a\nb:\n  x: 1\n  w: 2\nc: 3 # c\n");
  }

  @Test
  void aMappingWithAKeyTwiceIsWrittenAnew() {
    // When / Then
    assertThat(
            DocumentEditor.edit(
                yaml("a:\n  x: 1\n  x: 2\nb: 1 # c\n"), map("a", map("x", 3), "b", 1)))
        .isEqualTo("a:\n  x: 3\nb: 1 # c\n");
  }

  @Test
  void aFlowMappingWithACommentInsideARemovedPartIsWrittenAnew() {
    // When / Then
    assertThat(
            DocumentEditor.edit(
                yaml("a: {x: 1, # one\n  w: 2}\nb: 1 # c\n"), map("a", map("w", 2), "b", 1)))
        .isEqualTo("a:\n  w: 2\nb: 1 # c\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "unusual key at the top|# head\\n\\n? b\\n: 2\\na: 1 # lost\\n",
        "nothing of the top level stays|# head\\n\\nx: 1\\n",
        "another kind at the top|# head\\n\\n- a\\n- b\\n",
        "a key without a name|# head\\n\\n? [x]\\n: 1\\nb: 2\\na: 1\\n",
      })
  void theWholeDocumentIsWrittenAnewBelowTheCommentsOfTheFile(String why, String source) {
    // Given
    Map<String, Object> target = map("a", 2, "b", 3);

    // When
    EditedDocument edited = DocumentEditor.edited(yaml(source.replace("\\n", "\n")), target);

    // Then
    assertThat(edited.way()).as(why).isEqualTo(Way.REWRITTEN);
    assertThat(edited.text()).startsWith("# head\n\n").endsWith("\n").doesNotContain("lost");
    assertThat(load(edited.text())).isEqualTo(target);
  }

  @Test
  void lineSeparatorsOfYaml11MakeTheWholeDocumentBeWrittenAnew() {
    // Given
    String source = "a: 1 # c\u2028b: \"x\u2029 y\"\n";

    // When / Then
    assertThat(DocumentEditor.edit(yaml(source), map("b", "x\u2029y", "a", 1)))
        .isEqualTo("a: 1\nb: \"x\\u2029y\"\n");
  }

  @Test
  void deepDocumentsAreEditedOnAnyStack() {
    // Given
    int depth = 5_000;
    Object value = "x";
    for (int i = 0; i < depth; i++) {
      value = List.of(value);
    }
    String source = "[".repeat(depth) + "\"w\"" + "]".repeat(depth);

    // When
    String edited = DocumentEditor.edit(yaml("a: " + source + " # c\n"), map("a", value));

    // Then
    assertThat(edited).isEqualTo("a: " + source.replace('w', 'x') + " # c\n");
    assertThat(YamlWriter.write(map("a", value)).lines().count()).isEqualTo(2);
  }

  @Test
  void dataThatNoTextCanHoldIsNeverWritten() {
    // When / Then
    assertThatThrownBy(() -> DocumentEditor.edit(yaml("a: {b: 1}\n"), map("a", map("b", "\uD800"))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("manifest.yaml");
    assertThatThrownBy(() -> DocumentEditor.edit(json("{\"a\":{}}"), map("a", map("b", "\uD800"))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("a.b");
  }

  @Test
  void whatIsNoDataIsRefused() {
    // When / Then
    assertThatThrownBy(() -> DocumentEditor.edit(yaml("a: 1\n"), map("a", List.of('c'))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("\"a[0]\"");
  }
}
