package io.github.providerkit.manifest.edit;

import io.github.providerkit.manifest.PlainTree;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes plain data as JSON, laid out as the consumer does ({@code docs/spec/gestalt-manifest.md}
 * section 8.3): two columns a level and a line break at the end. HTML characters are not escaped.
 *
 * <p>Every build writes JSON, and the smallest takes hardly longer than Maven's start: a library's
 * generator is 74 classes that each of them would load for a few lines.
 */
public final class JsonWriter {
  /** From here on the consumer writes whole floating-point numbers with an exponent. */
  private static final double FIRST_SCIENTIFIC = 1e21;

  /** Deeper levels are indented no further, lest the text grow with the square of its depth. */
  private static final int LAST_LEVEL = 500;

  /** Characters with a name of one letter behind a backslash, and these letters. */
  private static final String NAMED = "\"\\\b\t\n\f\r";

  private static final String NAMES = "\"\\btnfr";
  private static final String HEX = "0123456789ABCDEF";

  private JsonWriter() {}

  /**
   * Writes a document.
   *
   * @param tree maps with text keys, lists, String, Boolean, finite numbers and null, at any depth;
   *     not null
   * @return the text in the tree's order, with LF line breaks and one at its end
   * @throws IllegalArgumentException if the tree holds anything else
   */
  public static String write(Map<String, Object> tree) {
    return document(tree);
  }

  static String document(Map<?, ?> tree) {
    Output output = new Output();
    PlainTree.visit(DataTree.copyOf(tree), output);
    return output.text.append('\n').toString();
  }

  /** Writes down what a tree holds. */
  private static final class Output implements PlainTree.Visitor {
    private final StringBuilder text = new StringBuilder();
    private int level;

    /** Whether nothing stands yet in the innermost map or list. */
    private boolean empty = true;

    /** Whether a key stands last, and its value follows in the same line. */
    private boolean keyed;

    @Override
    public void map(Map<?, ?> map) {
      begin('{');
    }

    @Override
    public void list(List<?> list) {
      begin('[');
    }

    private void begin(char bracket) {
      value();
      text.append(bracket);
      level++;
      empty = true;
    }

    @Override
    public void key(Object key) {
      item();
      quote((String) key);
      text.append(": ");
      keyed = true;
    }

    @Override
    public void end(boolean map) {
      level--;
      if (!empty) {
        line();
      }
      text.append(map ? '}' : ']');
      empty = false;
    }

    @Override
    public void leaf(@Nullable Object value) {
      value();
      if (value instanceof String string) {
        quote(string);
      } else {
        text.append(value instanceof Double number ? number(number) : String.valueOf(value));
      }
    }

    /** A value comes: behind its key, as an item of a list, or as the document. */
    private void value() {
      if (!keyed && level > 0) {
        item();
      }
      keyed = false;
    }

    private void item() {
      if (!empty) {
        text.append(',');
      }
      line();
      empty = false;
    }

    private void line() {
      text.append('\n').append("  ".repeat(Math.min(level, LAST_LEVEL)));
    }

    private void quote(String string) {
      text.append('"');
      for (int i = 0; i < string.length(); i++) {
        char c = string.charAt(i);
        int named = NAMED.indexOf(c);
        if (named >= 0) {
          text.append('\\').append(NAMES.charAt(named));
        } else if (c < ' ') {
          text.append("\\u00").append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
        } else {
          text.append(c);
        }
      }
      text.append('"');
    }
  }

  private static String number(double number) {
    if (Double.isNaN(number) || Double.isInfinite(number)) {
      throw new IllegalArgumentException("expected a number that JSON can hold, found " + number);
    }
    return number == Math.rint(number) && Math.abs(number) < FIRST_SCIENTIFIC
        ? new BigDecimal(Double.toString(number)).toBigInteger().toString()
        : Double.toString(number);
  }
}
