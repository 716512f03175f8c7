package io.github.providerkit.format;

import static io.github.providerkit.format.Answers.HEAD;
import static io.github.providerkit.format.Answers.JSON_HEAD;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Manifests of unusual size or content get a clear answer, soon and without much memory. */
class UnusualInputTest {
  private static final int MIB = 1 << 20;
  private static final String PLUGIN = HEAD + "spec: {}\n";

  private static String times(int count, IntFunction<String> text) {
    return IntStream.range(0, count).mapToObj(text).collect(Collectors.joining());
  }

  @Test
  void twentyThousandOperationsInYaml() {
    // Given
    String operations =
        times(
            20_000,
            i ->
                "        - name: operation_%1$d\n          method: GET\n          path: /operations/%1$d\n          description: does number %1$d of very many things\n"
                    .formatted(i));

    // Then
    assertFine(
        "manifest.yaml",
        HEAD
            + "spec:\n  surfaces:\n    rest:\n      baseUrl: https://x.example\n      operations:\n"
            + operations);
  }

  @Test
  void twentyThousandOperationsInJson() {
    // Given
    String operations =
        times(
            20_000,
            i ->
                "%s{\"name\": \"operation_%d\", \"method\": \"GET\", \"path\": \"/operations/%d\", \"description\": \"does one of very many things\"}\n"
                    .formatted(i == 0 ? "" : ",", i, i));

    // Then
    assertFine(
        "manifest.json",
        JSON_HEAD
            + ", \"spec\": {\"surfaces\": {\"rest\": {\"baseUrl\": \"https://x.example\", \"operations\": ["
            + operations
            + "]}}}}");
  }

