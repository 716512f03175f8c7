package io.github.providerkit.manifest.edit;

import io.github.providerkit.manifest.PlainTree;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

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
  @SuppressWarnings("unchecked") // The keys were looked at.
  static Map<String, Object> copyOf(Map<?, ?> map) {
    PlainTree.visit(map, new Inspection());
    return (Map<String, Object>) Objects.requireNonNull(PlainTree.copy(map, DataTree::scalar));
  }

  private static Object scalar(Object value) {
    if (value instanceof Double || value instanceof Float || value instanceof BigDecimal) {
      return ((Number) value).doubleValue();
    }
    if (value instanceof BigInteger big) {
      return big.bitLength() < Long.SIZE ? (Object) big.longValue() : big;
    }
    return value instanceof Number number ? (Object) number.longValue() : value;
  }

  /** Refuses what is no plain data, with its path. */
  private static final class Inspection implements PlainTree.Visitor {
    private static final List<Class<?>> NUMBERS =
        List.of(
            Double.class,
            Float.class,
            BigDecimal.class,
            BigInteger.class,
            Long.class,
            Integer.class,
            Short.class,
            Byte.class);

    /** For each open collection the key or the index of the value that is being looked at. */
    private final Deque<Object> places = new ArrayDeque<>();

    @Override
    public void map(Map<?, ?> map) {
      begin("");
    }

    @Override
    public void list(List<?> list) {
      begin(-1);
    }

    private void begin(Object place) {
      countUp();
      places.push(place);
    }

    private void countUp() {
      if (places.peek() instanceof Integer index) {
        places.pop();
        places.push(index + 1);
      }
    }

    @Override
    public void key(Object key) {
      places.pop();
      if (!(key instanceof String)) {
        throw new IllegalArgumentException(
            "expected a text as key in \"" + path() + "\", found " + key);
      }
      places.push(key);
    }

    @Override
    public void end(boolean map) {
      places.pop();
    }

    @Override
    public void leaf(@Nullable Object value) {
      countUp();
      boolean plain =
          value == null
              || value instanceof String
              || value instanceof Boolean
              || NUMBERS.contains(value.getClass());
      if (value != null && !plain) {
        throw new IllegalArgumentException(
            "expected plain data at \"" + path() + "\", found " + value.getClass().getName());
      }
    }

    private String path() {
      String path = "";
      for (Iterator<Object> outer = places.descendingIterator(); outer.hasNext(); ) {
        Object place = outer.next();
        path = place instanceof Integer ? path + "[" + place + "]" : child(path, (String) place);
      }
      return path;
    }
  }

  /**
   * Whether the value is a map or a list with something in it: what takes more than one token to
   * write.
   */
  static boolean isFilled(@Nullable Object value) {
    return (value instanceof Map<?, ?> map && !map.isEmpty())
        || (value instanceof List<?> list && !list.isEmpty());
  }

  /** The dotted path of a key below a path. */
  static String child(String path, String key) {
    return path.isEmpty() ? key : path + "." + key;
  }
}
