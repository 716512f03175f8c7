package io.github.providerkit.format.grammar;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AbsoluteUrlTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://example.com",
        " https://example.com/a b ",
        "http:example.com",
        "https:\\\\example.com",
        "http://[::1]:8080/",
        "http://user:password@example.com:80/x?y#z",
        "http://example.com:",
        "mailto:a@b.c",
        "javascript:alert(1)",
        "HTTP://EXAMPLE.COM",
        "file:///x",
        "a:"
      })
  void isValid(String text) {
    assertThat(AbsoluteUrl.isValid(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "example.com",
        "/x",
        "//example.com",
        "https://",
        "http:///",
        "http://?x",
        "http://a b/",
        "http://x:70000/",
        "http://x:y/",
        "http://[::1",
        "1http://x",
        ":x",
        "http://a<b"
      })
  void isNotValid(String text) {
    assertThat(AbsoluteUrl.isValid(text)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"j@example.com", "a.b+c'd_e@x.co", "J-@a-b.example"})
  void isAnAddress(String text) {
    assertThat(EmailAddress.isValid(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "@",
        "j",
        "j@",
        "@x.com",
        "j@x",
        "j@x.c",
        "j@x..com",
        ".j@x.com",
        "j..k@x.com",
        "j.@x.com",
        "j@-x.com",
        "j k@x.com",
        "j@x.com ",
        "j@k@x.com",
        "ü@x.com",
        "j@x.123"
      })
  void isNoAddress(String text) {
    assertThat(EmailAddress.isValid(text)).isFalse();
  }
}
