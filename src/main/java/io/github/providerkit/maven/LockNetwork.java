package io.github.providerkit.maven;

import io.github.providerkit.transfer.Login;
import io.github.providerkit.transfer.Network;
import java.net.Authenticator;
import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.settings.Proxy;
import org.apache.maven.settings.Server;
import org.apache.maven.settings.crypto.DefaultSettingsDecryptionRequest;
import org.apache.maven.settings.crypto.SettingsDecrypter;

/**
 * The network as the user's {@code settings.xml} describes it: proxies, and logins by host. A
 * {@code <server>} is for the host that is its id, with the port where there is one.
 */
public final class LockNetwork {
  private final SettingsDecrypter decrypter;

  /** Creates the reader of settings. */
  @Inject
  public LockNetwork(SettingsDecrypter decrypter) {
    this.decrypter = decrypter;
  }

  /**
   * The network of a build.
   *
   * @param silence longest wait for a server
   */
  public Network of(MavenSession session, Duration silence) {
    List<Proxy> proxies =
        session.getSettings().getProxies().stream()
            .filter(Proxy::isActive)
            .map(this::decrypted)
            .toList();
    return new Network(
        url -> login(session.getSettings().getServers(), url),
        new SettingsProxies(proxies),
        proxyLogin(proxies),
        Network.DELAYS,
        Duration.ofSeconds(10),
        silence,
        session.isOffline());
  }

  private Optional<Login> login(List<Server> servers, URI url) {
    String host = url.getHost();
    for (String id : List.of(host + ":" + url.getPort(), host)) {
      for (Server server : servers) {
        if (id.equalsIgnoreCase(server.getId()) && server.getPassword() != null) {
          // Passwords are decrypted one by one, when their server is asked for one.
          String password = decrypted(server).getPassword();
          return Optional.of(
              server.getUsername() == null
                  ? Login.bearer(password)
                  : Login.basic(server.getUsername() + ":" + password));
        }
      }
    }
    return Optional.empty();
  }

  private Server decrypted(Server server) {
    return decrypter.decrypt(new DefaultSettingsDecryptionRequest(server)).getServer();
  }

  private Proxy decrypted(Proxy proxy) {
    return decrypter.decrypt(new DefaultSettingsDecryptionRequest(proxy)).getProxy();
  }

  private static Optional<Authenticator> proxyLogin(List<Proxy> proxies) {
    if (proxies.stream().allMatch(proxy -> proxy.getUsername() == null)) {
      return Optional.empty();
    }
    return Optional.of(
        new Authenticator() {
          @Override
          protected PasswordAuthentication getPasswordAuthentication() {
            return proxies.stream()
                .filter(
                    proxy ->
                        getRequestorType() == RequestorType.PROXY
                            && proxy.getUsername() != null
                            && proxy.getHost().equalsIgnoreCase(getRequestingHost())
                            && proxy.getPort() == getRequestingPort())
                .findFirst()
                .map(
                    proxy ->
                        new PasswordAuthentication(
                            proxy.getUsername(), proxy.getPassword().toCharArray()))
                .orElse(null);
          }
        });
  }

  /** Chooses by the scheme of a URL, and knows the hosts that need none. */
  private static final class SettingsProxies extends ProxySelector {
    private final List<Proxy> proxies;

    SettingsProxies(List<Proxy> proxies) {
      this.proxies = proxies;
    }

    @Override
    public List<java.net.Proxy> select(URI url) {
      for (Proxy proxy : proxies) {
        boolean scheme =
            proxy.getProtocol().equalsIgnoreCase(url.getScheme())
                || proxy.getProtocol().equalsIgnoreCase("http");
        if (scheme && !isExcluded(proxy, url.getHost())) {
          return List.of(
              new java.net.Proxy(
                  java.net.Proxy.Type.HTTP,
                  InetSocketAddress.createUnresolved(proxy.getHost(), proxy.getPort())));
        }
      }
      return List.of(java.net.Proxy.NO_PROXY);
    }

    private static boolean isExcluded(Proxy proxy, String host) {
      String hosts = proxy.getNonProxyHosts() == null ? "" : proxy.getNonProxyHosts();
      for (String pattern : hosts.split("[|,]")) {
        String regex = Pattern.quote(pattern.strip()).replace("*", "\\E.*\\Q");
        if (!pattern.isBlank() && host.matches("(?i)" + regex)) {
          return true;
        }
      }
      return false;
    }

    @Override
    public void connectFailed(URI url, SocketAddress address, java.io.IOException failure) {
      // The request that failed tells it.
    }
  }
}
