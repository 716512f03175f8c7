package io.github.providerkit.manifest.edit;

import io.github.providerkit.manifest.Node.Style;
import io.github.providerkit.manifest.read.GoFloat;
import java.util.List;
import java.util.Map;

/** Writes data as it stands on one line: scalars, and collections with brackets and braces. */
final class YamlFlow {
  private static final int LONGEST_SIMPLE_KEY = 1_000;

  private YamlFlow() {}

  /**
   * The one token of a scalar or of an empty collection.
   *
   * @param preferred quotes for a text; null for none
   * @param flow whether it stands within brackets or braces
   */
  static String token(Object value, Style preferred, boolean flow) {
    if (value instanceof String text) {
      return YamlQuoting.token(text, preferred, flow);
    }
    if (value instanceof Double number) {
      return GoFloat.yaml(number);
    }
    if (value instanceof Map) {
      return "{}";
    }
    return value instanceof List ? "[]" : String.valueOf(value);
  }

  /**
   * Any value on one line.
   *
   * @param preferred quotes for keys and texts; null for none
   */
  static String write(Object value, Style preferred) {
    StringBuilder text = new StringBuilder();
    append(text, value, preferred);
    return text.toString();
  }

  /** One entry of a map. */
  static String entry(String key, Object value, Style preferred) {
    StringBuilder text = new StringBuilder();
    appendEntry(text, key, value, preferred);
    return text.toString();
  }

  private static void append(StringBuilder text, Object value, Style preferred) {
    String separator = "";
    if (value instanceof Map<?, ?> map && !map.isEmpty()) {
      text.append('{');
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        text.append(separator);
        appendEntry(text, (String) entry.getKey(), entry.getValue(), preferred);
        separator = ", ";
      }
      text.append('}');
    } else if (value instanceof List<?> list && !list.isEmpty()) {
      text.append('[');
      for (Object item : list) {
        text.append(separator);
        append(text, item, preferred);
        separator = ", ";
      }
      text.append(']');
    } else {
      text.append(token(value, preferred, true));
    }
  }

  private static void appendEntry(StringBuilder text, String key, Object value, Style preferred) {
    String token = YamlQuoting.token(key, preferred, true);
    text.append(token.length() <= LONGEST_SIMPLE_KEY ? token : "? " + token + " ").append(": ");
    append(text, value, preferred);
  }
}
