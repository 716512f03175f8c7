package io.github.providerkit.manifest.edit;

import io.github.providerkit.manifest.Node;
import io.github.providerkit.manifest.Node.Entry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Puts data into the order in which the author wrote it. A key that the author did not write comes
 * behind the key that precedes it in the data.
 */
final class AuthorOrder {
  private AuthorOrder() {}

  /**
   * The data in the author's order.
   *
   * @param written where the data comes from; may be of another kind, then the data keeps its order
   */
  static Object of(Node written, Object data) {
    Node node = written.target();
    if (node instanceof Node.Mapping mapping && data instanceof Map<?, ?> map) {
      return ofMap(mapping, map);
    }
    if (node instanceof Node.Sequence sequence && data instanceof List<?> list) {
      List<Object> ordered = new ArrayList<>(list);
      for (int i = 0; i < Math.min(ordered.size(), sequence.items().size()); i++) {
        ordered.set(i, of(sequence.items().get(i), ordered.get(i)));
      }
      return ordered;
    }
    return data;
  }

  static Map<String, Object> ofMap(Node.Mapping mapping, Map<?, ?> map) {
    Map<Object, Node> values = new HashMap<>();
    Set<Object> written = new LinkedHashSet<>();
    for (Entry entry : mapping.entries()) {
      if (entry.key().target() instanceof Node.Scalar key && map.containsKey(key.value())) {
        values.put(key.value(), entry.value());
        written.add(key.value());
      }
    }
    Map<String, Object> ordered = new LinkedHashMap<>();
    for (Object key : keys(written, map)) {
      Node value = values.get(key);
      ordered.put((String) key, value == null ? map.get(key) : of(value, map.get(key)));
    }
    return ordered;
  }

  private static List<Object> keys(Set<Object> written, Map<?, ?> map) {
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
