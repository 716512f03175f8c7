package io.github.providerkit.format.gestalt.release;

import java.math.BigDecimal;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Writes plain data as Go's {@code encoding/json} does, byte for byte ({@code
 * docs/spec/gestalt-lock.md} section 5, Encoding): the lock and the digests in it are compared as
 * bytes.
 */
public final class GoJson {
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
    json.value(tree, 0);
    return json.out.toString();
  }

  /** With two columns a level and a line break at the end; else as {@link #compact}. */
  public static String indented(Object tree) {
    GoJson json = new GoJson(true);
    json.value(tree, 0);
    return json.out.append('\n').toString();
  }

  private void value(Object value, int depth) {
    if (value instanceof Map<?, ?> map) {
      map(map, depth);
    } else if (value instanceof List<?> list) {
      list(list, depth);
    } else if (value instanceof String text) {
      text(text);
    } else if (value instanceof Double number) {
      out.append(number(number));
    } else {
      out.append(value);
    }
  }

  private void map(Map<?, ?> map, int depth) {
    out.append('{');
    Iterator<? extends Map.Entry<?, ?>> entries = map.entrySet().iterator();
    while (entries.hasNext()) {
      Map.Entry<?, ?> entry = entries.next();
      line(depth + 1);
      text((String) entry.getKey());
      out.append(indented ? ": " : ":");
      value(entry.getValue(), depth + 1);
      out.append(entries.hasNext() ? "," : "");
    }
    close('}', map.isEmpty(), depth);
  }

  private void list(List<?> list, int depth) {
    out.append('[');
    for (int i = 0; i < list.size(); i++) {
      line(depth + 1);
      value(list.get(i), depth + 1);
      out.append(i + 1 < list.size() ? "," : "");
    }
    close(']', list.isEmpty(), depth);
  }

  private void close(char bracket, boolean empty, int depth) {
    if (!empty) {
      line(depth);
    }
    out.append(bracket);
  }

  private void line(int depth) {
    if (indented) {
      out.append('\n').append("  ".repeat(depth));
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
