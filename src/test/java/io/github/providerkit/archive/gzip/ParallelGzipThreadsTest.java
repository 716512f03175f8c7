package io.github.providerkit.archive.gzip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.providerkit.archive.write.Samples;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class ParallelGzipThreadsTest {
  private static final int BLOCK = GzipBlock.SIZE;

  @Test
  @Timeout(600)
  void worksInAnExecutorThatIsFullOfItsCallers() throws Exception {
    // Given one thread, which waits for work that only it could do
    byte[] input = Samples.mixture(20 * BLOCK);
    ExecutorService single = Executors.newSingleThreadExecutor();
    try {

      // When
      Future<byte[]> compressed = single.submit(() -> compress(input, single));

      // Then
      assertThat(compressed.get()).isEqualTo(compress(input, 1));
    } finally {
      single.shutdownNow();
    }
  }

  @Test
  @Timeout(600)
  void worksInAnExecutorThatTakesNothingAndLeavesItAlone() throws Exception {
    // Given
    byte[] input = Samples.mixture(20 * BLOCK);
    ExecutorService ended = Executors.newFixedThreadPool(2);
    ended.shutdown();
    ExecutorService running = Executors.newFixedThreadPool(2);

    // When and then
    assertThat(compress(input, ended)).isEqualTo(compress(input, running));
    assertThat(running.isShutdown()).isFalse();
    running.shutdownNow();
  }

  @Test
  void reportsAFailureOfTheStreamBelowAndWritesNothingAfterIt() throws Exception {
    // Given
    FailingStream below = new FailingStream(300_000);
    ParallelGzipOutputStream gzip = new ParallelGzipOutputStream(below, 2);

    // When
    assertThatThrownBy(
            () -> {
              for (int i = 0; i < 100; i++) {
                gzip.write(Samples.noise(BLOCK));
              }
            })
        .isInstanceOf(IOException.class)
        .hasMessage("disk full");
    int written = below.written;

    // Then
    assertThatThrownBy(() -> gzip.write(1)).hasMessageContaining("failed before");
    assertThatThrownBy(gzip::finish).hasMessageContaining("failed before");
    gzip.close();
    gzip.close();
    assertThat(below.closed).isEqualTo(1);
    assertThat(below.written).isEqualTo(written);
  }

  @Test
  void reportsAFailureInAThread() {
    // Given a block that no thread can compress
    try (BlockQueue queue = BlockQueue.withThreads(2)) {
      queue.put(null, false);

      // When and then
      assertThatThrownBy(queue::take)
          .isInstanceOf(IOException.class)
          .hasCauseInstanceOf(NullPointerException.class);
    }
  }

  @Test
  void reportsWorkThatTheExecutorDropped() {
    // Given
    OutputStream nowhere = OutputStream.nullOutputStream();
    ParallelGzipOutputStream gzip =
        new ParallelGzipOutputStream(nowhere, task -> ((Future<?>) task).cancel(false), 1);

    // When and then
    assertThatThrownBy(() -> gzip.write(new byte[9 * BLOCK]))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("cancelled");
  }

  @Test
  @Timeout(600)
  void stopsWhenItsThreadIsInterruptedAndKeepsTheInterrupt() throws IOException {
    // Given
    byte[] text = Samples.text(BLOCK);
    ParallelGzipOutputStream gzip =
        new ParallelGzipOutputStream(OutputStream.nullOutputStream(), 2);

    // When
    Thread.currentThread().interrupt();
    assertThatThrownBy(
            () -> {
              while (true) {
                gzip.write(text);
              }
            })
        .isInstanceOf(InterruptedIOException.class);

    // Then
    assertThat(Thread.interrupted()).isTrue();
    gzip.close();
  }

  @Test
  @Timeout(600)
  void endsItsThreadsWhenItIsClosed() throws Exception {
    // Given
    ParallelGzipOutputStream gzip =
        new ParallelGzipOutputStream(OutputStream.nullOutputStream(), 3);
    gzip.write(Samples.noise(20 * BLOCK));
    List<Thread> threads = gzipThreads();
    assertThat(threads).isNotEmpty().allMatch(Thread::isDaemon);

    // When
    gzip.close();

    // Then
    for (Thread thread : threads) {
      thread.join(TimeUnit.SECONDS.toMillis(300));
      assertThat(thread.isAlive()).isFalse();
    }
  }

  private static List<Thread> gzipThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("provider-gzip-"))
        .toList();
  }

  private static byte[] compress(byte[] input, int threads) throws IOException {
    ByteArrayOutputStream compressed = new ByteArrayOutputStream();
    try (OutputStream gzip = new ParallelGzipOutputStream(compressed, threads)) {
      gzip.write(input);
    }
    return compressed.toByteArray();
  }

  private static byte[] compress(byte[] input, ExecutorService executor) throws IOException {
    ByteArrayOutputStream compressed = new ByteArrayOutputStream();
    try (OutputStream gzip = new ParallelGzipOutputStream(compressed, executor, 2)) {
      gzip.write(input);
    }
    return compressed.toByteArray();
  }

  /** Takes some bytes and then no more. */
  private static final class FailingStream extends OutputStream {
    private final int capacity;
    private int written;
    private int closed;

    FailingStream(int capacity) {
      this.capacity = capacity;
    }

    @Override
    public void write(int value) throws IOException {
      write(new byte[1], 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      if (written + length > capacity) {
        throw new IOException("disk full");
      }
      written += length;
    }

    @Override
    public void close() {
      closed++;
    }
  }
}
