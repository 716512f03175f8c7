package io.github.providerkit.manifest.edit;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Plain data as the writers and the editor take it: maps with text keys, lists, String, Boolean,
 * whole numbers, Double and null. A copy holds Long, BigInteger (only beyond long) and Double, so
 * that equal numbers are equal objects.
 */
final class DataTree {
  private DataTree() {}

  /**
   * A copy with its numbers in one form.
   *
   * @throws IllegalArgumentException if a value or a key is of any other type
   */
  static Map<String, Object> copyOf(Map<?, ?> map) {
    return copy("", map);
  }

  private static Map<String, Object> copy(String path, Map<?, ?> map) {
    Map<String, Object> copy = new LinkedHashMap<>();
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      if (!(entry.getKey() instanceof String key)) {
        throw new IllegalArgumentException(
            "expected a text as key in \"" + path + "\", found " + entry.getKey());
      }
      copy.put(key, value(child(path, key), entry.getValue()));
    }
    return copy;
  }

  private static Object value(String path, Object value) {
    if (value instanceof Map<?, ?> map) {
      return copy(path, map);
    }
    if (value instanceof List<?> list) {
      List<Object> copy = new ArrayList<>(list.size());
      for (Object item : list) {
        copy.add(value(path + "[" + copy.size() + "]", item));
      }
      return copy;
    }
    if (value instanceof Number number) {
      return number(path, number);
    }
    if (value == null || value instanceof String || value instanceof Boolean) {
      return value;
    }
    throw unexpected(path, value);
  }

  private static Object number(String path, Number number) {
    if (number instanceof Double || number instanceof Float || number instanceof BigDecimal) {
      return number.doubleValue();
    }
    if (number instanceof BigInteger big) {
      return big.bitLength() < Long.SIZE ? (Object) big.longValue() : big;
    }
    if (number instanceof Long
        || number instanceof Integer
        || number instanceof Short
        || number instanceof Byte) {
      return number.longValue();
    }
    throw unexpected(path, number);
  }

  private static IllegalArgumentException unexpected(String path, Object value) {
    return new IllegalArgumentException(
        "expected plain data at \"" + path + "\", found " + value.getClass().getName());
  }

  /**
   * Whether the value is a map or a list with something in it: what takes more than one token to
   * write.
   */
  static boolean isFilled(Object value) {
    return value instanceof Map<?, ?> map && !map.isEmpty()
        || value instanceof List<?> list && !list.isEmpty();
  }

  /** The dotted path of a key below a path. */
  static String child(String path, String key) {
    return path.isEmpty() ? key : path + "." + key;
  }
}
