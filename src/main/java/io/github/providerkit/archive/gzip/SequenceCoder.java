package io.github.providerkit.archive.gzip;

/** Writes sequences with given codes. Here and in {@link MatchFinder} the time goes. */
final class SequenceCoder {
  private SequenceCoder() {}

  /**
   * Appends sequences.
   *
   * @param from where the first begins
   * @param codes by symbol, as {@link HuffmanCode#assign} makes them
   */
  static void encode(
      byte[] bytes, int from, long[] sequences, int count, int[] codes, BitOutput out) {
    byte[] target = out.bytes;
    int next = out.count;
    long word = out.word;
    int used = out.used;
    int place = from;
    for (int i = 0; i < count; i++) {
      int end = place + Sequences.literals(sequences[i]);
      while (place < end) {
        // One literal, or four: they have at most 60 bits.
        long four = Bytes.longAt(bytes, place);
        int code = codes[(int) four & 0xff];
        long bits = HuffmanCode.bits(code);
        int length = HuffmanCode.length(code);
        place++;
        if (place + 3 <= end) {
          code = codes[(int) (four >>> 8) & 0xff];
          bits |= (long) HuffmanCode.bits(code) << length;
          length += HuffmanCode.length(code);
          code = codes[(int) (four >>> 16) & 0xff];
          bits |= (long) HuffmanCode.bits(code) << length;
          length += HuffmanCode.length(code);
          code = codes[(int) (four >>> 24) & 0xff];
          bits |= (long) HuffmanCode.bits(code) << length;
          length += HuffmanCode.length(code);
          place += 3;
        }
        word |= bits << used;
        used += length;
        if (used >= Long.SIZE) {
          Bytes.setLong(target, next, word);
          next += Long.BYTES;
          used -= Long.SIZE;
          word = bits >>> (length - used);
        }
      }
      int match = (int) sequences[i];
      if (match == 0) {
        continue;
      }
      // A match has at most 15 + 5 + 15 + 13 bits.
      int matched = Sequences.length(match);
      int symbol = Symbols.ofLength(matched);
      int code = codes[symbol];
      long bits = HuffmanCode.bits(code);
      int length = HuffmanCode.length(code);
      bits |= (long) (matched - Symbols.BASE[symbol]) << length;
      length += Symbols.EXTRA[symbol];
      int distance = Sequences.distance(match);
      symbol = Symbols.ofDistance(distance);
      code = codes[symbol];
      bits |= (long) HuffmanCode.bits(code) << length;
      length += HuffmanCode.length(code);
      bits |= (long) (distance - Symbols.BASE[symbol]) << length;
      length += Symbols.EXTRA[symbol];
      place += matched;
      word |= bits << used;
      used += length;
      if (used >= Long.SIZE) {
        Bytes.setLong(target, next, word);
        next += Long.BYTES;
        used -= Long.SIZE;
        word = bits >>> (length - used);
      }
    }
    out.count = next;
    out.word = word;
    out.used = used;
  }
}
