package io.github.providerkit.lock.config.check;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lengths of time as the server reads them: Go's, and whole days such as {@code 30d}. */
final class Durations {
  static final String EXPECTED = "a length of time such as 90s, 1h30m or 30d";

  private static final Pattern DAYS = Pattern.compile("\\+?0*[1-9][0-9]{0,9}d");
  private static final String NUMBER = "(?:[0-9]{1,15}\\.?[0-9]{0,15}|\\.[0-9]{1,15})";
  private static final String UNIT = "(?:ns|us|µs|μs|ms|s|m|h)";
  private static final Pattern GO = Pattern.compile("([+-]?)((?:" + NUMBER + UNIT + ")+)");
  private static final Pattern PART = Pattern.compile("(" + NUMBER + ")(" + UNIT + ")");
  private static final BigDecimal LONGEST = BigDecimal.valueOf(Long.MAX_VALUE);
  private static final Map<String, Long> NANOS =
      Map.of(
          "ns", 1L,
          "us", 1_000L,
          "µs", 1_000L,
          "μs", 1_000L,
          "ms", 1_000_000L,
          "s", 1_000_000_000L,
          "m", 60_000_000_000L,
          "h", 3_600_000_000_000L);

  private Durations() {}

  /** Whether a text is a length of time above 0. */
  static boolean isPositive(String text) {
    return DAYS.matcher(text).matches()
        || nanos(text).filter(nanos -> nanos.compareTo(BigDecimal.ONE) >= 0).isPresent();
  }

  /** Whether a text is one of Go's, of whatever sign. */
  static boolean isGo(String text) {
    return text.equals("0") || nanos(text).isPresent();
  }

  private static Optional<BigDecimal> nanos(String text) {
    Matcher whole = GO.matcher(text);
    if (!whole.matches()) {
      return Optional.empty();
    }
    BigDecimal nanos = BigDecimal.ZERO;
    Matcher part = PART.matcher(whole.group(2));
    while (part.find()) {
      String number = part.group(1).startsWith(".") ? "0" + part.group(1) : part.group(1);
      nanos =
          nanos.add(
              new BigDecimal(number.replaceFirst("\\.$", ""))
                  .multiply(BigDecimal.valueOf(Objects.requireNonNull(NANOS.get(part.group(2))))));
    }
    if (nanos.compareTo(LONGEST) > 0) {
      return Optional.empty();
    }
    return Optional.of(whole.group(1).equals("-") ? nanos.negate() : nanos);
  }
}
