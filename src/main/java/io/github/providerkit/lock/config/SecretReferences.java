package io.github.providerkit.lock.config;

import io.github.providerkit.manifest.Document;
import io.github.providerkit.manifest.Node;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a server takes out of its secrets: {@code {secret: {provider: …, name: …}}} may stand
 * wherever a text may.
 */
final class SecretReferences {
  static final String KEY = "secret";

  private static final int MOST_LEVELS = 30;

  private final IdentityHashMap<Node, Node> replaced = new IdentityHashMap<>();

  private SecretReferences() {}

  /** The same document with a text in the place of each. */
  static Document asTexts(Document document) {
    Node root = new SecretReferences().replaced(document.root(), 0);
    return new Document(document.file(), document.syntax(), document.text(), root);
  }

  /** Whether plain data is one. */
  static boolean isOne(@Nullable Object value) {
    return value instanceof Map<?, ?> map && map.size() == 1 && map.containsKey(KEY);
  }

  /** A node that many aliases stand for is looked at once; deeper than any field nobody looks. */
  private Node replaced(Node node, int level) {
    Node known = replaced.get(node);
    if (known != null || level > MOST_LEVELS) {
      return known == null ? node : known;
    }
    Node made = made(node, level + 1);
    replaced.put(node, made);
    return made;
  }

  private Node made(Node node, int level) {
    Node.Place place =
        new Node.Place(
            node.position().line(),
            node.position().column(),
            node.span().start(),
            node.span().end());
    if (node instanceof Node.Alias alias) {
      return new Node.Alias(place, alias.name(), replaced(alias.target(), level));
    }
    if (node instanceof Node.Sequence list) {
      List<Node> items = new ArrayList<>();
      list.items().forEach(item -> items.add(replaced(item, level)));
      return new Node.Sequence(place, list.anchor(), list.tag(), items, list.flow());
    }
    if (!(node instanceof Node.Mapping map)) {
      return node;
    }
    if (map.entries().size() == 1
        && map.entries().get(0).key() instanceof Node.Scalar key
        && key.value().equals(KEY)
        && map.entries().get(0).value().target() instanceof Node.Mapping) {
      return new Node.Scalar(place, map.anchor(), null, KEY, Node.Style.DOUBLE_QUOTED);
    }
    List<Node.Entry> entries = new ArrayList<>();
    map.entries().forEach(e -> entries.add(new Node.Entry(e.key(), replaced(e.value(), level))));
    return new Node.Mapping(place, map.anchor(), map.tag(), entries, map.flow());
  }
}
