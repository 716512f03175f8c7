package io.github.providerkit.transfer;

import static io.github.providerkit.lock.Deployment.metadata;
import static io.github.providerkit.lock.Deployment.rest;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.providerkit.files.Sha256;
import io.github.providerkit.lock.Deployment;
import io.github.providerkit.message.ProviderException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ProxySelector;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Servers as they are: busy, slow, moved, curious. */
class TransferTest {
  private static final List<Duration> SHORT = List.of(Duration.ofMillis(5), Duration.ofMillis(5));

  @TempDir Path directory;
  private Deployment deployment;
  private WebServer server;

  @BeforeEach
  void open() throws Exception {
    deployment = new Deployment(directory);
    deployment.network = Network.direct(SHORT, Deployment.PATIENCE);
    server = deployment.server;
    deployment.publish("/d", rest());
    deployment.configureUrl("/d/provider-release.yaml");
  }

  @AfterEach
  void close() {
    deployment.close();
  }

  private void login(String path) throws Exception {
    deployment.configure("echo: {source: {url: \"" + server.url(path) + "\", auth: {token: T}}}");
  }

  @Test
  void triesABusyServerAgain() throws Exception {
    AtomicInteger tries = new AtomicInteger();
    server.handle(
        "/d/provider-release.yaml",
        e -> {
          if (tries.incrementAndGet() < 3) {
            e.sendResponseHeaders(tries.get() == 1 ? 503 : 429, -1);
          } else {
            WebServer.send(e, 200, metadata(rest()).getBytes(UTF_8));
          }
        });
    deployment.lock();
    assertThat(tries).hasValue(3);
  }

  @Test
  void waitsAsLongAsABusyServerWants() throws Exception {
    List<Long> times = new CopyOnWriteArrayList<>();
    server.handle(
        "/d/a.tgz",
        e -> {
          times.add(System.nanoTime());
          if (times.size() == 1) {
            e.getResponseHeaders().add("Retry-After", "1");
            e.sendResponseHeaders(429, -1);
          } else {
            WebServer.send(e, 200, rest());
          }
        });
    deployment.lock();
    assertThat(times).hasSize(2);
    assertThat(Duration.ofNanos(times.get(1) - times.get(0))).isGreaterThan(Duration.ofMillis(990));
  }

  @Test
  void givesUpOnABusyServer() {
    server.handle("/d/a.tgz", e -> e.sendResponseHeaders(500, -1));
    assertThatThrownBy(deployment::lock)
        .isInstanceOfSatisfying(
            ProviderException.class,
            e -> assertThat(e.fault()).isEqualTo(ProviderException.Fault.ENVIRONMENT))
        .hasMessageContaining("plugins.echo")
        .hasMessageContaining("status 500");
    assertThat(server.count("/d/a.tgz")).isEqualTo(3);
  }

  @Test
  void doesNotAskAgainForWhatIsNotThere() {
    server.handle("/d/a.tgz", e -> e.sendResponseHeaders(404, -1));
    assertThatThrownBy(deployment::lock).hasMessageContaining("status 404");
    assertThat(server.count("/d/a.tgz")).isOne();
  }

  @Test
  void saysWhereALoginBelongs() {
    server.handle("/d/provider-release.yaml", e -> e.sendResponseHeaders(401, -1));
    assertThatThrownBy(deployment::lock)
        .isInstanceOfSatisfying(
            ProviderException.class,
            e -> assertThat(e.hint()).contains("settings.xml", "127.0.0.1:"));
  }

