package io.github.providerkit.archive.gzip;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The bytes do not depend on which encoder gets which block, nor when. */
class ShuffledBlocksTest {

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void inAnyOrder(long seed) throws IOException {
    // Given
    byte[] input = new RandomData(seed).next(20 * GzipBlock.SIZE + (int) seed);
    byte[] expected = compress(input, Runnable::run, 1);
    ExecutorService threads = Executors.newFixedThreadPool(4);
    Random random = new Random(seed);
    try {
      for (int turn = 0; turn < 6; turn++) {
        // When tasks wait for others, and are begun in any order, some only when they are needed
        Executor shuffling = new Shuffling(threads, random);

        // Then
        assertThat(compress(input, shuffling, 1 + turn)).isEqualTo(expected);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private static byte[] compress(byte[] input, Executor executor, int threads) throws IOException {
    ByteArrayOutputStream compressed = new ByteArrayOutputStream();
    try (OutputStream gzip = new ParallelGzipOutputStream(compressed, executor, threads)) {
      gzip.write(input);
    }
    return compressed.toByteArray();
  }

  private static final class Shuffling implements Executor {
    private final Executor threads;
    private final Random random;
    private final List<Runnable> waiting = new ArrayList<>();

    Shuffling(Executor threads, Random random) {
      this.threads = threads;
      this.random = random;
    }

    @Override
    public void execute(Runnable task) {
      waiting.add(task);
      for (int i = random.nextInt(3); i > 0 && !waiting.isEmpty(); i--) {
        threads.execute(waiting.remove(random.nextInt(waiting.size())));
      }
    }
  }
}
