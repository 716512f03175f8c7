package io.github.providerkit.archive.gzip;

/**
 * What symbols cost, estimated from how often they occur. In integers, since floating point need
 * not be the same everywhere.
 */
final class BitCosts {
  /** A bit, in prices. */
  static final int PRICE = 16;

  /** A bit, in logarithms. */
  private static final int BIT = 1 << 10;

  /** Bits for the beginning of a block's header. */
  private static final int HEADER = 60;

  /** Bits in the header for each symbol that occurs. */
  private static final int HEADER_SYMBOL = 4;

  private BitCosts() {}

  /**
   * About 1024 times the binary logarithm. Between powers of two it is a line and a parabola, at
   * most a 90th of a bit off.
   *
   * @param x above 0
   */
  static int log2(int x) {
    int whole = 31 - Integer.numberOfLeadingZeros(x);
    int rest = (x << (31 - whole) & 0x7fffffff) >>> 21;
    return whole * BIT + rest + ((rest * (BIT - rest) * 11) >>> 15);
  }

  /** About the bits of a block with codes of its own. */
  static int ofBlock(int[] frequencies) {
    return HEADER
        + ofSymbols(frequencies, 0, Symbols.LENGTHS_END)
        + ofSymbols(frequencies, Symbols.DISTANCES, Symbols.COUNT);
  }

  private static int ofSymbols(int[] frequencies, int from, int to) {
    int total = 0;
    long bits = 0;
    for (int symbol = from; symbol < to; symbol++) {
      int n = frequencies[symbol];
      if (n > 0) {
        total += n;
        bits += (long) n * (Symbols.EXTRA[symbol] * BIT - log2(n)) + HEADER_SYMBOL * BIT;
      }
    }
    return total == 0 ? 0 : (int) ((bits + (long) total * log2(total)) / BIT);
  }

  /** Sets what each symbol costs, with its extra bits, where symbols are this frequent. */
  static void price(int[] frequencies, int[] prices) {
    price(frequencies, 0, Symbols.LENGTHS_END, prices);
    price(frequencies, Symbols.DISTANCES, Symbols.COUNT, prices);
  }

  /** What has not been seen yet counts half. */
  private static void price(int[] frequencies, int from, int to, int[] prices) {
    int total = 1;
    for (int symbol = from; symbol < to; symbol++) {
      total += frequencies[symbol];
    }
    int most = log2(total) + BIT;
    for (int symbol = from; symbol < to; symbol++) {
      int bits = most - log2(2 * frequencies[symbol] + 1);
      prices[symbol] = ((bits * PRICE) >> 10) + Symbols.EXTRA[symbol] * PRICE;
    }
  }

  /** Prices before anything is known: those of text. */
  static void priceText(int[] prices) {
    for (int symbol = 0; symbol < Symbols.COUNT; symbol++) {
      int bits = symbol < Symbols.END ? 6 : symbol < Symbols.DISTANCES ? 5 : 4;
      prices[symbol] = (bits + Symbols.EXTRA[symbol]) * PRICE;
    }
  }
}
