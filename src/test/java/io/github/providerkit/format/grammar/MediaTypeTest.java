package io.github.providerkit.format.grammar;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The tables were compared with Go's mime.ParseMediaType itself. */
class MediaTypeTest {

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "application/json, application/json",
        "Application/JSON, application/json",
        "text/html; charset=utf-8, text/html",
        "text/html;charset=utf-8, text/html",
        "text/html ;charset=utf-8;, text/html",
        "text/html; , text/html",
        "foo, foo",
        "*/*, */*",
        "text/*, text/*",
        "application/*+json, application/*+json",
        "a/b; q=\"x; y\\\"z\", a/b",
        "a/b; f=\"C:\\dev\\x\", a/b",
        "a/b; q=\"\", a/b",
        "a/b; c*=utf-8''x, a/b",
        "a/b; x=1; y=2, a/b",
        "a/b; c = d, a/b",
        "a/b ; c= \"d\", a/b",
        "a/b; x=1; X=1, a/b"
      })
  void aTypeStandsWithoutItsParametersInLowerCase(String text, String type) {
    assertThat(MediaType.parse(text)).contains(type);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "a/",
        "/b",
        "a/b/c",
        "a b/c",
        "a /b",
        "a/ b",
        "a/b c",
        "a@b/c",
        "(a)/b",
        "ä/b",
        "a\u0000/b",
        ";",
        "; a=b",
        "a/b; q",
        "a/b; q=",
        "a/b; =x",
        "a/b;;",
        "a/b; x=1;;",
        "a/b; x=1; x=2",
        "a/b; x=1; X=2",
        "a/b; q=\"open",
        "a/b; q=\"line\nbreak\"",
        "a/b; q=a b",
        "a/b, c/d",
        "a/b; x=1 y=2"
      })
  void theseAreNone(String text) {
    assertThat(MediaType.parse(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a/b;",
        "a/b; ",
        "a/b; c=d ",
        "a;b=c",
        "a/b; c=\"\\\"\"",
        "a/b; c=\"x\\a\"",
        "a/b; c=\"\\\\\""
      })
  void theseAreAtTheEdge(String text) {
    assertThat(MediaType.parse(text)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ";a=b",
        "a/b; c",
        "a/b; c ",
        "a/b; c= ",
        "a/b; c=d e",
        "a/b;c=\"x\"y",
        "a/b; c=\"",
        "a/b; c=\"x\\",
        "a/b; c=\"\\\""
      })
  void theseAreBehindIt(String text) {
    assertThat(MediaType.parse(text)).isEmpty();
  }

  @Test
  void eachCharacterHasItsPlaces() {
    String token =
        "!#$%&'*+-.0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ^_`abcdefghijklmnopqrstuvwxyz{|}~";
    assertThat(taken("a", "/b")).isEqualTo(token);
    assertThat(taken("a/b; c=", "")).isEqualTo(token);
    assertThat(taken("a/b; c=\"", "\"")).hasSize(0x81 - 4).doesNotContain("\n", "\r", "\"", "\\");
  }

  /** Up to the first character that is no ASCII, what may stand in a place. */
  private static String taken(String before, String behind) {
    return IntStream.rangeClosed(0, 0x80)
        .filter(c -> MediaType.parse(before + (char) c + behind).isPresent())
        .mapToObj(Character::toString)
        .collect(Collectors.joining());
  }
}
