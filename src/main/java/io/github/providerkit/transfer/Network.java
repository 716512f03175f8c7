package io.github.providerkit.transfer;

import java.net.Authenticator;
import java.net.ProxySelector;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * How the network is to be used.
 *
 * @param logins what the user's settings have for a URL's server
 * @param proxies which proxy leads to a URL
 * @param proxyLogin what proxies want to see; empty for nothing
 * @param delays waits before each further try; their number is that of further tries
 * @param connect longest wait for a connection
 * @param silence longest wait for an answer, and for each further part of it
 * @param offline whether it is not to be used at all
 */
public record Network(
    Function<URI, Optional<Login>> logins,
    ProxySelector proxies,
    Optional<Authenticator> proxyLogin,
    List<Duration> delays,
    Duration connect,
    Duration silence,
    boolean offline) {

  /** Waits as the server itself does ({@code docs/spec/gestalt-lock.md} section 2). */
  public static final List<Duration> DELAYS =
      List.of(
          Duration.ofSeconds(1),
          Duration.ofSeconds(2),
          Duration.ofSeconds(4),
          Duration.ofSeconds(8));

  /** A network with no logins and no proxies; for tests mostly. */
  public static Network direct(List<Duration> delays, Duration silence) {
    return new Network(
        url -> Optional.empty(),
        ProxySelector.of(null),
        Optional.empty(),
        delays,
        Duration.ofSeconds(10),
        silence,
        false);
  }
}
