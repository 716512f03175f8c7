package io.github.providerkit.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.providerkit.host.Host;
import io.github.providerkit.message.ProviderException;
import io.github.providerkit.process.ProcessRunner;
import io.github.providerkit.publish.NpmPublication;
import io.github.providerkit.publish.PublishSettings;
import io.github.providerkit.transfer.Login;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Publishes a plugin's packages with npm to a real registry on this machine, and installs them. */
@DisabledOnOs(OS.WINDOWS)
class NpmRegistryTest {
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private static final String CONFIGURATION =
      """
      storage: ./storage
      auth:
        htpasswd:
          file: ./htpasswd
      uplinks: {}
      packages:
        '@*/*':
          access: $all
          publish: $all
        '**':
          access: $all
          publish: $all
      """;

  @TempDir Path directory;
  private String registry;
  private Process server;

  @BeforeEach
  void startRegistry() throws Exception {
    Path verdaccio = NpmTools.verdaccio();
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    Path home = Files.createDirectories(directory.resolve("registry"));
    Path configuration = Files.writeString(home.resolve("config.yaml"), CONFIGURATION);
    registry = "http://127.0.0.1:" + port + "/";
    server =
        new ProcessBuilder(
                verdaccio.toString(), "-c", configuration.toString(), "-l", "127.0.0.1:" + port)
            .directory(home.toFile())
            .redirectErrorStream(true)
            .redirectOutput(home.resolve("log").toFile())
            .start();
    awaitRegistry(home.resolve("log"));
  }

  @AfterEach
  void stopRegistry() {
    if (server != null) {
      server.descendants().forEach(ProcessHandle::destroyForcibly);
      server.destroyForcibly();
    }
  }

  @Test
  void npmPublishesAndInstallsThePackages() throws Exception {
    // Given a plugin of two packages, one of which needs the other
    Path workspace = directory.resolve("workspace");
    PluginPackaging plugin =
        PluginPackaging.in(workspace)
            .file("package.json", "{\"private\": true, \"workspaces\": [\"packages/*\"]}")
            .file(
                "packages/backend/package.json",
                PluginPackaging.primary(
                    "@acme/gauge-backend",
                    "[\"@acme/gauge-common\"]",
                    "\"bin\": \"gauge.js\"",
                    "\"dependencies\": {\"@acme/gauge-common\": \"workspace:*\"}"))
            .file("packages/backend/gauge.js", "#!/usr/bin/env node\nconsole.log('3 bar');\n")
            .file(
                "packages/common/package.json",
                PluginPackaging.packageJson("@acme/gauge-common", "common"))
            .file("packages/common/src/index.ts", "export const unit = 'bar';\n");
    Release release = plugin.release("packages/backend");

    // When its packages are published one by one, and the primary is installed elsewhere
    Map<String, String> npm = npmEnvironment();
    for (Release.Archive one : release.packages()) {
      NpmTools.run(workspace, npm, "npm", "publish", one.file());
    }
    Path user = Files.createDirectories(directory.resolve("user"));
    Files.writeString(user.resolve("package.json"), "{\"private\": true}");
    NpmTools.run(user, npm, "npm", "install", "@acme/gauge-backend@1.0.0");

    // Then both are there, and the program runs
    Path installed = user.resolve("node_modules/@acme");
    assertThat(installed.resolve("gauge-common/src/index.ts")).exists();
    assertThat(installed.resolve("gauge-backend/package.json"))
        .content()
        .contains("\"@acme/gauge-common\": \"^1.0.0\"");
    assertThat(NpmTools.run(user, npm, user.resolve("node_modules/.bin/gauge-backend")))
        .isEqualToIgnoringNewLines("3 bar");
  }

