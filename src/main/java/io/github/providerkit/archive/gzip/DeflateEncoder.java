package io.github.providerkit.archive.gzip;

import java.util.Arrays;

/**
 * Turns one piece of a stream after another into deflate data, RFC 1951, that ends at the border of
 * a byte. What comes out depends on the piece and what lies before it alone. {@code
 * docs/deflate.md} explains how it works. Not safe for use by several threads.
 */
final class DeflateEncoder {
  /** Changes whenever anything is coded differently than before. */
  static final int VERSION = 1;

  /** After so many bytes it is decided whether a new block is worth its header. */
  private static final int CHUNK = 8 * 1024;

  /** Sequences that may come with the next chunk: its matches, and the literals at its end. */
  private static final int CHUNK_SEQUENCES = CHUNK / Symbols.SHORTEST_MATCH + 2;

  private final BitOutput out = new BitOutput();
  private final DeflateBlocks blocks = new DeflateBlocks(out);
  private final LazyParser parser = new LazyParser();

  /** How often symbols occur in the last chunk, in the block before it, and in both. */
  private final int[] chunk = new int[Symbols.COUNT];

  private int[] block = new int[Symbols.COUNT];
  private int[] both = new int[Symbols.COUNT];

  /** The most bytes that a piece can become, without {@link BitOutput#SLACK}. */
  static int maxEncoded(int length) {
    // Stored in the worst case, in blocks of at least a chunk, and an empty one behind them.
    return length + 6 * (length / CHUNK + 4);
  }

  /**
   * Encodes the bytes from {@code from} to {@code to} of an array.
   *
   * @param bytes what lies before {@code from} can be pointed at, and {@link BitOutput#SLACK} bytes
   *     behind {@code to} can be read
   * @param last whether the stream ends here
   * @param target filled from 0 on
   * @return how many bytes that are
   */
  int encode(byte[] bytes, int from, int to, boolean last, byte[] target) {
    out.begin(target);
    parser.begin(bytes, from, to);
    divide(bytes, from, to, last);
    if (!last && !out.isAligned()) {
      blocks.align();
    }
    out.align();
    return out.count;
  }

  private void divide(byte[] bytes, int from, int to, boolean last) {
    Sequences sequences = parser.sequences;
    Arrays.fill(block, 0);
    int start = from;
    int place = from;
    int bits = 0;
    do {
      int before = place;
      int count = sequences.count;
      place = parser.parse(before, Math.min(before + CHUNK, to));
      Arrays.fill(chunk, 0);
      sequences.count(bytes, before, count, chunk);
      add(block, chunk, both);
      int bitsApart = BitCosts.ofBlock(chunk);
      int bitsTogether = BitCosts.ofBlock(both);
      if (count > 0 && (bitsTogether > bits + bitsApart || isFull(sequences))) {
        blocks.write(bytes, start, before, sequences, count, block, false);
        sequences.dropBefore(count);
        start = before;
        bits = bitsApart;
        System.arraycopy(chunk, 0, block, 0, Symbols.COUNT);
      } else {
        bits = bitsTogether;
        int[] swapped = block;
        block = both;
        both = swapped;
      }
      if (place < to) {
        parser.learn(block, bits, place - start);
      }
    } while (place < to);
    blocks.write(bytes, start, to, sequences, sequences.count, block, last);
  }

  private static boolean isFull(Sequences sequences) {
    return sequences.count > Sequences.CAPACITY - CHUNK_SEQUENCES;
  }

  private static void add(int[] a, int[] b, int[] sum) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] = a[i] + b[i];
    }
  }
}
