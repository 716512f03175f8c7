package io.github.providerkit.archive.gzip;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.providerkit.fuzz.Fuzzing;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Whatever is encoded comes back, the same from an encoder that has seen other things before. */
class DeflateFuzzTest {
  private static final DeflateEncoder USED = new DeflateEncoder();

  /** The bytes as they are; the first two say how many of them are history. */
  @FuzzTest(maxDuration = Fuzzing.DURATION)
  void bytes(byte[] bytes) {
    int from = Math.min(Math.min(number(bytes, 0), Symbols.WINDOW), bytes.length);
    check(Arrays.copyOf(bytes, Math.min(bytes.length, from + GzipBlock.SIZE)), from);
  }

  /** A block and its history, of which the bytes are a description, four for each part. */
  @FuzzTest(maxDuration = Fuzzing.DURATION)
  void structure(byte[] bytes) {
    byte[] all = new byte[Symbols.WINDOW + GzipBlock.SIZE];
    int end = 0;
    for (int i = 0; i + 4 <= bytes.length && end < all.length; i += 4) {
      int length = Math.min(number(bytes, i) >>> 2, all.length - end);
      int value = number(bytes, i + 2);
      switch (bytes[i] & 3) {
        case 0 -> Arrays.fill(all, end, end + length, (byte) value);
        case 1 -> noise(all, end, length, value);
        case 2 -> count(all, end, length, value);
        default -> copy(all, end, length, value);
      }
      end += length;
    }
    check(Arrays.copyOf(all, end), Math.min(end / 2, Symbols.WINDOW));
  }

  private static int number(byte[] bytes, int at) {
    return at + 2 > bytes.length ? 0 : bytes[at] & 0xff | (bytes[at + 1] & 0xff) << 8;
  }

  private static void noise(byte[] all, int from, int length, int seed) {
    long state = seed;
    for (int i = from; i < from + length; i++) {
      state = state * 6_364_136_223_846_793_005L + 1_442_695_040_888_963_407L;
      all[i] = (byte) (state >>> 56);
    }
  }

  /** What changes by the same from byte to byte, and so has no repetition for long. */
  private static void count(byte[] all, int from, int length, int step) {
    for (int i = 0; i < length; i++) {
      all[from + i] = (byte) (i * step >>> 4);
    }
  }

  private static void copy(byte[] all, int from, int length, int distance) {
    for (int i = from; i < from + length; i++) {
      all[i] = i > distance ? all[i - distance - 1] : (byte) i;
    }
  }

  private static void check(byte[] bytes, int from) {
    boolean last = bytes.length % 2 == 0;
    byte[] encoded = encode(USED, bytes, from, last);
    expect(Arrays.equals(encoded, encode(new DeflateEncoder(), bytes, from, last)), "other bytes");
    byte[] content = Arrays.copyOfRange(bytes, from, bytes.length);
    Inflater inflater = new Inflater(true);
    try {
      inflater.setDictionary(bytes, 0, from);
      inflater.setInput(encoded);
      byte[] back = new byte[content.length + 1];
      int length = inflater.inflate(back);
      expect(Arrays.equals(content, Arrays.copyOf(back, length)), "other bytes from zlib");
      expect(inflater.finished() == last, "an end in another place");
      expect(inflater.getRemaining() == 0, "more than zlib reads");
    } catch (DataFormatException e) {
      throw new AssertionError("zlib refuses it", e);
    } finally {
      inflater.end();
    }
    byte[] history = Arrays.copyOf(bytes, from);
    expect(Arrays.equals(content, Inflated.of(encoded, history).bytes()), "other bytes after RFC");
  }

  private static byte[] encode(DeflateEncoder encoder, byte[] bytes, int from, boolean last) {
    byte[] padded = Arrays.copyOf(bytes, bytes.length + BitOutput.SLACK);
    byte[] target = new byte[DeflateEncoder.maxEncoded(bytes.length - from) + BitOutput.SLACK];
    return Arrays.copyOf(target, encoder.encode(padded, from, bytes.length, last, target));
  }

  private static void expect(boolean holds, String otherwise) {
    if (!holds) {
      throw new AssertionError(otherwise);
    }
  }
}