  @Test
  void aPublicationThatBreaksOffIsCompletedByTheNext() throws Exception {
    // Given a plugin of two packages, and npm, which breaks off at the primary
    Path workspace = directory.resolve("workspace");
    PluginPackaging.in(workspace)
        .file("package.json", "{\"private\": true, \"workspaces\": [\"packages/*\"]}")
        .file(
            "packages/backend/package.json",
            PluginPackaging.primary("@acme/dial-backend", "[\"@acme/dial-common\"]"))
        .file("packages/backend/src/index.ts", "export const scale = 10;\n")
        .file(
            "packages/common/package.json",
            PluginPackaging.packageJson("@acme/dial-common", "common"))
        .file("packages/common/src/index.ts", "export const unit = 'bar';\n")
        .release("packages/backend");
    Path bin = Files.createDirectories(directory.resolve("bin"));
    Path breaks = Files.createFile(bin.resolve("breaks"));
    Path npm =
        Files.writeString(
            bin.resolve("npm"),
            """
            #!/bin/sh
            case "$1 $2" in *publish*dial-backend*) [ -f '%s' ] && exit 1;; esac
            NPM_CONFIG_CACHE='%s' exec npm "$@"
            """
                .formatted(breaks, directory.resolve("npm-cache")));
    assertThat(npm.toFile().setExecutable(true)).isTrue();
    List<String> told = new ArrayList<>();
    NpmPublication publication =
        new NpmPublication(
            new Host(Map.of("PATH", bin.toString()), "Linux", "amd64"),
            PublishSettings.of(registry, "public", null, true),
            Optional.of(Login.bearer("none")),
            new ProcessRunner(line -> {}),
            told::add);
    Path packages = workspace.resolve("target/provider/npm");
    Path logs = directory.resolve("logs");

    // When it is published twice, and once more with other contents
    assertThat(
            catchThrowableOfType(
                ProviderException.class,
                () -> publication.run(packages, Optional.of("1.0.0"), workspace, logs)))
        .hasMessageContaining("npm publish of @acme/dial-backend@1.0.0");
    Files.delete(breaks);
    publication.run(packages, Optional.of("1.0.0"), workspace, logs);
    Files.copy(
        packages.resolve("acme-dial-common-1.0.0.tgz"),
        Files.createDirectories(directory.resolve("other")).resolve("acme-dial-common-1.0.0.tgz"));
    Files.writeString(
        directory.resolve("other/acme-dial-common-1.0.0.tgz"), "\0", StandardOpenOption.APPEND);
    ProviderException other =
        catchThrowableOfType(
            ProviderException.class,
            () -> publication.run(directory.resolve("other"), Optional.empty(), workspace, logs));

    // Then each went out once, siblings first, and other contents are refused
    assertThat(told)
        .containsExactly(
            "npm: without provenance, which only GitHub Actions and GitLab CI can attest",
            "npm: published @acme/dial-common@1.0.0",
            "npm: without provenance, which only GitHub Actions and GitLab CI can attest",
            "npm: @acme/dial-common@1.0.0 is there already, with the same contents",
            "npm: published @acme/dial-backend@1.0.0",
            "npm: without provenance, which only GitHub Actions and GitLab CI can attest");
    assertThat(other).hasMessageStartingWith("@acme/dial-common@1.0.0: expected the contents of ");
  }

  /** The registry lets everybody publish, but npm insists on a token. */
  private Map<String, String> npmEnvironment() throws IOException {
    Path npmrc = directory.resolve("npmrc");
    String host = registry.substring("http:".length());
    Files.writeString(npmrc, "registry=" + registry + "\n" + host + ":_authToken=none\n");
    Map<String, String> environment = new HashMap<>();
    environment.put("NPM_CONFIG_USERCONFIG", npmrc.toString());
    environment.put("NPM_CONFIG_REGISTRY", registry);
    environment.put("NPM_CONFIG_CACHE", directory.resolve("npm-cache").toString());
    environment.put("NPM_CONFIG_AUDIT", "false");
    return environment;
  }

  private void awaitRegistry(Path log) throws Exception {
    HttpRequest ping = HttpRequest.newBuilder(URI.create(registry + "-/ping")).build();
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < end && server.isAlive()) {
      try {
        HttpResponse<Void> answer =
            HttpClient.newHttpClient().send(ping, HttpResponse.BodyHandlers.discarding());
        if (answer.statusCode() == 200) {
          return;
        }
      } catch (IOException e) {
        // Not yet listening.
        Thread.sleep(100);
      }
    }
    throw new AssertionError("the registry did not start: " + Files.readString(log));
  }
}
