package io.github.providerkit.archive.gzip;

/**
 * The alphabets of deflate, RFC 1951 section 3.2.5, in one row: literals from 0, the end of a
 * block, lengths of matches, and their distances.
 */
final class Symbols {
  static final int END = 256;
  static final int LENGTHS = 257;

  /** Behind the last length. */
  static final int LENGTHS_END = 286;

  static final int DISTANCES = 288;

  /** Behind the last distance. */
  static final int COUNT = 318;

  static final int SHORTEST_MATCH = 3;
  static final int LONGEST_MATCH = 258;
  static final int WINDOW = 32 * 1024;

  /** How many bits of a length or distance follow its symbol. */
  static final byte[] EXTRA = new byte[COUNT];

  /** The least length or distance of a symbol. */
  static final char[] BASE = new char[COUNT];

  private static final byte[] OF_LENGTH = new byte[LONGEST_MATCH + 1];

  /** For distances up to 256, then for every 128th. */
  private static final byte[] OF_DISTANCE = new byte[256 + 256];

  static {
    int length = SHORTEST_MATCH;
    for (int symbol = 0; symbol < 28; symbol++) {
      int extra = symbol < 8 ? 0 : symbol / 4 - 1;
      BASE[LENGTHS + symbol] = (char) length;
      EXTRA[LENGTHS + symbol] = (byte) extra;
      for (int end = length + (1 << extra); length < end && length < LONGEST_MATCH; length++) {
        OF_LENGTH[length] = (byte) symbol;
      }
    }
    // The longest has a symbol of its own, without extra bits.
    BASE[LENGTHS + 28] = LONGEST_MATCH;
    OF_LENGTH[LONGEST_MATCH] = 28;

    int before = 0;
    for (int symbol = 0; symbol < 30; symbol++) {
      int extra = symbol < 4 ? 0 : symbol / 2 - 1;
      BASE[DISTANCES + symbol] = (char) (before + 1);
      EXTRA[DISTANCES + symbol] = (byte) extra;
      for (int end = before + (1 << extra); before < end; before += before < 256 ? 1 : 128) {
        OF_DISTANCE[slot(before)] = (byte) symbol;
      }
    }
  }

  private Symbols() {}

  static int ofLength(int length) {
    return LENGTHS + OF_LENGTH[length];
  }

  static int ofDistance(int distance) {
    return DISTANCES + OF_DISTANCE[slot(distance - 1)];
  }

  private static int slot(int before) {
    return before < 256 ? before : 256 + (before >>> 7);
  }
}
