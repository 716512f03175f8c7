package io.github.providerkit.transfer;

import io.github.providerkit.message.ProviderException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/**
 * Gets things from web servers: with time-outs and further tries, and with logins that reach no
 * other server than their own, also after a redirect. May be used by several threads.
 */
public final class HttpTransfer implements AutoCloseable {
  private static final int MOST_REDIRECTS = 10;
  private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

  private final Network network;
  private final HttpClient client;
  private final ScheduledExecutorService clock;

  /** Creates a client. */
  public HttpTransfer(Network network) {
    this.network = network;
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            .connectTimeout(network.connect())
            .followRedirects(HttpClient.Redirect.NEVER)
            .proxy(network.proxies())
            // Most repositories speak it anyway, and an upgrade to HTTP/2 confuses small servers.
            .version(HttpClient.Version.HTTP_1_1);
    network.proxyLogin().ifPresent(builder::authenticator);
    this.client = builder.build();
    this.clock =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "provider-transfer-clock");
              thread.setDaemon(true);
              return thread;
            });
  }

  /** Takes an answer with a status below 400. */
  @FunctionalInterface
  interface Taker<T> {
    /**
     * Takes an answer.
     *
     * @throws IOException if it breaks off; the request is tried again
     * @throws ProviderException if it is not what was expected; nothing is tried again
     */
    T take(Answer answer) throws IOException, ProviderException;
  }

  /**
   * What a server sent.
   *
   * @param status 200, 206 or 416
   * @param response its headers
   * @param body to be read once
   */
  record Answer(int status, HttpResponse<?> response, InputStream body) {
    Optional<String> header(String name) {
      return response.headers().firstValue(name);
    }
  }

  /** Makes the headers of a request anew for every try. */
  @FunctionalInterface
  interface Headers {
    Map<String, String> get() throws IOException;
  }

  <T> T get(String url, Optional<Access> access, Headers headers, Taker<T> taker)
      throws ProviderException {
    if (network.offline()) {
      throw ProviderException.user(
          "cannot get " + Shown.url(url) + ": Maven works offline",
          "run once without -o; what is in the cache is not asked for again");
    }
    for (int attempt = 0; ; attempt++) {
      Duration wait = attempt < network.delays().size() ? network.delays().get(attempt) : null;
      try {
        return attempt(url, access, headers.get(), taker);
      } catch (BusyException e) {
        if (wait == null) {
          throw ProviderException.environment(Shown.url(url) + ": " + e.getMessage(), e);
        }
        pause(e.wait.compareTo(wait) > 0 ? e.wait : wait, url);
      } catch (IOException e) {
        if (wait == null) {
          throw ProviderException.environment(
              "cannot get " + Shown.url(url) + ": " + Shown.reason(e), e);
        }
        pause(wait, url);
      }
    }
  }

  private <T> T attempt(
      String url, Optional<Access> access, Map<String, String> headers, Taker<T> taker)
      throws IOException, ProviderException {
    URI current = Shown.uri(url);
    for (int redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
      HttpResponse<InputStream> response = send(current, access, headers);
      try (InputStream body = new StallGuard(response.body(), network.silence(), clock)) {
        if (!REDIRECTS.contains(response.statusCode())) {
          StatusCheck.check(url, current, response);
          return taker.take(new Answer(response.statusCode(), response, body));
        }
      }
      current = target(url, current, response);
    }
    throw ProviderException.user(
        Shown.url(url) + ": expected an answer, found more than 10 redirects", null);
  }

  private HttpResponse<InputStream> send(
      URI url, Optional<Access> access, Map<String, String> headers) throws IOException {
    Map<String, String> all = new HashMap<>(headers);
    access
        .flatMap(allowed -> allowed.loginFor(url))
        .or(() -> network.logins().apply(url))
        .ifPresent(login -> all.put("Authorization", login.header()));
    HttpRequest.Builder request = HttpRequest.newBuilder(url).timeout(network.silence());
    all.forEach(request::setHeader);
    try {
      return client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private static URI target(String asked, URI current, HttpResponse<?> response)
      throws ProviderException {
    String location = response.headers().firstValue("Location").orElse("");
    URI target = current.resolve(Shown.uri(location));
    boolean unsafe = "https".equals(current.getScheme()) && !"https".equals(target.getScheme());
    if (location.isEmpty() || target.getHost() == null || unsafe) {
      throw ProviderException.user(
          Shown.url(asked)
              + ": expected a redirect to a place as safe as itself, found one to \""
              + Shown.url(location)
              + "\"",
          null);
    }
    return target;
  }

  private static void pause(Duration wait, String url) throws ProviderException {
    try {
      Thread.sleep(wait.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw ProviderException.environment("interrupted while getting " + Shown.url(url), e);
    }
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }
}
