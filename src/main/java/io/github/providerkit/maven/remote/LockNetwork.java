package io.github.providerkit.maven.remote;

import io.github.providerkit.transfer.Login;
import io.github.providerkit.transfer.Network;
import io.github.providerkit.transfer.Origin;
import io.github.providerkit.transfer.Patience;
import java.net.Authenticator;
import java.net.PasswordAuthentication;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;
import org.apache.maven.settings.Proxy;
import org.apache.maven.settings.Server;
import org.apache.maven.settings.crypto.DefaultSettingsDecryptionRequest;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.eclipse.aether.repository.RemoteRepository;
import org.jspecify.annotations.Nullable;

/**
 * The network as the user's {@code settings.xml} describes it: proxies, mirrors, and logins. A
 * {@code <server>} is for the host that is its id. One with a port is for that port; one without is
 * for https, and for the very scheme and port that the build's own configuration names.
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
   * @param patience how long to wait for servers
   * @param named servers that the user's own configuration names with scheme and port
   */
  public Network of(MavenSession session, Patience patience, Set<Origin> named) {
    List<Proxy> proxies =
        session.getSettings().getProxies().stream()
            .filter(Proxy::isActive)
            .map(this::decrypted)
            .toList();
    List<Server> servers = session.getSettings().getServers();
    MavenProject project = session.getCurrentProject();
    List<RemoteRepository> repositories =
        project == null ? List.of() : project.getRemoteProjectRepositories();
    return new Network(
        url -> login(servers, Origin.of(url), named),
        new RepositoryMirrors(repositories, id -> login(servers, id)),
        new SettingsProxies(proxies),
        proxyLogin(proxies),
        patience,
        session.isOffline());
  }

  /**
   * The login for a server that the build's own configuration names with scheme and port.
   *
   * @return empty when the settings have none
   */
  public Optional<Login> login(MavenSession session, Origin server) {
    return login(session.getSettings().getServers(), server, Set.of(server));
  }

  private Optional<Login> login(List<Server> servers, Origin server, Set<Origin> named) {
    Optional<Login> exact = login(servers, server.hostAndPort());
    boolean safe = server.isSafe() || named.contains(server);
    return exact.isPresent() || !safe ? exact : login(servers, server.host());
  }

  /** Passwords are decrypted one by one, when their server is asked for one. */
  private Optional<Login> login(List<Server> servers, String id) {
    for (Server server : servers) {
      if (id.equalsIgnoreCase(server.getId()) && server.getPassword() != null) {
        String password = decrypted(server).getPassword();
        return Optional.of(
            server.getUsername() == null
                ? Login.bearer(password)
                : Login.basic(server.getUsername() + ":" + password));
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
          protected @Nullable PasswordAuthentication getPasswordAuthentication() {
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
}
