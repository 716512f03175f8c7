package io.github.providerkit.manifest.edit;

import io.github.providerkit.manifest.Node;
import io.github.providerkit.manifest.Node.Entry;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Puts data into the order in which the author wrote it. A key that the author did not write comes
 * behind the key that precedes it in the data.
 */
final class AuthorOrder {
  /** A list or map in the author's order, whose own children are not yet in it. */
  private record Open(Node written, Object ordered) {}

  private final Deque<Open> open = new ArrayDeque<>();

  private AuthorOrder() {}

  /**
   * The data in the author's order.
   *
   * @param written where the data comes from; may be of another kind, then the data keeps its order
   */
  static @Nullable Object of(Node written, @Nullable Object data) {
    AuthorOrder order = new AuthorOrder();
    Object ordered = order.begin(written, data);
    while (!order.open.isEmpty()) {
      order.fill(order.open.pop());
    }
    return ordered;
  }

  private @Nullable Object begin(Node written, @Nullable Object data) {
    Node node = written.target();
    if (node instanceof Node.Mapping mapping && data instanceof Map<?, ?> map) {
      Map<String, Object> ordered = new LinkedHashMap<>();
      keys(mapping, map).forEach(key -> ordered.put((String) key, map.get(key)));
      open.push(new Open(mapping, ordered));
      return ordered;
    }
    if (node instanceof Node.Sequence sequence && data instanceof List<?> list) {
      List<Object> ordered = new ArrayList<>(list);
      open.push(new Open(sequence, ordered));
      return ordered;
    }
    return data;
  }

  @SuppressWarnings("unchecked") // What is ordered was made here.
  private void fill(Open collection) {
    if (collection.written() instanceof Node.Sequence sequence) {
      List<Object> ordered = (List<Object>) collection.ordered();
      for (int i = 0; i < Math.min(ordered.size(), sequence.items().size()); i++) {
        ordered.set(i, begin(sequence.items().get(i), ordered.get(i)));
      }
      return;
    }
    Map<String, Object> ordered = (Map<String, Object>) collection.ordered();
    Map<String, Node> values = new HashMap<>();
    for (Entry entry : ((Node.Mapping) collection.written()).entries()) {
      if (entry.key().target() instanceof Node.Scalar key) {
        values.put(key.value(), entry.value());
      }
    }
    ordered.replaceAll(
        (key, data) -> values.containsKey(key) ? begin(values.get(key), data) : data);
  }

  private static List<Object> keys(Node.Mapping mapping, Map<?, ?> map) {
    Set<Object> written = new LinkedHashSet<>();
    for (Entry entry : mapping.entries()) {
      if (entry.key().target() instanceof Node.Scalar key && map.containsKey(key.value())) {
        written.add(key.value());
      }
    }
    List<Object> keys = new ArrayList<>(written);
    Object previous = null;
    for (Object key : map.keySet()) {
      if (!written.contains(key)) {
        keys.add(previous == null ? 0 : keys.indexOf(previous) + 1, key);
      }
      previous = key;
    }
    return keys;
  }
}
