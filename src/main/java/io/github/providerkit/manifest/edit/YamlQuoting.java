package io.github.providerkit.manifest.edit;

import io.github.providerkit.manifest.Node.Style;
import io.github.providerkit.manifest.read.YamlResolution;
import org.jspecify.annotations.Nullable;

/**
 * Turns a text into one YAML token that every loader reads back as the same text. Plain where that
 * is safe, single quotes where only the syntax forbids plain, double quotes otherwise ({@code
 * docs/spec/gestalt-manifest.md} section 8.3).
 */
final class YamlQuoting {
  private static final String NEVER_FIRST = "?:,[]{}#&*!|>'\"%@`";
  private static final String FLOW_INDICATORS = ",[]{}?";
  private static final int FIRST_ASTRAL = 0x10000;

  private YamlQuoting() {}

  /**
   * The token.
   *
   * @param preferred the author's quotes, kept where they can hold the text; null for none
   * @param flow whether the token stands within brackets or braces
   */
  static String token(String text, @Nullable Style preferred, boolean flow) {
    boolean oneLine = isOneLine(text);
    if (preferred == Style.DOUBLE_QUOTED || !oneLine) {
      return doubleQuoted(text);
    }
    if (preferred == Style.SINGLE_QUOTED) {
      return singleQuoted(text);
    }
    if (!YamlResolution.isText(text)) {
      return doubleQuoted(text);
    }
    return isPlain(text, flow) ? text : singleQuoted(text);
  }

  /**
   * Whether a text of several lines can be written as a literal block: printable, no line with
   * blanks at its end and at most one line break at its own end.
   */
  static boolean isLiteral(String text) {
    if (text.indexOf('\n') < 0 || text.isBlank() || text.endsWith("\n\n")) {
      return false;
    }
    char before = ' ';
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean blankBefore = i > 0 && (before == ' ' || before == '\t');
      if (c == '\n' ? blankBefore : c != '\t' && !isPrintable(c)) {
        return false;
      }
      before = c;
    }
    return before != ' ' && before != '\t';
  }

  private static boolean isOneLine(String text) {
    return text.chars().allMatch(c -> isPrintable((char) c));
  }

  /**
   * Excludes what YAML 1.1 and 1.2 treat differently, and surrogates: those are escaped as one code
   * point.
   */
  private static boolean isPrintable(char c) {
    return (c >= 0x20 && c <= 0x7E)
        || (c >= 0xA0
            && c <= 0xFFFD
            && !Character.isSurrogate(c)
            && c != 0x2028
            && c != 0x2029
            && c != 0xFEFF);
  }

  private static boolean isPlain(String text, boolean flow) {
    char first = text.charAt(0);
    char last = text.charAt(text.length() - 1);
    if (first == ' ' || last == ' ' || last == ':' || NEVER_FIRST.indexOf(first) >= 0) {
      return false;
    }
    if (text.equals("-")
        || text.startsWith("- ")
        || text.startsWith("---")
        || text.startsWith("...")) {
      return false;
    }
    if (text.contains(": ") || text.contains(" #")) {
      return false;
    }
    return !flow || text.chars().noneMatch(c -> c == ':' || FLOW_INDICATORS.indexOf(c) >= 0);
  }

  private static String singleQuoted(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  private static String doubleQuoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    text.codePoints().forEach(c -> quoted.append(escaped(c)));
    return quoted.append('"').toString();
  }

  private static String escaped(int c) {
    return switch (c) {
      case '"' -> "\\\"";
      case '\\' -> "\\\\";
      case '\n' -> "\\n";
      case '\r' -> "\\r";
      case '\t' -> "\\t";
      default -> {
        if (c < FIRST_ASTRAL && isPrintable((char) c)) {
          yield Character.toString(c);
        }
        yield c >= FIRST_ASTRAL
            ? "\\U%08X".formatted(c)
            : c > 0xFF ? "\\u%04X".formatted(c) : "\\x%02X".formatted(c);
      }
    };
  }
}
