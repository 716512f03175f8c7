package io.github.providerkit.archive.gzip;

import java.util.Arrays;

/** Makes prefix codes, RFC 1951 section 3.2.2. Not safe for use by several threads. */
final class HuffmanCode {
  static final int LONGEST = 15;

  /** Bits of a key that hold a symbol, below its frequency. */
  private static final int SYMBOL_BITS = 9;

  /** Deeper than any tree of frequencies below 2^22: its depth grows with Fibonacci's numbers. */
  private static final int DEEPEST = 40;

  private final int[] keys = new int[Symbols.LENGTHS_END];
  private final int[] tree = new int[Symbols.LENGTHS_END];
  private final int[] counts = new int[DEEPEST + 1];

  /** The bits of a code that {@link #assign} made, in the order in which they go out. */
  static int bits(int code) {
    return code & 0xffff;
  }

  static int length(int code) {
    return code >>> 16;
  }

  /**
   * Finds the lengths of the shortest code, or of a slightly longer one whose longest is not above
   * a limit. At least two symbols get one, so that the code is complete: not every reader takes
   * others.
   *
   * @param frequencies all together below 2^22
   * @param lengths set from {@code from} to {@code to}; 0 for what does not occur
   */
  void lengths(int[] frequencies, int from, int to, int limit, int[] lengths) {
    int n = collect(frequencies, from, to);
    if (n < 2) {
      n = addRarest(n, from);
    }
    sort(keys, n);
    join(n);
    measure(n);
    countDepths(n);
    shorten(limit);
    Arrays.fill(lengths, from, to, 0);
    spread(n, limit, lengths);
  }

  private int collect(int[] frequencies, int from, int to) {
    int n = 0;
    for (int symbol = from; symbol < to; symbol++) {
      if (frequencies[symbol] > 0) {
        keys[n++] = frequencies[symbol] << SYMBOL_BITS | symbol;
      }
    }
    return n;
  }

  /** Makes two keys of none or one. */
  private int addRarest(int n, int first) {
    boolean used = n == 1 && symbol(0) == first;
    keys[n] = 1 << SYMBOL_BITS | (used ? first + 1 : first);
    return n == 1 ? 2 : addRarest(1, first);
  }

  private int symbol(int index) {
    return keys[index] & (1 << SYMBOL_BITS) - 1;
  }

  /** Shell's sort: short, and fast enough for some hundred keys, no two of which are equal. */
  private static void sort(int[] keys, int n) {
    for (int gap = n / 2; gap > 0; gap = gap == 2 ? 1 : gap * 5 / 11) {
      for (int i = gap; i < n; i++) {
        int key = keys[i];
        int j = i;
        for (; j >= gap && keys[j - gap] > key; j -= gap) {
          keys[j] = keys[j - gap];
        }
        keys[j] = key;
      }
    }
  }

  /**
   * Huffman's algorithm in the place of the frequencies, as Moffat and Katajainen found in 1995:
   * joins the two rarest again and again. What is left in {@link #tree} is the parent of each inner
   * node; the last one is the root.
   */
  private void join(int n) {
    int leaf = 0;
    int inner = 0;
    for (int next = 0; next < n - 1; next++) {
      int weight = 0;
      for (int child = 0; child < 2; child++) {
        int leafWeight = leaf < n ? keys[leaf] >>> SYMBOL_BITS : Integer.MAX_VALUE;
        if (inner < next && tree[inner] < leafWeight) {
          weight += tree[inner];
          tree[inner++] = next;
        } else {
          weight += leafWeight;
          leaf++;
        }
      }
      tree[next] = weight;
    }
  }

  /** Turns parents into depths. */
  private void measure(int n) {
    tree[n - 2] = 0;
    for (int i = n - 3; i >= 0; i--) {
      tree[i] = tree[tree[i]] + 1;
    }
  }

  /** Counts the leaves of each depth: the places that inner nodes leave. */
  private void countDepths(int n) {
    Arrays.fill(counts, 0);
    int places = 1;
    int inner = n - 2;
    for (int depth = 0; places > 0; depth++) {
      int nodes = 0;
      while (inner >= 0 && tree[inner] == depth) {
        inner--;
        nodes++;
      }
      counts[depth] = places - nodes;
      places = 2 * nodes;
    }
  }

  /** Moves two leaves that lie too deep: one to their parent, one beside a leaf that does not. */
  private void shorten(int limit) {
    for (int depth = DEEPEST; depth > limit; depth--) {
      while (counts[depth] > 0) {
        int above = limit - 1;
        while (counts[above] == 0) {
          above--;
        }
        counts[above]--;
        counts[above + 1] += 2;
        counts[depth] -= 2;
        counts[depth - 1]++;
      }
    }
  }

  /** Gives the most frequent symbols the shortest codes. */
  private void spread(int n, int limit, int[] lengths) {
    int next = n;
    for (int length = 1; length <= limit; length++) {
      for (int i = counts[length]; i > 0; i--) {
        lengths[symbol(--next)] = length;
      }
    }
  }

  /**
   * Gives codes to lengths.
   *
   * @param codes set from {@code from} to {@code to}; see {@link #bits} and {@link #length(int)}
   */
  void assign(int[] lengths, int from, int to, int[] codes) {
    Arrays.fill(counts, 0);
    for (int symbol = from; symbol < to; symbol++) {
      counts[lengths[symbol]]++;
    }
    int code = 0;
    int shorter = 0;
    for (int length = 1; length <= LONGEST; length++) {
      code = (code + shorter) << 1;
      shorter = counts[length];
      counts[length] = code;
    }
    for (int symbol = from; symbol < to; symbol++) {
      int length = lengths[symbol];
      codes[symbol] =
          length == 0 ? 0 : Integer.reverse(counts[length]++) >>> (32 - length) | length << 16;
    }
  }
}
