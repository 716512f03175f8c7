package io.github.providerkit.archive.gzip;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * A long run of the encoder over random structure; not a test, since it takes minutes to hours.
 *
 * <p>Arguments: how many millions of bytes (default 10,000), and a seed (default 1). Each thread
 * takes a part. Every piece is encoded by an encoder that has seen all pieces before it and, now
 * and then, by a new one, and is read by zlib. It ends with an error at the first difference, and
 * names the seed of the piece.
 */
final class DeflateFuzzer {
  private static final int THREADS = Runtime.getRuntime().availableProcessors();

  private final DeflateEncoder encoder = new DeflateEncoder();
  private final Inflater inflater = new Inflater(true);
  private long bytes;

  private DeflateFuzzer() {}

  public static void main(String[] args) throws InterruptedException {
    long all = (args.length > 0 ? Long.parseLong(args[0]) : 10_000) * 1_000_000;
    long seed = args.length > 1 ? Long.parseLong(args[1]) : 1;
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      long own = seed * 1_000_003 + i;
      Thread thread = new Thread(() -> new DeflateFuzzer().run(all / THREADS, own));
      thread.setUncaughtExceptionHandler(
          (failed, problem) -> {
            problem.printStackTrace();
            System.exit(1);
          });
      thread.start();
      threads.add(thread);
    }
    for (Thread thread : threads) {
      thread.join();
    }
    System.out.println("done: no difference");
  }

  private void run(long enough, long seed) {
    SplittableRandom seeds = new SplittableRandom(seed);
    long told = 0;
    while (bytes < enough) {
      long piece = seeds.nextLong();
      try {
        tryOne(piece);
      } catch (DataFormatException | RuntimeException e) {
        throw new IllegalStateException("the piece with seed " + piece, e);
      }
      if (bytes - told >= 500_000_000) {
        told = bytes;
        System.out.printf("%d MB of %d%n", bytes / 1_000_000, enough / 1_000_000);
      }
    }
    inflater.end();
  }

  private void tryOne(long seed) throws DataFormatException {
    SplittableRandom random = new SplittableRandom(seed);
    RandomData data = new RandomData(seed);
    int from = random.nextInt(3) == 0 ? data.length(Symbols.WINDOW) : Symbols.WINDOW;
    int length = random.nextInt(3) == 0 ? data.length(GzipBlock.SIZE) : GzipBlock.SIZE;
    boolean last = random.nextBoolean();
    byte[] input = data.next(from + length);
    byte[] padded = Arrays.copyOf(input, input.length + BitOutput.SLACK);
    byte[] target = new byte[DeflateEncoder.maxEncoded(length) + BitOutput.SLACK];
    int encoded = encoder.encode(padded, from, input.length, last, target);
    requireReadable(target, encoded, input, from, last);
    if (random.nextInt(20) == 0) {
      byte[] again = new byte[target.length];
      Arrays.fill(padded, input.length, padded.length, (byte) random.nextInt());
      int size = new DeflateEncoder().encode(padded, from, input.length, last, again);
      require(Arrays.equals(target, 0, encoded, again, 0, size), "other bytes from a new encoder");
    }
    bytes += length;
  }

  private void requireReadable(byte[] target, int encoded, byte[] input, int from, boolean last)
      throws DataFormatException {
    inflater.reset();
    inflater.setDictionary(input, 0, from);
    inflater.setInput(target, 0, encoded);
    byte[] back = new byte[input.length - from + 1];
    int length = inflater.inflate(back);
    require(inflater.getRemaining() == 0, "more than zlib reads");
    require(inflater.finished() == last, "the end is not where it should be");
    require(Arrays.equals(back, 0, length, input, from, input.length), "other bytes from zlib");
  }

  private static void require(boolean holds, String problem) {
    if (!holds) {
      throw new IllegalStateException(problem);
    }
  }
}
