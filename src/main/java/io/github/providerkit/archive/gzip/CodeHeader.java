package io.github.providerkit.archive.gzip;

import java.util.Arrays;

/**
 * How a block tells its codes: their lengths in one row, runs of the same folded, in a code of
 * their own. RFC 1951 section 3.2.7.
 */
final class CodeHeader {
  /** The order in which the lengths of this code are told, the rarest last. */
  private static final byte[] ORDER = {
    16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15
  };

  /** The lengths 0 to 15, and then three ways to repeat. */
  private static final int SYMBOLS = 19;

  /** The length before, 3 to 6 times. */
  private static final int AGAIN = 16;

  /** No code, 3 to 10 times. */
  private static final int NONE = 17;

  /** No code, 11 to 138 times. */
  private static final int NONE_LONG = 18;

  private static final int LONGEST = 7;
  private static final int LEAST_TOLD = 4;

  private final int[] row = new int[Symbols.COUNT];

  /** Symbols, and from bit 8 on their extra bits. */
  private final int[] folded = new int[Symbols.COUNT];

  private final int[] frequencies = new int[SYMBOLS];
  private final int[] lengths = new int[SYMBOLS];
  private final int[] codes = new int[SYMBOLS];
  private int literals;
  private int distances;
  private int count;
  private int told;

  /**
   * Finds the header.
   *
   * @param symbolLengths lengths of codes by symbol
   * @return how many bits it has
   */
  int prepare(int[] symbolLengths, HuffmanCode huffman) {
    literals = usedEnd(symbolLengths, Symbols.LENGTHS, Symbols.LENGTHS_END);
    distances = usedEnd(symbolLengths, Symbols.DISTANCES + 1, Symbols.COUNT) - Symbols.DISTANCES;
    System.arraycopy(symbolLengths, 0, row, 0, literals);
    System.arraycopy(symbolLengths, Symbols.DISTANCES, row, literals, distances);
    Arrays.fill(frequencies, 0);
    count = 0;
    fold(literals + distances);
    huffman.lengths(frequencies, 0, SYMBOLS, LONGEST, lengths);
    told = toldEnd();
    return 5 + 5 + 4 + 3 * told + bits();
  }

  private static int usedEnd(int[] lengths, int least, int most) {
    int end = most;
    while (end > least && lengths[end - 1] == 0) {
      end--;
    }
    return end;
  }

  private void fold(int end) {
    for (int i = 0; i < end; ) {
      int length = row[i];
      int run = run(i, end);
      i += run;
      if (length == 0) {
        addNone(run);
      } else {
        add(length, 0);
        addAgain(length, run - 1);
      }
    }
  }

  private int run(int from, int end) {
    int i = from + 1;
    while (i < end && row[i] == row[from]) {
      i++;
    }
    return i - from;
  }

  private void addNone(int times) {
    int left = times;
    for (; left > 10; left -= Math.min(left, 138)) {
      add(NONE_LONG, Math.min(left, 138) - 11);
    }
    if (left >= 3) {
      add(NONE, left - 3);
    } else {
      addEach(0, left);
    }
  }

  private void addAgain(int length, int times) {
    int left = times;
    for (; left >= 3; left -= Math.min(left, 6)) {
      add(AGAIN, Math.min(left, 6) - 3);
    }
    addEach(length, left);
  }

  private void addEach(int length, int times) {
    for (int i = 0; i < times; i++) {
      add(length, 0);
    }
  }

  private void add(int symbol, int extra) {
    folded[count++] = symbol | extra << 8;
    frequencies[symbol]++;
  }

  private int toldEnd() {
    int end = SYMBOLS;
    while (end > LEAST_TOLD && lengths[ORDER[end - 1]] == 0) {
      end--;
    }
    return end;
  }

  private int bits() {
    int bits = 0;
    for (int i = 0; i < SYMBOLS; i++) {
      bits += frequencies[i] * (lengths[i] + extra(i));
    }
    return bits;
  }

  private static int extra(int symbol) {
    return switch (symbol) {
      case AGAIN -> 2;
      case NONE -> 3;
      case NONE_LONG -> 7;
      default -> 0;
    };
  }

  /** Writes what was prepared. */
  void write(HuffmanCode huffman, BitOutput out) {
    out.put(literals - Symbols.LENGTHS, 5);
    out.put(distances - 1, 5);
    out.put(told - LEAST_TOLD, 4);
    for (int i = 0; i < told; i++) {
      out.put(lengths[ORDER[i]], 3);
    }
    huffman.assign(lengths, 0, SYMBOLS, codes);
    for (int i = 0; i < count; i++) {
      int symbol = folded[i] & 0xff;
      out.put(HuffmanCode.bits(codes[symbol]), HuffmanCode.length(codes[symbol]));
      out.put(folded[i] >>> 8, extra(symbol));
    }
  }
}
