package io.github.providerkit.manifest.yaml;

import io.github.providerkit.manifest.Position;
import io.github.providerkit.manifest.UnreadableDocumentException;

/** Reads what stands behind a backslash in double quotes. */
final class Escapes {
  private static final String SHORT = "0abt\tnvfre \"'\\N_LP";
  private static final String MEANING =
      "\0\u0007\b\t\t\n\u000B\f\r\u001B \"'\\\u0085\u00A0\u2028\u2029";

  private final Cursor cursor;

  Escapes(Cursor cursor) {
    this.cursor = cursor;
  }

  /**
   * Moves over an escape and adds its character.
   *
   * @param scalar where the text with the escape begins
   */
  void appendTo(StringBuilder value, Position scalar) throws UnreadableDocumentException {
    char name = cursor.ahead(1);
    int known = name == Cursor.END ? -1 : SHORT.indexOf(name);
    if (known >= 0) {
      value.append(MEANING.charAt(known));
      cursor.skip(2);
      return;
    }
    int digits = digits(name);
    if (digits == 0) {
      throw cursor.refusal(
          "expected an escape that YAML knows, found one that it does not",
          "write \\\\ for a backslash, or put the text in single quotes");
    }
    cursor.skip(2);
    append(value, hexadecimal(digits), digits, scalar);
  }

  private static int digits(char name) {
    return switch (name) {
      case 'x' -> 2;
      case 'u' -> 4;
      case 'U' -> 8;
      default -> 0;
    };
  }

  private long hexadecimal(int digits) throws UnreadableDocumentException {
    long code = 0;
    for (int i = 0; i < digits; i++) {
      int digit = digit(cursor.here());
      if (digit < 0) {
        throw cursor.refusal(
            "expected " + digits + " hexadecimal digits, found " + cursor.found(),
            "write \\\\ for a backslash, or put the text in single quotes");
      }
      code = code << 4 | digit;
      cursor.skip();
    }
    return code;
  }

  /** The digits of ASCII alone: there are others that Java takes for some, too. */
  static int digit(char c) {
    return c < 0x80 ? Character.digit(c, 16) : -1;
  }

  private static void append(StringBuilder value, long code, int digits, Position scalar)
      throws UnreadableDocumentException {
    boolean half = code >= Character.MIN_SURROGATE && code <= Character.MAX_SURROGATE;
    if (half && digits == 4) {
      // JSON allows the escape, YAML does not.
      throw Cursor.refusal(
          scalar,
          "a \\u escape of half a surrogate pair",
          "write the character itself, or \\U with eight digits");
    }
    if (half || code > Character.MAX_CODE_POINT) {
      throw Cursor.refusal(
          scalar,
          "an escape of no character, \\U%08X".formatted(code),
          "characters end at \\U0010FFFF");
    }
    value.appendCodePoint((int) code);
  }
}
