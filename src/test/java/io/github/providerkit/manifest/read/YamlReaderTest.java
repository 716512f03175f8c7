package io.github.providerkit.manifest.read;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
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
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What counts as a YAML text, and how a text that is none is refused. */
class YamlReaderTest {
  private final Problems problems = new Problems(RuleLevels.DEFAULT);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a:\tb",
        "a: b\t",
        "a:\t\tb\t# comment",
        "a:\t\"b\"",
        "a\t: b",
        "\"a\"\t: b",
        "{a:\tb,\tc: d\t}",
        "a: [\tb\t,\tc\t]",
        "{\n\t\"a\": \"b\",\n\t\"c\": [\n\t\t1\n\t]\n}",
        "a: {\n\tb: c\n}",
        "a: |\n  text\n  \ttabbed",
        "a: 'x\ty'",
        "a: b # comment\twith tab",
        "a: &x\tb\nc:\t*x",
        "a: !!str\tb"
      })
  void tabsBetweenTokensAndInTextsAreFine(String text) {
    assertThatCode(() -> read(text + "\n")).doesNotThrowAnyException();
    assertThat(problems.sorted()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "'\ta: b', 1, 1",
    "'a:\n\tb: c', 2, 1",
    "'a:\n  b: c\n\td: e', 3, 1",
    "'a:\n-\tb: c', 2, 2",
    "'a:\n  - b\n\t- c', 3, 1"
  })
  void tabsAsIndentationAreRefusedWithAHint(String text, int line, int column) {
    // When
    UnreadableDocumentException refused = refused(text + "\n");

    // Then
    assertThat(refused.position()).isEqualTo(new Position(line, column));
    assertThat(refused).hasMessageStartingWith("not valid YAML: ");
    assertThat(refused.hint()).isEqualTo("YAML is indented with spaces, not with tabs");
  }

  @ParameterizedTest
  @CsvSource({"'a: |\n\ttext\n', 2, 1", "'a: >-\n\n  text\n \tmore\n', 4, 2"})
  void aTabInTheIndentationOfABlockTextIsRefused(String text, int line, int column) {
    // When
    UnreadableDocumentException refused = refused(text);

    // Then
    assertThat(refused.position()).isEqualTo(new Position(line, column));
    assertThat(refused.hint()).isEqualTo("YAML is indented with spaces, not with tabs");
  }

  @ParameterizedTest
  @CsvSource({
    "'a: b\n---\nc: d\n', 2, 1",
    "'a: b\n--- # more\nc: d\n', 2, 1",
    "'---\na: b\n---\nc: d\n---\ne: f\n', 3, 1",
    "'a: b\n...\nc: d\n', 3, 1",
    "'---\n---\na: b\n', 2, 1",
    "'a: b\n---\n{ never closed', 2, 1"
  })
  void onlyTheFirstDocumentCountsAndTheRestIsAWarning(String text, int line, int column)
      throws UnreadableDocumentException {
    // When
    Document document = read(text);

    // Then
    assertThat(
            document.text().substring(document.root().span().start(), document.root().span().end()))
        .isIn("a: b", "");
    assertThat(problems.sorted())
        .containsExactly(
            new Problem(
                Severity.WARNING,
                "document/trailing-content",
                "",
                "manifest.yaml",
                new Position(line, column),
                "expected one document, found more behind it; the consumer reads the first and ignores the rest",
                "keep one document a file"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a: b\n...\n",
        "a: b\n...\n# comment\n",
        "---\na: b\n",
        "# c\n\n---\na: b\n...\n\n"
      })
  void markersOfOneDocumentAreFine(String text) throws UnreadableDocumentException {
    // When
    read(text);

    // Then
    assertThat(problems.sorted()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "%YAML 1.1\n---\na: b\n",
        "# comment\n%YAML 1.1 # version\n---\na: b\n",
        "%TAG ! tag:x.example,2026:\n---\na: b\n"
      })
  void directivesOfYaml11AreFine(String text) {
    assertThatCode(() -> read(text)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource({
    "'%YAML 1.2\n---\na: b\n', 1, '%YAML 1.2'",
    "'%YAML 2.0\n---\na: b\n', 1, '%YAML 2.0'",
    "'%FOO bar\n---\na: b\n', 1, '%FOO bar'",
    "'# c\n\n%FOO\n---\na: b\n', 3, '%FOO'",
    "'a: b\n\n%FOO x\n', 3, '%FOO x'"
  })
  void otherDirectivesAreRefused(String text, int line, String directive) {
    // When
    UnreadableDocumentException refused = refused(text);

    // Then
    assertThat(refused.position()).isEqualTo(new Position(line, 1));
    assertThat(refused)
        .hasMessage("expected a %YAML 1.1 or %TAG directive, found \"" + directive + "\"");
    assertThat(refused.hint())
        .isEqualTo("a text that begins with % has to be indented or in quotes");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\n\n", "# only a comment\n", "\uFEFF"})
  void aFileWithoutContentIsRefused(String text) {
    assertThat(refused(text))
        .hasMessage("expected a document, found a file without any content")
        .extracting(UnreadableDocumentException::position)
        .isEqualTo(Position.START);
  }

  @ParameterizedTest
  @ValueSource(strings = {"---", "~", "null", "{}"})
  void anEmptyDocumentIsADocument(String text) {
    assertThatCode(() -> read(text)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"\\ud83d\\ude00\"", "\"x\\uD800\"", "\"\\\\\\uDFFF\""})
  void escapesOfHalfCharactersAreRefused(String value) {
    // When
    UnreadableDocumentException refused = refused("a: b\nc: " + value + "\n");

    // Then
    assertThat(refused.position()).isEqualTo(new Position(2, 4));
    assertThat(refused).hasMessage("not valid YAML: a \\u escape of half a surrogate pair");
    assertThat(refused.hint()).isEqualTo("write the character itself, or \\U with eight digits");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\"\\\\ud83d\"", "'\\ud83d'", "\\ud83d", "\"\\U0001F600\"", "\"\\ud7ff\\ue000\""})
  void whatOnlyLooksLikeHalfACharacterIsFine(String value) {
    assertThatCode(() -> read("a: " + value + "\n")).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource({
    "'\"\\UFFFFFFFF\"', \\UFFFFFFFF",
    "'\"x\\U00110000\"', \\U00110000",
    "'\"\\U0000D800\"', \\U0000D800"
  })
  void escapesOfNoCharacterAreRefused(String value, String escape) {
    // When
    UnreadableDocumentException refused = refused("a: b\nc: " + value + "\n");

    // Then
    assertThat(refused.position()).isEqualTo(new Position(2, 4));
    assertThat(refused).hasMessage("not valid YAML: an escape of no character, " + escape);
    assertThat(refused.hint()).isEqualTo("characters end at \\U0010FFFF");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\uFEFF\uFEFFa: b\n", "\uFEFF\uFEFF", "\uFEFF\uFEFF{a: b}"})
  void aSecondByteOrderMarkIsRefused(String text) {
    for (byte[] bytes : List.of(text.getBytes(UTF_8), text.getBytes(UTF_16LE))) {
      // When
      UnreadableDocumentException refused = refused(bytes);

      // Then
      assertThat(refused.position()).isEqualTo(Position.START);
      assertThat(refused).hasMessage("expected text behind the byte order mark, found another one");
      assertThat(refused.hint()).isNotBlank();
    }
  }

  @Test
  void aByteOrderMarkFurtherOnIsText() throws UnreadableDocumentException {
    // When
    Document document = read("a: b\n\uFEFFc: d\n");

    // Then
    assertThat(((Node.Mapping) document.root()).entries())
        .extracting(entry -> ((Node.Scalar) entry.key()).value())
        .containsExactly("a", "\uFEFFc");
  }

  @ParameterizedTest
  @ValueSource(ints = {0x00, 0x01, 0x08, 0x0B, 0x0C, 0x1B, 0x1F, 0x7F, 0x80, 0x9F, 0xFFFE, 0xFFFF})
  void controlCharactersAreRefusedWhereTheyStand(int character) {
    // When
    UnreadableDocumentException refused = refused("a: b\nc: 😀" + (char) character + "\n");

    // Then
    assertThat(refused.position()).isEqualTo(new Position(2, 5));
    assertThat(refused)
        .hasMessage("expected text, found the control character U+%04X".formatted(character));
    assertThat(refused.hint()).isNotBlank();
  }

  @Test
  void bytesThatAreNoUtf8AreRefusedWhereTheyStand() {
    // Given Latin-1
    byte[] bytes = "a: b\nname: K\u00e4se\n".getBytes(ISO_8859_1);

    // When
    UnreadableDocumentException refused = refused(bytes);

    // Then
    assertThat(refused.position()).isEqualTo(new Position(2, 8));
    assertThat(refused).hasMessage("expected text in UTF-8, found bytes that are none");
    assertThat(refused.hint()).isEqualTo("save the file as UTF-8");
  }

  @Test
  void utf16NeedsAByteOrderMark() {
    // When
    UnreadableDocumentException refused = refused("a: b\n".getBytes(UTF_16LE));

    // Then
    assertThat(refused).hasMessage("expected text, found the control character U+0000");
    assertThat(refused.position()).isEqualTo(new Position(1, 2));
  }

  @ParameterizedTest
  @CsvSource({
    "'a: *x\n', 1, 4, 'expected an anchor &x above, found none for *x'",
    "'a: *x\nb: &x c\n', 1, 4, 'expected an anchor &x above, found none for *x'",
    "'a: &x [1, *x]\n', 1, 11, 'expected a value, found *x inside the value that it names'",
    "'a: &x\n  b: {c: *x}\n', 2, 10, 'expected a value, found *x inside the value that it names'"
  })
  void anAliasNeedsAnAnchorThatIsComplete(String text, int line, int column, String message) {
    // When
    UnreadableDocumentException refused = refused(text);

    // Then
    assertThat(refused.position()).isEqualTo(new Position(line, column));
    assertThat(refused).hasMessage(message);
  }

  @Test
  void anAnchorCanBeGivenAgain() throws UnreadableDocumentException {
    // When
    Document document = read("[&x a, *x, &x b, *x]");

    // Then
    assertThat(((Node.Sequence) document.root()).items())
        .extracting(item -> ((Node.Scalar) item.target()).value())
        .containsExactly("a", "a", "b", "b");
  }

  @Test
  void anAnchorInsideTakesTheNameOver() throws UnreadableDocumentException {
    // When
    Document document = read("[&x [&x a], *x]");

    // Then
    assertThat(((Node.Sequence) document.root()).items())
        .last()
        .extracting(item -> ((Node.Scalar) item.target()).value())
        .isEqualTo("a");
  }

  @ParameterizedTest
  @CsvSource({
    "'a: b: c', 1, 5, 'put a text that contains \": \" in quotes, and check the indentation'",
    "'a: [b', 1, 6, ",
    "'a: \"b', 1, 6, ",
    "'a: b\n c: d', 2, 3, 'put a text that contains \": \" in quotes, and check the indentation'",
    "'a: @b', 1, 4, ",
    "'a:\n  - b\n - c', 3, 2, 'the dashes of a list stand exactly below each other, and no further to"
        + " the left than the key of the list'",
    "'a:\n  b:\n - c', 3, 2, 'the dashes of a list stand exactly below each other, and no further to"
        + " the left than the key of the list'",
    "'a:\n  - b: 1\n   c: 2', 3, 4, the keys of a map stand exactly below each other",
    "'a:\n  - b: 1\n  c: 2', 3, 3, 'a key of the element stands exactly below its first one, right of"
        + " the dash'",
    "'a:\n  - b: x\n     c: 2', 3, 7, 'put the key exactly below the first one of its element, which"
        + " stands in line 2'",
    "'a:\n  -b: x\n   c: 2', 3, 5, put a blank behind the dash in line 2",
    "'a:\n-b\nc: d', 3, 1, 'the dash of a list''s element has a blank behind it'",
    "'a:\nb\nc: d', 3, 1, 'a key and its colon stand on one line, with a blank behind the colon'"
  })
  void aSyntaxErrorTellsWhereReadingStopped(String text, int line, int column, String hint) {
    // When
    UnreadableDocumentException refused = refused(text);

    // Then
    assertThat(refused.position()).isEqualTo(new Position(line, column));
    assertThat(refused).hasMessageStartingWith("not valid YAML: ");
    assertThat(refused.hint()).isEqualTo(hint);
  }

  private Document read(String text) throws UnreadableDocumentException {
    return DocumentReader.read(
        "manifest.yaml", text.getBytes(UTF_8), Document.Syntax.YAML, problems);
  }

  private UnreadableDocumentException refused(String text) {
    return refused(text.getBytes(UTF_8));
  }

  private UnreadableDocumentException refused(byte[] bytes) {
    UnreadableDocumentException refused =
        catchThrowableOfType(
            UnreadableDocumentException.class,
            () -> DocumentReader.read("manifest.yaml", bytes, Document.Syntax.YAML, problems));
    assertThat(refused).as("refusal").isNotNull();
    return refused;
  }
}
