package io.github.providerkit.archive.gzip;

import io.github.providerkit.archive.gzip.Stretch.Coding;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Decides how the parts of a block are coded, by a look at them that costs a few percent of
 * compressing them. More than half of a typical UI bundle is images, fonts and the like, on which
 * deflate spends most of its time for nothing.
 *
 * <p>What it decides depends on the bytes alone: all arithmetic is exact or, in Java 17, strict.
 * Not safe for use by several threads.
 */
final class BlockProbe {
  /** How far back deflate can point. */
  static final int WINDOW = 32 * 1024;

  private static final int SEGMENT = 16 * 1024;

  /** What is left over at the end joins the segment before it when it is shorter than this. */
  private static final int SHORTEST_SEGMENT = 4 * 1024;

  /** Repetitions must save this share of the bits, or they are not looked for. */
  private static final double WORTHWHILE_GAIN = 0.012;

  /** Bits a byte from which on Huffman codes save less than what matters. */
  private static final double NOISE_BITS = 7.96;

  /** Bits a byte below which short matches that cannot be judged one by one add up to something. */
  private static final double FEW_BITS = 5.5;

  /**
   * Share of bytes in long matches from which on level 5 would be more than about 2 % larger than
   * level 6.
   */
  private static final double LEVEL_6_COVERAGE = 0.7;

  private static final int HASH_BITS = 13;
  private static final int SHORTEST_MATCH = 3;
  private static final int LONG_MATCH = 6;
  private static final int LONGEST_MATCH = 258;

  /** {@code n * log2(n)} for every length that a segment can have. */
  private static final double[] N_LOG_N = logarithms(SEGMENT + SHORTEST_SEGMENT);

  private final int[] lastSeen = new int[1 << HASH_BITS];
  private final int[] frequencies = new int[256];
  private ByteBuffer in;
  private double bitsPerByte;
  private int covered;

  /**
   * Divides a block into stretches.
   *
   * @param block little-endian buffer, read by index only
   * @param from first byte of the block; what lies before it, up to {@link #WINDOW}, is its history
   * @param to behind the last byte of the block
   * @return stretches in order, neighbours coded differently
   */
  List<Stretch> divide(ByteBuffer block, int from, int to) {
    if (to - from < SHORTEST_SEGMENT) {
      return List.of(new Stretch(from, to, Coding.LEVEL_6));
    }
    in = block;
    Arrays.fill(lastSeen, -1);
    remember(Math.max(0, from - WINDOW), from);
    List<Stretch> segments = new ArrayList<>();
    int sampled = 0;
    int sampledCovered = 0;
    for (int start = from; start < to; ) {
      int end = to - start < SEGMENT + SHORTEST_SEGMENT ? to : start + SEGMENT;
      // A look at every fourth segment is enough to choose the level for all of the block.
      boolean sample = segments.size() % 4 == 1;
      Coding coding = judge(start, end, sample);
      if (sample && coding.matches()) {
        sampled += end - start;
        sampledCovered += covered;
      }
      segments.add(new Stretch(start, end, coding));
      start = end;
    }
    boolean level6 = sampledCovered >= LEVEL_6_COVERAGE * sampled;
    return join(segments, level6 ? Coding.LEVEL_6 : Coding.LEVEL_5);
  }

  private static List<Stretch> join(List<Stretch> segments, Coding level) {
    List<Stretch> joined = new ArrayList<>();
    for (Stretch segment : segments) {
      Coding coding = segment.coding().matches() ? level : segment.coding();
      int last = joined.size() - 1;
      if (last >= 0 && joined.get(last).coding() == coding) {
        joined.set(last, new Stretch(joined.get(last).from(), segment.to(), coding));
      } else {
        joined.add(new Stretch(segment.from(), segment.to(), coding));
      }
    }
    return joined;
  }

  private Coding judge(int from, int to, boolean whole) {
    double plainBits = bitsWithoutMatches(from, to);
    bitsPerByte = plainBits / (to - from);
    double enough = WORTHWHILE_GAIN * plainBits;
    double gain = gainOfMatches(from, to, whole ? Double.MAX_VALUE : enough);
    if (gain >= enough || bitsPerByte < FEW_BITS) {
      return Coding.LEVEL_6;
    }
    return bitsPerByte > NOISE_BITS ? Coding.STORED : Coding.HUFFMAN;
  }

  /** Shannon's bound for coding each byte by its frequency. */
  private double bitsWithoutMatches(int from, int to) {
    Arrays.fill(frequencies, 0);
    for (int i = from; i < to; i++) {
      frequencies[in.get(i) & 0xff]++;
    }
    double bits = N_LOG_N[to - from];
    for (int frequency : frequencies) {
      bits -= N_LOG_N[frequency];
    }
    return bits;
  }

  /** Estimated bits that matches save; the search ends when they are enough. */
  private double gainOfMatches(int from, int to, double enough) {
    double gain = 0;
    covered = 0;
    int misses = 0;
    int i = from;
    while (i + Long.BYTES <= to && gain < enough) {
      int word = in.getInt(i);
      int slot = slot(word);
      int candidate = lastSeen[slot];
      lastSeen[slot] = i;
      if (candidate >= 0 && i - candidate <= WINDOW && (in.getInt(candidate) ^ word) << 8 == 0) {
        int length = matchLength(candidate, i, to);
        gain += Math.max(0, length * bitsPerByte - matchBits(i - candidate));
        covered += length >= LONG_MATCH ? length : 0;
        i += length;
        misses = 0;
      } else {
        // Steps of five meet what was remembered in steps of four after twenty bytes at most.
        i += Math.min(1 + (misses++ >> 5), 5);
      }
    }
    remember(i, to);
    return gain;
  }

  private int matchLength(int candidate, int position, int to) {
    int limit = Math.min(to - position, LONGEST_MATCH);
    int length = SHORTEST_MATCH;
    while (length < limit && in.get(candidate + length) == in.get(position + length)) {
      length++;
    }
    return length;
  }

  /**
   * About what deflate pays for a match: a length code, a distance code and the distance's extra
   * bits.
   */
  private static int matchBits(int distance) {
    return 8 + Integer.SIZE - Integer.numberOfLeadingZeros(distance);
  }

  private void remember(int from, int to) {
    for (int i = from; i + Integer.BYTES <= to; i += 4) {
      lastSeen[slot(in.getInt(i))] = i;
    }
  }

  private static int slot(int word) {
    return ((word << 8) * 0x9E3779B1) >>> (Integer.SIZE - HASH_BITS);
  }

  private static double[] logarithms(int max) {
    double[] table = new double[max + 1];
    for (int n = 1; n <= max; n++) {
      table[n] = n * (StrictMath.log(n) / StrictMath.log(2));
    }
    return table;
  }
}