  @Test
  void goesOnWhereAConnectionBroke() throws Exception {
    byte[] archive = large();
    deployment.publish("/d", archive);
    List<String> ranges = new CopyOnWriteArrayList<>();
    server.handle(
        "/d/a.tgz",
        e -> {
          String range = e.getRequestHeaders().getFirst("Range");
          ranges.add(String.valueOf(range));
          if (range == null) {
            e.sendResponseHeaders(200, archive.length);
            e.getResponseBody().write(archive, 0, archive.length / 2);
            e.getResponseBody().flush();
            throw new IOException("cut");
          }
          int from = Integer.parseInt(range.replaceAll("\\D", ""));
          WebServer.send(e, 206, Arrays.copyOfRange(archive, from, archive.length));
        });
    deployment.lock();
    assertThat(ranges).hasSize(2).last().asString().startsWith("bytes=").isNotEqualTo("bytes=0-");
  }

  @Test
  void goesOnFromAnEarlierBuild() throws Exception {
    byte[] archive = large();
    deployment.publish("/d", archive);
    String digest = Sha256.of(archive);
    Path part =
        directory.resolve("cache/sha256/" + digest.substring(0, 2) + "/" + digest + ".part");
    Files.createDirectories(part.getParent());
    // Of something else: the digest shows it, and all is asked for.
    Files.write(part, new byte[100]);
    server.handle(
        "/d/a.tgz",
        e -> {
          String range = e.getRequestHeaders().getFirst("Range");
          int from = range == null ? 0 : Integer.parseInt(range.replaceAll("\\D", ""));
          WebServer.send(
              e, range == null ? 200 : 206, Arrays.copyOfRange(archive, from, archive.length));
        });
    deployment.lock();
    assertThat(server.count("/d/a.tgz")).isEqualTo(2);
    assertThat(part).doesNotExist();
  }

  /** Random bytes do not shrink. */
  private static byte[] large() {
    byte[] noise = new byte[300_000];
    new Random(1).nextBytes(noise);
    return Deployment.archive(
        Map.of(
            "manifest.yaml", Deployment.REST, "noise", Base64.getEncoder().encodeToString(noise)));
  }

  @Test
  void refusesAnArchiveThatEndsTooSoon() {
    byte[] archive = rest();
    server.handle("/d/a.tgz", e -> WebServer.send(e, 200, Arrays.copyOf(archive, 50)));
    assertThatThrownBy(deployment::lock)
        .hasMessageContaining("plugins.echo")
        .hasMessageContaining(Sha256.of(archive));
  }

  @Test
  void doesNotWaitForeverForABody() {
    CountDownLatch end = new CountDownLatch(1);
    server.handle(
        "/d/a.tgz",
        e -> {
          e.sendResponseHeaders(200, 1000);
          e.getResponseBody().write(1);
          e.getResponseBody().flush();
          await(end);
        });
    // On a busy machine, what comes before the body may be late itself.
    int patience = 400;
    Throwable failed = impatient(patience);
    while (failed.getMessage().contains("timed out") && patience < 100_000) {
      patience *= 5;
      failed = impatient(patience);
    }
    assertThat(failed)
        .hasMessageContaining("plugins.echo")
        .hasMessageContaining("nothing came for " + patience + " ms");
    end.countDown();
  }

  @Test
  void doesNotWaitForeverForAnAnswer() {
    CountDownLatch end = new CountDownLatch(1);
    server.handle("/d/provider-release.yaml", e -> await(end));
    assertThat(impatient(400))
        .hasMessageContaining("plugins.echo")
        .hasMessageContaining("timed out");
    end.countDown();
  }

