package io.github.providerkit.format.grammar;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The tables were compared with Go's url.Parse itself. */
class HttpsUrlTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://example.com",
        "HTTPS://Example.com/a?b=c#d",
        "https://user:p%40w@example.com:443/a",
        "https://a@b@example.com/",
        "https://:443",
        "https://h:/",
        "https://é/",
        "https://h%C3%A9/",
        "https://x/{a}/b c",
        "https://x/ü?%zz",
        "https://x?{}",
        "https://x#%20",
        "https://[::1]:80/x",
        "https://[fe80::1%25en0]/",
        "https://a_b~c/",
        "https://*"
      })
  void theseAreAbsoluteHttpsUrls(String url) {
    assertThat(HttpsUrl.isValid(url)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "example.com",
        "/a",
        "//example.com",
        "http://example.com",
        "ftp://x",
        "https",
        "https:",
        "https:x",
        "https:/x",
        "https://",
        "https:///p",
        "https://?q",
        "https://#f",
        "https://u@/",
        "https://a b/",
        "https://x\\y/",
        "https://{tenant}.x/",
        "https://x|y/",
        "https://x^y/",
        "https://x:port/",
        "https://x:80a/",
        "https://h%41/",
        "https://h%/",
        "https://x/%zz",
        "https://x/%4",
        "https://x#%zz",
        "https://u ser@x/",
        "https://u%zz@x/",
        "https://x/\u0007",
        "https://x/\u007f",
        "https://x\n",
        " https://x",
        "https://[::1",
        "https://[::1]x/",
        "https://x[",
        "https://h::/",
        "https://[x]/",
        "https://[1.2.3.4]/"
      })
  void theseAreNot(String url) {
    assertThat(HttpsUrl.isValid(url)).isFalse();
  }
}
