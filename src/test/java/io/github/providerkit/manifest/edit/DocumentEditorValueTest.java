package io.github.providerkit.manifest.edit;

import static io.github.providerkit.manifest.read.Documents.map;
import static io.github.providerkit.manifest.read.Documents.yaml;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.providerkit.manifest.read.Documents;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Values are replaced where they stand, and only if some loader reads another one. */
class DocumentEditorValueTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.50",
        "1",
        "yes",
        "y",
        "on",
        "true",
        "012",
        "0o14",
        "12:30",
        "1_000",
        "1e3",
        "2024-01-02",
        "0x1F",
        ".inf",
        "="
      })
  void aPlainTextThatSomeLoaderTakesForSomethingElseGetsQuotes(String text) {
    // When / Then
    assertThat(edit("a: " + text + " # c\n", map("a", text)))
        .isEqualTo("a: \"" + text + "\" # c\n");
    assertThat(edit(text + ": a\n", map(text, "a"))).isEqualTo("\"" + text + "\": a\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "yes|true",
        "\"yes\"|true",
        "True|True",
        "010|8",
        "0x1F|0x1F",
        "1_0|10",
        "+5|+5",
        "0o10|8",
        "!!int \"7\"|7",
        "!!bool true|true",
        "Null|Null",
        "1.0|1.0",
        "1e3|1000",
      })
  void aValueThatSomeLoaderReadsDifferentlyIsWrittenPlainly(String token, String expected) {
    // Given
    Object value = Documents.load(expected);

    // When / Then
    assertThat(edit("a: " + token + "  # c\n", map("a", value)))
        .isEqualTo("a: " + expected + "  # c\n");
  }

  @Test
  void theAuthorsQuotesAreKeptWhereTheyCanHoldTheNewText() {
    // Given
    String source = "a: 'x'\nb: \"x\"\nc: x\nd: 'x'\ne: |\n  x\n  y\nf: >-\n  x\n";
    Map<String, Object> target =
        map("a", "it's", "b", "y", "c", "no", "d", "\t", "e", "z\n\nz\n", "f", "1");

    // When / Then
    assertThat(edit(source, target))
        .isEqualTo("a: 'it''s'\nb: \"y\"\nc: \"no\"\nd: \"\\t\"\ne: |\n  z\n\n  z\nf: \"1\"\n");
  }

  @Test
  void aListOfAnotherLengthIsWrittenAnewWhereItStands() {
    // Given
    String source = "a:\n- x # c\n- y\nb:\n    - {c: 1, d: 2}\n# end\n";
    Map<String, Object> target =
        map("a", List.of("x"), "b", List.of(map("d", 2, "c", 1), map("d", 2)));

    // When / Then
    assertThat(edit(source, target))
        .isEqualTo("a:\n- x\nb:\n    - c: 1\n      d: 2\n    - d: 2\n# end\n");
  }

  @Test
  void aValueOfAnotherKindIsWrittenAnewWhereItStands() {
    // Given
    String source =
        """
        a: x # a
        b: # b
          c: 1
        d: # d
        - 1
        e: [1] # e
        f: # f
          x
        g:
        - x # g
        - w: 1
          z: 2
        """;
    Map<String, Object> target =
        map(
            "a", map("x", 1),
            "b", "c",
            "d", map("x", List.of(1)),
            "e", map(),
            "f", List.of("x"),
            "g", List.of(map("x", 1, "w", 2), "two\nlines\n"));

    // When / Then
    assertThat(edit(source, target))
        .isEqualTo(
            """
            a: # a
              x: 1
            b: c # b
            d: # d
              x:
              - 1
            e: {} # e
            f: # f
            - x
            g:
            - x: 1 # g
              w: 2
            - |
              two
              lines
            """);
  }

  @Test
  void anEmptyValueCanBecomeAnything() {
    // Given
    String source = "a:\nb: # c\nc:\nl:\n-\n- # d\n";
    Map<String, Object> target =
        map("a", "x", "b", map("x", 1), "c", null, "l", List.of(map("x", 1, "w", 2), "z"));

    // When / Then
    assertThat(edit(source, target))
        .isEqualTo("a: x\nb: # c\n  x: 1\nc:\nl:\n- x: 1\n  w: 2\n- z # d\n");
  }

  @Test
  void positionsBehindAstralCharactersAreRight() {
    // When / Then
    assertThat(
            edit("# \uD83D\uDE00\na: \uD83D\uDE00 # \uD83D\uDE00\nb: 1\n", map("a", "x", "b", 2)))
        .isEqualTo("# \uD83D\uDE00\na: x # \uD83D\uDE00\nb: 2\n");
  }

  private static String edit(String source, Map<String, Object> target) {
    return DocumentEditor.edit(yaml(source), target);
  }
}