  private Throwable impatient(int millis) {
    deployment.network = Network.direct(SHORT, Duration.ofMillis(millis));
    return catchThrowable(deployment::lock);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void sendsATokenToItsOwnServerOnly() throws Exception {
    try (WebServer other = new WebServer()) {
      other.serve("/q/a.tgz", rest());
      server.serve(
          "/d/provider-release.yaml",
          metadata(rest()).replace("path: a.tgz", "path: " + other.url("/q/a.tgz")));
      login("/d/provider-release.yaml");
      deployment.lock();
      assertThat(server.requests).contains("/d/provider-release.yaml Bearer T");
      assertThat(other.requests).containsExactly("/q/a.tgz");
    }
  }

  @Test
  void sendsNoTokenAfterARedirectElsewhere() throws Exception {
    try (WebServer other = new WebServer()) {
      other.serve("/cdn", rest());
      server.handle(
          "/d/a.tgz",
          e -> {
            e.getResponseHeaders().add("Location", other.url("/cdn"));
            e.sendResponseHeaders(302, -1);
          });
      login("/d/provider-release.yaml");
      deployment.lock();
      assertThat(server.requests).contains("/d/a.tgz Bearer T");
      assertThat(other.requests).containsExactly("/cdn");
    }
  }

  @Test
  void resolvesArchivesAgainstTheConfiguredUrlAlsoAfterARedirect() throws Exception {
    server.handle(
        "/old/provider-release.yaml",
        e -> {
          e.getResponseHeaders().add("Location", "/d/provider-release.yaml");
          e.sendResponseHeaders(301, -1);
        });
    deployment.configureUrl("/old/provider-release.yaml");
    assertThatThrownBy(deployment::lock).hasMessageContaining("/old/a.tgz");
  }

  @Test
  void endsInARedirectLoop() throws Exception {
    server.handle(
        "/d/a.tgz",
        e -> {
          e.getResponseHeaders().add("Location", "/d/a.tgz");
          e.sendResponseHeaders(302, -1);
        });
    assertThatThrownBy(deployment::lock).hasMessageContaining("10 redirects");
  }

  @Test
  void usesTheLoginOfTheSettingsForItsHostOnly() throws Exception {
    try (WebServer other = new WebServer()) {
      other.serve("/q/a.tgz", rest());
      server.serve(
          "/d/provider-release.yaml",
          metadata(rest()).replace("path: a.tgz", "path: " + other.url("/q/a.tgz")));
      int port = server.address().getPort();
      deployment.network =
          new Network(
              url -> url.getPort() == port ? Optional.of(Login.bearer("S")) : Optional.empty(),
              Mirrors.NONE,
              ProxySelector.of(null),
              Optional.empty(),
              Patience.DEFAULT,
              false);
      deployment.lock();
      assertThat(server.requests).contains("/d/provider-release.yaml Bearer S");
      assertThat(other.requests).containsExactly("/q/a.tgz");
    }
  }

  @Test
  void takesMetadataInGzipButNoArchives() throws Exception {
    server.handle(
        "/d/provider-release.yaml",
        e -> {
          e.getResponseHeaders().add("Content-Encoding", "gzip");
          WebServer.send(e, 200, gzip(metadata(rest()).getBytes(UTF_8)));
        });
    deployment.lock();
    deployment.publish("/e", large());
    server.handle(
        "/e/a.tgz",
        e -> {
          e.getResponseHeaders().add("Content-Encoding", "gzip");
          WebServer.send(e, 200, gzip(large()));
        });
    deployment.configureUrl("/e/provider-release.yaml");
    assertThatThrownBy(deployment::lock).hasMessageContaining("Content-Encoding: gzip");
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    }
    return out.toByteArray();
  }

  @Test
  void needsNoNetworkForArchivesThatAreInTheCache() throws Exception {
    deployment.lock();
    server.requests.clear();
    deployment.resolve();
    assertThat(server.requests)
        .containsExactlyInAnyOrder("/d/provider-release.yaml", "/ec/provider-release.yaml");
  }

  @Test
  void asksNobodyOffline() {
    Network direct = Network.direct(List.of(), Duration.ofSeconds(1));
    deployment.network =
        new Network(
            direct.logins(),
            direct.mirrors(),
            direct.proxies(),
            Optional.empty(),
            direct.patience(),
            true);
    assertThatThrownBy(deployment::lock)
        .isInstanceOfSatisfying(
            ProviderException.class,
            e -> assertThat(String.join("", e.details())).contains("Maven works offline"));
    assertThat(server.requests).isEmpty();
  }
}
