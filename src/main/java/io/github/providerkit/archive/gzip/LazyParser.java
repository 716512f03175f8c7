package io.github.providerkit.archive.gzip;

/** Divides bytes into literals and matches. Not safe for use by several threads. */
final class LazyParser {
  /** A match of this length is taken without a look at the next place. */
  private static final int GOOD = 16;

  /** Literals after which every second place is searched, then every third, and so on. */
  private static final int PATIENCE = 32;

  /** In larger steps than this, what is stepped over is not remembered: it is noise. */
  private static final int LARGEST_REMEMBERED_STEP = 3;

  /** How much of a long match is remembered: what follows its beginning, and its end. */
  private static final int REMEMBERED = 64;

  private static final int REMEMBERED_END = 4;

  /** What a byte is worth before anything is known. */
  private static final int FIRST_WORTH = 60;

  final Sequences sequences = new Sequences();
  private final MatchFinder finder = new MatchFinder();
  private final int[] prices = finder.prices;
  private byte[] bytes = {};
  private int searchEnd;
  private int end;

  /** About what coding a byte saves, in parts of a bit, as prices. */
  private int byteWorth;

  /**
   * Forgets everything before.
   *
   * @param from where parsing will begin; what lies before it can be pointed at
   */
  void begin(byte[] input, int from, int inputEnd) {
    bytes = input;
    end = inputEnd;
    searchEnd = end - MatchFinder.SEARCHED;
    sequences.count = 0;
    finder.begin(input, end);
    finder.insert(0, Math.min(from, searchEnd));
    BitCosts.priceText(prices);
    setByteWorth(FIRST_WORTH);
  }

  /**
   * Learns from what was parsed.
   *
   * @param bits what {@code count} bytes take with these frequencies
   */
  void learn(int[] frequencies, int bits, int count) {
    BitCosts.price(frequencies, prices);
    setByteWorth((int) (3L * BitCosts.PRICE / 2 * bits / count));
  }

  private void setByteWorth(int worth) {
    byteWorth = worth;
    finder.setByteWorth(worth);
  }

  /** Parses from one place at least to another, and returns how far that went. */
  int parse(int from, int to) {
    int place = from;
    while (place < to) {
      place = addSequence(place, to);
    }
    return place;
  }

  /** Adds a sequence whose match begins before {@code to}, or the literals up to there. */
  private int addSequence(int from, int to) {
    int place = from;
    int match = 0;
    for (int misses = 0; place < to; misses++) {
      match = place < searchEnd ? finder.find(place, 0) : 0;
      if (match != 0 && isWorthwhile(match, place)) {
        break;
      }
      match = 0;
      int step = 1 + misses / PATIENCE;
      if (step > 1 && step <= LARGEST_REMEMBERED_STEP) {
        finder.insert(place + 1, Math.min(place + step, searchEnd));
      }
      place += step;
    }
    if (match == 0) {
      place = Math.min(place, end);
      sequences.add(place - from, 0);
      return place;
    }
    int next = place + 1;
    while (Sequences.length(match) < GOOD && next < searchEnd) {
      int later = finder.find(next++, Sequences.length(match));
      if (later == 0 || !isBetter(later, match, place)) {
        break;
      }
      match = later;
      place++;
    }
    return addMatch(from, place, match, next);
  }

  /** Whether a match saves something against its literals. */
  private boolean isWorthwhile(int match, int place) {
    int length = Sequences.length(match);
    if (length >= Long.BYTES) {
      return true;
    }
    int literals = 0;
    long word = Bytes.longAt(bytes, place);
    for (int i = 0; i < length; i++) {
      literals += prices[(int) word & 0xff];
      word >>>= 8;
    }
    return literals > price(match);
  }

  /** Whether a literal and a match are better than a match. */
  private boolean isBetter(int later, int match, int place) {
    int moreBytes = 1 + Sequences.length(later) - Sequences.length(match);
    int moreBits = prices[bytes[place] & 0xff] + price(later) - price(match);
    return moreBytes * byteWorth > moreBits;
  }

  private int price(int match) {
    return prices[Symbols.ofLength(Sequences.length(match))]
        + prices[Symbols.ofDistance(Sequences.distance(match))];
  }

  /**
   * Adds literals and a match, which may begin earlier than it was found.
   *
   * @param next the first place that is not remembered yet
   * @return the place behind the match
   */
  private int addMatch(int from, int found, int match, int next) {
    int place = found;
    int candidate = place - Sequences.distance(match);
    int length = Sequences.length(match);
    while (place > from
        && candidate > 0
        && length < Symbols.LONGEST_MATCH
        && bytes[place - 1] == bytes[candidate - 1]) {
      place--;
      candidate--;
      length++;
    }
    sequences.add(place - from, Sequences.match(length, place - candidate));
    place += length;
    int last = Math.min(place, searchEnd);
    int begin = Math.min(next + REMEMBERED, last);
    finder.insert(next, begin);
    finder.insert(Math.max(begin, last - REMEMBERED_END), last);
    return place;
  }
}
