package io.github.providerkit.transfer;

import java.net.URI;
import java.util.Optional;

/**
 * A login and the one server that may see it.
 *
 * @param origin a URL on that server; scheme, host and port count
 * @param login what it wants to see
 */
public record Access(URI origin, Login login) {

  /** The login for a URL; empty on any other server. */
  Optional<Login> loginFor(URI url) {
    boolean same =
        origin.getScheme().equalsIgnoreCase(url.getScheme())
            && origin.getHost().equalsIgnoreCase(url.getHost())
            && port(origin) == port(url);
    return same ? Optional.of(login) : Optional.empty();
  }

  private static int port(URI url) {
    return url.getPort() >= 0
        ? url.getPort()
        : "https".equalsIgnoreCase(url.getScheme()) ? 443 : 80;
  }
}
