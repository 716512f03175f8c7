package io.github.providerkit.message;

/** The part of a text of any length that a message can hold. */
public final class Excerpt {
  private static final int LONGEST = 200;

  private Excerpt() {}

  /** The text itself, or of a long one its beginning with three dots. */
  public static String of(String text) {
    return of(text, LONGEST);
  }

  /**
   * The same for a length of one's own.
   *
   * @param longest how many characters are shown
   */
  public static String of(String text, int longest) {
    if (text.length() <= longest) {
      return text;
    }
    boolean half = Character.isHighSurrogate(text.charAt(longest - 1));
    return text.substring(0, half ? longest - 1 : longest) + "…";
  }
}
