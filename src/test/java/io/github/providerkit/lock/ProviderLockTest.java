package io.github.providerkit.lock;

import static io.github.providerkit.lock.Deployment.metadata;
import static io.github.providerkit.lock.Deployment.rest;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.providerkit.lock.LockDiff.Change;
import io.github.providerkit.lock.LockDiff.What;
import io.github.providerkit.lock.config.DeploymentConfig;
import io.github.providerkit.lock.resolve.MavenReleases;
import io.github.providerkit.message.ProviderException;
import io.github.providerkit.transfer.Mirrors;
import io.github.providerkit.transfer.Network;
import io.github.providerkit.transfer.Patience;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ProxySelector;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProviderLockTest {
  @TempDir Path directory;
  private Deployment deployment;

  @BeforeEach
  void open() {
    deployment = new Deployment(directory);
  }

  @AfterEach
  void close() {
    deployment.close();
  }

  private void configureTwo() throws Exception {
    deployment.configure(
        "a: {source: \"" + deployment.server.url("/a/provider-release.yaml") + "\"}",
        "b: {source: \"" + deployment.server.url("/b/provider-release.yaml") + "\"}");
  }

  private void release(String path, String version) {
    deployment.server.serve(
        path + "/provider-release.yaml",
        metadata(rest(version)).replace("version: 0.1.0", "version: " + version));
    deployment.server.serve(path + "/a.tgz", rest(version));
  }

  @Test
  void verifiesEveryPlatformAndDownloadsEachArchiveOnce() throws Exception {
    List<String> targets = List.of("linux/amd64", "linux/arm64", "windows/amd64");
    deployment.publishExecutable("/d", targets);
    deployment.configureUrl("/d/provider-release.yaml");
    deployment.lock();
    deployment.lock();
    for (String target : targets) {
      assertThat(deployment.server.count("/d/" + target.replace('/', '-') + ".tar.gz")).isOne();
    }
  }

  @Test
  void findsADamagedArchiveOfAPlatformThatIsNotTheServers() throws Exception {
    deployment.publishExecutable("/d", List.of("linux/amd64", "windows/amd64"));
    deployment.server.serve("/d/windows-amd64.tar.gz", rest());
    deployment.configureUrl("/d/provider-release.yaml");
    assertThatThrownBy(deployment::lock)
        .hasMessageContaining("windows-amd64.tar.gz")
        .hasMessageContaining("digest");
  }

  @Test
  void looksOnlyAtWantedPlatforms() throws Exception {
    deployment.publishExecutable("/d", List.of("linux/amd64", "windows/amd64"));
    deployment.server.serve("/d/windows-amd64.tar.gz", rest());
    deployment.platforms = Set.of("linux/amd64");
    deployment.configure(
        "echo: {source: \"" + deployment.server.url("/d/provider-release.yaml") + "\"}");
    assertThat(deployment.lock().lock().text()).contains("windows-amd64.tar.gz");
  }

  /** The server reads any scalar as a text; the digests are the server's. */
  @ParameterizedTest
  @CsvSource({
    "false, 5be411b3112d099a2ad2edfc24321a0efc5b0f8a9033538208b237edab2a7673",
    "'\"false\"', 5be411b3112d099a2ad2edfc24321a0efc5b0f8a9033538208b237edab2a7673",
    "'', 44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a"
  })
  void readsAnyScalarAsTheUrlOfASurface(String url, String digest) throws Exception {
    release("/a", "0.1.0");
    String source = deployment.server.url("/a/provider-release.yaml");
    deployment.configure(
        "echo: {source: \"" + source + "\", surfaces: {graphql: {url: " + url + "}}}");
    assertThat(deployment.lock().lock().text()).contains("\"catalogFingerprint\": \"" + digest);
  }

  @Test
  void locksARuntimeWhoseDriverIsNothing() throws Exception {
    byte[] archive = Deployment.executable("linux/amd64", "runtime", "box");
    deployment.server.serve("/r/a.tgz", archive);
    deployment.server.serve(
        "/r/provider-release.yaml",
        Deployment.metadata(
                "executable", Map.of("linux/amd64", archive), Map.of("linux/amd64", "a.tgz"))
            .replace("kind: plugin", "kind: runtime")
            .replace("echo-api", "box"));
    release("/a", "0.1.0");
    deployment.configureUrl("/a/provider-release.yaml");
    Files.writeString(
        deployment.directory.resolve("config.yaml"),
        "runtime: {providers: {box: {driver: \" \", source: \""
            + deployment.server.url("/r/provider-release.yaml")
            + "\"}}}\n",
        StandardOpenOption.APPEND);
    assertThat(deployment.lock().lock().text()).contains("\"runtime\": {").contains("plugins/box");
  }

  @Test
  void isUpToDateAfterItWasWrittenAndInWhateverOrder() throws Exception {
    release("/a", "0.1.0");
    release("/b", "0.2.0");
    configureTwo();
    assertThat(deployment.lock().diff().changes())
        .extracting(Change::what)
        .containsOnly(What.ADDED)
        .hasSize(3);
    assertThat(deployment.resolve().diff().isEmpty()).isTrue();
    String reordered =
        Files.readString(deployment.lockfile())
            .replaceFirst(
                "\"kind\": \"plugin\",\\s+\"runtime\": \"declarative\"",
                "\"runtime\": \"declarative\",\"kind\": \"plugin\"")
            .replace("\n", "\r\n");
    Files.writeString(deployment.lockfile(), reordered);
    assertThat(deployment.resolve().diff().isEmpty()).isTrue();
  }

  @Test
  void tellsWhatIsDifferent() throws Exception {
    release("/a", "0.1.0");
    release("/b", "0.1.0");
    configureTwo();
    deployment.lock();
    release("/a", "0.2.0");
    // Other bytes of the same version.
    byte[] again =
        Deployment.archive(
            Map.of("manifest.yaml", Deployment.REST, "README.md", "published once more"));
    deployment.publish("/b", again);
    LockDiff diff = deployment.resolve().diff();
    assertThat(diff.changes())
        .extracting(Change::provider, Change::what, Change::oldVersion, Change::newVersion)
        .containsExactly(
            Tuple.tuple("plugin/a", What.UPDATED, "0.1.0", "0.2.0"),
            Tuple.tuple("plugin/b", What.REPUBLISHED, "0.1.0", "0.1.0"));
    assertThat(diff.lines())
        .contains(
            "plugin/a: another version, 0.1.0 -> 0.2.0",
            "plugin/b: republished under the same version, 0.1.0");
    assertThat(diff.json()).contains("\"upToDate\": false", "\"change\": \"republished\"");
  }

  @Test
  void tellsWhatIsGone() throws Exception {
    release("/a", "0.1.0");
    release("/b", "0.1.0");
    configureTwo();
    deployment.lock();
    deployment.configure(
        "a: {source: \"" + deployment.server.url("/a/provider-release.yaml") + "\"}");
    assertThat(deployment.resolve().diff().lines())
        .containsExactly("plugin/b: locked, but no longer configured, 0.1.0");
  }

  @Test
  void tellsThatTheLockedVersionWasYanked() throws Exception {
    String index =
        """
        schema: gestaltd-provider-index
        schemaVersion: 1
        packages:
          github.com/acme/plugins/echo-api:
            versions:
              0.1.0: {metadata: ./1/provider-release.yaml, kind: plugin, runtime: declarative}
              0.2.0: {metadata: ./2/provider-release.yaml, kind: plugin, runtime: declarative}
        """;
    release("/1", "0.1.0");
    release("/2", "0.2.0");
    deployment.server.serve("/index.yaml", index);
    deployment.configure(
        "echo: {source: {package: github.com/acme/plugins/echo-api, repo: acme, version:"
            + " '>=0.1'}}");
    Path config = directory.resolve("config.yaml");
    String text = Files.readString(config);
    Files.writeString(
        config,
        text
            + "providerRepositories: {acme: {url: \""
            + deployment.server.url("/index.yaml")
            + "\"}}\n");
    deployment.lock();
    deployment.server.serve(
        "/index.yaml",
        index.replace("/2/provider-release.yaml,", "/2/provider-release.yaml, yanked: true,"));
    assertThat(deployment.resolve().diff().lines())
        .contains("plugin/echo: the locked version was yanked, 0.2.0 -> 0.1.0");
  }

  @Test
  void updatesOneProviderAndLeavesTheOthersAlone() throws Exception {
    release("/a", "0.1.0");
    release("/b", "0.1.0");
    configureTwo();
    deployment.lock();
    release("/a", "0.2.0");
    release("/b", "0.2.0");
    deployment.server.requests.clear();
    deployment.update = Set.of("a");
    deployment.lock();
    assertThat(deployment.server.requests)
        .containsExactlyInAnyOrder("/a/provider-release.yaml", "/a/a.tgz");
    deployment.update = Set.of();
    assertThat(deployment.resolve().diff().lines())
        .contains("plugin/b: another version, 0.1.0 -> 0.2.0")
        .noneMatch(line -> line.startsWith("plugin/a"));
  }

  @Test
  void updatesNothingThatDoesNotExist() throws Exception {
    release("/a", "0.1.0");
    release("/b", "0.1.0");
    configureTwo();
    deployment.update = Set.of("aa");
    assertThatThrownBy(deployment::lock).hasMessageContaining("found \"aa\"");
    deployment.update = Set.of("a");
    assertThatThrownBy(deployment::lock).hasMessageContaining("found changes in b, default");
  }

  @Test
  void keepsTheOldLockWhenAProviderCannotBeHad() throws Exception {
    release("/a", "0.1.0");
    release("/b", "0.1.0");
    configureTwo();
    deployment.lock();
    byte[] before = Files.readAllBytes(deployment.lockfile());
    deployment.server.handle("/b/provider-release.yaml", e -> e.sendResponseHeaders(404, -1));
    release("/a", "0.2.0");
    assertThatThrownBy(deployment::lock).hasMessageContaining("plugins.b");
    assertThat(deployment.lockfile()).hasBinaryContent(before);
  }

  @Test
  void preparesWhereTheServerLooksAndRepairsWhatWasChanged() throws Exception {
    deployment.publishExecutable("/d", List.of("linux/amd64", "linux/arm64"));
    deployment.configureUrl("/d/provider-release.yaml");
    assertThat(deployment.prepare()).hasSize(2);
    Path program = directory.resolve(".gestaltd/providers/echo/prov");
    assertThat(program).hasContent("program for linux/amd64").isExecutable();
    assertThat(directory.resolve(".gestaltd/external-credentials/default/manifest.yaml")).exists();
    assertThat(deployment.prepare()).isEmpty();

    Files.writeString(program, "something else");
    assertThat(deployment.prepare())
        .singleElement()
        .asString()
        .contains("plugin/echo", "had been changed");
    assertThat(program).hasContent("program for linux/amd64");

    Files.writeString(program.resolveSibling("more"), "a file that is none of the package's");
    assertThat(deployment.prepare()).hasSize(1);
    assertThat(program.resolveSibling("more")).doesNotExist();
  }

  @Test
  void keepsWhatIsPreparedWhenTheNextReleaseCannotBe() throws Exception {
    deployment.publish("/d", rest());
    deployment.configureUrl("/d/provider-release.yaml");
    deployment.prepare();
    Path manifest = directory.resolve(".gestaltd/providers/echo/manifest.yaml");
    release("/d", "0.2.0");
    deployment.lock();
    // Damaged in the cache, and no longer on the server.
    deployment.server.handle("/d/a.tgz", e -> e.sendResponseHeaders(404, -1));
    try (var files = Files.walk(directory.resolve("cache"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".tar.gz")).toList()) {
        Files.writeString(file, "damaged");
      }
    }
    assertThatThrownBy(deployment::prepare).isInstanceOf(ProviderException.class);
    assertThat(manifest).content(UTF_8).contains("version: 0.1.0");
    try (var left = Files.list(manifest.getParent().getParent())) {
      assertThat(left).containsExactly(manifest.getParent());
    }
  }

  @Test
  void preparesWhatIsLockedWithoutAskingWhatElseThereIs() throws Exception {
    release("/a", "0.1.0");
    release("/b", "0.2.0");
    configureTwo();
    deployment.lock();
    byte[] before = Files.readAllBytes(deployment.lockfile());
    deployment.server.handle("/a/provider-release.yaml", e -> e.sendResponseHeaders(500, -1));
    deployment.server.requests.clear();
    assertThat(deployment.prepare()).hasSize(3);
    assertThat(deployment.server.requests).isEmpty();
    assertThat(deployment.lockfile()).hasBinaryContent(before);

    // A machine that has never seen them needs their archives, and nothing else.
    Files.move(directory.resolve(".gestaltd"), directory.resolve("before"));
    deployment.cache = directory.resolve("empty");
    assertThat(deployment.prepare()).hasSize(3);
    assertThat(deployment.server.requests)
        .containsExactlyInAnyOrder("/a/a.tgz", "/b/a.tgz", "/ec/a.tgz");
  }

  @Test
  void locksAnewBeforeItPreparesAnotherConfiguration() throws Exception {
    release("/a", "0.1.0");
    release("/b", "0.1.0");
    String a = "{source: \"" + deployment.server.url("/a/provider-release.yaml") + "\"";
    deployment.configure("a: " + a + "}");
    deployment.lock();
    for (String changed :
        List.of(
            a + ", allowedOperations: {get_hello: {alias: hello}}}",
            "{source: \"" + deployment.server.url("/b/provider-release.yaml") + "\"}")) {
      deployment.configure("a: " + changed);
      try (ProviderLock lock = new ProviderLock(deployment.request())) {
        assertThat(lock.locked()).isEmpty();
      }
    }
    deployment.configure("a: " + a + "}");
    deployment.platforms = Set.of("linux/arm64");
    try (ProviderLock lock = new ProviderLock(deployment.request())) {
      // Its externalCredentials are there for linux/amd64 only.
      assertThat(lock.locked()).isEmpty();
    }
    deployment.platforms = Set.of();
    try (ProviderLock lock = new ProviderLock(deployment.request())) {
      assertThat(lock.locked()).isPresent();
    }
  }

  @Test
  void preparesWhatMavenFoundFromMavensOwnRepository() throws Exception {
    Path repository = Files.createDirectories(directory.resolve("m2"));
    Path metadata = repository.resolve("echo-0.1.0.yaml");
    Path archive = repository.resolve("echo-0.1.0-generic.tar.gz");
    Files.write(archive, rest());
    Files.writeString(metadata, metadata(rest()).replace("a.tgz", "echo-0.1.0-generic.tar.gz"));
    // Only Maven gets in there.
    String url = "https://repo.acme.example/r/com/acme/echo/0.1.0/echo-0.1.0.yaml";
    List<String> asked = new CopyOnWriteArrayList<>();
    deployment.maven = maven(asked, metadata, url);
    deployment.configure("echo: {source: 'mvn:com.acme:echo:[0.1,1.0)'}");
    deployment.lock();
    assertThat(asked).containsExactly("com.acme:echo:[0.1,1.0)");
    asked.clear();
    assertThat(deployment.prepare()).hasSize(2);
    assertThat(asked).containsExactly("com.acme:echo:0.1.0");
    assertThat(directory.resolve(".gestaltd/providers/echo/manifest.yaml")).exists();

    deployment.configure("echo: {source: 'mvn:com.acme:echo:0.2.0'}");
    try (ProviderLock lock = new ProviderLock(deployment.request())) {
      assertThat(lock.locked()).isEmpty();
    }
  }

  private static MavenReleases maven(List<String> asked, Path metadata, String url) {
    return new MavenReleases() {
      @Override
      public Found find(String coordinates) {
        asked.add(coordinates);
        return new Found() {
          @Override
          public Path metadata() {
            return metadata;
          }

          @Override
          public String url() {
            return url;
          }

          @Override
          public Path archive(String fileName) {
            return metadata.resolveSibling(fileName);
          }
        };
      }

      @Override
      public boolean covers(String coordinates, String found) {
        return coordinates.endsWith(":[0.1,1.0)") && found.equals(url);
      }
    };
  }

  @Test
  void writesNoPasswordsAnywhere() throws Exception {
    deployment.publish("/d", rest());
    String url = deployment.server.url("/d/provider-release.yaml");
    deployment.configure(
        "# deployed by ops",
        "echo: {source: \"" + url.replace("http://", "http://deploy:geheim@") + "\"} # ours");
    ProviderLock.Result result = deployment.lock();
    assertThat(result.lock().text()).contains(url).doesNotContain("geheim");
    assertThat(deployment.server.requests).contains("/d/a.tgz Basic ZGVwbG95OmdlaGVpbQ==");
    Map<Path, String> effective = deployment.request().config().effective(result.entries());
    assertThat(effective.values())
        .singleElement()
        .asString()
        .contains("# deployed by ops\n  echo: {source: ", "} # ours", url)
        .doesNotContain("geheim");

    // The lock is that of the configuration without the password.
    Path plain = directory.resolve("config.yaml");
    Files.writeString(plain, effective.values().iterator().next());
    assertThat(deployment.resolve().diff().isEmpty()).isTrue();
  }

  @Test
  void joinsConfigurationFiles() throws Exception {
    deployment.publish("/d", rest());
    deployment.configure("gone: {source: \"http://nowhere.example/x\"}");
    Path overlay = Files.createDirectories(directory.resolve("prod")).resolve("overlay.yaml");
    Files.writeString(
        overlay,
        """
        apiVersion: gestaltd.config/v5
        plugins:
          gone: null
          echo:
            source: ${SCHEME}://127.0.0.1:$PORT/d/provider-release.yaml
          here:
            source: ./rel/provider-release.yaml
        """);
    String port = deployment.server.url("").replaceFirst(".*:", "");
    DeploymentConfig config =
        DeploymentConfig.read(
            List.of(directory.resolve("config.yaml"), overlay),
            Map.of("SCHEME", "http", "PORT", port));
    assertThat(config.entries())
        .extracting(e -> e.label() + " " + e.source())
        .contains(
            "plugins.echo Metadata[url=" + deployment.server.url("/d/provider-release.yaml") + "]",
            "plugins.here Local[file=" + overlay.resolveSibling("rel/provider-release.yaml") + "]")
        .noneMatch(text -> text.contains("gone"));
    assertThat(config.directory()).isEqualTo(directory);
  }

  @Test
  void locksReleasesOfGitHub() throws Exception {
    deployment.server.serve(
        "/github/repos/acme/plugins/releases/tags/echo%2Fv1%20a",
        "{\"assets\": [{\"id\": 71234567890, \"name\": \"provider-release.yaml\"},"
            + " {\"id\": 2, \"name\": \"a.tgz\"}]}");
    String assets = "/github/repos/acme/plugins/releases/assets/";
    deployment.server.serve(assets + "71234567890", metadata(rest()));
    deployment.server.serve(assets + "2", rest());
    deployment.configure(
        "echo: {source: {githubRelease: {repo: acme/plugins, tag: echo/v1 a, asset:"
            + " provider-release.yaml}, auth: {token: T}}}");
    assertThat(deployment.lock().lock().text())
        .contains(
            "\"source\": \"github-release://github.com/acme/plugins?asset=provider-release.yaml"
                + "\\u0026tag=echo%2Fv1+a\"",
            "\"url\": \"" + deployment.server.url(assets + "2") + "\"");
    assertThat(deployment.server.requests).contains(assets + "2 Bearer T");
  }

  @Test
  void tellsThatTheServerAddsAProviderByItself() throws Exception {
    release("/a", "0.1.0");
    Files.writeString(
        directory.resolve("config.yaml"),
        "apiVersion: gestaltd.config/v5\nplugins:\n  a: {source: \""
            + deployment.server.url("/a/provider-release.yaml")
            + "\"}\n");
    deployment.network =
        new Network(
            url -> Optional.empty(),
            url -> Optional.of(new Mirrors.Place(nowhere(), Optional.empty())),
            ProxySelector.of(null),
            Optional.empty(),
            Patience.DEFAULT.with(Deployment.PATIENCE, 0, Duration.ofSeconds(1)),
            false);
    assertThatThrownBy(deployment::lock)
        .isInstanceOfSatisfying(
            ProviderException.class,
            e ->
                assertThat(e.details() + e.text())
                    .contains(
                        "providers.externalCredentials.default (the server adds it where a"
                            + " configuration names none; name one to have another): cannot get")
                    .contains("no connection to the host 127.0.0.1:"));
  }

  /** A port of this machine that nobody listens at. */
  private static URI nowhere() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
