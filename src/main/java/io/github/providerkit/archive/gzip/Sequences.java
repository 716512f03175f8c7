package io.github.providerkit.archive.gzip;

/**
 * What bytes were found to consist of: literals and a match, and again. A sequence holds how many
 * literals from bit 32 on; the match's length from bit 16 on, and its distance. A match of 0 is
 * none.
 */
final class Sequences {
  static final int CAPACITY = 16 * 1024;

  final long[] all = new long[CAPACITY];
  int count;

  void add(int literals, int match) {
    all[count++] = (long) literals << 32 | match;
  }

  static int literals(long sequence) {
    return (int) (sequence >>> 32);
  }

  static int length(int match) {
    return match >>> 16;
  }

  static int distance(int match) {
    return match & 0xffff;
  }

  static int match(int length, int distance) {
    return length << 16 | distance;
  }

  /** Forgets those before one. */
  void dropBefore(int first) {
    count -= first;
    System.arraycopy(all, first, all, 0, count);
  }

  /**
   * Adds to how often symbols occur.
   *
   * @param start where the first of them begins
   * @param from the first sequence to count; all behind it are counted
   */
  void count(byte[] bytes, int start, int from, int[] frequencies) {
    int place = start;
    for (int i = from; i < count; i++) {
      int end = place + literals(all[i]);
      countBytes(bytes, place, end, frequencies);
      place = end;
      int match = (int) all[i];
      if (match != 0) {
        place += length(match);
        frequencies[Symbols.ofLength(length(match))]++;
        frequencies[Symbols.ofDistance(distance(match))]++;
      }
    }
  }

  private static void countBytes(byte[] bytes, int from, int to, int[] frequencies) {
    for (int place = from; place < to; place++) {
      frequencies[bytes[place] & 0xff]++;
    }
  }
}
