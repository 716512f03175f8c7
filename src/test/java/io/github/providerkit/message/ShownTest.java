package io.github.providerkit.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShownTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          http://h/x                     | http://h/x
          http://u:pw@h/x                | http://h/x
          http://u:p@w@h/x               | http://h/x
          https://h/x?a=b                | https://h/x?…
          https://h/x#access_token=T     | https://h/x#…
          https://h/x@1.0/y              | https://h/x@1.0/y
          http://u:p/w@h/x               | http://…
          http://h:80/x                  | http://h:80/x
          http://[::1]:80/x              | http://[::1]:80/x
          //u:pw@h/x                     | //h/x
          a.tgz                          | a.tgz
          """)
  void hidesWhatMayBeSecret(String url, String shown) {
    assertThat(Shown.url(url)).isEqualTo(shown);
  }

  @Test
  void showsNoCommandsToTerminalsAndLogs() {
    assertThat(Shown.url("http://h/\u001b[31m\n::error::\u202e"))
        .isEqualTo("http://h/\\u001b[31m\\u000a::error::\\u202e");
    assertThat(Shown.text("a\r\n::error::b \u0007")).isEqualTo("a ::error::b \\u0007");
  }

  @Test
  void showsNoMoreThanAPersonReads() {
    assertThat(Shown.url("http://h/" + "x".repeat(1_000_000))).hasSizeLessThan(400);
    assertThat(Shown.text("http://h/" + "x".repeat(1_000_000))).hasSizeLessThan(2100);
  }

  @Test
  void takesSecretsOutOfTexts() {
    assertThat(
            Shown.text(
                "Could not transfer x from/to acme (http://u:pw@h/r): status 401, see"
                    + " https://h/x?a=b&X-Amz-Signature=abc&c=d."))
        .isEqualTo(
            "Could not transfer x from/to acme (http://h/r): status 401, see https://h/x?a=b&c=d.");
  }

  @Test
  void findsTheCauseThatTells() {
    assertThat(Shown.reason(new IOException("closed", new IOException("reset\n"))))
        .isEqualTo("reset ");
    assertThat(Shown.reason(new ConnectException())).isEqualTo("ConnectException");
    assertThat(Shown.reason(new IOException(null, new ConnectException("refused"))))
        .isEqualTo("refused");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "token",
        "access_token",
        "private_token",
        "X-Amz-Signature",
        "X-Amz-Security-Token",
        "X-Amz-Credential",
        "X-Goog-Signature",
        "AWSAccessKeyId",
        "Signature",
        "sig",
        "SIG",
        "api_key",
        "apikey",
        "api-key",
        "key",
        "subscription-key",
        "client_secret",
        "password",
        "passwd",
        "pwd",
        "auth",
        "authToken",
        "jwt",
        "%74oken",
        "oauth_signature"
      })
  void knowsTheNamesOfSecrets(String name) {
    for (String form :
        new String[] {"?%s=S", "?a=b&%s=S&c=d", "?%s=S&a", "?a;%s=S", "#%s=S", "?a#%s=S"}) {
      UrlSecrets secrets = UrlSecrets.of("https://h/x" + form.formatted(name));
      assertThat(secrets.plain()).startsWith("https://h/x").doesNotContain("S");
      assertThat(secrets.names()).hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "download=1",
        "tok=abc",
        "version=1",
        "X-Amz-Expires=5",
        "keyword=x",
        "token",
        "a=token",
        "monkey=1",
        "passage=2",
        "sort_key=1"
      })
  void leavesOtherParametersAlone(String parameter) {
    for (String url :
        new String[] {"https://h/x?" + parameter, "https://h/x?a&" + parameter + "#f"}) {
      assertThat(UrlSecrets.of(url)).isEqualTo(new UrlSecrets(url, java.util.List.of()));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "https://h/x?token=S, https://h/x",
    "https://h/x?token=S&a=b, https://h/x?a=b",
    "https://h/x?a=b&token=S, https://h/x?a=b",
    "https://h/x?a=b&token=S#f, https://h/x?a=b#f",
    "https://h/x?token=S#f, https://h/x#f",
    "https://h/x#token=S&a=b, https://h/x#a=b",
    "https://h/x?token=S&sig=S&a=?, https://h/x?a=?",
    "https://u:p@h/x?token=S, https://h/x",
    "x?token=S, x"
  })
  void keepsTheRestAsItIs(String url, String plain) {
    assertThat(UrlSecrets.of(url).plain()).isEqualTo(plain);
  }
}
