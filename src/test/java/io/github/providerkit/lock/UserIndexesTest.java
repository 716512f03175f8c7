package io.github.providerkit.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.providerkit.lock.config.DeploymentConfig;
import io.github.providerkit.lock.resolve.MavenReleases;
import io.github.providerkit.lock.resolve.UserIndexes;
import io.github.providerkit.message.ProviderException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Provider indexes beside those that a deployment names by URL. */
class UserIndexesTest {
  @TempDir Path directory;
  private Deployment deployment;
  private Path store;

  @BeforeEach
  void publish() throws Exception {
    deployment = new Deployment(directory);
    store = Files.createDirectories(directory.resolve("config/gestalt"));
    deployment.publish("/echo", Deployment.rest());
    deployment.server.serve("/index.yaml", index());
    deployment.configure(
        "echo: {source: {package: github.com/acme/plugins/echo-api, repo: acme, version: ^0.1}}");
  }

  @AfterEach
  void close() {
    deployment.close();
  }

  private String index() {
    return """
    schema: gestaltd-provider-index
    schemaVersion: 1
    packages:
      github.com/acme/plugins/echo-api:
        versions:
          0.1.0: {metadata: "%s", kind: plugin, runtime: declarative}
    """
        .formatted(deployment.server.url("/echo/provider-release.yaml"));
  }

  private UserIndexes read() throws ProviderException {
    return UserIndexes.read(Map.of("XDG_CONFIG_HOME", directory.resolve("config").toString()));
  }

  private void know(String url) throws Exception {
    Files.writeString(
        store.resolve("provider-repositories.yaml"),
        "repositories: {acme: {url: \"" + url + "\", token: t0ken}}\n");
  }

  private String lock() throws Exception {
    LockRequest plain = deployment.request();
    UserIndexes indexes = read();
    LockRequest request =
        new LockRequest(
            plain.config(),
            plain.lockfile(),
            plain.platforms(),
            plain.serverPlatform(),
            plain.update(),
            indexes.urls(),
            plain.cache(),
            plain.parallelism(),
            plain.network(),
            plain.maven(),
            plain.limits(),
            plain.gitHub(),
            plain.log(),
            indexes.tokens());
    try (ProviderLock lock = new ProviderLock(request)) {
      return lock.resolve().lock().text();
    }
  }

  @Test
  void theUsersOwnIndexIsAskedWithItsToken() throws Exception {
    know(deployment.server.url("/index.yaml"));
    assertThat(lock()).contains("echo-api").doesNotContain("t0ken");
    assertThat(deployment.server.requests).contains("/index.yaml Bearer t0ken");
  }

  @Test
  void aTokenIsNotForAnotherServerOfTheSameName() throws Exception {
    know("https://elsewhere.example/index.yaml");
    Path config = directory.resolve("config.yaml");
    Files.writeString(
        config,
        Files.readString(config)
            + "providerRepositories: {acme: {url: \""
            + deployment.server.url("/index.yaml")
            + "\"}}\n");
    assertThat(lock()).contains("echo-api");
    assertThat(deployment.server.requests).contains("/index.yaml");
  }

  @Test
  void withoutAListThereAreNone() throws Exception {
    assertThat(read()).isEqualTo(UserIndexes.NONE);
    assertThat(UserIndexes.read(Map.of())).isEqualTo(UserIndexes.NONE);
  }

  @Test
  void aListThatIsNoneIsRefused() throws Exception {
    Files.writeString(
        store.resolve("provider-repositories.yaml"), "repositories: {acme: {uri: x}}\n");
    assertThatThrownBy(this::read)
        .hasMessageContaining("provider-repositories.yaml:1:23: ")
        .hasMessageContaining("found \"uri\"");
  }

  @Test
  void anIndexMayBeAnArtifact() throws Exception {
    Path file = Files.writeString(directory.resolve("index-1.0.yaml"), index());
    Path config = directory.resolve("config.yaml");
    Files.writeString(
        config,
        Files.readString(config)
            + "providerRepositories: {acme: {url: \"mvn:com.acme:index:[1.0,2.0)\"}}\n");
    deployment.maven =
        new MavenReleases() {
          @Override
          public Found find(String coordinates) {
            assertThat(coordinates).isEqualTo("com.acme:index:[1.0,2.0)");
            return new Found() {
              @Override
              public Path metadata() {
                return file;
              }

              @Override
              public String url() {
                return deployment.server.url("/com/acme/index/1.0/index-1.0.yaml");
              }

              @Override
              public Path archive(String fileName) {
                throw new AssertionError(fileName);
              }
            };
          }

          @Override
          public boolean covers(String coordinates, String url) {
            return false;
          }
        };
    assertThat(deployment.lock().lock().text()).contains("echo-api");
    assertThat(DeploymentConfig.read(deployment.configs, Map.of()).servers()).isNotEmpty();
  }
}
