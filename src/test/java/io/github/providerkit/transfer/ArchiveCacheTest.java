package io.github.providerkit.transfer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.providerkit.files.Sha256;
import io.github.providerkit.message.ProviderException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** One cache, and several threads of one build. */
@Timeout(300)
@DisabledOnOs(OS.WINDOWS) // Locks belong to open files there, not to processes.
class ArchiveCacheTest {
  private static final byte[] ARCHIVE = "an archive".getBytes(UTF_8);

  @TempDir Path directory;

  /** Another process; says whether it gets a lock. */
  static final class Other {
    private Other() {}

    /** Tries the lock on a file. */
    public static void main(String[] file) throws Exception {
      try (FileChannel channel = FileChannel.open(Path.of(file[0]), StandardOpenOption.WRITE)) {
        System.out.print(channel.tryLock() == null ? "taken" : "free");
      }
    }
  }

  @Test
  void aThreadThatWaitsLeavesTheLockOfAnother() throws Exception {
    String digest = Sha256.of(ARCHIVE);
    Path lock =
        directory.resolve("sha256").resolve(digest.substring(0, 2)).resolve(digest + ".lock");
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch answer = new CountDownLatch(1);
    try (WebServer server = new WebServer();
        HttpTransfer transfer =
            new HttpTransfer(Network.direct(List.of(), Duration.ofMinutes(2)), Watch.REAL)) {
      server.handle(
          "/a.tgz",
          exchange -> {
            asked.countDown();
            await(answer);
            WebServer.send(exchange, 200, ARCHIVE);
          });
      ArchiveCache cache = new ArchiveCache(directory, 4, Duration.ofMinutes(2), line -> {});
      Download download =
          new Download(transfer, PlainUrl.of(server.url("/a.tgz")), Optional.empty());

      // Given a thread that downloads, and others that wait for it
      List<CompletableFuture<byte[]>> threads = new ArrayList<>();
      threads.add(CompletableFuture.supplyAsync(() -> read(cache, digest, download)));
      await(asked);
      for (int i = 0; i < 3; i++) {
        threads.add(CompletableFuture.supplyAsync(() -> read(cache, digest, download)));
      }
      Thread.sleep(500);

      // Then another process does not get the lock, and one download was enough for all
      assertThat(other(lock)).isEqualTo("taken");
      answer.countDown();
      for (CompletableFuture<byte[]> thread : threads) {
        assertThat(thread.get(1, TimeUnit.MINUTES)).isEqualTo(ARCHIVE);
      }
      assertThat(server.count("/a.tgz")).isOne();
      assertThat(lock).doesNotExist();
    }
  }

  private static byte[] read(ArchiveCache cache, String digest, Download download) {
    try {
      return cache.read(
          digest,
          download,
          archive -> {
            try {
              return Files.readAllBytes(archive);
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
    } catch (ProviderException e) {
      throw new AssertionError(e);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(2, TimeUnit.MINUTES)).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static String other(Path file) throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Other.class.getName(),
                file.toString())
            .start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).isZero();
    return said;
  }
}
