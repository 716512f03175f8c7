package io.github.providerkit.transfer;

import io.github.providerkit.message.ProviderException;
import io.github.providerkit.message.Shown;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
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
  private final Patience patience;
  private final Requests requests;
  private final Watch watch;
  private final ScheduledExecutorService guards;

  /** Creates a client. */
  public HttpTransfer(Network network) {
    this(network, Watch.REAL);
  }

  HttpTransfer(Network network, Watch watch) {
    this.network = network;
    this.patience = network.patience();
    this.requests = new Requests(network);
    this.watch = watch;
    this.guards =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "provider-transfer-guard");
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
   * @param status 200; 206 and 416 only where a part was asked for
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

  /** The time that a file may take from now on. */
  Countdown countdown() {
    return new Countdown(watch, patience.deadline());
  }

  <T> T get(
      String url, Optional<Access> access, Countdown countdown, Headers headers, Taker<T> taker)
      throws ProviderException {
    WebUrl wanted = WebUrl.of(url);
    if (network.offline()) {
      throw ProviderException.user(
          "cannot get " + Shown.url(url) + ": Maven works offline",
          "run once without -o; what is in the cache is not asked for again");
    }
    List<Duration> delays = patience.delays();
    for (int attempt = 0; ; attempt++) {
      IOException failure;
      Duration wait = attempt < delays.size() ? delays.get(attempt) : null;
      try {
        return attempt(url, wanted, access, countdown, headers.get(), taker);
      } catch (BusyException e) {
        failure = e;
        wait = wait == null ? null : e.wait(wait);
      } catch (GivenUpException e) {
        failure = e;
        wait = null;
      } catch (IOException e) {
        failure = e;
      }
      if (wait == null || wait.compareTo(countdown.left()) >= 0) {
        throw ProviderException.environment(
            "cannot get " + Shown.url(url) + ": " + Shown.reason(failure), failure);
      }
      pause(wait, url);
    }
  }

  private <T> T attempt(
      String url,
      WebUrl wanted,
      Optional<Access> access,
      Countdown countdown,
      Map<String, String> headers,
      Taker<T> taker)
      throws IOException, ProviderException {
    WebUrl current = wanted;
    for (int redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
      Requests.Sent sent = requests.send(url, current, access, countdown, headers);
      HttpResponse<InputStream> response = sent.response();
      try (InputStream body = new StallGuard(response.body(), patience, countdown, watch, guards)) {
        if (!REDIRECTS.contains(response.statusCode())) {
          AnswerCheck.check(url, sent.place(), response, headers.containsKey("Range"));
          return taker.take(new Answer(response.statusCode(), response, body));
        }
      }
      current = target(url, sent.place(), response);
    }
    throw ProviderException.user(
        Shown.url(url) + ": expected an answer, found more than 10 redirects", null);
  }

  private static WebUrl target(String asked, WebUrl current, HttpResponse<?> response)
      throws ProviderException {
    String location = response.headers().firstValue("Location").orElse("");
    if (location.isEmpty()) {
      throw ProviderException.user(
          Shown.url(asked)
              + ": expected a redirect to another place, found status "
              + response.statusCode()
              + " without a Location",
          null);
    }
    WebUrl target;
    try {
      target = WebUrl.of(WebUrl.resolve(current.uri().toString(), location));
    } catch (ProviderException e) {
      throw e.about(Shown.url(asked) + ": a redirect leads to a place that cannot be asked");
    }
    if (current.origin().isSafe() && !target.origin().isSafe()) {
      throw ProviderException.user(
          Shown.url(asked)
              + ": expected a redirect to a place as safe as itself, found one to \""
              + Shown.url(location)
              + "\"",
          null);
    }
    return target;
  }

  private void pause(Duration wait, String url) throws ProviderException {
    try {
      watch.sleep(wait);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw ProviderException.environment("interrupted while getting " + Shown.url(url), e);
    }
  }

  @Override
  public void close() {
    guards.shutdownNow();
  }
}
