package io.github.providerkit.archive.gzip;

/**
 * Neighbouring bytes of a block that are coded alike.
 *
 * @param from index of the first byte in the block's buffer
 * @param to index behind the last byte
 * @param coding how
 */
record Stretch(int from, int to, Coding coding) {

  /** Ways to code bytes for deflate, fastest first. */
  enum Coding {
    /** As they are: noise, such as what is already compressed. */
    STORED,
    /**
     * Frequent bytes shorter, without looking for repetitions: what has none, such as Base64 of
     * noise.
     */
    HUFFMAN,
    /** zlib level 5: within 1 % of level 6 where little repeats, and up to half as fast again. */
    LEVEL_5,
    /** zlib level 6, the reference for size. */
    LEVEL_6;

    /** Whether repetitions are looked for. */
    boolean matches() {
      return this == LEVEL_5 || this == LEVEL_6;
    }
  }

  int length() {
    return to - from;
  }
}
