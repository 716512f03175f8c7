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
 * @param mirrors where other places are asked
 * @param proxies which proxy leads to a URL
 * @param proxyLogin what proxies want to see; empty for nothing
 * @param patience how long to wait
 * @param offline whether it is not to be used at all
 */
public record Network(
    Function<URI, Optional<Login>> logins,
    Mirrors mirrors,
    ProxySelector proxies,
    Optional<Authenticator> proxyLogin,
    Patience patience,
    boolean offline) {

  /** A network with no logins and no proxies; for tests mostly. */
  public static Network direct(List<Duration> delays, Duration silence) {
    return direct(
        new Patience(Patience.DEFAULT.connect(), silence, 0, Patience.DEFAULT.deadline(), delays));
  }

  /** A network with no logins and no proxies. */
  public static Network direct(Patience patience) {
    return new Network(
        url -> Optional.empty(),
        Mirrors.NONE,
        ProxySelector.of(null),
        Optional.empty(),
        patience,
        false);
  }
}
