package io.github.providerkit.format.grammar;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LicenseExpressionTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "MIT",
        "Apache-2.0",
        "GPL-2.0+",
        "(MIT OR Apache-2.0) AND ISC",
        "GPL-2.0-only WITH Classpath-exception-2.0",
        "((MIT))",
        "UNLICENSED",
        "SEE LICENSE IN LICENSE.md",
        "LicenseRef-acme"
      })
  void isFine(String text) {
    assertThat(LicenseExpression.breach(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "not a licence",
        "MIT or ISC",
        "MIT OR",
        "(MIT",
        "MIT)",
        "OR MIT (",
        "SEE LICENSE IN ",
        "MIT/ISC",
        "()"
      })
  void isRefused(String text) {
    assertThat(LicenseExpression.breach(text)).isPresent();
  }

  @ParameterizedTest
  @CsvSource({
    "Apache 2.0, Apache-2.0",
    "GPLv3, GPL-3.0-only",
    "BSD, BSD-3-Clause",
    "None, UNLICENSED"
  })
  void whatIsMeantIsSaid(String text, String meant) {
    assertThat(LicenseExpression.breach(text).orElseThrow().hint())
        .isEqualTo("write \"" + meant + "\" if that is meant");
  }

  @Test
  void longExpressionsAreReadWithoutRecursion() {
    assertThat(LicenseExpression.breach("(".repeat(100_000) + "MIT" + ")".repeat(100_000)))
        .isEmpty();
    assertThat(LicenseExpression.breach("MIT OR ".repeat(100_000) + "ISC")).isEmpty();
  }
}
