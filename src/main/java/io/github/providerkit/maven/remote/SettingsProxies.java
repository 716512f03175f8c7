package io.github.providerkit.maven.remote;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.maven.settings.Proxy;

/**
 * Chooses a proxy as Maven itself does: the first active one for the scheme of a URL, for https
 * else one for http, among those that do not leave the URL's host out.
 */
final class SettingsProxies extends ProxySelector {
  private final List<Proxy> proxies;

  /**
   * Creates the selector.
   *
   * @param proxies those that are active
   */
  SettingsProxies(List<Proxy> proxies) {
    this.proxies = proxies;
  }

  @Override
  public List<java.net.Proxy> select(URI url) {
    List<String> schemes = new ArrayList<>(List.of(url.getScheme().toLowerCase(Locale.ROOT)));
    schemes.add("http");
    for (String scheme : schemes) {
      for (Proxy proxy : proxies) {
        if (scheme.equalsIgnoreCase(proxy.getProtocol()) && !isExcluded(proxy, url.getHost())) {
          return List.of(
              new java.net.Proxy(
                  java.net.Proxy.Type.HTTP,
                  InetSocketAddress.createUnresolved(proxy.getHost(), proxy.getPort())));
        }
      }
    }
    return List.of(java.net.Proxy.NO_PROXY);
  }

  private static boolean isExcluded(Proxy proxy, String host) {
    String hosts = proxy.getNonProxyHosts() == null ? "" : proxy.getNonProxyHosts();
    String plain = host.replaceAll("[\\[\\]]", "");
    for (String pattern : hosts.split("[|,]")) {
      String stripped = pattern.strip().replaceAll("[\\[\\]]", "");
      String regex = Pattern.quote(stripped).replace("*", "\\E.*\\Q");
      if (!stripped.isEmpty()
          && Pattern.compile(regex, Pattern.CASE_INSENSITIVE).matcher(plain).matches()) {
        return true;
      }
    }
    return false;
  }

  @Override
  public void connectFailed(URI url, SocketAddress address, IOException failure) {
    // The request that failed tells it.
  }
}
