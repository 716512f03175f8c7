package io.github.providerkit.format.grammar;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GoDurationTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1h", "5m", "30s", "1h30m", "1.5h", "250ms", "1us", "1µs", "1μs", "1ns", "+1h", "1.s",
        ".5s", "7d", "+7d", "007d", "0h1m", "1h1h"
      })
  void theseAreDurationsAboveZero(String text) {
    assertThat(GoDuration.isPositive(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", "0", "1", "h", "0s", "0.0h", "0d", "00d", "-1h", "-7d", "1.5d", "1d2h", "2h1d", ".s",
        "1 h", "1h-1m", "1H", "1min", "1w", "five", "1,5h", "1e3s", "PT1H"
      })
  void theseAreNot(String text) {
    assertThat(GoDuration.isPositive(text)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"0", "+0", "-0", "0s", "-0s", "1h", "-1h", "+1h", "1.h", ".5h", "1.5h30m"})
  void theseAreDurations(String text) {
    assertThat(GoDuration.isValid(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "+", "-", "00", "1", ".h", "1h1", "1hm", "1h-1m", "1 h", "7d"})
  void theseAreNone(String text) {
    assertThat(GoDuration.isValid(text)).isFalse();
  }
}
