package io.github.providerkit.archive.gzip;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HuffmanCodeTest {
  private final HuffmanCode huffman = new HuffmanCode();

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 19, 30, 256, 286})
  void isAsShortAsAPrefixCodeCanBe(int symbols) {
    SplittableRandom random = new SplittableRandom(symbols);
    for (int turn = 0; turn < 200; turn++) {
      // Given frequencies of any kind, and a limit that none of them reaches
      int most = 1 + random.nextInt(1 << random.nextInt(1, 12));
      int[] frequencies =
          IntStream.generate(() -> random.nextInt(most + 1)).limit(symbols).toArray();
      frequencies[0] = 1;
      frequencies[1 + random.nextInt(symbols - 1)] = most;

      // When
      int[] lengths = lengths(frequencies, 31);

      // Then
      assertThat(taken(lengths)).isEqualTo(1L << 32);
      assertThat(bits(frequencies, lengths)).isEqualTo(fewestBits(frequencies));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {5, 7, 15})
  void keepsALimitWhereFrequenciesGrowLikeFibonaccis(int limit) {
    // Given what makes the deepest of all trees
    int[] frequencies = new int[19];
    frequencies[0] = 1;
    frequencies[1] = 1;
    for (int i = 2; i < frequencies.length; i++) {
      frequencies[i] = frequencies[i - 1] + frequencies[i - 2];
    }

    // When
    int[] lengths = lengths(frequencies, limit);

    // Then the code is complete, and what is frequent has no longer code than what is rare
    assertThat(Arrays.stream(lengths).max().orElseThrow()).isEqualTo(limit);
    assertThat(taken(lengths)).isEqualTo(1L << 32);
    for (int i = 1; i < lengths.length; i++) {
      assertThat(lengths[i]).isLessThanOrEqualTo(lengths[i - 1]);
    }
    assertThat(bits(frequencies, lengths)).isLessThan(fewestBits(frequencies) * 5 / 4);
  }

  @Test
  void givesTwoSymbolsACodeWhereOneOrNoneOccurs() {
    assertThat(lengths(new int[4], 15)).containsExactly(1, 1, 0, 0);
    assertThat(lengths(new int[] {7, 0, 0, 0}, 15)).containsExactly(1, 1, 0, 0);
    assertThat(lengths(new int[] {0, 0, 7, 0}, 15)).containsExactly(1, 0, 1, 0);
  }

  @Test
  void codesAreThoseOfTheStandardsExample() {
    // Given the lengths of RFC 1951 section 3.2.2, of which these codes are made:
    // 010, 011, 100, 101, 110, 00, 1110, 1111
    int[] codes = new int[8];

    // When
    huffman.assign(new int[] {3, 3, 3, 3, 3, 2, 4, 4}, 0, 8, codes);

    // Then they are there with the bit that goes out first on the right
    assertThat(Arrays.stream(codes).map(HuffmanCode::bits))
        .containsExactly(0b010, 0b110, 0b001, 0b101, 0b011, 0b00, 0b0111, 0b1111);
    assertThat(Arrays.stream(codes).map(HuffmanCode::length))
        .containsExactly(3, 3, 3, 3, 3, 2, 4, 4);
  }

  private int[] lengths(int[] frequencies, int limit) {
    int[] lengths = new int[frequencies.length];
    Arrays.fill(lengths, 99);
    huffman.lengths(frequencies, 0, frequencies.length, limit, lengths);
    return lengths;
  }

  /** How much is taken of all codes, which are 2^32. */
  private static long taken(int[] lengths) {
    return Arrays.stream(lengths).filter(n -> n > 0).mapToLong(n -> 1L << 32 - n).sum();
  }

  private static long bits(int[] frequencies, int[] lengths) {
    return IntStream.range(0, lengths.length)
        .mapToLong(i -> (long) frequencies[i] * lengths[i])
        .sum();
  }

  /** Huffman's algorithm as it is taught: the sum of all inner nodes. */
  private static long fewestBits(int[] frequencies) {
    PriorityQueue<Long> nodes = new PriorityQueue<>();
    Arrays.stream(frequencies).filter(n -> n > 0).forEach(n -> nodes.add((long) n));
    long sum = 0;
    while (nodes.size() > 1) {
      long node = nodes.remove() + nodes.remove();
      sum += node;
      nodes.add(node);
    }
    return sum;
  }
}
