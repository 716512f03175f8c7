package io.github.providerkit.format.gestalt.openapi;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.providerkit.manifest.Node;
import io.github.providerkit.manifest.Node.Entry;
import java.net.URLDecoder;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The references inside an OpenAPI document. The consumer looks them up in this document alone. */
final class OpenApiReferences {
  static final String KEY = "$ref";

  private final Node root;
  private final Set<Node> targets = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Map<String, Optional<Node>> known = new HashMap<>();

  /** First values by key of the maps that references lead through. */
  private final IdentityHashMap<Node, Map<String, Node>> values = new IdentityHashMap<>();

  private boolean hasSchemaIds;

  OpenApiReferences(Node root) {
    this.root = root.target();
    collect();
  }

  private void collect() {
    Deque<Node> open = new ArrayDeque<>();
    open.push(root);
    while (!open.isEmpty()) {
      Node node = open.pop();
      Nodes.itemsHere(node).forEach(open::push);
      for (Entry entry : Nodes.entriesHere(node)) {
        hasSchemaIds |= Nodes.text(entry.key()).equals("$id");
        if (Nodes.text(entry.key()).equals(KEY) && Nodes.isText(entry.value())) {
          target(Nodes.text(entry.value())).ifPresent(targets::add);
        }
        open.push(entry.value());
      }
    }
  }

  /** What a map refers to; empty when it is no reference. */
  static Optional<Node> reference(Node node) {
    return Nodes.get(node, KEY);
  }

  /** What a reference stands for; empty when it leads out of the document or nowhere. */
  Optional<Node> target(String reference) {
    return known.computeIfAbsent(reference, this::find);
  }

  private Optional<Node> find(String reference) {
    if (!reference.startsWith("#/") || reference.indexOf("#/", 2) >= 0) {
      return Optional.empty();
    }
    String pointer;
    try {
      pointer = reference.contains("%") ? URLDecoder.decode(reference, UTF_8) : reference;
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    Optional<Node> node = Optional.of(root);
    for (String part : pointer.substring(2).split("/")) {
      String name = part.replace("~1", "/").replace("~0", "~");
      node = part.isEmpty() ? node : node.flatMap(parent -> child(parent, name));
    }
    return node.map(Node::target);
  }

  private Optional<Node> child(Node parent, String name) {
    if (!Nodes.isList(parent)) {
      return Optional.ofNullable(
          values.computeIfAbsent(parent.target(), OpenApiReferences::byKey).get(name));
    }
    List<Node> items = Nodes.items(parent);
    int index = name.matches("[0-9]{1,9}") ? Integer.parseInt(name) : items.size();
    return index < items.size() ? Optional.of(items.get(index)) : Optional.empty();
  }

  private static Map<String, Node> byKey(Node map) {
    Map<String, Node> values = new HashMap<>();
    Nodes.entries(map).forEach(e -> values.putIfAbsent(Nodes.text(e.key()), e.value()));
    return values;
  }

  /** Whether any reference leads to a node. */
  boolean isTarget(Node node) {
    return targets.contains(node);
  }

  /**
   * Whether the consumer finds nothing behind a reference. A schema with an id of its own may be
   * found by it.
   */
  boolean dangles(String reference) {
    boolean byId = hasSchemaIds && !reference.isEmpty() && !reference.startsWith("#");
    return !byId && target(reference).isEmpty();
  }
}
