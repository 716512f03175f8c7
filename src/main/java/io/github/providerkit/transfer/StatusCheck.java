package io.github.providerkit.transfer;

import io.github.providerkit.message.ProviderException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Tells what a status means that is no success. */
final class StatusCheck {
  private static final long LONGEST_WAIT_SECONDS = 60;

  private StatusCheck() {}

  /**
   * Lets 200, 206 and 416 through.
   *
   * @param asked the URL that the user knows
   * @param current where redirects led
   */
  static void check(String asked, URI current, HttpResponse<?> response)
      throws BusyException, ProviderException {
    int status = response.statusCode();
    if (status == 200 || status == 206 || status == 416) {
      return;
    }
    String message = "the server answered with status " + status;
    if (status == 429 || status >= 500) {
      throw new BusyException(message, retryAfter(response));
    }
    String host = current.getPort() < 0 ? current.getHost() : current.getAuthority();
    String hint =
        switch (status) {
          case 401, 403 ->
              "give it a login: a <server> in settings.xml with the id "
                  + host
                  + ", or source.auth.token";
          case 404, 410 -> "check the URL, and whether the release was published there";
          case 407 -> "give the <proxy> in settings.xml a username and password";
          default -> null;
        };
    throw ProviderException.user(Shown.url(asked) + ": " + message, hint);
  }

  private static Duration retryAfter(HttpResponse<?> response) {
    String value = response.headers().firstValue("Retry-After").orElse("");
    // The other form, a date, would need the server's clock; the usual wait has to do.
    return value.matches("[0-9]{1,4}")
        ? Duration.ofSeconds(Math.min(Long.parseLong(value), LONGEST_WAIT_SECONDS))
        : Duration.ZERO;
  }
}
