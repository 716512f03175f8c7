package io.github.providerkit.transfer;

import io.github.providerkit.message.ProviderException;
import java.net.URI;
import java.util.Optional;

/**
 * A login and the one server that may see it.
 *
 * @param origin the server; scheme, host and port count
 * @param login what it wants to see
 */
public record Access(Origin origin, Login login) {

  /**
   * A login for the server of a URL.
   *
   * @throws ProviderException if that is no URL of a web server
   */
  public static Access of(String url, Login login) throws ProviderException {
    return new Access(WebUrl.of(url).origin(), login);
  }

  /**
   * The same for a login that may be missing.
   *
   * @throws ProviderException if there is one, and no URL of a web server
   */
  public static Optional<Access> of(String url, Optional<Login> login) throws ProviderException {
    return login.isEmpty() ? Optional.empty() : Optional.of(of(url, login.get()));
  }

  /** The login for a URL; empty on any other server. */
  Optional<Login> loginFor(URI url) {
    return Origin.of(url).equals(origin) ? Optional.of(login) : Optional.empty();
  }
}
