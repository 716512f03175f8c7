package io.github.providerkit.format.legacy;

import io.github.providerkit.manifest.Document;
import io.github.providerkit.manifest.Node;
import io.github.providerkit.manifest.Node.Entry;
import io.github.providerkit.manifest.Node.Mapping;
import io.github.providerkit.manifest.Node.Scalar;
import io.github.providerkit.manifest.Node.Sequence;
import io.github.providerkit.manifest.Node.Style;
import io.github.providerkit.manifest.shape.Shape;
import io.github.providerkit.manifest.shape.Shape.Field;
import io.github.providerkit.manifest.shape.Shape.ListOf;
import io.github.providerkit.manifest.shape.Shape.MapOf;
import io.github.providerkit.manifest.shape.Shape.Struct;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Gives the keys in a manifest's text their names of today, and leaves everything else as it is:
 * comments, order, quotes, values.
 */
final class KeyRenaming {
  /** Keys whose name of today is another than their own without underscores. */
  private static final Map<String, String> OTHERS =
      Map.of(
          "provider", "spec",
          "webui", "spec",
          "has_more_path", "hasMore",
          "cursor_path", "cursor");

  /** New text by the span that it takes. */
  private final Map<Node.Span, String> edits =
      new TreeMap<>(Comparator.comparingInt(Node.Span::start));

  private final Deque<Step> open = new ArrayDeque<>();
  private final IdentityHashMap<Node, Set<Shape>> seen = new IdentityHashMap<>();

  private KeyRenaming() {}

  /** The text with today's keys. */
  static String apply(Document document) {
    KeyRenaming renaming = new KeyRenaming();
    renaming.walk(document.root());
    StringBuilder text = new StringBuilder();
    int done = 0;
    for (Map.Entry<Node.Span, String> edit : renaming.edits.entrySet()) {
      text.append(document.text(), done, edit.getKey().start()).append(edit.getValue());
      done = edit.getKey().end();
    }
    return text.append(document.text(), done, document.text().length()).toString();
  }

  /** A node that is still to be looked at, and what it should be. */
  private record Step(Node node, Shape shape) {}

  private void walk(Node root) {
    open.push(new Step(root, LegacyShape.MANIFEST));
    while (!open.isEmpty()) {
      Step step = open.pop();
      Node target = step.node().target();
      // What stands behind several aliases is walked once for each shape that it has to have.
      if (seen.computeIfAbsent(target, node -> new HashSet<>()).add(step.shape())) {
        walk(target, step.shape());
      }
    }
  }

  private void walk(Node target, Shape shape) {
    if (shape instanceof ListOf list && target instanceof Sequence sequence) {
      sequence.items().forEach(item -> open.push(new Step(item, list.item())));
    } else if (target instanceof Mapping mapping) {
      for (Entry entry : mapping.entries()) {
        walk(entry, shape);
      }
    } else if (target instanceof Sequence merged) {
      // The list of maps behind a merge key.
      merged.items().forEach(map -> open.push(new Step(map, shape)));
    }
  }

  private void walk(Entry entry, Shape shape) {
    String key = entry.key().target() instanceof Scalar scalar ? scalar.value() : "";
    Field field = shape instanceof Struct struct ? struct.fields().get(key) : null;
    if (field != null) {
      rename((Scalar) entry.key().target(), key);
      open.push(new Step(entry.value(), field.shape()));
    } else if (key.equals("<<")) {
      open.push(new Step(entry.value(), shape));
    } else if (shape instanceof MapOf map) {
      open.push(new Step(entry.value(), map.value()));
    }
  }

  private void rename(Scalar key, String name) {
    String today = OTHERS.getOrDefault(name, TodaysTerms.name(name));
    if (!today.equals(name)) {
      String quote =
          key.style() == Style.DOUBLE_QUOTED ? "\"" : key.style() == Style.SINGLE_QUOTED ? "'" : "";
      edits.put(key.span(), quote + today + quote);
    }
  }
}
