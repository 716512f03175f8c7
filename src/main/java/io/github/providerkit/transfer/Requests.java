package io.github.providerkit.transfer;

import io.github.providerkit.message.ProviderException;
import io.github.providerkit.message.Shown;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.ProtocolException;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Sends single requests: to mirrors where there are, with the login for whoever is asked. */
final class Requests {
  private final Network network;
  private final HttpClient client;

  Requests(Network network) {
    this.network = network;
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            .connectTimeout(network.patience().connect())
            .followRedirects(HttpClient.Redirect.NEVER)
            .proxy(network.proxies())
            // Most repositories speak it anyway, and an upgrade to HTTP/2 confuses small servers.
            .version(HttpClient.Version.HTTP_1_1);
    network.proxyLogin().ifPresent(builder::authenticator);
    this.client = builder.build();
  }

  /**
   * An answer.
   *
   * @param place who was asked
   * @param response whose headers are here, and whose body is not
   */
  record Sent(WebUrl place, HttpResponse<InputStream> response) {}

  /**
   * Sends a request.
   *
   * @param asked the URL that the user knows
   * @param url what it means, perhaps after redirects
   * @throws IOException if there is none in time
   * @throws ProviderException if it is none that HTTP knows
   */
  Sent send(
      String asked,
      WebUrl url,
      Optional<Access> access,
      Countdown countdown,
      Map<String, String> headers)
      throws IOException, ProviderException {
    Optional<Mirrors.Place> mirror = network.mirrors().placeOf(url.uri());
    WebUrl place = mirror.isEmpty() ? url : WebUrl.of(mirror.get().url().toString());
    Map<String, String> all = new HashMap<>(headers);
    Optional<Login> login =
        access
            .flatMap(allowed -> allowed.loginFor(place.uri()))
            .or(() -> mirror.flatMap(Mirrors.Place::login))
            .or(() -> network.logins().apply(place.uri()));
    if (login.isPresent()) {
      if (!login.get().isSendable()) {
        throw ProviderException.user(
            Shown.url(asked)
                + ": expected a login of printable ASCII characters, found others in that for "
                + place.origin().host(),
            "is there an end of line in it?");
      }
      all.put("Authorization", login.get().header());
    }
    HttpRequest.Builder request = HttpRequest.newBuilder(place.uri());
    all.forEach(request::setHeader);
    return new Sent(place, answer(asked, place, request.build(), countdown));
  }

  private HttpResponse<InputStream> answer(
      String asked, WebUrl place, HttpRequest request, Countdown countdown)
      throws IOException, ProviderException {
    Duration silence = network.patience().silence();
    Duration left = countdown.left();
    boolean last = left.compareTo(silence) < 0;
    CompletableFuture<HttpResponse<InputStream>> answer =
        client.sendAsync(request, HttpResponse.BodyHandlers.ofInputStream());
    try {
      return answer.get((last ? left : silence).toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      answer.cancel(true);
      throw last
          ? countdown.over()
          : new IOException("timed out: no answer came for " + silence.toMillis() + " ms", e);
    } catch (InterruptedException e) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } catch (ExecutionException e) {
      throw failure(asked, place, Objects.requireNonNullElse(e.getCause(), e));
    }
  }

  private static IOException failure(String asked, WebUrl place, Throwable cause)
      throws ProviderException {
    if (isCausedBy(cause, UnresolvedAddressException.class)) {
      return new UnknownHostException("the host " + place.origin().id() + " is not known");
    }
    if (cause instanceof ConnectException) {
      return new IOException(
          "no connection to the host " + place.origin().id() + ": " + Shown.reason(cause), cause);
    }
    if (cause instanceof NumberFormatException) {
      throw ProviderException.user(
          Shown.url(asked)
              + ": expected one Content-Length, a number below 2^63, found "
              + Shown.reason(cause).replaceFirst("^For input string: ", ""),
          null);
    }
    if (cause instanceof ProtocolException || cause instanceof RuntimeException) {
      throw ProviderException.user(
          Shown.url(asked) + ": expected an answer as of HTTP/1.1: " + Shown.reason(cause), null);
    }
    return cause instanceof IOException failure ? failure : new IOException(cause);
  }

  private static boolean isCausedBy(@Nullable Throwable failure, Class<? extends Throwable> type) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (type.isInstance(cause)) {
        return true;
      }
    }
    return false;
  }
}
