package io.github.providerkit.manifest.shape;

import io.github.providerkit.manifest.PlainTree;
import io.github.providerkit.manifest.read.YamlScalar;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The plain data of a free value (such as {@code ack.body}) before and after its way through JSON,
 * on which all numbers become doubles and dates become text ({@code docs/spec/gestalt-manifest.md}
 * section 8.2).
 */
public final class FreeValue {
  /** A null inside a free value. */
  static final Object NULL = new Object();

  /** A YAML map that JSON cannot hold, since not all of its keys are text. */
  static final class NotJson extends LinkedHashMap<String, Object> {
    private static final long serialVersionUID = 1L;
  }

  private static final int MAX_DEPTH = 500;

  private FreeValue() {}

  /** Why a free value cannot be packaged: null when it can. */
  public static @Nullable String obstacle(Object data) {
    return obstacle(data, MAX_DEPTH);
  }

  /**
   * Why JSON cannot hold a free value, which may be nested deeper than a package takes it: null
   * when it can.
   */
  public static @Nullable String jsonObstacle(Object data) {
    return obstacle(data, Integer.MAX_VALUE);
  }

  private static @Nullable String obstacle(Object data, int maxDepth) {
    // Without recursion: how deep it goes is one of the questions.
    Deque<Map.Entry<Object, Integer>> open = new ArrayDeque<>();
    open.push(Map.entry(data, 1));
    while (!open.isEmpty()) {
      Map.Entry<Object, Integer> next = open.pop();
      Object value = next.getKey();
      int depth = next.getValue();
      if (value instanceof NotJson) {
        return "a map with keys that are no text";
      }
      if (value instanceof Double number && (number.isNaN() || number.isInfinite())) {
        return "a number that JSON cannot hold";
      }
      if (depth > maxDepth) {
        return "more than " + maxDepth + " levels of nesting";
      }
      Collection<?> inner =
          value instanceof List<?> list
              ? list
              : value instanceof Map<?, ?> map ? map.values() : List.of();
      inner.forEach(item -> open.push(Map.entry(item, depth + 1)));
    }
    return null;
  }

  /**
   * The data that the consumer reads back: numbers are Long where a double holds them exactly, else
   * Double.
   *
   * @param data as bound
   * @return null, Boolean, Long, Double, String, List or Map
   */
  public static @Nullable Object throughJson(@Nullable Object data) {
    return PlainTree.copy(data, FreeValue::scalar);
  }

  private static @Nullable Object scalar(Object data) {
    if (data instanceof Number number) {
      return number(number.doubleValue());
    }
    if (data instanceof YamlScalar.Timestamp timestamp) {
      return timestamp.text();
    }
    return data == NULL ? null : data;
  }

  private static Object number(double number) {
    return number == Math.rint(number) && Math.abs(number) < 1e15 ? (Object) (long) number : number;
  }
}
