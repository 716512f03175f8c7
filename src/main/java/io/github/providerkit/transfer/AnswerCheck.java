package io.github.providerkit.transfer;

import io.github.providerkit.message.ProviderException;
import io.github.providerkit.message.Shown;
import java.math.BigInteger;
import java.net.http.HttpResponse;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tells what an answer means that is no success. */
final class AnswerCheck {
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

  private AnswerCheck() {}

  /**
   * Lets 200 through, and the answers to a request for a part where it was one.
   *
   * @param asked the URL that the user knows
   * @param current where redirects led
   * @param part whether a part was asked for
   */
  static void check(String asked, WebUrl current, HttpResponse<?> response, boolean part)
      throws BusyException, ProviderException {
    int status = response.statusCode();
    if (status == 200 || (part && (status == 206 || status == 416))) {
      requireLength(asked, response);
      return;
    }
    if (status == 429 || (status >= 500 && status < 600)) {
      throw busy(status, response);
    }
    boolean success = status < 400;
    throw ProviderException.user(
        Shown.url(asked)
            + ": "
            + (success || status == 416
                ? "expected the whole file with status 200, found status " + status
                : "the server answered with status " + status),
        hint(status, current.origin()));
  }

  private static @Nullable String hint(int status, Origin server) {
    return switch (status) {
      case 401, 403 ->
          "give it a login: a <server> in settings.xml with the id "
              + server.id()
              + ", or source.auth.token";
      case 404, 410 -> "check the URL, and whether the release was published there";
      case 407 ->
          "give the <proxy> in settings.xml a username and password; for https Java sends them only"
              + " when it is started with -Djdk.http.auth.tunneling.disabledSchemes=\"\"";
      default -> null;
    };
  }

  /** The client itself takes a negative one. */
  private static void requireLength(String asked, HttpResponse<?> response)
      throws ProviderException {
    List<String> lengths = response.headers().allValues("Content-Length");
    for (String length : lengths) {
      if (!length.equals(lengths.get(0)) || !isLength(length)) {
        throw ProviderException.user(
            Shown.url(asked)
                + ": expected one Content-Length, a number below 2^63, found "
                + Shown.text(String.join(", ", lengths)),
            null);
      }
    }
  }

  private static boolean isLength(String text) {
    return text.matches("[0-9]+")
        && new BigInteger(text).compareTo(BigInteger.valueOf(Long.MAX_VALUE)) <= 0;
  }

  /** What the server announces; empty when it does not. */
  static Optional<Long> length(HttpTransfer.Answer answer) {
    return answer.header("Content-Length").map(Long::valueOf);
  }

  private static BusyException busy(int status, HttpResponse<?> response) {
    String message = "the server answered with status " + status;
    Duration wait = retryAfter(response);
    return wait.compareTo(LONGEST_WAIT) <= 0
        ? new BusyException(message, Optional.of(wait))
        : new BusyException(
            message + " and wants to be left alone for " + wait.toSeconds() + " s",
            Optional.empty());
  }

  /** In seconds, or until a date by the server's own clock; what is neither says nothing. */
  private static Duration retryAfter(HttpResponse<?> response) {
    String value = response.headers().firstValue("Retry-After").orElse("").strip();
    if (value.matches("[0-9]{1,9}")) {
      return Duration.ofSeconds(Long.parseLong(value));
    }
    try {
      Instant until = instant(value);
      Instant now = instant(response.headers().firstValue("Date").orElse(""));
      return until.isAfter(now) ? Duration.between(now, until) : Duration.ZERO;
    } catch (DateTimeException e) {
      return Duration.ZERO;
    }
  }

  private static Instant instant(String date) {
    return Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date));
  }
}
