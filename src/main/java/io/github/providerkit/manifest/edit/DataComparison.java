package io.github.providerkit.manifest.edit;

import io.github.providerkit.manifest.Document;
import io.github.providerkit.manifest.Node;
import io.github.providerkit.manifest.Node.Entry;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Compares a document with plain data, as a generic loader of its notation would read it. */
final class DataComparison {
  private static final Set<String> COLLECTION_TAGS =
      Set.of("tag:yaml.org,2002:map", "tag:yaml.org,2002:seq");

  private final ScalarMatch scalars;
  private final Deque<Open> open = new ArrayDeque<>();

  private DataComparison(Document document) {
    this.scalars = new ScalarMatch(document);
  }

  /** A list or map that is being compared, and where it has got to. */
  private static final class Open {
    final boolean list;
    final Iterator<Node> items;
    final Iterator<?> data;
    final Iterator<Entry> entries;
    final Map<?, ?> map;
    final Set<String> seen = new HashSet<>();
    int index = -1;
    @Nullable String key;

    Open(Node.Sequence sequence, List<?> list) {
      this.list = true;
      this.items = sequence.items().iterator();
      this.data = list.iterator();
      this.entries = Collections.emptyIterator();
      this.map = Map.of();
    }

    Open(Node.Mapping mapping, Map<?, ?> map) {
      this.list = false;
      this.items = Collections.emptyIterator();
      this.data = Collections.emptyIterator();
      this.entries = mapping.entries().iterator();
      this.map = map;
    }

    String below(String path) {
      if (list) {
        return path + "[" + index + "]";
      }
      return key == null ? path : DataTree.child(path, key);
    }
  }

  /** The path of the first value that differs; empty when the data is equal. */
  static Optional<String> firstDifference(Document document, Map<?, ?> data) {
    DataComparison comparison = new DataComparison(document);
    return comparison.isEqual(document.root(), data)
        ? Optional.empty()
        : Optional.of(comparison.path()).map(p -> p.isEmpty() ? "the top level" : p);
  }

  /** Whether a collection has no tag, or the one that it has anyway. */
  static boolean isUntagged(Node collection) {
    return collection.tag() == null || COLLECTION_TAGS.contains(collection.tag());
  }

  private String path() {
    String path = "";
    for (Iterator<Open> outer = open.descendingIterator(); outer.hasNext(); ) {
      path = outer.next().below(path);
    }
    return path;
  }

  /** Stops at the first difference, with all that is around it open. */
  private boolean isEqual(Node root, Object data) {
    if (!begin(root, data)) {
      return false;
    }
    while (!open.isEmpty()) {
      Open innermost = open.peek();
      if (innermost.list) {
        if (!item(innermost)) {
          return false;
        }
      } else if (!entry(innermost)) {
        return false;
      }
    }
    return true;
  }

  private boolean item(Open list) {
    if (!list.items.hasNext()) {
      open.pop();
      return true;
    }
    list.index++;
    return begin(list.items.next(), list.data.next());
  }

  private boolean entry(Open map) {
    map.key = null;
    if (!map.entries.hasNext()) {
      return end(map);
    }
    Entry entry = map.entries.next();
    if (!(entry.key().target() instanceof Node.Scalar key) || !scalars.same(key, key.value())) {
      return false;
    }
    map.key = key.value();
    return map.seen.add(key.value())
        && map.map.containsKey(key.value())
        && begin(entry.value(), map.map.get(key.value()));
  }

  private boolean end(Open map) {
    for (Object key : map.map.keySet()) {
      if (!map.seen.contains(key)) {
        map.key = (String) key;
        return false;
      }
    }
    open.pop();
    return true;
  }

  private boolean begin(Node written, Object data) {
    Node node = written.target();
    if (node instanceof Node.Scalar scalar) {
      return !(data instanceof Map) && !(data instanceof List) && scalars.same(scalar, data);
    }
    if (!isUntagged(node)) {
      return false;
    }
    if (node instanceof Node.Sequence sequence) {
      if (!(data instanceof List<?> list) || sequence.items().size() != list.size()) {
        return false;
      }
      open.push(new Open(sequence, list));
      return true;
    }
    if (!(data instanceof Map<?, ?> map)) {
      return false;
    }
    open.push(new Open((Node.Mapping) node, map));
    return true;
  }
}