  static Stream<Arguments> texts() {
    return Stream.of(
        Arguments.of("plain", "x".repeat(2 * MIB)),
        Arguments.of("plain digits", "1".repeat(2 * MIB)),
        Arguments.of("plain hexadecimal digits", "0x" + "f".repeat(2 * MIB)),
        Arguments.of("plain octal digits", "0" + "7".repeat(2 * MIB)),
        Arguments.of("plain underscores", "1" + "_".repeat(2 * MIB)),
        Arguments.of("plain fraction", "1." + "1".repeat(2 * MIB)),
        Arguments.of("plain words", "word ".repeat(MIB / 2)),
        Arguments.of("double quoted", "\"" + "x y ".repeat(MIB / 2) + "\""),
        Arguments.of("escapes", "\"" + "\\u0041".repeat(MIB / 3) + "\""),
        Arguments.of("single quoted", "'" + "''".repeat(MIB) + "'"),
        Arguments.of("characters beyond the basic plane", "\"" + "😀".repeat(MIB / 2) + "\""),
        Arguments.of("literal", "|\n" + "  a line of text\n".repeat(MIB / 8)),
        Arguments.of("folded", ">\n" + "  a line of text\n".repeat(MIB / 8)),
        Arguments.of("empty lines", "|\n" + "\n".repeat(2 * MIB) + "  x\n"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("texts")
  void oneTextOfTwoMebibytes(String name, String written) {
    assertFine("manifest.yaml", PLUGIN + "description: " + written + "\n");
  }

  @Test
  void oneJsonTextOfTwoMebibytes() {
    assertFine(
        "manifest.json",
        JSON_HEAD + ", \"spec\": {}, \"description\": \"" + "x".repeat(2 * MIB) + "\"}");
  }

  static Stream<Arguments> fields() {
    return Stream.of(
        Arguments.of("version: 1.0.0-" + "a.".repeat(MIB) + "a", null),
        Arguments.of("version: 1.0.0+" + "a.".repeat(MIB) + "a", null),
        Arguments.of("version: " + "1".repeat(2 * MIB), "gestalt/version"),
        Arguments.of("version: 1.0.0-" + "1".repeat(MIB) + "!", "gestalt/version"),
        Arguments.of("source: " + "a.".repeat(MIB) + "com/a/b/c", null),
        Arguments.of("source: a.com/" + "a/".repeat(MIB) + "b", null),
        Arguments.of("source: a.com/a/b/" + "C".repeat(MIB), "gestalt/source"),
        Arguments.of("kind: " + "p".repeat(2 * MIB), "gestalt/kind"),
        Arguments.of("iconFile: " + "a/../".repeat(MIB / 3) + "b", "gestalt/package-path"),
        Arguments.of("iconFile: " + "../".repeat(MIB / 2) + "b", "gestalt/package-path"),
        Arguments.of("? " + "k".repeat(2 * MIB) + "\n: v", "document/unknown-key"));
  }

  @ParameterizedTest(name = "[{index}] {1}")
  @MethodSource("fields")
  void oneFieldOfTwoMebibytes(String line, String code) {
    // Given
    String key = line.startsWith("?") ? "none" : line.substring(0, line.indexOf(':') + 1);
    String text = PLUGIN.lines().filter(l -> !l.startsWith(key)).collect(Collectors.joining("\n"));

    // Then
    assertAnswer("manifest.yaml", text + "\n" + line + "\n", code == null ? null : "error " + code);
  }

  static Stream<Arguments> grammars() {
    String connection =
        "connections: {c: {credentialRefresh: {refreshBeforeExpiry: 1s, refreshInterval: '%s'}}}";
    String request =
        "{surfaces: {mcp: {url: https://x}}, connections: {c: {postConnect: {metadata: {a: b}, request: {method: GET, url: '%s'}}}}}";
    String scheme =
        "securitySchemes: {s: {type: hmac, signatureHeader: X, secret: {env: E}, payloadTemplate: '%s'}}";
    String content =
        "{securitySchemes: {s: {type: none}}, http: {h: {path: /a, method: GET, target: t, security: s, requestBody: {content: {? '%s' : {}}}}}}";
    return Stream.of(
        Arguments.of("duration of digits", connection, "1".repeat(MIB), "warning gestalt/deploy"),
        Arguments.of("duration of hours", connection, "1h".repeat(MIB / 2), null),
        Arguments.of(
            "user of a URL",
            request,
            "https://" + "a:@".repeat(MIB / 2),
            "error gestalt/post-connect"),
        Arguments.of("path of a URL", request, "https://x/" + "%20".repeat(MIB / 2), null),
        Arguments.of("placeholders", scheme, "{raw_body}".repeat(MIB / 8), null),
        Arguments.of("open braces", scheme, "{".repeat(MIB), "error gestalt/payload-template"),
        Arguments.of("parameters", content, "a/b" + "; a=b".repeat(MIB / 8), null),
        Arguments.of(
            "blanks", content, "a/b;" + " ".repeat(MIB) + "x", "error gestalt/media-type"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("grammars")
  void oneTextWithAGrammarOfAMebibyte(String name, String spec, String text, String code) {
    assertAnswer(
        "manifest.yaml",
        HEAD + "spec: " + (spec.startsWith("{") ? spec : "{" + spec + "}").formatted(text) + "\n",
        code);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "[, document/syntax, document/syntax",
        "{, document/syntax, document/syntax",
        "-, document/type, document/syntax",
        "\", document/type, document/type",
        "', document/type, document/syntax",
        "a, document/type, document/syntax",
        "1, document/type, document/type",
        "`- `, document/syntax, document/syntax",
        "`? `, document/syntax, document/syntax",
        "`a: `, document/syntax, document/syntax",
        "`[{`, document/syntax, document/syntax",
        "`{a: `, document/syntax, document/syntax",
        "`--- `, document/type, document/syntax",
        "`&a `, gestalt/required, document/syntax",
        "`*a `, document/syntax, document/syntax",
        "`!a `, document/type, document/syntax",
        "|, document/syntax, document/syntax",
        "`%`, document/syntax, document/syntax",
        "`#`, document/syntax, document/syntax",
        "` `, document/syntax, document/syntax",
        "`\n`, document/syntax, document/syntax",
        "`\t`, document/syntax, document/syntax",
        "`\u0000`, document/syntax, document/syntax",
        "`\uFEFF`, document/syntax, document/syntax",
        "😀, document/type, document/syntax"
      })
  void oneMebibyteOfTheSame(String piece, String yaml, String json) {
    // Given
    byte[] bytes = piece.repeat(MIB / piece.length()).getBytes(UTF_8);

    // Then
    assertThat(Answers.codes("manifest.yaml", bytes)).contains("error " + yaml);
    assertThat(Answers.codes("manifest.json", bytes)).contains("error " + json);
  }

  @ParameterizedTest
  @CsvSource({
    "manifest.yaml, 0",
    "manifest.json, 0",
    "manifest.yaml, 0xFFFE",
    "manifest.yaml, 0xFEFF"
  })
  void binaryGarbageIsNoDocument(String file, int mark) {
    // Given, with or without what looks like the mark of UTF-16
    byte[] bytes = new byte[MIB];
    new Random(42).nextBytes(bytes);
    if (mark != 0) {
      bytes[0] = (byte) (mark >> 8);
      bytes[1] = (byte) mark;
    }

    // Then
    assertThat(Answers.codes(file, bytes)).containsExactly("error document/syntax");
  }

  @ParameterizedTest
  @CsvSource({"manifest.yaml", "manifest.json"})
  void anEmptyFileIsNoDocument(String file) {
    assertThat(Answers.codes(file, new byte[0])).containsExactly("error document/syntax");
  }

  private static void assertFine(String file, String text) {
    assertThat(Answers.codes(file, text.getBytes(UTF_8))).isEmpty();
  }

  /** Demands a single problem of that code, or none at all. */
  private static void assertAnswer(String file, String text, String code) {
    if (code == null) {
      assertFine(file, text);
    } else {
      assertThat(Answers.codes(file, text.getBytes(UTF_8))).containsExactly(code);
    }
  }
}
