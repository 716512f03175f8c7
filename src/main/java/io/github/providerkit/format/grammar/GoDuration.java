package io.github.providerkit.format.grammar;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as Go writes them: {@code 1h30m}, {@code 250ms}. */
public final class GoDuration {
  private static final Pattern PART =
      Pattern.compile("(?:[0-9]++\\.?[0-9]*+|\\.[0-9]++)(?:ns|us|µs|μs|ms|s|m|h)");
  private static final Pattern DAYS = Pattern.compile("[+]?[0-9]++d");
  private static final Pattern NON_ZERO = Pattern.compile("[1-9]");

  private GoDuration() {}

  /** Whether the text is a duration above zero; days ({@code 7d}) are taken by themselves. */
  public static boolean isPositive(String text) {
    return NON_ZERO.matcher(text).find()
        && (DAYS.matcher(text).matches()
            || isParts(text.startsWith("+") ? text.substring(1) : text));
  }

  /** Whether the text is a duration of any length, without days. */
  public static boolean isValid(String text) {
    String amount = text.startsWith("+") || text.startsWith("-") ? text.substring(1) : text;
    return amount.equals("0") || isParts(amount);
  }

  /** Part by part: one pattern for all of them would need stack for each. */
  private static boolean isParts(String text) {
    Matcher part = PART.matcher(text);
    int end = 0;
    while (end < text.length() && part.region(end, text.length()).lookingAt()) {
      end = part.end();
    }
    return end == text.length() && end > 0;
  }
}
