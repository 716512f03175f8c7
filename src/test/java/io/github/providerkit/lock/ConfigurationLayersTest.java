package io.github.providerkit.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.providerkit.message.ProviderException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Several files: each has to be right by itself, and all of them together. */
class ConfigurationLayersTest {
  @TempDir Path directory;
  private Deployment deployment;

  @BeforeEach
  void publish() throws IOException {
    deployment = new Deployment(directory);
    deployment.publish("/a", Deployment.rest());
    deployment.configureUrl("/a/provider-release.yaml");
    deployment.configs =
        List.of(directory.resolve("config.yaml"), directory.resolve("second.yaml"));
  }

  @AfterEach
  void close() {
    deployment.close();
  }

  private void second(String text) throws IOException {
    Files.writeString(
        directory.resolve("second.yaml"), "apiVersion: gestaltd.config/v5\n" + text + "\n");
  }

  /** The verdicts are the server's. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "plugins: {echo: {ui: null}} | second.yaml:2:22: ui: expected a map with path",
        "server: {encryptionKey: {secret: {name: KEY}}} | second.yaml:2:34: secret.provider: expected",
        "server: {public: {port: [1]}} | second.yaml:2:25: server.public.port: expected",
        "plugin: {} | second.yaml:2:1: plugin: expected a known key",
        "plugins: {echo: {env: {1: a}}} | second.yaml:2:24: expected a text as key",
        "plugins: {echo: {config: &c {}}, b: {source: x/provider-release.yaml, config: *c}}"
            + " | second.yaml:2:79: expected an anchor within",
      })
  void refusesWhatIsWrongInOneFile(String text, String message) throws Exception {
    second(text);
    assertThatThrownBy(deployment::resolve)
        .isInstanceOfSatisfying(
            ProviderException.class,
            e -> assertThat(String.join("\n", e.details()) + e.text()).contains(message));
  }

  @Test
  void takesWhatIsRightTogether() throws Exception {
    second("connections: {m: {mode: platform}}\nplugins: {echo: {connections: {c: {ref: m}}}}");
    assertThat(deployment.lock().lock().text()).contains("plugins/echo-api");
  }

  @Test
  void namesTheFileOfAVariableThatIsNone() throws Exception {
    second("server: {baseUrl: \"${HOST:-localhost}\"}");
    deployment.variables = Map.of("HOST", "h");
    assertThatThrownBy(deployment::resolve)
        .hasMessageContaining("second.yaml: expected a variable");
  }
}
