package io.github.providerkit.format.gestalt.openapi;

import io.github.providerkit.manifest.Node;
import io.github.providerkit.manifest.Node.Entry;
import io.github.providerkit.manifest.Node.Mapping;
import io.github.providerkit.manifest.Node.Scalar;
import io.github.providerkit.manifest.Node.Sequence;
import io.github.providerkit.manifest.read.YamlScalar;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Looks into nodes of a document that has no shape. Aliases and merge keys are followed. */
final class Nodes {
  private Nodes() {}

  /** The text of a scalar as written; empty for anything else. */
  static String text(Node node) {
    return node.target() instanceof Scalar scalar ? scalar.value() : "";
  }

  static boolean isMap(Node node) {
    return node.target() instanceof Mapping;
  }

  static boolean isList(Node node) {
    return node.target() instanceof Sequence;
  }

  /** Whether a scalar is a text, not a number, a truth value or nothing. */
  static boolean isText(Node node) {
    if (!(node.target() instanceof Scalar scalar)) {
      return false;
    }
    YamlScalar meaning = YamlScalar.of(scalar);
    return meaning != null && meaning.tag().equals(YamlScalar.STR);
  }

  /** The elements of a list; none for anything else. */
  static List<Node> items(Node node) {
    return node.target() instanceof Sequence list ? list.items() : List.of();
  }

  /** The elements that a list itself holds, not those behind an alias. */
  static List<Node> itemsHere(Node node) {
    return node instanceof Sequence list ? list.items() : List.of();
  }

  /** The entries that a map itself holds, neither behind an alias nor merged into it. */
  static List<Entry> entriesHere(Node node) {
    return node instanceof Mapping map ? map.entries() : List.of();
  }

  /** Whether a map itself holds a key. */
  static boolean hasHere(Node node, String key) {
    return entriesHere(node).stream().anyMatch(entry -> text(entry.key()).equals(key));
  }

  /**
   * The entries of a map, then those merged into it; none for anything else. JSON keys may repeat.
   */
  static List<Entry> entries(Node node) {
    if (!(node.target() instanceof Mapping map)) {
      return List.of();
    }
    if (map.entries().stream().noneMatch(entry -> isMerge(entry.key()))) {
      return map.entries();
    }
    List<Entry> entries = new ArrayList<>();
    Set<String> names = new HashSet<>();
    Deque<Node> open = new ArrayDeque<>(List.of(map));
    while (!open.isEmpty()) {
      List<Entry> here = open.pop().target() instanceof Mapping next ? next.entries() : List.of();
      boolean outermost = here == map.entries();
      List<Node> merged = new ArrayList<>();
      for (Entry entry : here) {
        if (isMerge(entry.key())) {
          merged.addAll(isList(entry.value()) ? items(entry.value()) : List.of(entry.value()));
        } else if (names.add(text(entry.key())) || outermost) {
          entries.add(entry);
        }
      }
      for (int i = merged.size() - 1; i >= 0; i--) {
        open.push(merged.get(i));
      }
    }
    return entries;
  }

  private static boolean isMerge(Node key) {
    if (!(key instanceof Scalar scalar) || !scalar.value().equals("<<")) {
      return false;
    }
    YamlScalar meaning = YamlScalar.of(scalar);
    return meaning != null && meaning.tag().equals(YamlScalar.MERGE);
  }

  /** The first value of a key. */
  static Optional<Node> get(Node node, String key) {
    return entries(node).stream()
        .filter(entry -> text(entry.key()).equals(key))
        .map(Entry::value)
        .findFirst();
  }

  /**
   * What follows a word in a map, be the word a key or a value: this is how the consumer looks for
   * {@code openapi} and {@code swagger}, so that {@code x-made-by: swagger} misleads it. The word
   * itself when nothing follows.
   */
  static Optional<Node> besideWord(Node node, String word) {
    List<Node> all = new ArrayList<>();
    for (Entry entry : entries(node)) {
      all.add(entry.key());
      all.add(entry.value());
    }
    for (int i = 0; i < all.size(); i++) {
      if (text(all.get(i)).equals(word)) {
        return Optional.of(all.get(Math.min(i + 1, all.size() - 1)));
      }
    }
    return Optional.empty();
  }
}
