package io.github.providerkit.maven;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.providerkit.transfer.Login;
import io.github.providerkit.transfer.Network;
import io.github.providerkit.transfer.Patience;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Set;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.settings.Proxy;
import org.apache.maven.settings.Server;
import org.apache.maven.settings.building.SettingsProblem;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.apache.maven.settings.crypto.SettingsDecryptionRequest;
import org.apache.maven.settings.crypto.SettingsDecryptionResult;
import org.eclipse.aether.RepositorySystemSession;
import org.junit.jupiter.api.Test;

class LockNetworkTest {
  private final DefaultMavenExecutionRequest request = new DefaultMavenExecutionRequest();

  /** Stands in for Maven's own: what it opens was in braces. */
  private static final SettingsDecrypter DECRYPTER =
      wanted -> {
        for (Server server : wanted.getServers()) {
          server.setPassword(server.getPassword().replaceAll("[{}]", ""));
        }
        return new Result(wanted);
      };

  private record Result(SettingsDecryptionRequest wanted) implements SettingsDecryptionResult {
    @Override
    public Server getServer() {
      return wanted.getServers().get(0);
    }

    @Override
    public List<Server> getServers() {
      return wanted.getServers();
    }

    @Override
    public Proxy getProxy() {
      return wanted.getProxies().get(0);
    }

    @Override
    public List<Proxy> getProxies() {
      return wanted.getProxies();
    }

    @Override
    public List<SettingsProblem> getProblems() {
      return List.of();
    }
  }

  private Network network() {
    @SuppressWarnings("deprecation") // Maven has no other way to make one outside a build.
    MavenSession session = new MavenSession(null, (RepositorySystemSession) null, request, null);
    return new LockNetwork(DECRYPTER).of(session, Patience.DEFAULT, Set.of());
  }

  private void server(String id, String name, String password) {
    Server server = new Server();
    server.setId(id);
    server.setUsername(name);
    server.setPassword(password);
    request.addServer(server);
  }

  private Proxy proxy(String protocol, String host, String excluded) {
    Proxy proxy = new Proxy();
    proxy.setActive(true);
    proxy.setProtocol(protocol);
    proxy.setHost(host);
    proxy.setPort(3128);
    proxy.setNonProxyHosts(excluded);
    return proxy;
  }

  @Test
  void findsLoginsByHost() {
    server("repo.acme.example", "deploy", "{geheim}");
    server("127.0.0.1:8081", null, "token");
    Network network = network();
    assertThat(network.logins().apply(URI.create("https://repo.acme.example/x")))
        .contains(Login.basic("deploy:geheim"));
    assertThat(network.logins().apply(URI.create("http://127.0.0.1:8081/x")))
        .contains(Login.bearer("token"));
    assertThat(network.logins().apply(URI.create("http://127.0.0.1:8082/x"))).isEmpty();
    assertThat(network.logins().apply(URI.create("https://acme.example/x"))).isEmpty();
  }

  @Test
  void showsNoLogin() {
    assertThat(Login.basic("deploy:geheim").toString()).isEqualTo("Login[***]");
  }

  @Test
  void goesThroughTheProxyExceptToExcludedHosts() {
    request.addProxy(proxy("http", "proxy.acme.example", "localhost|*.intern.example"));
    Network network = network();
    assertThat(network.proxies().select(URI.create("https://repo.example/x")))
        .singleElement()
        .satisfies(
            proxy ->
                assertThat(((InetSocketAddress) proxy.address()).getHostString())
                    .isEqualTo("proxy.acme.example"));
    for (String url : List.of("http://localhost/x", "https://a.intern.example/x")) {
      assertThat(network.proxies().select(URI.create(url)))
          .containsExactly(java.net.Proxy.NO_PROXY);
    }
  }

  @Test
  void worksOfflineWhenMavenDoes() {
    request.setOffline(true);
    assertThat(network().offline()).isTrue();
  }
}
