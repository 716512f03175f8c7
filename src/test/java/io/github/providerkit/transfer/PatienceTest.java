package io.github.providerkit.transfer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.providerkit.message.ProviderException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How long a server is waited for; by a clock of the test's own. */
@Timeout(60)
class PatienceTest {
  private static final byte[] NOTHING = new byte[0];

  private final RawServer server = new RawServer();
  private final FakeWatch watch = new FakeWatch();
  private Patience patience =
      new Patience(
          Duration.ofSeconds(10),
          Duration.ofSeconds(30),
          1024,
          Duration.ofMinutes(30),
          Patience.DEFAULT.delays());

  @AfterEach
  void close() {
    server.close();
  }

  /** Time that passes when somebody says so. */
  private static final class FakeWatch implements Watch {
    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5);
    private final List<Duration> sleeps = new ArrayList<>();

    @Override
    public long nanoTime() {
      return now.get();
    }

    @Override
    public void sleep(Duration time) {
      sleeps.add(time);
      pass(time);
    }

    void pass(Duration time) {
      now.addAndGet(time.toNanos());
    }
  }

  private byte[] get() throws ProviderException {
    try (HttpTransfer transfer = new HttpTransfer(Network.direct(patience), watch)) {
      return new SmallFiles(transfer).get(server.url("/x"), Optional.empty(), "*/*", 1 << 20);
    }
  }

  /** Sends a byte every so often, and waits until it was read each time. */
  private void drip(Duration each, int bytes) {
    server.on(
        "/x",
        (request, line) -> {
          line.send("HTTP/1.1 200 OK\r\nContent-Length: " + bytes + "\r\n\r\n");
          for (int i = 0; i < bytes; i++) {
            watch.pass(each);
            line.send("x");
            Thread.sleep(2);
          }
        });
  }

  @Test
  void givesUpOnAServerThatDrips() {
    drip(Duration.ofSeconds(1), 1000);
    assertThatThrownBy(this::get)
        .hasMessageMatching(
            "cannot get "
                + server.url("/x")
                + ": [0-9]+ bytes came in 3[0-9] s, expected at least 1024 bytes a second");
    assertThat(server.count("/x")).isOne();
    assertThat(watch.sleeps).isEmpty();
  }

  @Test
  void waitsForAServerThatIsSlowButFastEnough() throws Exception {
    patience = patience.with(Duration.ofSeconds(30), 1, Duration.ofMinutes(30));
    drip(Duration.ofMillis(900), 200);
    assertThat(get()).hasSize(200);
  }

  @Test
  void waitsForAnySpeedWhereNoneIsAskedFor() throws Exception {
    patience = patience.with(Duration.ofSeconds(30), 0, Duration.ofMinutes(30));
    drip(Duration.ofSeconds(20), 80);
    assertThat(get()).hasSize(80);
  }

  @Test
  void givesUpWhenTheTimeForTheFileIsOver() {
    patience = patience.with(Duration.ofSeconds(30), 0, Duration.ofMinutes(5));
    drip(Duration.ofSeconds(10), 1000);
    assertThatThrownBy(this::get)
        .hasMessage("cannot get " + server.url("/x") + ": it is not here after 300 s");
    assertThat(server.count("/x")).isOne();
  }

  @Test
  void givesUpInASilenceToo() {
    patience = patience.with(Duration.ofMillis(400), 0, Duration.ofMinutes(1));
    server.on(
        "/x",
        (request, line) -> {
          line.send("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nx");
          Thread.sleep(50);
          watch.pass(Duration.ofMinutes(2));
          line.hang();
        });
    assertThatThrownBy(this::get)
        .hasMessage("cannot get " + server.url("/x") + ": it is not here after 60 s");
  }

  @Test
  void waitsBetweenTriesAsTheServerDoes() {
    server.on("/x", (request, line) -> line.answer("503 x", NOTHING));
    assertThatThrownBy(this::get).hasMessageContaining("status 503");
    assertThat(watch.sleeps).containsExactlyElementsOf(Patience.DEFAULT.delays());
  }

  @Test
  void waitsAsLongAsIsWantedWithinReason() {
    server.on(
        "/x",
        (request, line) ->
            line.answer(
                "503 x", NOTHING, "Retry-After: " + (server.count("/x") == 1 ? "60" : "61")));
    assertThatThrownBy(this::get).hasMessageContaining("left alone for 61 s");
    assertThat(watch.sleeps).containsExactly(Duration.ofSeconds(60));
  }

  @Test
  void waitsUntilADateByTheServersClock() {
    server.on(
        "/x",
        (request, line) ->
            line.answer(
                "429 x",
                NOTHING,
                "Date: Sun, 06 Nov 1994 08:49:37 GMT",
                "Retry-After: Sun, 06 Nov 1994 08:49:57 GMT"));
    assertThatThrownBy(this::get).hasMessageContaining("status 429");
    assertThat(watch.sleeps).hasSize(4).containsOnly(Duration.ofSeconds(20));
  }

  @Test
  void doesNotWaitBeyondTheTimeForTheFile() {
    patience = patience.with(Duration.ofSeconds(30), 0, Duration.ofSeconds(5));
    server.on("/x", (request, line) -> line.answer("500 x", NOTHING));
    assertThatThrownBy(this::get).hasMessageContaining("status 500");
    assertThat(watch.sleeps).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2));
    assertThat(server.count("/x")).isEqualTo(3);
  }

  @Test
  void countsTheTimeOfAllTriesTogether() {
    patience = patience.with(Duration.ofSeconds(30), 0, Duration.ofSeconds(100));
    server.on(
        "/x",
        (request, line) -> {
          watch.pass(Duration.ofSeconds(49));
          line.send("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nx");
        });
    assertThatThrownBy(this::get).hasMessageContaining("cannot get " + server.url("/x"));
    assertThat(server.count("/x")).isEqualTo(2);
  }

  @Test
  void doesNotBlameAServerForASlowReader() throws Exception {
    patience = patience.with(Duration.ofMillis(200), 0, Duration.ofMinutes(30));
    server.serve("/x", "all of it".getBytes(UTF_8));
    try (HttpTransfer transfer = new HttpTransfer(Network.direct(patience), Watch.REAL)) {
      byte[] bytes =
          transfer.get(
              server.url("/x"),
              Optional.empty(),
              transfer.countdown(),
              Map::of,
              answer -> {
                byte[] first = answer.body().readNBytes(3);
                pause();
                byte[] rest = answer.body().readAllBytes();
                return (new String(first, UTF_8) + new String(rest, UTF_8)).getBytes(UTF_8);
              });
      assertThat(bytes).asString(UTF_8).isEqualTo("all of it");
    }
  }

  private static void pause() {
    try {
      Thread.sleep(700);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
