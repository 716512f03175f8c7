package io.github.providerkit.format.grammar;

/**
 * Text as Go's {@code strings} package sees it: white space and case differ from Java's ({@code
 * docs/spec/gestalt-manifest.md} sections 14.3 and 14.4).
 */
public final class GoText {
  private static final String SPACES =
      "\t\n\u000B\f\r \u0085\u00A0\u1680\u2028\u2029\u202F\u205F\u3000";

  private GoText() {}

  /** The text without white space at both ends; never null. */
  public static String trim(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && isSpace(text.charAt(start))) {
      start++;
    }
    while (end > start && isSpace(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(start, end);
  }

  /** Whether nothing is left after trimming. */
  public static boolean isBlank(String text) {
    return trim(text).isEmpty();
  }

  private static boolean isSpace(char c) {
    return SPACES.indexOf(c) >= 0 || (c >= '\u2000' && c <= '\u200A');
  }

  /** Lower case, each character by itself and in no locale. */
  public static String lower(String text) {
    StringBuilder lower = new StringBuilder(text.length());
    text.codePoints().map(Character::toLowerCase).forEach(lower::appendCodePoint);
    return lower.toString();
  }

  /** Upper case, each character by itself and in no locale. */
  public static String upper(String text) {
    StringBuilder upper = new StringBuilder(text.length());
    text.codePoints().map(Character::toUpperCase).forEach(upper::appendCodePoint);
    return upper.toString();
  }
}
