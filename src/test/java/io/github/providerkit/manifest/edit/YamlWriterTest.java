package io.github.providerkit.manifest.edit;

import static io.github.providerkit.manifest.read.Documents.load;
import static io.github.providerkit.manifest.read.Documents.map;
import static io.github.providerkit.manifest.read.Documents.yaml;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class YamlWriterTest {

  @Test
  void aDocumentIsLaidOutAsTheConsumerDoes() {
    // Given
    Map<String, Object> tree =
        map(
            "kind",
            "plugin",
            "version",
            "1.50",
            "artifacts",
            List.of(map("os", "linux", "args", List.of("a", List.of("b", "c"))), map("os", "x")),
            "spec",
            map("mcp", true, "auth", map(), "scopes", List.of(), "none", null));

    // When
    String text = YamlWriter.write(tree);

    // Then
    assertThat(text)
        .isEqualTo(
            """
            kind: plugin
            version: "1.50"
            artifacts:
                - os: linux
                  args:
                    - a
                    - - b
                      - c
                - os: x
            spec:
                mcp: true
                auth: {}
                scopes: []
                none: null
            """);
  }

  @Test
  void anEmptyDocumentIsAPairOfBraces() {
    // When / Then
    assertThat(YamlWriter.write(Map.of())).isEqualTo("{}\n");
  }

  @Test
  void textOfSeveralLinesIsALiteralBlock() {
    // Given
    Map<String, Object> tree =
        map(
            "a", "one\n\n  two # not a comment\n",
            "b", List.of("x\ny"),
            "c", "  indented\nmore\n");

    // When
    String text = YamlWriter.write(tree);

    // Then
    assertThat(text)
        .isEqualTo(
            """
            a: |
                one

                  two # not a comment
            b:
                - |-
                    x
                    y
            c: |4
                  indented
                more
            """);
    assertThat(load(text)).isEqualTo(tree);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "plain|plain",
        "1.2.3|1.2.3",
        "https://x/y?z=1|https://x/y?z=1",
        "-x|-x",
        "a#b|a#b",
        "yes|\"yes\"",
        "y|\"y\"",
        "Off|\"Off\"",
        "true|\"true\"",
        "null|\"null\"",
        "=|\"=\"",
        "<<|\"<<\"",
        "1|\"1\"",
        "1.50|\"1.50\"",
        "012|\"012\"",
        "0o14|\"0o14\"",
        "1_000|\"1_000\"",
        "1e3|\"1e3\"",
        "12:30|\"12:30\"",
        "2024-01-02|\"2024-01-02\"",
        ".inf|\".inf\"",
        "a: b|'a: b'",
        "a:|'a:'",
        "a #b|'a #b'",
        "- a|'- a'",
        "#a|'#a'",
        "it's: x|'it''s: x'",
        "*a|'*a'",
        "{a}|'{a}'",
        "@a|'@a'",
        "---|'---'",
      })
  void aTextGetsQuotesExactlyWhereSomeLoaderNeedsThem(String text, String token) {
    // When / Then
    assertThat(YamlWriter.write(map("k", text))).isEqualTo("k: " + token + "\n");
  }

  @Test
  void charactersThatLoadersTreatDifferentlyAreEscaped() {
    // Given
    String text = "\t\u0007\u0085\u2028\u2029\uFEFF\uD83D\uDE00\"\\é";

    // When
    String written = YamlWriter.write(map("k", text));

    // Then
    assertThat(written)
        .isEqualTo("k: \"\\t\\x07\\x85\\u2028\\u2029\\uFEFF\\U0001F600\\\"\\\\é\"\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        " a",
        "a ",
        "~",
        "Null",
        "No",
        "N",
        "on",
        "+1",
        "-0",
        "0x1F",
        "0b1",
        "1.",
        ".5",
        "-.5",
        "1__0",
        "_1",
        ".",
        "+.inf",
        ".NaN",
        "1:2:3",
        "190:20:30.15",
        "2024-1-2",
        "2001-12-14t21:59:43.10-05:00",
        "2001-12-14 21:59:43",
        "\n",
        "a\n",
        "a\n\n",
        "\na",
        "a\r\nb",
        "\ta\nb",
        " \na",
        "a \nb",
        "a\n\tb\n",
        "é\nü",
        "\uD83D\uDE00\nx",
        "? a",
        "?a",
        ":a",
        "!a",
        "&a",
        "%a",
        "`a",
        "|",
        ">",
        "'",
        "\"",
        "a\tb",
        "\u00A0",
        "...",
        "[a",
        "a, b",
        "a]"
      })
  void everyTextIsReadBackAsItWas(String text) {
    // Given
    Map<String, Object> tree = map("k", text, text, List.of(text, map(text, text)));

    // When
    String written = YamlWriter.write(tree);

    // Then
    assertThat(load(written)).isEqualTo(tree);
    assertThat(DataComparison.firstDifference(yaml(written), tree)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "1.5, 1.5",
    "1.0, 1",
    "-0.25, -0.25",
    "0.0, 0",
    "100000.0, 100000",
    "1000000.0, 1.0e+06",
    "1.2345678901234567e19, 1.2345678901234567e+19",
    "0.0001, 0.0001",
    "0.00001, 1.0e-05",
  })
  void floatsAreWrittenAsTheConsumerDoesAndReadAsNumbersByEveryLoader(double value, String token) {
    // When / Then
    assertThat(YamlWriter.write(map("k", value))).isEqualTo("k: " + token + "\n");
  }

  @Test
  void wholeNumbersKeepAllTheirDigits() {
    // Given
    Map<String, Object> tree =
        map("a", 7, "b", Long.MIN_VALUE, "c", new BigInteger("12345678901234567890"));

    // When / Then
    assertThat(YamlWriter.write(tree))
        .isEqualTo("a: 7\nb: -9223372036854775808\nc: 12345678901234567890\n");
  }

  @Test
  void aKeyTooLongForAPlainEntryIsAnnounced() {
    // Given
    Map<String, Object> tree = map("k".repeat(2_000), map("a", List.of(1)), "b", 2);

    // When
    String written = YamlWriter.write(tree);

    // Then
    assertThat(written).startsWith("? kkk").contains("\n:\n    a:\n        - 1\n");
    assertThat(load(written)).isEqualTo(tree);
  }

  @Test
  void whatIsNoDataIsRefused() {
    // When / Then
    assertThatThrownBy(() -> YamlWriter.write(map("a", map("b", new Object()))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("\"a.b\"");
  }
}
