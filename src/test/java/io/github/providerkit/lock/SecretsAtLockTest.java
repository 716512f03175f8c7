package io.github.providerkit.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.providerkit.message.ProviderException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server takes secrets when it locks; what can be known of them here counts as well. */
class SecretsAtLockTest {
  private static final String REFERENCE = "{secret: {provider: default, name: the-region}}";

  @TempDir Path directory;
  private Deployment deployment;

  @BeforeEach
  void publish() throws IOException {
    deployment = new Deployment(directory);
    deployment.publish(
        "/a",
        Deployment.archive(
            Map.of(
                "manifest.yaml",
                Deployment.REST.replace("spec:\n", "spec:\n  configSchemaPath: config.json\n"),
                "config.json",
                "{\"properties\": {\"region\": {\"type\": \"string\", \"pattern\": \"^[a-z]+$\"}}}")));
    deployment.configure(
        "echo: {source: \"%s\", config: {region: %s}}"
            .formatted(deployment.server.url("/a/provider-release.yaml"), REFERENCE));
  }

  @AfterEach
  void close() {
    deployment.close();
  }

  private void secretsIn(String source) throws IOException {
    Path config = directory.resolve("config.yaml");
    Files.writeString(
        config,
        Files.readString(config)
            .replace("providers:\n", "providers:\n  secrets: {default: " + source + "}\n"));
  }

  @Test
  void holdsTheValueAgainstTheSchemaAndShowsItToNobody() throws Exception {
    deployment.variables = Map.of("THE_REGION", "eu");
    ProviderLock.Result result = deployment.lock();
    assertThat(result.notes()).noneMatch(note -> note.contains("secret"));
    assertThat(result.lock().text()).doesNotContain("\"eu\"");
    deployment.variables = Map.of("THE_REGION", "EU-WEST");
    assertThatThrownBy(deployment::resolve)
        .isInstanceOfSatisfying(
            ProviderException.class,
            e ->
                assertThat(e.text() + e.details())
                    .contains("config.yaml:5:")
                    .contains(
                        "plugins.echo.config.region: expected what the provider's config.json")
                    .contains("found a secret that does not fit (pattern)")
                    .doesNotContain("EU-WEST"));
  }

  @Test
  void saysWhichOnesAreNotHere() throws Exception {
    assertThat(deployment.lock().notes())
        .anyMatch(
            note ->
                note.startsWith("secrets that are not set here") && note.contains("$THE_REGION"));
  }

  @Test
  void looksWhereTheServerWould() throws Exception {
    secretsIn("{source: env, config: {prefix: APP_}}");
    deployment.variables = Map.of("THE_REGION", "eu", "APP_THE_REGION", "EU");
    assertThatThrownBy(deployment::resolve).isInstanceOf(ProviderException.class);
  }

  @Test
  void readsFiles() throws Exception {
    Path secrets = Files.createDirectory(directory.resolve("secrets"));
    secretsIn("{source: file, config: {dir: \"" + secrets.toUri().getPath() + "\"}}");
    assertThat(deployment.lock().notes()).anyMatch(note -> note.contains("the-region"));
    Files.writeString(secrets.resolve("the-region"), "eu\n\n");
    assertThat(deployment.lock().notes()).noneMatch(note -> note.contains("secret"));
    Files.writeString(secrets.resolve("the-region"), "EU\n");
    assertThatThrownBy(deployment::resolve).isInstanceOf(ProviderException.class);
  }

  @Test
  void knowsNothingOfWhatAProviderKeeps() throws Exception {
    byte[] archive = Deployment.executable("linux/amd64", "secrets", "vault");
    deployment.server.serve("/v/a.tgz", archive);
    deployment.server.serve(
        "/v/provider-release.yaml",
        Deployment.metadata(
                "executable", Map.of("linux/amd64", archive), Map.of("linux/amd64", "a.tgz"))
            .replace("kind: plugin", "kind: secrets")
            .replace("echo-api", "vault"));
    secretsIn("{source: \"" + deployment.server.url("/v/provider-release.yaml") + "\"}");
    deployment.variables = Map.of("THE_REGION", "EU");
    assertThat(deployment.lock().lock().text()).contains("plugins/vault");
  }

  @Test
  void takesATokenOutOfThem() throws Exception {
    String source =
        "{url: \"%s\", auth: {token: %s}}"
            .formatted(deployment.server.url("/a/provider-release.yaml"), REFERENCE);
    deployment.configure("echo: {source: " + source + "}");
    assertThatThrownBy(deployment::resolve)
        .hasMessageContaining("plugins.echo.source: auth.token: expected a secret")
        .hasMessageContaining("$THE_REGION");
    deployment.variables = Map.of("THE_REGION", "t0k3n");
    assertThat(deployment.lock().lock().text()).contains("plugins/echo-api");
    assertThat(deployment.server.requests).anyMatch(request -> request.contains("Bearer t0k3n"));
    assertThat(Files.readString(deployment.lockfile())).doesNotContain("t0k3n");
  }
}
