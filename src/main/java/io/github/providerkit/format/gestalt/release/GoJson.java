package io.github.providerkit.format.gestalt.release;

import io.github.providerkit.manifest.PlainTree;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes plain data as Go's {@code encoding/json} does, byte for byte ({@code
 * docs/spec/gestalt-lock.md} section 5, Encoding): the lock and the digests in it are compared as
 * bytes.
 */
public final class GoJson {
  /** Nothing that the server writes is deeper; a text would grow with the square of its depth. */
  private static final int LAST_LEVEL = 600;

  private static final double FIRST_SCIENTIFIC = 1e21;
  private static final double LAST_SCIENTIFIC = 1e-6;

  private final StringBuilder out = new StringBuilder();
  private final boolean indented;

  private GoJson(boolean indented) {
    this.indented = indented;
  }

  /**
   * On one line and without blanks.
   *
   * @param tree maps with text keys, lists, String, Boolean, Long, Integer, finite Double, null
   */
  public static String compact(Object tree) {
    GoJson json = new GoJson(false);
    PlainTree.visit(tree, json.new Output());
    return json.out.toString();
  }

  /** With two columns a level and a line break at the end; else as {@link #compact}. */
  public static String indented(Object tree) {
    GoJson json = new GoJson(true);
    PlainTree.visit(tree, json.new Output());
    return json.out.append('\n').toString();
  }

  /** Told what a tree holds; knows whether something stands before what comes. */
  private final class Output implements PlainTree.Visitor {
    private int depth;
    private boolean first = true;
    private boolean behindKey;

    private void begin() {
      if (!behindKey && depth > 0) {
        out.append(first ? "" : ",");
        line(depth);
      }
      behindKey = false;
      first = false;
    }

    private void open(char bracket) {
      begin();
      out.append(bracket);
      depth++;
      first = true;
    }

    @Override
    public void map(Map<?, ?> map) {
      open('{');
    }

    @Override
    public void list(List<?> list) {
      open('[');
    }

    @Override
    public void key(Object key) {
      begin();
      text((String) key);
      out.append(indented ? ": " : ":");
      behindKey = true;
    }

    @Override
    public void end(boolean map) {
      depth--;
      if (!first) {
        line(depth);
      }
      out.append(map ? '}' : ']');
      first = false;
    }

    @Override
    public void leaf(@Nullable Object value) {
      begin();
      if (value instanceof String text) {
        text(text);
      } else if (value instanceof Double number) {
        out.append(number(number));
      } else {
        out.append(value);
      }
    }
  }

  private void line(int depth) {
    if (indented) {
      out.append('\n').append("  ".repeat(Math.min(depth, LAST_LEVEL)));
    }
  }

  private void text(String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"', '\\' -> out.append('\\').append(c);
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        case '\b' -> out.append("\\b");
        case '\f' -> out.append("\\f");
        // Go keeps them out of JSON that might end up in a web page.
        case '<', '>', '&', '\u2028', '\u2029' -> escape(c);
        default -> {
          if (c < ' ') {
            escape(c);
          } else {
            out.append(c);
          }
        }
      }
    }
    out.append('"');
  }

  private void escape(char c) {
    out.append("\\u").append(String.format(Locale.ROOT, "%04x", (int) c));
  }

  private static String number(double number) {
    double size = Math.abs(number);
    if (size != 0 && (size < LAST_SCIENTIFIC || size >= FIRST_SCIENTIFIC)) {
      String[] parts = Double.toString(number).split("E");
      String digits = parts[0].endsWith(".0") ? parts[0].replace(".0", "") : parts[0];
      return digits + "e" + (parts[1].startsWith("-") ? "" : "+") + parts[1];
    }
    return new BigDecimal(Double.toString(number)).stripTrailingZeros().toPlainString();
  }
}
