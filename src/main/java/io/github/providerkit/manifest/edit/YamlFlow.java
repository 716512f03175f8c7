package io.github.providerkit.manifest.edit;

import io.github.providerkit.manifest.Node.Style;
import io.github.providerkit.manifest.PlainTree;
import io.github.providerkit.manifest.read.GoFloat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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
  static String token(@Nullable Object value, @Nullable Style preferred, boolean flow) {
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
  static String write(@Nullable Object value, @Nullable Style preferred) {
    StringBuilder text = new StringBuilder();
    PlainTree.visit(value, new Line(text, preferred));
    return text.toString();
  }

  /** One entry of a map. */
  static String entry(String key, @Nullable Object value, @Nullable Style preferred) {
    StringBuilder text = new StringBuilder();
    Line line = new Line(text, preferred);
    line.key(key);
    PlainTree.visit(value, line);
    return text.toString();
  }

  private static final class Line implements PlainTree.Visitor {
    private final StringBuilder text;
    private final @Nullable Style preferred;
    private boolean behindValue;

    Line(StringBuilder text, @Nullable Style preferred) {
      this.text = text;
      this.preferred = preferred;
    }

    private void separate() {
      if (behindValue) {
        text.append(", ");
      }
      behindValue = false;
    }

    @Override
    public void map(Map<?, ?> map) {
      separate();
      text.append('{');
    }

    @Override
    public void list(List<?> list) {
      separate();
      text.append('[');
    }

    @Override
    public void key(Object key) {
      separate();
      String token = YamlQuoting.token((String) key, preferred, true);
      text.append(token.length() <= LONGEST_SIMPLE_KEY ? token : "? " + token + " ").append(": ");
    }

    @Override
    public void end(boolean map) {
      text.append(map ? '}' : ']');
      behindValue = true;
    }

    @Override
    public void leaf(@Nullable Object value) {
      separate();
      text.append(token(value, preferred, true));
      behindValue = true;
    }
  }
}
