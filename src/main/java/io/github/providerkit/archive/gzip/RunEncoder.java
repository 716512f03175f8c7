package io.github.providerkit.archive.gzip;

import java.util.Arrays;

/** Encodes one byte many times. */
final class RunEncoder {
  /** What the matches of a run are held in sets this limit. */
  static final int LONGEST = 31 * GzipBlock.SIZE;

  private final BitOutput out = new BitOutput();
  private final DeflateBlocks blocks = new DeflateBlocks(out);
  private final Sequences sequences = new Sequences();
  private final byte[] bytes = new byte[1 + BitOutput.SLACK];
  private final int[] frequencies = new int[Symbols.COUNT];

  /** Room for three bits a match, and a header. */
  final byte[] target = new byte[LONGEST / Symbols.LONGEST_MATCH * 3 / 8 + 256];

  /**
   * Encodes a literal, and matches that point to the byte before them.
   *
   * @param value the byte
   * @param length how many times, 4 to {@link #LONGEST}
   * @param last whether the stream ends here
   * @return how many bytes of {@link #target} are filled
   */
  int encode(int value, int length, boolean last) {
    sequences.count = 0;
    sequences.add(1, 0);
    for (int left = length - 1; left > 0; ) {
      int matched = matched(left);
      sequences.add(0, Sequences.match(matched, 1));
      left -= matched;
    }
    bytes[0] = (byte) value;
    Arrays.fill(frequencies, 0);
    sequences.count(bytes, 0, 0, frequencies);
    out.begin(target);
    blocks.write(bytes, 0, length, sequences, sequences.count, frequencies, last);
    if (!last && !out.isAligned()) {
      blocks.align();
    }
    out.align();
    return out.count;
  }

  /** Never leaves less than the shortest match. */
  private static int matched(int left) {
    return left <= Symbols.LONGEST_MATCH
        ? left
        : Math.min(Symbols.LONGEST_MATCH, left - Symbols.SHORTEST_MATCH);
  }
}
