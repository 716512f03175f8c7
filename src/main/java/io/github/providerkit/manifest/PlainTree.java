package io.github.providerkit.manifest;

import io.github.providerkit.message.Excerpt;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Plain data, maps and lists in each other, without recursion: a document may be nested 10,000
 * levels deep, and then even {@code equals}, {@code hashCode} and {@code toString} of the
 * collections exhaust the stack.
 */
public final class PlainTree {
  private PlainTree() {}

  /** Is told what a tree holds, in its order. */
  public interface Visitor {
    /** A map begins; its keys and values follow in turn. */
    void map(Map<?, ?> map);

    /** The key of the value to come. */
    void key(Object key);

    /** A list begins; its elements follow. */
    void list(List<?> list);

    /** The innermost map or list that has begun ends. */
    void end(boolean map);

    /** A value that is no map and no list; may be null. */
    void leaf(@Nullable Object value);
  }

  private record Open(Iterator<?> rest, boolean map) {}

  /** Tells a visitor all of a tree. */
  public static void visit(@Nullable Object root, Visitor visitor) {
    Deque<Open> open = new ArrayDeque<>();
    begin(root, visitor, open);
    while (!open.isEmpty()) {
      Open innermost = open.peek();
      if (!innermost.rest().hasNext()) {
        open.pop();
        visitor.end(innermost.map());
      } else if (innermost.map()) {
        Map.Entry<?, ?> entry = (Map.Entry<?, ?>) innermost.rest().next();
        visitor.key(entry.getKey());
        begin(entry.getValue(), visitor, open);
      } else {
        begin(innermost.rest().next(), visitor, open);
      }
    }
  }

  private static void begin(@Nullable Object value, Visitor visitor, Deque<Open> open) {
    if (value instanceof Map<?, ?> map) {
      visitor.map(map);
      open.push(new Open(map.entrySet().iterator(), true));
    } else if (value instanceof List<?> list) {
      visitor.list(list);
      open.push(new Open(list.iterator(), false));
    } else {
      visitor.leaf(value);
    }
  }

  /**
   * A tree of the same maps and lists with other values in it.
   *
   * @param leaves gives each value that is no map and no list its successor; both may be null
   * @return a copy that may be changed at any depth
   */
  public static @Nullable Object copy(@Nullable Object root, UnaryOperator<Object> leaves) {
    Builder builder = new Builder(leaves);
    visit(root, builder);
    return builder.result;
  }

  /** Builds a tree of what it is told. */
  private static final class Builder implements Visitor {
    private final UnaryOperator<Object> leaves;
    private final Deque<Object> open = new ArrayDeque<>();
    private @Nullable Object key;
    private @Nullable Object result;

    Builder(UnaryOperator<Object> leaves) {
      this.leaves = leaves;
    }

    @Override
    public void map(Map<?, ?> map) {
      open(new LinkedHashMap<String, Object>());
    }

    @Override
    public void list(List<?> list) {
      open(new ArrayList<>());
    }

    private void open(Object collection) {
      add(collection);
      open.push(collection);
    }

    @Override
    public void key(Object next) {
      key = next;
    }

    @Override
    public void end(boolean map) {
      open.pop();
    }

    @Override
    public void leaf(@Nullable Object value) {
      add(leaves.apply(value));
    }

    @SuppressWarnings("unchecked") // Only the maps and lists made here are open.
    private void add(@Nullable Object value) {
      Object collection = open.peek();
      if (collection == null) {
        result = value;
      } else if (collection instanceof Map<?, ?> map) {
        ((Map<Object, Object>) map).put(key, value);
      } else {
        ((List<Object>) collection).add(value);
      }
    }
  }

  /** What a value is, as a message says it behind "found"; of a long text the beginning. */
  public static String words(@Nullable Object value) {
    if (value == null) {
      return "nothing";
    }
    if (value instanceof Map<?, ?> map) {
      return map.isEmpty() ? "an empty map" : "a map";
    }
    if (value instanceof List<?> list) {
      return list.isEmpty() ? "an empty list" : "a list";
    }
    String text = Excerpt.of(value.toString());
    return value instanceof String ? "\"" + text + "\"" : text;
  }

  /** A scalar as a text; of a map or list only what it is. */
  public static String text(@Nullable Object value) {
    return value instanceof Map || value instanceof List ? words(value) : String.valueOf(value);
  }

  private record Pair(@Nullable Object one, @Nullable Object other) {}

  /** Whether two trees are equal; the order of maps does not count. */
  public static boolean equal(@Nullable Object one, @Nullable Object other) {
    Deque<Pair> open = new ArrayDeque<>();
    open.push(new Pair(one, other));
    while (!open.isEmpty()) {
      if (!equalHere(open.pop(), open)) {
        return false;
      }
    }
    return true;
  }

  private static boolean equalHere(Pair pair, Deque<Pair> open) {
    if (pair.one() == pair.other()) {
      return true;
    }
    if (pair.one() instanceof Map<?, ?> one) {
      if (!(pair.other() instanceof Map<?, ?> other) || one.size() != other.size()) {
        return false;
      }
      for (Map.Entry<?, ?> entry : one.entrySet()) {
        if (!other.containsKey(entry.getKey())) {
          return false;
        }
        open.push(new Pair(entry.getValue(), other.get(entry.getKey())));
      }
      return true;
    }
    if (pair.one() instanceof List<?> one) {
      if (!(pair.other() instanceof List<?> other) || one.size() != other.size()) {
        return false;
      }
      Iterator<?> others = other.iterator();
      one.forEach(item -> open.push(new Pair(item, others.next())));
      return true;
    }
    return !(pair.other() instanceof Map || pair.other() instanceof List)
        && Objects.equals(pair.one(), pair.other());
  }
}
