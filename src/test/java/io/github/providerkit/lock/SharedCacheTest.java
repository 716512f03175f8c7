package io.github.providerkit.lock;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import io.github.providerkit.archive.read.ReadLimits;
import io.github.providerkit.files.Sha256;
import io.github.providerkit.host.Claims;
import io.github.providerkit.lock.config.DeploymentConfig;
import io.github.providerkit.lock.resolve.MavenReleases;
import io.github.providerkit.transfer.Network;
import io.github.providerkit.transfer.WebServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** One cache, and several builds that use it at the same time, each a process of its own. */
@Timeout(600)
class SharedCacheTest {
  private static final int PROVIDERS = 3;

  @TempDir Path directory;
  private Deployment deployment;
  private WebServer server;
  private final List<byte[]> archives = new ArrayList<>();
  private final List<Process> builds = new ArrayList<>();

  @BeforeEach
  void open() throws Exception {
    deployment = new Deployment(directory);
    server = deployment.server;
    String[] plugins = new String[PROVIDERS];
    for (int i = 0; i < PROVIDERS; i++) {
      archives.add(large(i));
      deployment.publish("/" + i, archives.get(i));
      plugins[i] =
          "p%s: {source: \"%s\"}".formatted(i, server.url("/" + i + "/provider-release.yaml"));
    }
    deployment.configure(plugins);
  }

  @AfterEach
  void close() {
    builds.forEach(Process::destroyForcibly);
    deployment.close();
  }

  /** A build of its own; locks the deployment. */
  static final class Build {
    private Build() {}

    /** Locks: the configuration, the lock, the cache. */
    public static void main(String[] paths) throws Exception {
      LockRequest request =
          new LockRequest(
              DeploymentConfig.read(List.of(Path.of(paths[0])), Map.of()),
              Path.of(paths[1]),
              Set.of(),
              "linux/amd64",
              Set.of(),
              Map.of(),
              Path.of(paths[2]),
              2,
              Network.direct(List.of(), Deployment.PATIENCE),
              MavenReleases.NONE,
              ReadLimits.DEFAULT,
              LockRequest.GITHUB,
              System.out::println);
      try (ProviderLock lock = new ProviderLock(request)) {
        lock.resolve().lock().write(request.lockfile());
      }
    }
  }

  private Process build(String name) throws IOException {
    Process build =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Build.class.getName(),
                directory.resolve("config.yaml").toString(),
                directory.resolve(name).toString(),
                deployment.cache.toString())
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve(name + ".log").toFile())
            .start();
    builds.add(build);
    return build;
  }

  @Test
  void downloadsEachArchiveOnceForAllBuilds() throws Exception {
    for (int i = 0; i < PROVIDERS; i++) {
      byte[] archive = archives.get(i);
      server.handle("/" + i + "/a.tgz", e -> drip(e, archive));
    }
    for (String name : List.of("one", "two", "three")) {
      build(name);
    }
    for (Process build : builds) {
      assertThat(build.waitFor(10, TimeUnit.MINUTES)).isTrue();
      assertThat(build.exitValue()).as(Files.readString(directory.resolve("one.log"))).isZero();
    }
    byte[] lock = Files.readAllBytes(directory.resolve("one"));
    assertThat(directory.resolve("two")).hasBinaryContent(lock);
    assertThat(directory.resolve("three")).hasBinaryContent(lock);
    for (int i = 0; i < PROVIDERS; i++) {
      assertThat(server.count("/" + i + "/a.tgz")).isOne();
      assertThat(cached(archives.get(i), ".tar.gz")).hasBinaryContent(archives.get(i));
    }
    try (var files = Files.walk(deployment.cache)) {
      assertThat(files.map(Path::toString)).noneMatch(file -> file.endsWith(".part"));
    }
  }

  /** Takes a second: the builds are in the middle of it together. */
  private static void drip(HttpExchange exchange, byte[] archive) throws IOException {
    exchange.sendResponseHeaders(200, archive.length);
    int piece = archive.length / 10 + 1;
    for (int from = 0; from < archive.length; from += piece) {
      exchange.getResponseBody().write(archive, from, Math.min(piece, archive.length - from));
      exchange.getResponseBody().flush();
      pause(100);
    }
  }

  @Test
  void goesOnWhereAKilledBuildStopped() throws Exception {
    byte[] archive = archives.get(0);
    CountDownLatch end = new CountDownLatch(1);
    List<String> ranges = new ArrayList<>();
    server.handle(
        "/0/a.tgz",
        e -> {
          String range = String.valueOf(e.getRequestHeaders().getFirst("Range"));
          ranges.add(range);
          if (range.equals("null")) {
            e.sendResponseHeaders(200, archive.length);
            e.getResponseBody().write(archive, 0, archive.length / 2);
            e.getResponseBody().flush();
            await(end);
          } else {
            int from = Integer.parseInt(range.replaceAll("\\D", ""));
            WebServer.send(e, 206, Arrays.copyOfRange(archive, from, archive.length));
          }
        });
    Process killed = build("killed");
    Path part = cached(archive, ".part");
    while (!Files.exists(part) || Files.size(part) < archive.length / 2) {
      assertThat(killed.isAlive()).isTrue();
      pause(20);
    }
    killed.destroyForcibly().waitFor();
    assertThat(cached(archive, ".tar.gz")).doesNotExist();
    deployment.lock();
    assertThat(ranges).containsExactly("null", "bytes=" + archive.length / 2 + "-");
    assertThat(cached(archive, ".tar.gz")).hasBinaryContent(archive);
    assertThat(part).doesNotExist();
    end.countDown();
  }

  @Test
  void doesNotWaitForeverForABuildThatStands() throws Exception {
    // Its patience is also that with the server, which a busy machine may make slow: hence the
    // tries
    deployment.network =
        Network.direct(Collections.nCopies(20, Duration.ofMillis(5)), Duration.ofSeconds(1));
    Path lock = cached(archives.get(0), ".lock");
    Files.createDirectories(lock.getParent());
    assertThat(Claims.take(lock.toAbsolutePath())).isTrue();
    try {
      deployment.lock();
    } finally {
      Claims.release(lock.toAbsolutePath());
    }
    assertThat(cached(archives.get(0), ".tar.gz")).hasBinaryContent(archives.get(0));
  }

  @Test
  void downloadsWhatSeveralProvidersShareOnce() throws Exception {
    byte[] archive = archives.get(0);
    server.handle("/0/a.tgz", e -> drip(e, archive));
    String source = "{source: \"" + server.url("/0/provider-release.yaml") + "\"}";
    deployment.configure("a: " + source, "b: " + source, "c: " + source);
    deployment.lock();
    deployment.cache = directory.resolve("empty");
    assertThat(deployment.prepare()).hasSize(4);
    assertThat(server.count("/0/a.tgz")).isEqualTo(2);
  }

  private Path cached(byte[] archive, String ending) {
    String digest = Sha256.of(archive);
    return deployment.cache.resolve("sha256/" + digest.substring(0, 2) + "/" + digest + ending);
  }

  private static byte[] large(int seed) {
    byte[] noise = new byte[300_000];
    new Random(seed).nextBytes(noise);
    String text = new String(Base64.getEncoder().encode(noise), UTF_8);
    return Deployment.archive(Map.of("manifest.yaml", Deployment.REST, "noise", text));
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
