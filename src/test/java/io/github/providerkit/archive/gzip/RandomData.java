package io.github.providerkit.archive.gzip;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SplittableRandom;

/** Bytes with all kinds of structure, the same for the same seed. */
final class RandomData {
  private static final int WINDOW = 32 * 1024;

  private final SplittableRandom random;
  private byte[] bytes;
  private int end;

  RandomData(long seed) {
    random = new SplittableRandom(seed);
  }

  /** A length up to a limit, of any order of magnitude. */
  int length(int limit) {
    int digits = 32 - Integer.numberOfLeadingZeros(limit);
    return Math.min(limit, random.nextInt(1 << 1 + random.nextInt(digits)));
  }

  byte[] next(int length) {
    bytes = new byte[length];
    for (end = 0; end < length; ) {
      int to = Math.min(length, end + 1 + length(32 * 1024));
      switch (random.nextInt(8)) {
        case 0 -> noise(to);
        case 1 -> symbols(to, 1 + length(255));
        case 2 -> Arrays.fill(bytes, end, to, (byte) random.nextInt());
        case 3 -> records(to);
        case 4 -> words(to);
        default -> copies(to);
      }
      end = to;
    }
    return bytes;
  }

  private void noise(int to) {
    byte[] noise = new byte[to - end];
    random.nextBytes(noise);
    System.arraycopy(noise, 0, bytes, end, noise.length);
  }

  /** Some bytes, the first ones more often. */
  private void symbols(int to, int count) {
    int first = random.nextInt();
    int skew = random.nextInt(6);
    for (int i = end; i < to; i++) {
      int symbol = random.nextInt(count);
      for (int s = 0; s < skew; s++) {
        symbol = Math.min(symbol, random.nextInt(count));
      }
      bytes[i] = (byte) (first + symbol);
    }
  }

  /** Records in which little changes. */
  private void records(int to) {
    byte[] record = new byte[1 + random.nextInt(40)];
    random.nextBytes(record);
    for (int i = end; i < to; i++) {
      int place = (i - end) % record.length;
      if (place == 0) {
        record[random.nextInt(record.length)]++;
      }
      bytes[i] = record[place];
    }
  }

  private void words(int to) {
    int count = 1 + random.nextInt(3_000);
    for (int i = end; i < to; ) {
      String word = Integer.toString(random.nextInt(count) * 7_919, 36) + " ";
      for (byte letter : word.getBytes(StandardCharsets.US_ASCII)) {
        if (i < to) {
          bytes[i++] = letter;
        }
      }
    }
  }

  /** What was there before, often at the border of the window, sometimes with a change. */
  private void copies(int to) {
    for (int i = end; i < to; ) {
      int distance =
          random.nextInt(4) == 0 ? WINDOW - 3 + random.nextInt(7) : 1 + length(2 * WINDOW);
      for (int left = 1 + length(600); left > 0 && i < to; left--, i++) {
        bytes[i] = i >= distance ? bytes[i - distance] : (byte) random.nextInt();
      }
      if (random.nextInt(3) == 0 && i < to) {
        bytes[i++] = (byte) random.nextInt();
      }
    }
  }
}
