package io.github.providerkit.maven.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.providerkit.message.ProviderException;
import io.github.providerkit.transfer.Login;
import io.github.providerkit.transfer.Mirrors;
import io.github.providerkit.transfer.Network;
import io.github.providerkit.transfer.Origin;
import io.github.providerkit.transfer.Patience;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;
import org.apache.maven.settings.Proxy;
import org.apache.maven.settings.Server;
import org.apache.maven.settings.building.SettingsProblem;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.apache.maven.settings.crypto.SettingsDecryptionRequest;
import org.apache.maven.settings.crypto.SettingsDecryptionResult;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.repository.RemoteRepository;
import org.junit.jupiter.api.Test;

class LockNetworkTest {
  private final DefaultMavenExecutionRequest request = new DefaultMavenExecutionRequest();

  private final List<RemoteRepository> repositories = new ArrayList<>();

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

  private Network network(Origin... named) {
    @SuppressWarnings("deprecation") // Maven has no other way to make one outside a build.
    MavenSession session = new MavenSession(null, (RepositorySystemSession) null, request, null);
    if (!repositories.isEmpty()) {
      MavenProject project = new MavenProject();
      project.setRemoteArtifactRepositories(List.of());
      session.setCurrentProject(
          new MavenProject(project) {
            @Override
            public List<RemoteRepository> getRemoteProjectRepositories() {
              return repositories;
            }
          });
    }
    return new LockNetwork(DECRYPTER).of(session, Patience.DEFAULT, Set.of(named));
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
    proxy.setId(host);
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

  private Optional<Login> login(String url, Origin... named) {
    return network(named).logins().apply(URI.create(url));
  }

  @Test
  void givesALoginWithoutAPortToHttpsOnly() {
    server("repo.acme.example", "deploy", "{geheim}");
    Login login = Login.basic("deploy:geheim");
    assertThat(login("https://repo.acme.example/x")).contains(login);
    assertThat(login("https://REPO.acme.example/x")).contains(login);
    assertThat(login("https://repo.acme.example:8443/x")).contains(login);
    assertThat(login("http://repo.acme.example/x")).isEmpty();
    assertThat(login("http://repo.acme.example:8081/x")).isEmpty();
    assertThat(login("https://evil.repo.acme.example/x")).isEmpty();
  }

  @Test
  void givesALoginWithoutAPortToWhatTheConfigurationNames() {
    server("localhost", "deploy", "geheim");
    Origin named = new Origin("http", "localhost", 8081);
    Login login = Login.basic("deploy:geheim");
    assertThat(login("http://localhost:8081/x", named)).contains(login);
    assertThat(login("http://localhost:8082/x", named)).isEmpty();
    assertThat(login("http://localhost/x", named)).isEmpty();
    assertThat(login("http://other:8081/x", named)).isEmpty();
  }

  @Test
  void givesALoginWithAPortToThatPort() {
    server("repo.acme.example:80", null, "eighty");
    server("repo.acme.example", null, "any");
    assertThat(login("http://repo.acme.example/x")).contains(Login.bearer("eighty"));
    assertThat(login("https://repo.acme.example/x")).contains(Login.bearer("any"));
    server("[::1]:443", null, "six");
    assertThat(login("https://[::1]/x")).contains(Login.bearer("six"));
  }

  private static RemoteRepository repository(String id, String url) {
    return new RemoteRepository.Builder(id, "default", url).build();
  }

  private void mirror(String id, String url, boolean blocked, RemoteRepository... mirrored) {
    repositories.add(
        new RemoteRepository.Builder(id, "default", url)
            .setMirroredRepositories(List.of(mirrored))
            .setBlocked(blocked)
            .build());
  }

  private Optional<Mirrors.Place> place(String url) throws ProviderException {
    return network().mirrors().placeOf(URI.create(url));
  }

  @Test
  void asksTheMirrorOfARepository() throws Exception {
    server("company", "deploy", "{geheim}");
    mirror(
        "company",
        "http://mirror.example:8081/all/",
        false,
        repository("acme", "https://repo.acme.example/releases"),
        repository("files", "file:///srv/repository"),
        repository("central", "https://repo.maven.example/maven2/"));
    assertThat(place("https://repo.acme.example/releases/com/acme/x.yaml?a=b"))
        .contains(
            new Mirrors.Place(
                URI.create("http://mirror.example:8081/all/com/acme/x.yaml?a=b"),
                Optional.of(Login.basic("deploy:geheim"))));
    assertThat(place("https://REPO.maven.example:443/maven2/a"))
        .map(Mirrors.Place::url)
        .contains(URI.create("http://mirror.example:8081/all/a"));
    for (String url :
        List.of(
            "https://repo.acme.example/releases",
            "https://repo.acme.example/releases2/x",
            "https://repo.acme.example/x",
            "http://repo.acme.example/releases/x",
            "https://repo.acme.example:8443/releases/x",
            "https://repo.acme.example/releases/../x",
            "https://repo.acme.example/releases/a/%2E%2e/x",
            "https://other.example/releases/x")) {
      assertThat(place(url)).as(url).isEmpty();
    }
  }

  @Test
  void takesTheInnerOneOfTwoRepositories() throws Exception {
    mirror("one", "https://one.example", false, repository("outer", "https://r.example/a"));
    mirror("two", "https://two.example/", false, repository("inner", "https://r.example/a/b/"));
    assertThat(place("https://r.example/a/b/x"))
        .map(Mirrors.Place::url)
        .contains(URI.create("https://two.example/x"));
    assertThat(place("https://r.example/a/x"))
        .map(Mirrors.Place::url)
        .contains(URI.create("https://one.example/a/x".replace("/a/", "/")));
  }

  @Test
  void givesTheLoginOfARepositoryToWhatIsBelowIt() throws Exception {
    server("acme", "deploy", "{geheim}");
    repositories.add(repository("acme", "https://repo.acme.example/releases"));
    assertThat(place("https://repo.acme.example/releases/x"))
        .contains(
            new Mirrors.Place(
                URI.create("https://repo.acme.example/releases/x"),
                Optional.of(Login.basic("deploy:geheim"))));
    assertThat(place("https://repo.acme.example/other/x")).isEmpty();
  }

  @Test
  void asksNoRepositoryThatIsBlocked() {
    mirror(
        "maven-default-http-blocker",
        "http://0.0.0.0/",
        true,
        repository("acme", "http://repo.acme.example/releases"));
    assertThatThrownBy(() -> place("http://repo.acme.example/releases/x"))
        .hasMessageStartingWith("http://repo.acme.example/releases/x: expected")
        .hasMessageContaining("maven-default-http-blocker");
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
  void takesTheProxyForTheSchemeBeforeOneForHttp() {
    request.addProxy(proxy("http", "plain.acme.example", ""));
    request.addProxy(proxy("https", "safe.acme.example", "direct.example"));
    assertThat(proxyFor("https://repo.example/x")).isEqualTo("safe.acme.example");
    assertThat(proxyFor("http://repo.example/x")).isEqualTo("plain.acme.example");
    assertThat(proxyFor("https://direct.example/x")).isEqualTo("plain.acme.example");
  }

  @Test
  void usesNoProxyThatIsSwitchedOff() {
    Proxy off = proxy("http", "proxy.acme.example", "");
    off.setActive(false);
    request.addProxy(off);
    assertThat(proxyFor("http://repo.example/x")).isEqualTo("none");
  }

  @Test
  void knowsTheHostsWithoutAProxyInAnyForm() {
    request.addProxy(proxy("http", "proxy.acme.example", " *.Intern.example , 10.* |::1|a+b.c"));
    for (String url :
        List.of("http://A.intern.EXAMPLE/x", "https://10.0.0.7:8443/x", "http://[::1]:80/x")) {
      assertThat(proxyFor(url)).as(url).isEqualTo("none");
    }
    for (String url : List.of("http://intern.example/x", "http://110.0.0.7/x", "http://aab.c/x")) {
      assertThat(proxyFor(url)).as(url).isEqualTo("proxy.acme.example");
    }
  }

  private String proxyFor(String url) {
    java.net.Proxy proxy = network().proxies().select(URI.create(url)).get(0);
    return proxy.address() instanceof InetSocketAddress address ? address.getHostString() : "none";
  }

  @Test
  void worksOfflineWhenMavenDoes() {
    request.setOffline(true);
    assertThat(network().offline()).isTrue();
  }
}
