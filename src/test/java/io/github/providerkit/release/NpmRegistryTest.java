package io.github.providerkit.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
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
