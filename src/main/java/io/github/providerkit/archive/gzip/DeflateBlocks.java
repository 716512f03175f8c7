package io.github.providerkit.archive.gzip;

import java.util.Arrays;

/** Writes deflate's blocks, each in the way that takes fewest bits: RFC 1951 section 3.2.3. */
final class DeflateBlocks {
  /** Bits before each block: whether it is the last, and how it is coded. */
  private static final int KIND_BITS = 3;

  private static final int STORED = 0;
  private static final int FIXED = 1;
  private static final int OWN = 2;
  private static final int LONGEST_STORED = 0xffff;

  /** RFC 1951 section 3.2.6. */
  private static final int[] FIXED_LENGTHS = new int[Symbols.COUNT];

  static {
    Arrays.fill(FIXED_LENGTHS, 0, 144, 8);
    Arrays.fill(FIXED_LENGTHS, 144, 256, 9);
    Arrays.fill(FIXED_LENGTHS, 256, 280, 7);
    Arrays.fill(FIXED_LENGTHS, 280, Symbols.DISTANCES, 8);
    Arrays.fill(FIXED_LENGTHS, Symbols.DISTANCES, Symbols.COUNT, 5);
  }

  private final HuffmanCode huffman = new HuffmanCode();
  private final CodeHeader header = new CodeHeader();
  private final int[] lengths = new int[Symbols.COUNT];
  private final int[] codes = new int[Symbols.COUNT];
  private final BitOutput out;

  DeflateBlocks(BitOutput out) {
    this.out = out;
  }

  /**
   * Writes a block.
   *
   * @param from where its bytes begin
   * @param to where they end
   * @param count how many of the sequences these bytes are
   * @param frequencies of the symbols in them; that of the end is set here
   * @param last whether the stream ends with it
   */
  void write(
      byte[] bytes,
      int from,
      int to,
      Sequences sequences,
      int count,
      int[] frequencies,
      boolean last) {
    frequencies[Symbols.END] = 1;
    huffman.lengths(frequencies, 0, Symbols.LENGTHS_END, HuffmanCode.LONGEST, lengths);
    huffman.lengths(frequencies, Symbols.DISTANCES, Symbols.COUNT, HuffmanCode.LONGEST, lengths);
    long own = header.prepare(lengths, huffman) + bits(frequencies, lengths);
    long fixed = bits(frequencies, FIXED_LENGTHS);
    if (storedBits(to - from) <= Math.min(own, fixed)) {
      store(bytes, from, to, last);
    } else if (fixed <= own) {
      begin(FIXED, last);
      encode(bytes, from, sequences, count, FIXED_LENGTHS);
    } else {
      begin(OWN, last);
      header.write(huffman, out);
      encode(bytes, from, sequences, count, lengths);
    }
  }

  private void begin(int kind, boolean last) {
    out.put(kind << 1 | (last ? 1 : 0), KIND_BITS);
  }

  private static long bits(int[] frequencies, int[] lengths) {
    long bits = 0;
    for (int symbol = 0; symbol < Symbols.COUNT; symbol++) {
      bits += (long) frequencies[symbol] * (lengths[symbol] + Symbols.EXTRA[symbol]);
    }
    return bits;
  }

  /** Without the bits of the first kind, as for other blocks. */
  private static long storedBits(int length) {
    return 8L * length + 40L * (length / LONGEST_STORED + 1) - KIND_BITS;
  }

  /** RFC 1951 section 3.2.4. */
  private void store(byte[] bytes, int from, int to, boolean last) {
    int place = from;
    do {
      int length = Math.min(to - place, LONGEST_STORED);
      begin(STORED, last && place + length == to);
      out.align();
      out.put(length | (~length & 0xffffL) << 16, 32);
      out.copy(bytes, place, length);
      place += length;
    } while (place < to);
  }

  /** Appends a block of no bytes, behind which a byte begins. */
  void align() {
    begin(STORED, false);
    out.align();
    out.put(0xffff0000L, 32);
  }

  private void encode(byte[] bytes, int from, Sequences sequences, int count, int[] codeLengths) {
    huffman.assign(codeLengths, 0, Symbols.DISTANCES, codes);
    huffman.assign(codeLengths, Symbols.DISTANCES, Symbols.COUNT, codes);
    SequenceCoder.encode(bytes, from, sequences.all, count, codes, out);
    int code = codes[Symbols.END];
    out.put(HuffmanCode.bits(code), HuffmanCode.length(code));
  }
}
