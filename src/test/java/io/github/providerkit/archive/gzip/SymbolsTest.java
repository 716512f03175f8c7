package io.github.providerkit.archive.gzip;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SymbolsTest {

  @ParameterizedTest
  @CsvSource({
    // From the table in RFC 1951 section 3.2.5: length, symbol, extra bits
    "3, 257, 0",
    "10, 264, 0",
    "11, 265, 1",
    "12, 265, 1",
    "13, 266, 1",
    "35, 273, 3",
    "42, 273, 3",
    "115, 280, 4",
    "130, 280, 4",
    "131, 281, 5",
    "227, 284, 5",
    "257, 284, 5",
    "258, 285, 0"
  })
  void lengthsHaveTheSymbolsOfTheStandard(int length, int symbol, int extra) {
    assertThat(Symbols.ofLength(length)).isEqualTo(symbol);
    assertThat(Symbols.EXTRA[symbol]).isEqualTo((byte) extra);
  }

  @ParameterizedTest
  @CsvSource({
    // From the same table: distance, symbol, extra bits
    "1, 0, 0",
    "4, 3, 0",
    "5, 4, 1",
    "6, 4, 1",
    "7, 5, 1",
    "256, 15, 6",
    "257, 16, 7",
    "384, 16, 7",
    "385, 17, 7",
    "513, 18, 8",
    "24576, 28, 13",
    "24577, 29, 13",
    "32768, 29, 13"
  })
  void distancesHaveTheSymbolsOfTheStandard(int distance, int symbol, int extra) {
    assertThat(Symbols.ofDistance(distance)).isEqualTo(Symbols.DISTANCES + symbol);
    assertThat(Symbols.EXTRA[Symbols.DISTANCES + symbol]).isEqualTo((byte) extra);
  }

  @Test
  void everyLengthAndDistanceIsABaseAndWhatItsExtraBitsHold() {
    TreeSet<Integer> used = new TreeSet<>();
    for (int length = Symbols.SHORTEST_MATCH; length <= Symbols.LONGEST_MATCH; length++) {
      used.add(requireFits(length, Symbols.ofLength(length)));
    }
    for (int distance = 1; distance <= Symbols.WINDOW; distance++) {
      used.add(requireFits(distance, Symbols.ofDistance(distance)));
    }
    assertThat(used)
        .hasSize(29 + 30)
        .allMatch(symbol -> symbol < Symbols.LENGTHS_END || symbol >= Symbols.DISTANCES);
  }

  private static int requireFits(int value, int symbol) {
    assertThat(value - Symbols.BASE[symbol]).isBetween(0, (1 << Symbols.EXTRA[symbol]) - 1);
    return symbol;
  }
}
