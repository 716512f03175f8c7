package io.github.providerkit.manifest.edit;

import static io.github.providerkit.manifest.read.Documents.json;
import static io.github.providerkit.manifest.read.Documents.map;
import static io.github.providerkit.manifest.read.Documents.yaml;
import static java.nio.charset.StandardCharsets.UTF_16;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.providerkit.manifest.Document;
import io.github.providerkit.manifest.read.Documents;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Edits around what is special in a notation. */
class DocumentEditorSyntaxTest {
  @Test
  void windowsLineBreaksAreKept() {
    // Given
    String source = "a: 1 # c\r\nr:\r\n  b: 1\r\np:\r\n  path: x\r\n";
    Map<String, Object> target = map("a", 2, "p", map("path", "x", "sha256", "y\nz"));

    // When / Then
    assertThat(edit(source, target))
        .isEqualTo("a: 2 # c\r\np:\r\n  path: x\r\n  sha256: |-\r\n    y\r\n    z\r\n");
  }

  @Test
  void whateverFollowsTheFirstDocumentIsDropped() {
    // When / Then
    assertThat(edit("---\na: 1\n# c\n---\n: [", map("a", 1))).isEqualTo("---\na: 1\n# c\n");
    assertThat(edit("a: 1\n...\nb: 2\n", map("a", 1))).isEqualTo("a: 1\n");
  }

  @Test
  void anAliasStaysWhereItsAnchorStaysAndIsReplacedElsewhere() {
    // Given
    String source = "a: &x [1]\nb: *x\nc: &y yes\nd: *y\ne: *x\n";
    Map<String, Object> target =
        map("a", List.of(2), "b", List.of(2), "c", true, "d", true, "e", List.of(1));

    // When / Then
    assertThat(edit(source, target)).isEqualTo("a: &x [2]\nb: *x\nc: true\nd: true\ne:\n  - 1\n");
  }

  @Test
  void aMergeKeyIsReplacedByWhatItBrought() {
    // Given
    String source = "a: &x {p: 1, q: 2}\nb: # c\n  <<: *x\n  q: 3 # d\n";
    Map<String, Object> target = map("a", map("p", 1, "q", 2), "b", map("q", 3, "p", 1));

    // When / Then
    assertThat(edit(source, target)).isEqualTo("a: &x {p: 1, q: 2}\nb: # c\n  q: 3 # d\n  p: 1\n");
  }

  @Test
  void tagsAreReplacedByPlainValues() {
    // Given
    String source = "a: !!binary aGk=  # c\nb: !foo x\nc: !!str yes\nd: !bar\n  e: 1\n";
    Map<String, Object> target = map("a", "hi", "b", "x", "c", "yes", "d", map("e", 1));

    // When / Then
    assertThat(edit(source, target)).isEqualTo("a: hi  # c\nb: x\nc: !!str yes\nd:\n  e: 1\n");
  }

  @Test
  void tabsBetweenTokensBecomeSpaces() {
    // When / Then
    assertThat(edit("a:\t1\t# \tc\nb: 'x\ty'\nc: x\ty\n", map("a", 1, "b", "x\ty", "c", "x\ty")))
        .isEqualTo("a: 1 # \tc\nb: 'x\ty'\nc: \"x\\ty\"\n");
  }

  @Test
  void linesWithinBracketsAndQuotesAreIndentedAsYaml12Demands() {
    // When / Then
    assertThat(edit("a: {\n  b: 1\n}\nc: 'x\ny'\n", map("a", map("b", 1), "c", "x y")))
        .isEqualTo("a: {\n  b: 1\n }\nc: 'x\n y'\n");
  }

  @Test
  void otherLineBreaksThanLfAndCrLfBecomeLf() {
    // When / Then
    assertThat(edit("a: 1 # c\rb: 2\u0085", map("a", 1, "b", 3))).isEqualTo("a: 1 # c\nb: 3\n");
  }

  @Test
  void aByteOrderMarkAndUtf16AreLeftBehind() {
    // Given
    Document source = Documents.read("manifest.yaml", "a: é # c\n".getBytes(UTF_16));

    // When / Then
    assertThat(DocumentEditor.edit(source, map("a", "é", "b", 1))).isEqualTo("a: é # c\nb: 1\n");
  }

  @Test
  void aJsonDocumentIsWrittenAnewInTheAuthorsOrder() {
    // Given
    Document source =
        json(
            "{\"version\":\"1\",\"kind\":\"plugin\",\r\n"
                + "\"release\":{},\"spec\":{\"b\":1,\"a\":2}}");
    Map<String, Object> target =
        map(
            "kind", "plugin",
            "displayName", "X",
            "version", "2",
            "spec", map("a", 2, "n", null, "b", 1));

    // When / Then
    assertThat(DocumentEditor.edit(source, target))
        .isEqualTo(
            """
            {
              "version": "2",
              "kind": "plugin",
              "displayName": "X",
              "spec": {
                "b": 1,
                "a": 2,
                "n": null
              }
            }
            """
                .replace("\n", "\r\n"));
  }

  @Test
  void aJsonDocumentThatHoldsTheDataAlreadyIsNotTouched() {
    // When / Then
    assertThat(
            DocumentEditor.edit(
                json("{\"a\" :[1, 2.5e1,null ]}"), map("a", Arrays.asList(1, 25.0, null))))
        .isEqualTo("{\"a\" :[1, 2.5e1,null ]}\n");
  }

  private static String edit(String source, Map<String, Object> target) {
    return DocumentEditor.edit(yaml(source), target);
  }
}
