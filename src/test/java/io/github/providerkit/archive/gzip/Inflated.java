package io.github.providerkit.archive.gzip;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;

/**
 * What is in deflate data, read bit by bit after RFC 1951: slow, simple, and related to the encoder
 * in nothing.
 */
final class Inflated {
  /** 0 for stored blocks, 1 with fixed codes, 2 with codes of their own. */
  final Set<Integer> kinds = new TreeSet<>();

  final Set<Integer> lengths = new TreeSet<>();
  final Set<Integer> distances = new TreeSet<>();

  /** Lengths of the codes that were met. */
  final Set<Integer> codeLengths = new TreeSet<>();

  int blocks;

  private final byte[] in;
  private int bit;
  private final int start;
  private byte[] out;
  private int end;

  private Inflated(byte[] in, byte[] history) {
    this.in = in;
    out = history;
    start = history.length;
    end = start;
  }

  /** Reads to the block that says that it is the last, or to the end of the data. */
  static Inflated of(byte[] deflated, byte[] history) {
    Inflated inflated = new Inflated(deflated, history.clone());
    boolean last = false;
    while (!last && inflated.bit < 8 * deflated.length) {
      last = inflated.bits(1) == 1;
      inflated.readBlock();
    }
    return inflated;
  }

  byte[] bytes() {
    return Arrays.copyOfRange(out, start, end);
  }

  private void readBlock() {
    blocks++;
    int kind = bits(2);
    kinds.add(kind);
    switch (kind) {
      case 0 -> readStored();
      case 1 -> readCoded(fixed(), 288);
      case 2 -> readOwn();
      default -> throw new AssertionError("block of kind " + kind);
    }
  }

  private void readStored() {
    bit = bit + 7 & ~7;
    int length = bits(16);
    if ((bits(16) ^ length) != 0xffff) {
      throw new AssertionError("stored length " + length + " is not confirmed");
    }
    for (int i = 0; i < length; i++) {
      put((byte) bits(8));
    }
  }

  private static int[] fixed() {
    int[] lengths = new int[288 + 32];
    for (int i = 0; i < lengths.length; i++) {
      lengths[i] = i < 144 ? 8 : i < 256 ? 9 : i < 280 ? 7 : i < 288 ? 8 : 5;
    }
    return lengths;
  }

  private void readOwn() {
    int literals = 257 + bits(5);
    int distanceCodes = 1 + bits(5);
    int[] order = {16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15};
    int[] lengthsOfLengths = new int[19];
    int told = 4 + bits(4);
    for (int i = 0; i < told; i++) {
      lengthsOfLengths[order[i]] = bits(3);
    }
    int[] all = new int[literals + distanceCodes];
    for (int i = 0; i < all.length; ) {
      int symbol = symbol(lengthsOfLengths, 0, 19);
      int value = symbol == 16 ? all[i - 1] : symbol < 16 ? symbol : 0;
      int times =
          switch (symbol) {
            case 16 -> 3 + bits(2);
            case 17 -> 3 + bits(3);
            case 18 -> 11 + bits(7);
            default -> 1;
          };
      for (int n = 0; n < times; n++) {
        all[i++] = value;
      }
    }
    requireComplete(all, 0, literals);
    requireComplete(all, literals, all.length);
    readCoded(all, literals);
  }

  /** Some readers refuse codes that leave something open. */
  private static void requireComplete(int[] lengths, int from, int to) {
    int sum = 0;
    for (int i = from; i < to; i++) {
      sum += lengths[i] == 0 ? 0 : 1 << 15 - lengths[i];
    }
    if (sum != 1 << 15) {
      throw new AssertionError("a code takes " + sum + " of " + (1 << 15));
    }
  }

  private void readCoded(int[] all, int literals) {
    for (int symbol = symbol(all, 0, literals); symbol != 256; symbol = symbol(all, 0, literals)) {
      if (symbol < 256) {
        put((byte) symbol);
      } else {
        int length = length(symbol);
        int distance = distance(symbol(all, literals, all.length));
        lengths.add(length);
        distances.add(distance);
        for (int i = 0; i < length; i++) {
          put(out[end - distance]);
        }
      }
    }
  }

  private int length(int symbol) {
    if (symbol == 285) {
      return 258;
    }
    int code = symbol - 257;
    int extra = code < 8 ? 0 : code / 4 - 1;
    int base = code < 8 ? 3 + code : 3 + (4 + code % 4 << extra);
    return base + bits(extra);
  }

  private int distance(int code) {
    int extra = code < 4 ? 0 : code / 2 - 1;
    int base = code < 4 ? 1 + code : 1 + (2 + code % 2 << extra);
    return base + bits(extra);
  }

  /** RFC 1951 section 3.2.2: among the codes of each length, in order. */
  private int symbol(int[] all, int from, int to) {
    int code = 0;
    int first = 0;
    for (int length = 1; length <= 15; length++) {
      code = code << 1 | bits(1);
      int count = 0;
      for (int i = from; i < to; i++) {
        if (all[i] == length && count++ == code - first) {
          codeLengths.add(length);
          return i - from;
        }
      }
      first = first + count << 1;
    }
    throw new AssertionError("no symbol has the code " + Integer.toBinaryString(code));
  }

  private int bits(int count) {
    int value = 0;
    for (int i = 0; i < count; i++, bit++) {
      value |= (in[bit >> 3] >> (bit & 7) & 1) << i;
    }
    return value;
  }

  private void put(byte value) {
    if (end == out.length) {
      out = Arrays.copyOf(out, 2 * end + 1024);
    }
    out[end++] = value;
  }
}
