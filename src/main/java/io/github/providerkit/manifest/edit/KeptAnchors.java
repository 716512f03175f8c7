package io.github.providerkit.manifest.edit;

import io.github.providerkit.manifest.Node;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Anchored nodes that stay in the text, with the data that they will hold. */
final class KeptAnchors {
  private final List<Node> kept = new ArrayList<>();
  private final IdentityHashMap<Node, Object> data = new IdentityHashMap<>();
  private final Set<String> names = new HashSet<>();

  /** Keeps a node if it has an anchor. */
  void add(Node node, @Nullable Object value) {
    if (node.anchor() != null) {
      kept.add(node);
      data.put(node, value);
      names.add(node.anchor());
    }
  }

  boolean hasName(String anchor) {
    return names.contains(anchor);
  }

  boolean contains(Node node) {
    return data.containsKey(node);
  }

  @Nullable Object dataOf(Node node) {
    return data.get(node);
  }

  /** A mark to roll back to. */
  int mark() {
    return kept.size();
  }

  /** Forgets what was kept since the mark: it lies inside something that is written anew. */
  void rollBack(int mark) {
    List<Node> since = kept.subList(mark, kept.size());
    since.forEach(
        node -> {
          data.remove(node);
          names.remove(node.anchor());
        });
    since.clear();
  }
}
