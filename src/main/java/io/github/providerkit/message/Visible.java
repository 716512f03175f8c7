package io.github.providerkit.message;

import java.util.Locale;

/**
 * Text of others, fit to be told: what an input says about itself must not end a line, colour it or
 * turn it around, nor fill the screen.
 */
public final class Visible {
  private Visible() {}

  /**
   * A text in which all that cannot be seen stands as an escape such as {@code \u001b}.
   *
   * @param text anything
   * @param longest most characters; what is longer ends with an ellipsis
   */
  public static String of(String text, int longest) {
    StringBuilder shown = new StringBuilder();
    text.codePoints()
        .limit(longest)
        .forEach(
            character -> {
              if (isVisible(character)) {
                shown.appendCodePoint(character);
              } else {
                shown.append("\\u").append(String.format(Locale.ROOT, "%04x", character));
              }
            });
    return text.length() > longest ? shown + "…" : shown.toString();
  }

  private static boolean isVisible(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          false;
      default -> true;
    };
  }
}
