package io.github.providerkit.archive.gzip;

/** Bits in the order of RFC 1951 section 3.1.1, the first in the lowest bit, as bytes. */
final class BitOutput {
  /** How many bytes behind the last one may be written over. */
  static final int SLACK = Long.BYTES;

  /** Where the bytes go. */
  byte[] bytes = {};

  /** Bytes that are complete. */
  int count;

  /** The bits behind them. */
  long word;

  /** How many these are, below 64. */
  int used;

  void begin(byte[] target) {
    bytes = target;
    count = 0;
    word = 0;
    used = 0;
  }

  /**
   * Appends bits.
   *
   * @param bits 0 beyond {@code length}
   * @param length below 64
   */
  void put(long bits, int length) {
    word |= bits << used;
    used += length;
    if (used >= Long.SIZE) {
      Bytes.setLong(bytes, count, word);
      count += Long.BYTES;
      used -= Long.SIZE;
      word = bits >>> (length - used);
    }
  }

  boolean isAligned() {
    return (used & 7) == 0;
  }

  /** Appends zeros up to the next byte. */
  void align() {
    Bytes.setLong(bytes, count, word);
    count += (used + 7) / 8;
    word = 0;
    used = 0;
  }

  /** Appends bytes, at the border of a byte. */
  void copy(byte[] source, int from, int length) {
    align();
    System.arraycopy(source, from, bytes, count, length);
    count += length;
  }
}
