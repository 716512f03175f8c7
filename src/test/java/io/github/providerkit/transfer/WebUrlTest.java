package io.github.providerkit.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.providerkit.message.ProviderException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebUrlTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          http://h                          | http://h             | http  | h     | 80
          https://H.Example/a?b#c           | https://H.Example/a?b | https | h.example | 443
          HTTPS://h:8443/                   | https://h:8443/      | https | h     | 8443
          http://h:/x                       | http://h/x           | http  | h     | 80
          http://h:0080/x                   | http://h:80/x        | http  | h     | 80
          http://user:pw@h/x                | http://h/x           | http  | h     | 80
          http://user:p@w@h:81/x            | http://h:81/x        | http  | h     | 81
          http://[::1]:8080/x               | http://[::1]:8080/x  | http  | [::1] | 8080
          http://h/a b/ä?ö ü                | http://h/a%20b/%C3%A4?%C3%B6%20%C3%BC | http | h | 80
          http://h/a%20b?x=%2f              | http://h/a%20b?x=%2f | http  | h     | 80
          http://h/a[1]?b[2]                | http://h/a%5B1%5D?b%5B2%5D | http | h | 80
          http://bücher.example/x           | http://xn--bcher-kva.example/x | http | xn--bcher-kva.example | 80
          """)
  void readsWhatCanBeAskedFor(String text, String uri, String scheme, String host, int port)
      throws Exception {
    WebUrl url = WebUrl.of(text);
    assertThat(url.uri()).hasToString(uri);
    assertThat(url.origin()).isEqualTo(new Origin(scheme, host, port));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          ``                   | found no scheme
          a.tgz                | found no scheme
          /a.tgz               | found no scheme
          //h/a.tgz            | found no scheme
          file:///etc/passwd   | found the scheme "file"
          C:\\x                 | found the scheme "C"
          ftp://h/x            | found the scheme "ftp"
          http:                | expected a host, found none
          http:///x            | expected a host, found none
          http://:80/x         | expected a host, found none
          http://u:p@/x        | expected a host, found none
          http:h/x             | expected a host, found none
          http://a_b/x         | expected a host of letters, digits, dots and dashes, found "a_b"
          http://-a/x          | expected a host of
          http://a b/x         | expected a host of
          http://a"b/x         | expected a host of
          http://10.0.0.300/x  | expected a host of
          http://h:99999/      | expected a port from 1 to 65535, found 99999
          http://h:65536/      | expected a port from 1 to 65535, found 65536
          http://h:0/          | expected a port from 1 to 65535, found 0
          http://h:99999999999999999999/ | expected a port from 1 to 65535
          http://h:-1/         | expected a host of
          http://h/%           | two hex digits
          http://h/?%g0        | two hex digits
          """)
  void refusesTheRestWithTheUrlAndWhatWasExpected(String text, String expected) {
    assertThatThrownBy(() -> WebUrl.of(text)).hasMessageContaining(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://h/\n", "http://h/\u001b[31m", "ht\0tp://h/", "http://h\r\n.x/"})
  void refusesControlCharactersWithoutShowingThem(String text) {
    assertThatThrownBy(() -> WebUrl.of(text))
        .hasMessageContaining("control character")
        .message()
        .doesNotContainPattern("\\p{Cntrl}");
  }

  @Test
  void saysWhatToDoAboutAnUnderscore() {
    ProviderException failure =
        catchThrowableOfType(ProviderException.class, () -> WebUrl.of("http://my_repo:8080/x"));
    assertThat(failure).hasMessageStartingWith("http://my_repo:8080/x: expected");
    assertThat(failure.hint()).contains("underscore");
  }

  /** RFC 3986 section 5.4, with the parser's freedom as Go takes it. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          g:h           | g:h
          g             | http://a/b/c/g
          ./g           | http://a/b/c/g
          g/            | http://a/b/c/g/
          /g            | http://a/g
          //g           | http://g
          ?y            | http://a/b/c/d;p?y
          g?y           | http://a/b/c/g?y
          #s            | http://a/b/c/d;p?q#s
          g#s           | http://a/b/c/g#s
          g?y#s         | http://a/b/c/g?y#s
          ;x            | http://a/b/c/;x
          g;x           | http://a/b/c/g;x
          ''            | http://a/b/c/d;p?q
          .             | http://a/b/c/
          ./            | http://a/b/c/
          ..            | http://a/b/
          ../           | http://a/b/
          ../g          | http://a/b/g
          ../..         | http://a/
          ../../g       | http://a/g
          ../../../g    | http://a/g
          ../../../../g | http://a/g
          /./g          | http://a/g
          /../g         | http://a/g
          g.            | http://a/b/c/g.
          .g            | http://a/b/c/.g
          ..g           | http://a/b/c/..g
          ./../g        | http://a/b/g
          ./g/.         | http://a/b/c/g/
          g/./h         | http://a/b/c/g/h
          g/../h        | http://a/b/c/h
          g;x=1/../y    | http://a/b/c/y
          g?y/../x      | http://a/b/c/g?y/../x
          http://x/../y | http://x/y
          a b.tgz       | http://a/b/c/a%20b.tgz
          ä.tgz         | http://a/b/c/%C3%A4.tgz
          """)
  void resolvesAsTheStandardSays(String reference, String expected) throws Exception {
    assertThat(WebUrl.resolve("http://a/b/c/d;p?q", reference)).isEqualTo(expected);
  }

  @Test
  void aNameIsNoPartOfTheHost() throws Exception {
    assertThat(WebUrl.resolve("http://h", "a.tgz")).isEqualTo("http://h/a.tgz");
    assertThat(WebUrl.resolve("http://h?x", ".evil.example/a"))
        .isEqualTo("http://h/.evil.example/a");
  }

  @Test
  void aLongPathIsNoTrouble() throws Exception {
    String up = "../".repeat(1_000_000);
    assertThat(WebUrl.resolve("http://h/a/b", up + "x")).isEqualTo("http://h/x");
  }

  @ParameterizedTest
  @CsvSource({
    "a b/c.yaml, a%20b/c.yaml",
    "a?b#c%d.yaml, a%3Fb%23c%25d.yaml",
    "a:b.yaml, a:b.yaml",
    "1.0+x/p.yaml, 1.0+x/p.yaml"
  })
  void writesPathsAsReferences(String path, String reference) throws Exception {
    assertThat(WebUrl.ofPath(path)).isEqualTo(reference);
    assertThat(WebUrl.of("http://h/" + reference).uri().getPath()).isEqualTo("/" + path);
  }

  @Test
  void aPlainUrlKeepsItsLoginApart() {
    PlainUrl url = PlainUrl.of("http://us%C3%A4r:p%40w+d@h/x?a=b&token=T");
    assertThat(url.plain()).isEqualTo("http://h/x?a=b");
    assertThat(url).hasToString("http://h/x?a=b");
    assertThat(url.secrets()).containsExactly("user info", "token");
    assertThat(url.login()).contains(Login.basic("usär:p@w+d"));
    assertThat(PlainUrl.of("http://token@h/x").login()).contains(Login.basic("token:"));
    assertThat(PlainUrl.of("http://h/x@y").login()).isEmpty();
  }
}
