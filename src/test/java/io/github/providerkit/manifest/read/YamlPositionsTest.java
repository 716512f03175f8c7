package io.github.providerkit.manifest.read;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.providerkit.manifest.Document;
import io.github.providerkit.manifest.Node;
import io.github.providerkit.manifest.Position;
import java.nio.charset.Charset;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the nodes of a YAML document stand. */
class YamlPositionsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "plain",
        "two words",
        "'single: \"quoted\"'",
        "\"double \\\" quoted\"",
        "\"an \\U0001F600 escape\"",
        "😀 astral",
        "\"😀\"",
        "[a, b]",
        "{a: 1, b: [2, {c: 3}]}",
        "[]",
        "!!str tagged",
        "&anchor anchored",
        "&anchor !!map {a: b}",
        "12",
        "~"
      })
  void theSpanOfAValueCutsOutExactlyItsText(String written) {
    // Given a value with something before and behind it
    Document document = Documents.yaml("before: 😀\nkey: " + written + "\nbehind: x\n");

    // When
    Node value = valueOf(document, "key");

    // Then
    assertThat(textOf(document, value)).isEqualTo(written);
    assertThat(value.position()).isEqualTo(new Position(2, 6));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"|\n  literal\n  text\n", ">-\n  folded\n\n  text\n", "|2\n    indented\n"})
  void theSpanOfABlockScalarEndsWhereTheNextLineBegins(String written) {
    // Given
    Document document = Documents.yaml("key: " + written + "# comment\nbehind: x\n");

    // Then
    assertThat(textOf(document, valueOf(document, "key"))).isEqualTo(written);
  }

  @Test
  void aBlockCollectionEndsBehindItsLastEntry() {
    // Given
    Document document = Documents.yaml("list:\n  - a\n  - b\n\nmap:\n  c: d # why\n\n# end\n");

    // Then
    assertThat(textOf(document, valueOf(document, "list"))).isEqualTo("- a\n  - b");
    assertThat(valueOf(document, "list").position()).isEqualTo(new Position(2, 3));
    assertThat(textOf(document, valueOf(document, "map"))).isEqualTo("c: d");
    assertThat(textOf(document, document.root())).endsWith("c: d");
  }

  @Test
  void anEmptyValueStandsBehindItsKeyAndTakesUpNothing() {
    // Given
    Document document = Documents.yaml("a:\nb: {c: , d}\n");

    // Then
    Node empty = valueOf(document, "a");
    assertThat(empty.span().start()).isEqualTo(empty.span().end());
    assertThat(empty.position()).isEqualTo(new Position(1, 3));
  }

  @Test
  void anAliasHasItsOwnPlaceAndTheTargetKeepsIts() {
    // Given
    Document document = Documents.yaml("a: &x [1]\nb: *x\n");

    // When
    Node alias = valueOf(document, "b");

    // Then
    assertThat(textOf(document, alias)).isEqualTo("*x");
    assertThat(alias.position()).isEqualTo(new Position(2, 4));
    assertThat(alias.target()).isSameAs(valueOf(document, "a"));
    assertThat(alias.target().position()).isEqualTo(new Position(1, 4));
    assertThat(alias.target().anchor()).isEqualTo("x");
  }

  @Test
  void columnsCountCharactersAndNotHalvesOfThem() {
    // Given a line that begins with two characters beyond the basic plane
    Document document = Documents.yaml("first: x\n😀😀: {a: 😀, b: here}\n");

    // When
    Node inner = valueOf(document, "😀😀");

    // Then
    assertThat(inner.position()).isEqualTo(new Position(2, 5));
    Node here = ((Node.Mapping) inner).entries().get(1).value();
    assertThat(here.position()).isEqualTo(new Position(2, 15));
    assertThat(textOf(document, here)).isEqualTo("here");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "LF, '\n'",
    "CR LF, '\r\n'",
    "CR, '\r'",
    "NEL, '\u0085'",
    "line separator, '\u2028'",
    "paragraph separator, '\u2029'"
  })
  void everyLineBreakOfYaml11EndsALine(String name, String lineBreak) {
    // Given
    Document document = Documents.yaml("a: 1" + lineBreak + "b: 2" + lineBreak + "c: 3");

    // Then
    assertThat(valueOf(document, "c").position()).isEqualTo(new Position(3, 4));
    assertThat(textOf(document, valueOf(document, "b"))).isEqualTo("2");
  }

  @Test
  void aByteOrderMarkIsNoPartOfTheText() {
    // Given
    Document document = Documents.yaml("\uFEFFa: 1\n");

    // Then
    assertThat(document.text()).isEqualTo("a: 1\n");
    assertThat(document.root().position()).isEqualTo(Position.START);
    assertThat(document.root().span().start()).isZero();
  }

  static Stream<Arguments> encodings() {
    return Stream.of(
        Arguments.of(UTF_16LE, new byte[] {(byte) 0xFF, (byte) 0xFE}),
        Arguments.of(UTF_16BE, new byte[] {(byte) 0xFE, (byte) 0xFF}),
        Arguments.of(UTF_8, new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF}));
  }

  @ParameterizedTest
  @MethodSource("encodings")
  void aByteOrderMarkTellsTheEncoding(Charset charset, byte[] mark) {
    // Given
    byte[] text = "ä: 😀\nb: c\n".getBytes(charset);
    byte[] bytes = new byte[mark.length + text.length];
    System.arraycopy(mark, 0, bytes, 0, mark.length);
    System.arraycopy(text, 0, bytes, mark.length, text.length);

    // When
    Document document = Documents.read("manifest.yaml", bytes);

    // Then
    assertThat(document.text()).isEqualTo("ä: 😀\nb: c\n");
    assertThat(valueOf(document, "b").position()).isEqualTo(new Position(2, 4));
  }

  @Test
  void tabsBetweenTokensMoveNothing() {
    // Given
    Document document = Documents.yaml("a:\t1\t# c\nb:\t{\tc:\t'\t'\t}\n");

    // Then
    assertThat(document.text()).contains("a:\t1\t");
    assertThat(valueOf(document, "a").position()).isEqualTo(new Position(1, 4));
    assertThat(textOf(document, valueOf(document, "b"))).isEqualTo("{\tc:\t'\t'\t}");
    Node inner = ((Node.Mapping) valueOf(document, "b")).entries().get(0).value();
    assertThat(((Node.Scalar) inner).value()).isEqualTo("\t");
  }

  private static String textOf(Document document, Node node) {
    return document.text().substring(node.span().start(), node.span().end());
  }

  private static Node valueOf(Document document, String key) {
    return ((Node.Mapping) document.root())
        .entries().stream()
            .filter(entry -> ((Node.Scalar) entry.key()).value().equals(key))
            .findFirst()
            .orElseThrow()
            .value();
  }
}
