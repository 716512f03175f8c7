package io.github.providerkit.manifest.read;

import java.math.BigDecimal;

/**
 * Floating-point numbers as the consumer prints them ({@code docs/spec/gestalt-manifest.md} section
 * 8.2), with one addition: a mantissa in front of an exponent always has a point, since YAML 1.1
 * takes {@code 1e+06} for text.
 */
public final class GoFloat {
  private static final int LEAST_PLAIN_EXPONENT = -4;
  private static final int FIRST_SCIENTIFIC_EXPONENT = 6;

  private GoFloat() {}

  public static String yaml(double value) {
    if (Double.isNaN(value)) {
      return ".nan";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? ".inf" : "-.inf";
    }
    if (value == 0) {
      return "0";
    }
    BigDecimal decimal = new BigDecimal(Double.toString(value)).stripTrailingZeros();
    int exponent = decimal.precision() - decimal.scale() - 1;
    if (exponent >= LEAST_PLAIN_EXPONENT && exponent < FIRST_SCIENTIFIC_EXPONENT) {
      return decimal.toPlainString();
    }
    String digits = decimal.unscaledValue().abs().toString();
    String fraction = digits.length() == 1 ? "0" : digits.substring(1);
    return "%s%c.%se%c%02d"
        .formatted(
            value < 0 ? "-" : "",
            digits.charAt(0),
            fraction,
            exponent < 0 ? '-' : '+',
            Math.abs(exponent));
  }
}
