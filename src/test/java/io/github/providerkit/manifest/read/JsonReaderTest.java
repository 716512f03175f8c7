package io.github.providerkit.manifest.read;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.providerkit.manifest.Document;
import io.github.providerkit.manifest.Node;
import io.github.providerkit.manifest.Position;
import io.github.providerkit.manifest.Problem;
import io.github.providerkit.manifest.Problems;
import io.github.providerkit.manifest.RuleLevels;
import io.github.providerkit.manifest.Severity;
import io.github.providerkit.manifest.UnreadableDocumentException;
import java.nio.charset.Charset;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What counts as a JSON text, and where its values stand. */
class JsonReaderTest {
  private final Problems problems = new Problems(RuleLevels.DEFAULT);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"text\"",
        "\"😀 \\\" \\ud83d\\ude00\"",
        "12",
        "-1.5e+3",
        "true",
        "null",
        "[]",
        "{ }",
        "[1, [2], {\"a\": 3}]",
        "{\"a\": {\"b\": [ ]}}"
      })
  void theSpansOfKeyAndValueCutOutExactlyTheirText(String written) throws Exception {
    // Given a value with something before and behind it
    Document document =
        read("{\"before\": \"😀\",\n \"k\\u0065y\" : " + written + " ,\"behind\":1}");

    // When
    Node.Entry entry = ((Node.Mapping) document.root()).entries().get(1);

    // Then
    assertThat(textOf(document, entry.value())).isEqualTo(written);
    assertThat(textOf(document, entry.key())).isEqualTo("\"k\\u0065y\"");
    assertThat(entry.key().position()).isEqualTo(new Position(2, 2));
    assertThat(entry.value().position()).isEqualTo(new Position(2, 15));
  }

  @Test
  void columnsCountCharactersAndNotHalvesOfThem() throws Exception {
    // Given a line that begins with two characters beyond the basic plane
    Document document = read("{\"a\": 1,\n\"😀😀\": \"x\", \"b\": [2]}");

    // Then
    Node.Entry last = ((Node.Mapping) document.root()).entries().get(2);
    assertThat(last.key().position()).isEqualTo(new Position(2, 12));
    assertThat(last.value().position()).isEqualTo(new Position(2, 17));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r"})
  void everyLineBreakEndsALine(String lineBreak) throws Exception {
    // Given
    Document document = read("{" + lineBreak + "\"a\":" + lineBreak + "  [1]}");

    // Then
    assertThat(((Node.Mapping) document.root()).entries().get(0).value().position())
        .isEqualTo(new Position(3, 3));
  }

  @Test
  void keysMayRepeatAndKeepTheirOrder() throws Exception {
    // Given
    Document document = read("{\"b\": 1, \"a\": 2, \"b\": 3}");

    // Then
    assertThat(((Node.Mapping) document.root()).entries())
        .extracting(entry -> ((Node.Scalar) entry.key()).value())
        .containsExactly("b", "a", "b");
  }

  @ParameterizedTest
  @CsvSource({
    "'{} {}', 1, 4",
    "'{}\n\n  garbage', 3, 3",
    "'[1]]', 1, 4",
    "'\"a\" b', 1, 5",
    "'{}\n// comment', 2, 1",
    "'{\"a\": \"😀\"} x', 1, 12"
  })
  void textBehindTheValueIsAWarning(String text, int line, int column) throws Exception {
    // When
    read(text);

    // Then
    assertThat(problems.sorted())
        .containsExactly(
            new Problem(
                Severity.WARNING,
                "document/trailing-content",
                "",
                "manifest.json",
                new Position(line, column),
                "expected the end of the file, found more text behind the JSON value; the consumer"
                    + " ignores it",
                "remove everything behind the closing brace"));
  }

  @Test
  void blanksBehindTheValueAreFine() throws Exception {
    // When
    read("{}\r\n \t\n");

    // Then
    assertThat(problems.sorted()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "'{\"a\": 1, // why\n \"b\": 2}', 1, 10",
    "'{\"a\": /* why */ 1}', 1, 7",
    "'# why\n{}', 1, 1",
    "'{\"a\": 1,}', 1, 9",
    "'[1,]', 1, 4",
    "'{\"a\": NaN}', 1, 7",
    "'{\"a\": Infinity}', 1, 7",
    "'{\"a\": 01}', 1, 8",
    "'{\"a\": +1}', 1, 7",
    "'{\"a\": .5}', 1, 7",
    "'{''a'': 1}', 1, 2",
    "'{a: 1}', 1, 2",
    "'{\"a\": tru}', 1, 7",
    "'{\"a\" 1}', 1, 6",
    "'{\"a\": \"\\x\"}', 1, 9",
    "'{\"a\": \"tab\there\"}', 1, 11",
    "'{\"a\": \"open\n\"}', 1, 12",
    "'kind: plugin', 1, 1"
  })
  void whatIsNoJsonIsRefusedWhereItStands(String text, int line, int column) {
    // When
    UnreadableDocumentException refused = refused(text.getBytes(UTF_8));

    // Then
    assertThat(refused).hasMessageStartingWith("not valid JSON: ").hasMessageNotContaining("\n");
    assertThat(refused.getMessage())
        .as("the parser's own names")
        .doesNotContain("ALLOW_", "(code ");
    assertThat(refused.position().line()).isEqualTo(line);
    assertThat(refused.position().column()).isBetween(column, column + 8);
  }

  @ParameterizedTest
  @CsvSource({
    "'{\"a\": 1, // why\n \"b\": 2}', a comment, JSON has none: remove it",
    "'{\"a\": /* why */ 1}', a comment, JSON has none: remove it",
    "'{\"a\": 1,\n}', 'a comma before \"}\"', 'remove it: nothing follows the last comma'",
    "'[1,]', 'a comma before \"]\"', 'remove it: nothing follows the last comma'",
    "'{''a'': 1}', a single quote, names and texts stand in double quotes",
    "'{a: 1}', 'expected a name in double quotes, found \"a\"',"
        + " names and texts stand in double quotes",
    "'{\"a\": 1\n \"b\": 2}', 'expected a comma or the end, found \"\"\"',"
        + " a comma is missing before it",
    "'{\n<<<<<<< HEAD\n}', a conflict that nobody has resolved, git left it there: merge it",
    "'{\"a\": [1', the file ends within the list that begins at 1:7,"
        + " 'a closing \"]\" is missing'",
    "'{\"a\": NaN}', '''NaN''',",
  })
  void aMistakeIsToldInTheWordsOfWhoWritesJson(String text, String words, String hint) {
    UnreadableDocumentException refused = refused(text.getBytes(UTF_8));
    assertThat(refused).hasMessage("not valid JSON: " + words);
    assertThat(refused.hint()).isEqualTo(hint);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "{\"a\": [1", "{\"a\"", "\"a", "[1, 2"})
  void aTruncatedTextIsRefused(String text) {
    assertThat(refused(text.getBytes(UTF_8))).hasMessageStartingWith("not valid JSON: ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\n\t\r\n"})
  void aFileWithoutContentIsRefused(String text) {
    // When
    UnreadableDocumentException refused = refused(text.getBytes(UTF_8));

    // Then
    assertThat(refused).hasMessage("expected a JSON object, found an empty file");
    assertThat(refused.position()).isEqualTo(Position.START);
  }

  @Test
  void aByteOrderMarkIsRefusedWithAHint() {
    // When
    UnreadableDocumentException refused = refused("\uFEFF{}".getBytes(UTF_8));

    // Then
    assertThat(refused).hasMessage("expected a JSON value, found a byte order mark");
    assertThat(refused.hint()).isEqualTo("save the file as UTF-8 without a byte order mark");
    assertThat(refused.position()).isEqualTo(Position.START);
  }

  static Stream<Charset> utf16() {
    return Stream.of(UTF_16LE, UTF_16BE);
  }

  @ParameterizedTest
  @MethodSource("utf16")
  void utf16IsRefused(Charset charset) {
    assertThat(refused("\uFEFF{}".getBytes(charset))).hasMessageStartingWith("not valid JSON: ");
  }

  @Test
  void bytesThatAreNoUtf8BecomeReplacementCharacters() throws Exception {
    // When Latin-1 is read
    Document document =
        DocumentReader.read(
            "manifest.json",
            "[\"K\u00e4se\"]".getBytes(ISO_8859_1),
            Document.Syntax.JSON,
            problems);

    // Then
    assertThat(firstText(document)).isEqualTo("K\uFFFDse");
  }

  @ParameterizedTest
  @CsvSource({
    "\\ud83d\\ude00, 😀",
    "x\\ud800, x\uFFFD",
    "\\ude00\\ud83d, \uFFFD\uFFFD",
    "\\ud83dx, \uFFFDx",
    "\\ud83d\\ud83d\\ude00, \uFFFD😀"
  })
  void escapesOfHalfCharactersBecomeReplacementCharacters(String escaped, String expected)
      throws Exception {
    assertThat(firstText(read("[\"" + escaped + "\"]"))).isEqualTo(expected);
  }

  @Test
  void tenThousandLevelsAreReadAndOneMoreIsRefused() {
    // Given
    String deepest = "[".repeat(10_000) + "]".repeat(10_000);

    // Then
    assertThatCode(() -> read(deepest)).doesNotThrowAnyException();
    assertThat(refused(("[" + deepest + "]").getBytes(UTF_8)))
        .hasMessage("expected at most 10000 levels of nesting, found more")
        .extracting(UnreadableDocumentException::hint)
        .isEqualTo("flatten the value");
  }

  private Document read(String text) throws UnreadableDocumentException {
    return DocumentReader.read(
        "manifest.json", text.getBytes(UTF_8), Document.Syntax.JSON, problems);
  }

  private static String firstText(Document document) {
    return ((Node.Scalar) ((Node.Sequence) document.root()).items().get(0)).value();
  }

  private static String textOf(Document document, Node node) {
    return document.text().substring(node.span().start(), node.span().end());
  }

  private UnreadableDocumentException refused(byte[] bytes) {
    UnreadableDocumentException refused =
        catchThrowableOfType(
            UnreadableDocumentException.class,
            () -> DocumentReader.read("manifest.json", bytes, Document.Syntax.JSON, problems));
    assertThat(refused).as("refusal").isNotNull();
    return refused;
  }
}
