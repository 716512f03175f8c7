package io.github.providerkit.archive.gzip;

import java.util.Arrays;

/**
 * Finds where bytes have occurred before: by chains of places with the same hash of five bytes, and
 * by the last place with the same three.
 */
final class MatchFinder {
  /** A search reads so many bytes: nearer to the end there is none. */
  static final int SEARCHED = Long.BYTES;

  private static final int HASHED = 5;
  private static final int BITS = 15;
  private static final int BITS_OF_3 = 14;
  private static final int MASK = Symbols.WINDOW - 1;

  /** Candidates that are looked at. */
  private static final int DEPTH = 8;

  /**
   * The same where bytes take few bits: the matches are many and long, so that there are fewer
   * searches, and it matters more which one is taken.
   */
  private static final int DEPTH_OF_FEW_BITS = 64;

  /** What is few bits: two a byte, as {@link #setByteWorth} tells it. */
  private static final int FEW_BITS = 3 * BitCosts.PRICE;

  /** A match of this length is not improved. */
  private static final int NICE = 64;

  /** What tables hold is a place and this, so that 0 is out of every place's reach. */
  private static final int BIAS = Symbols.WINDOW + 1;

  /** What symbols cost. */
  final int[] prices = new int[Symbols.COUNT];

  /** The last place of each hash. */
  private final int[] heads = new int[1 << BITS];

  private final int[] headsOf3 = new int[1 << BITS_OF_3];

  /** How far before a place its hash occurred, for the last places; 2^16 - 1 also for farther. */
  private final char[] steps = new char[Symbols.WINDOW];

  private byte[] bytes = {};
  private int end;
  private int worthInDistance;
  private int candidates;
  private boolean used;

  /** Forgets everything: what is found depends on nothing from before. */
  void begin(byte[] input, int inputEnd) {
    bytes = input;
    end = inputEnd;
    if (used) {
      Arrays.fill(heads, 0);
      Arrays.fill(headsOf3, 0);
    }
    used = true;
  }

  /**
   * Sets what one more byte in a match is worth, and may cost in a longer distance.
   *
   * @param worth one and a half times what a byte takes, in parts of a bit, as prices
   */
  void setByteWorth(int worth) {
    worthInDistance = worth * 3 / 4;
    candidates = worth < FEW_BITS ? DEPTH_OF_FEW_BITS : DEPTH;
  }

  private static int hash(long word) {
    return (int) (((word << (64 - 8 * HASHED)) * 0x9E3779B97F4A7C15L) >>> (64 - BITS));
  }

  private static int hashOf3(long word) {
    return (((int) word << 8) * 0x9E3779B1) >>> (32 - BITS_OF_3);
  }

  /** Remembers places without looking for matches. */
  void insert(int from, int to) {
    byte[] in = bytes;
    int[] last = heads;
    char[] before = steps;
    for (int place = from; place < to; place++) {
      int hash = hash(Bytes.longAt(in, place));
      before[place & MASK] = (char) Math.min(place + BIAS - last[hash], 0xffff);
      last[hash] = place + BIAS;
    }
  }

  /**
   * Remembers a place, and finds a match there.
   *
   * @param place at least {@link #SEARCHED} before the end
   * @param least only longer ones, from the chains alone; 0 for any
   * @return a match as in {@link Sequences}, 0 for none
   */
  int find(int place, int least) {
    byte[] in = bytes;
    char[] before = steps;
    long word = Bytes.longAt(in, place);
    int hash = hash(word);
    int candidate = heads[hash] - BIAS;
    heads[hash] = place + BIAS;
    before[place & MASK] = (char) Math.min(place - candidate, 0xffff);
    int hash3 = hashOf3(word);
    int candidate3 = headsOf3[hash3] - BIAS;
    headsOf3[hash3] = place + BIAS;

    int oldest = Math.max(0, place - Symbols.WINDOW);
    int most = Math.min(Symbols.LONGEST_MATCH, end - place);
    int length = Math.max(least, HASHED - 1);
    int best = 0;
    int price = 0;
    int ahead = 0;
    int depth = candidates;
    while (candidate >= oldest) {
      // The byte that would make the match longer decides most often.
      if (in[candidate + length] == in[place + length]) {
        long difference = Bytes.longAt(in, candidate) ^ word;
        int n =
            difference != 0
                ? Long.numberOfTrailingZeros(difference) >>> 3
                : common(in, candidate, place, most);
        if (n > length) {
          int newPrice = prices[Symbols.ofDistance(place - candidate)];
          if (best == 0 || (n - length) * worthInDistance > newPrice - price) {
            best = Sequences.match(n, place - candidate);
            if (n >= NICE || n >= most) {
              return best;
            }
            length = n;
            price = newPrice;
            // From here on the chain of the last bytes that a longer match must have: it is rarer.
            ahead = n + 1 - HASHED;
            candidate = heads[hash(Bytes.longAt(in, place + ahead))] - BIAS - ahead;
            if (--depth == 0) {
              break;
            }
            continue;
          }
        }
      }
      if (--depth == 0) {
        break;
      }
      candidate -= before[candidate + ahead & MASK];
    }
    return best != 0 || least != 0 || candidate3 < oldest ? best : shortMatch(candidate3, place);
  }

  /** A match of up to eight bytes. */
  private int shortMatch(int candidate, int place) {
    long difference = Bytes.longAt(bytes, candidate) ^ Bytes.longAt(bytes, place);
    int n = difference == 0 ? Long.BYTES : Long.numberOfTrailingZeros(difference) >>> 3;
    return n < Symbols.SHORTEST_MATCH ? 0 : Sequences.match(n, place - candidate);
  }

  /** How many bytes are the same at two places, of which the first eight are. */
  private static int common(byte[] in, int a, int b, int most) {
    for (int n = Long.BYTES; n < most; n += Long.BYTES) {
      long difference = Bytes.longAt(in, a + n) ^ Bytes.longAt(in, b + n);
      if (difference != 0) {
        return Math.min(most, n + (Long.numberOfTrailingZeros(difference) >>> 3));
      }
    }
    return most;
  }
}
