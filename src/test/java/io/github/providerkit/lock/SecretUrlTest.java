package io.github.providerkit.lock;

import static io.github.providerkit.lock.Deployment.metadata;
import static io.github.providerkit.lock.Deployment.rest;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.providerkit.lock.LockDiff.Change;
import io.github.providerkit.message.ProviderException;
import io.github.providerkit.transfer.Login;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Secrets in URLs are used, told by their names, and written nowhere. */
class SecretUrlTest {
  private static final String PATH = "/d/provider-release.yaml";

  @TempDir Path directory;
  private Deployment deployment;
  private final List<String> log = new ArrayList<>();

  @BeforeEach
  void open() {
    deployment = new Deployment(directory);
    deployment.log = log::add;
  }

  @AfterEach
  void close() {
    deployment.close();
  }

  private void serve(String query) {
    deployment.server.serve(PATH + query, metadata(rest()));
    deployment.server.serve("/d/a.tgz", rest());
  }

  /** Everything that the goal writes or says. */
  private String everything(ProviderLock.Result result) throws Exception {
    Map<Path, String> effective = deployment.request().config().effective(result.entries());
    return String.join(
        "\n",
        result.lock().text(),
        result.diff().json(),
        String.join("\n", result.diff().lines()),
        String.join("\n", result.notes()),
        String.join("\n", effective.values()),
        String.join("\n", log));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "?token=S3CRET",
        "?a=b&X-Amz-Signature=S3CRET&X-Amz-Credential=S3CRET",
        "?sig=S3CRET&se=2026",
        "?private_token=S3CRET#S"
      })
  void aSourceIsAskedWithItsSecretAndLockedWithout(String query) throws Exception {
    serve(query.replace("#S", ""));
    deployment.configureUrl(PATH + query);
    ProviderLock.Result result = deployment.lock();
    assertThat(deployment.server.count(PATH + query.replace("#S", ""))).isOne();
    assertThat(everything(result)).doesNotContain("S3CRET").contains("plugins.echo.source: ");
    assertThat(result.notes())
        .singleElement()
        .asString()
        .startsWith("config.yaml:5:18: plugins.echo.source: ")
        .contains(query.replaceAll("[?](a=b&)?([^=]*)=.*", "$2"));

    // The lock fits the configuration that is written for the server, and stays as it is.
    String effective =
        deployment.request().config().effective(result.entries()).values().iterator().next();
    assertThat(deployment.resolve().diff().isEmpty()).isTrue();
    Files.writeString(directory.resolve("config.yaml"), effective);
    deployment.server.serve(
        effective.replaceAll("(?s).*echo: \\{source: \"?http://[^/]*([^\"#}]*).*", "$1"),
        metadata(rest()));
    assertThat(deployment.resolve().diff().isEmpty()).isTrue();
    assertThat(deployment.resolve().notes()).isEmpty();
  }

  @Test
  void anArchivesSecretIsUsedAndLeftOut() throws Exception {
    deployment.server.serve(
        PATH, metadata(rest()).replace("a.tgz", "a.tgz?X-Amz-Expires=9&X-Amz-Signature=S3CRET"));
    deployment.server.serve("/d/a.tgz?X-Amz-Expires=9&X-Amz-Signature=S3CRET", rest());
    deployment.configureUrl(PATH);
    ProviderLock.Result result = deployment.lock();
    assertThat(everything(result)).doesNotContain("S3CRET");
    assertThat(result.lock().text()).contains("/d/a.tgz?X-Amz-Expires=9\"");
    assertThat(result.notes())
        .singleElement()
        .asString()
        .startsWith("plugins.echo: " + deployment.server.url("/d/a.tgz"))
        .contains("X-Amz-Signature", "source.auth.token");
  }

  @Test
  void anArchivesUserInfoIsUsedAndLeftOut() throws Exception {
    String there = deployment.server.url("/q/a.tgz").replace("http://", "http://u:S3CRET@");
    deployment.server.serve(PATH, metadata(rest()).replace("a.tgz", there));
    deployment.server.serve("/q/a.tgz", rest());
    deployment.configureUrl(PATH);
    ProviderLock.Result result = deployment.lock();
    assertThat(everything(result)).doesNotContain("S3CRET");
    assertThat(deployment.server.requests).contains("/q/a.tgz " + Login.basic("u:S3CRET").header());
  }

  private void configureIndex(String url) throws Exception {
    deployment.configure("echo: {source: {package: github.com/acme/plugins/echo-api, repo: acme}}");
    Path config = directory.resolve("config.yaml");
    Files.writeString(
        config,
        Files.readString(config) + "providerRepositories:\n  acme: {url: \"" + url + "\"}\n");
  }

  private static String index(String metadata) {
    return """
    schema: gestaltd-provider-index
    schemaVersion: 1
    packages:
      github.com/acme/plugins/echo-api:
        versions:
          0.1.0: {metadata: "%s", kind: plugin, runtime: declarative}
    """
        .formatted(metadata);
  }

  @Test
  void anIndexIsAskedWithItsSecrets() throws Exception {
    deployment.server.serve("/i/index.yaml?token=S3CRET", index("../d/provider-release.yaml"));
    serve("");
    configureIndex(
        deployment.server.url("/i/index.yaml?token=S3CRET").replace("http://", "http://u:S3CRET@"));
    ProviderLock.Result result = deployment.lock();
    assertThat(everything(result)).doesNotContain("S3CRET");
    assertThat(result.notes())
        .singleElement()
        .asString()
        .contains("providerRepositories.acme: ", "user info, token");
    // The metadata lies on the same server, which wants to see the same.
    assertThat(deployment.server.requests)
        .contains(
            "/i/index.yaml?token=S3CRET " + Login.basic("u:S3CRET").header(),
            PATH + " " + Login.basic("u:S3CRET").header());
  }

  @Test
  void anIndexNamesMetadataWithASecret() throws Exception {
    deployment.server.serve("/i/index.yaml", index("../d/provider-release.yaml?sig=S3CRET"));
    serve("?sig=S3CRET");
    configureIndex(deployment.server.url("/i/index.yaml"));
    ProviderLock.Result result = deployment.lock();
    assertThat(everything(result)).doesNotContain("S3CRET");
    assertThat(result.lock().text())
        .contains("\"source\": \"" + deployment.server.url(PATH) + "\"");
    assertThat(result.notes()).singleElement().asString().contains("plugins.echo: ", "sig");
  }

  @Test
  void noSecretIsLeftInACopyOfTheConfiguration() throws Exception {
    serve("?token=S3CRET");
    deployment.configureUrl(PATH + "?token=S3CRET");
    Path config = directory.resolve("config.yaml");
    Files.writeString(
        config,
        Files.readString(config)
            + """
              gone: {source: "https://u:S3CRET@h/x?key=S3CRET"} # ours
            providerRepositories:
              acme: {url: "https://u:S3CRET@h/index.yaml"}
            """);
    Path overlay = directory.resolve("overlay.yaml");
    Files.writeString(overlay, "apiVersion: gestaltd.config/v5\nplugins: {gone: null}\n");
    deployment.configs = List.of(config, overlay);
    ProviderLock.Result result = deployment.lock();
    assertThat(everything(result))
        .doesNotContain("S3CRET")
        .contains("  gone: {source: https://h/x} # ours", "acme: {url: https://h/index.yaml}");
  }

  @Test
  void aLockOfOthersIsToldAndMendedWithoutItsSecrets() throws Exception {
    serve("");
    deployment.configureUrl(PATH);
    deployment.lock();
    String text = Files.readString(deployment.lockfile());
    Files.writeString(
        deployment.lockfile(),
        text.replace("/d/a.tgz", "/d/a.tgz?token=S3CRET")
            .replace("\"source\": \"http://127.0.0.1", "\"source\": \"http://u:S3CRET@127.0.0.1"));
    ProviderLock.Result result = deployment.resolve();
    assertThat(everything(result)).doesNotContain("S3CRET");
    assertThat(result.diff().changes())
        .flatExtracting(Change::details)
        .anyMatch(line -> line.endsWith("held a secret"));
    // Nothing of it is taken over as it is.
    deployment.update = java.util.Set.of("default");
    assertThatThrownBy(deployment::resolve).hasMessageContaining("found changes in echo");
    deployment.update = java.util.Set.of();
    try (ProviderLock lock = new ProviderLock(deployment.request())) {
      assertThat(lock.locked()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://u:S3CRET@my_repo/x?token=S3CRET",
        "http://u:S3CRET/x@127.0.0.1/x",
        "http://127.0.0.1:S3CRET/x",
        "ftp://u:S3CRET@h/x",
        "[\"http://u:S3CRET@h/x\"]",
        "{package: \"http://u:S3CRET@h/x\"}",
        "{githubRelease: {repo: \"https://u:S3CRET@h/x\", tag: v1, asset: a}}"
      })
  void noMistakeShowsASecret(String source) throws Exception {
    deployment.configure(
        "echo: {source: " + (source.startsWith("http") ? "\"" + source + "\"" : source) + "}");
    assertThatThrownBy(deployment::lock)
        .isInstanceOfSatisfying(
            ProviderException.class,
            e -> assertThat(e.text()).contains("plugins.echo").doesNotContain("S3CRET"));
  }

  @Test
  void noFailureShowsASecret() throws Exception {
    deployment.configure(
        "echo: {source: {url: \""
            + deployment.server.url("/none?token=S3CRET").replace("http://", "http://u:S3CRET@")
            + "\", auth: {token: \"S3CRET\\n2\"}}}");
    assertThatThrownBy(deployment::lock)
        .isInstanceOfSatisfying(
            ProviderException.class,
            e ->
                assertThat(e.text())
                    .contains("plugins.echo", "expected a login of printable ASCII characters")
                    .doesNotContain("S3CRET"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "imagePullAuth: {dockerConfigJson: S3CRET}",
        "imagePullAuth: {dockerConfigJson: '\"S3CRET\"'}",
        "imagePullAuth: {dockerConfigJson: '{\"auths\": \"S3CRET\"}'}",
        "imagePullAuth: {dockerConfigJson: '{\"a\": {}} S3CRET'}",
        "workspace: {git: {allowedRepositories: ['https://me:S3CRET@github.com/acme/app']}}",
        "workspace: {git: {allowedRepositories: ['https://github.com/acme/app?token=S3CRET']}}"
      })
  void loginsOfPlacementsAreNotShown(String placement) throws Exception {
    deployment.configure(
        "p: {source: \"%s\", runtime: {image: x, %s}}"
            .formatted(deployment.server.url(PATH), placement));
    assertThatThrownBy(deployment::lock)
        .satisfies(
            e -> {
              ProviderException told = (ProviderException) e;
              assertThat(told.text() + told.details() + told.hint())
                  .contains("plugins.p.runtime.")
                  .doesNotContain("S3CRET");
            });
  }
}
