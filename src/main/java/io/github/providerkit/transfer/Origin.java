package io.github.providerkit.transfer;

import java.net.URI;
import java.util.Locale;

/**
 * One server, as far as logins are concerned.
 *
 * @param scheme {@code http} or {@code https}
 * @param host in lower case; an IPv6 address in brackets
 * @param port never left open
 */
public record Origin(String scheme, String host, int port) {
  private static final int HTTP = 80;
  private static final int HTTPS = 443;

  /** The server of a URL that has passed {@link WebUrl}. */
  public static Origin of(URI url) {
    String scheme = url.getScheme().toLowerCase(Locale.ROOT);
    int usual = scheme.equals("https") ? HTTPS : HTTP;
    int port = url.getPort() < 0 ? usual : url.getPort();
    return new Origin(scheme, url.getHost().toLowerCase(Locale.ROOT), port);
  }

  /** Whether what is sent there can be read by nobody on the way. */
  public boolean isSafe() {
    return scheme.equals("https");
  }

  /** The host, with the port where it is not the one of https: an id of a server's login. */
  public String id() {
    return isSafe() && port == HTTPS ? host : hostAndPort();
  }

  /** Host and port. */
  public String hostAndPort() {
    return host + ":" + port;
  }
}
