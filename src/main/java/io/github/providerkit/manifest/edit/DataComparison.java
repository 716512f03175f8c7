package io.github.providerkit.manifest.edit;

import io.github.providerkit.manifest.Document;
import io.github.providerkit.manifest.Node;
import io.github.providerkit.manifest.Node.Entry;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Compares a document with plain data, as a generic loader of its notation would read it. */
final class DataComparison {
  private static final Set<String> COLLECTION_TAGS =
      Set.of("tag:yaml.org,2002:map", "tag:yaml.org,2002:seq");

  private final ScalarMatch scalars;

  DataComparison(Document document) {
    this.scalars = new ScalarMatch(document);
  }

  /** The path of the first value that differs; empty when the data is equal. */
  static Optional<String> firstDifference(Document document, Map<?, ?> data) {
    String path = new DataComparison(document).difference("", document.root(), data);
    return Optional.ofNullable(path).map(p -> p.isEmpty() ? "the top level" : p);
  }

  /** Whether a collection has no tag, or the one that it has anyway. */
  static boolean isUntagged(Node collection) {
    return collection.tag() == null || COLLECTION_TAGS.contains(collection.tag());
  }

  private String difference(String path, Node written, Object data) {
    Node node = written.target();
    if (node instanceof Node.Scalar scalar) {
      return !isCollection(data) && scalars.same(scalar, data) ? null : path;
    }
    if (!isUntagged(node)) {
      return path;
    }
    if (node instanceof Node.Sequence sequence) {
      return data instanceof List<?> list ? difference(path, sequence, list) : path;
    }
    return data instanceof Map<?, ?> map ? difference(path, (Node.Mapping) node, map) : path;
  }

  private String difference(String path, Node.Sequence sequence, List<?> list) {
    if (sequence.items().size() != list.size()) {
      return path;
    }
    for (int i = 0; i < list.size(); i++) {
      String different = difference(path + "[" + i + "]", sequence.items().get(i), list.get(i));
      if (different != null) {
        return different;
      }
    }
    return null;
  }

  private String difference(String path, Node.Mapping mapping, Map<?, ?> map) {
    Set<String> seen = new HashSet<>();
    for (Entry entry : mapping.entries()) {
      if (!(entry.key().target() instanceof Node.Scalar key) || !scalars.same(key, key.value())) {
        return path;
      }
      String child = DataTree.child(path, key.value());
      if (!seen.add(key.value()) || !map.containsKey(key.value())) {
        return child;
      }
      String different = difference(child, entry.value(), map.get(key.value()));
      if (different != null) {
        return different;
      }
    }
    for (Object key : map.keySet()) {
      if (!seen.contains(key)) {
        return DataTree.child(path, (String) key);
      }
    }
    return null;
  }

  private static boolean isCollection(Object data) {
    return data instanceof Map || data instanceof List;
  }
}
