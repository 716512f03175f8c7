package io.github.providerkit.archive.gzip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class BitCostsTest {

  @Test
  void logarithmsAreAsGoodAsTheySay() {
    int before = -1;
    for (int x = 1; x < 1 << 20; x += 1 + x / 1_000) {
      int log = BitCosts.log2(x);
      assertThat(log / 1024.0).isCloseTo(Math.log(x) / Math.log(2), within(1 / 90.0));
      assertThat(log).isGreaterThanOrEqualTo(before);
      before = log;
    }
    assertThat(BitCosts.log2(1)).isZero();
    assertThat(BitCosts.log2(1 << 17)).isEqualTo(17 * 1024);
    assertThat(BitCosts.log2(Integer.MAX_VALUE) / 1024.0).isCloseTo(31, within(0.01));
  }

  @Test
  void blocksCostTheirEntropyTheirExtraBitsAndAHeader() {
    // Given 25,600 literals that are all as frequent
    int[] frequencies = new int[Symbols.COUNT];
    for (int literal = 0; literal < 256; literal++) {
      frequencies[literal] = 100;
    }
    int withoutMatches = BitCosts.ofBlock(frequencies);
    frequencies[Symbols.ofLength(131)] = 6_400;
    frequencies[Symbols.ofDistance(5_000)] = 6_400;

    // Then each has 8 bits; with matches it is one of 32,000: 8.32 bits, and a match has 2.32
    assertThat(withoutMatches).isBetween(25_600 * 8, 25_600 * 8 + 256 * 5);
    assertThat((double) BitCosts.ofBlock(frequencies) - withoutMatches)
        .isCloseTo(25_600 * 0.3219 + 6_400 * (2.3219 + 5 + 11), within(300.0));
  }

  @Test
  void pricesFollowFrequenciesAndKnowTheUnseen() {
    // Given
    int[] frequencies = new int[Symbols.COUNT];
    frequencies['e'] = 1_000;
    frequencies['q'] = 1;
    frequencies[Symbols.ofDistance(1)] = 8;
    int[] prices = new int[Symbols.COUNT];

    // When
    BitCosts.price(frequencies, prices);

    // Then
    int bit = BitCosts.PRICE;
    assertThat(prices['e']).isBetween(0, bit / 8);
    assertThat(prices['q']).isBetween(9 * bit, 10 * bit);
    assertThat(prices['x']).isBetween(10 * bit, 12 * bit);
    assertThat(prices[Symbols.ofLength(258)]).isEqualTo(prices['x']);
    assertThat(prices[Symbols.ofLength(257)]).isEqualTo(prices['x'] + 5 * bit);
    assertThat(prices[Symbols.ofDistance(32_768)])
        .isEqualTo(prices[Symbols.ofDistance(2)] + 13 * bit);
  }
}
