package io.github.providerkit.format.gestalt.openapi;

import io.github.providerkit.manifest.Node;
import io.github.providerkit.manifest.Node.Entry;
import io.github.providerkit.manifest.shape.FieldPath;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * Finds the references because of which the consumer refuses an OpenAPI document: those to nothing
 * that stand in a component schema, or in anything that another reference leads to. It takes others
 * in silence.
 */
final class DanglingReferences {
  private static final Set<String> ALTERNATIVES = Set.of("allOf", "anyOf", "oneOf");

  private final OpenApiReferences references;
  private final Set<Node> schemas = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Deque<Step> open = new ArrayDeque<>();
  private final List<Dangling> found = new ArrayList<>();

  private DanglingReferences(OpenApiReferences references) {
    this.references = references;
  }

  /**
   * A reference to nothing.
   *
   * @param where its text in the document
   * @param path its field path
   */
  record Dangling(Node where, FieldPath path) {}

  static List<Dangling> of(Node root, OpenApiReferences references) {
    DanglingReferences search = new DanglingReferences(references);
    references
        .target("#/components/schemas")
        .ifPresent(all -> Nodes.entries(all).forEach(e -> search.schemas.add(e.value().target())));
    search.open.push(new Step(root.target(), FieldPath.ROOT, false, false));
    while (!search.open.isEmpty()) {
      search.look(search.open.pop());
    }
    return search.found;
  }

  /**
   * A node still to be looked at.
   *
   * @param strict whether references in it must not dangle
   * @param besideProperties whether the map that holds it has properties, too
   */
  private record Step(Node node, FieldPath path, boolean strict, boolean besideProperties) {

    Step child(Entry entry, boolean strictly, boolean properties) {
      return new Step(entry.value(), path.child(Nodes.text(entry.key())), strictly, properties);
    }

    Step item(int number, Node item, boolean strictly) {
      return new Step(item, path.item(number), strictly, false);
    }
  }

  private void look(Step step) {
    boolean entered = references.isTarget(step.node) || schemas.contains(step.node);
    boolean strict = step.strict || entered;
    boolean alternativesCount = strict && !(step.strict && step.besideProperties);
    boolean properties = Nodes.hasHere(step.node, "properties");
    for (Entry entry : Nodes.entriesHere(step.node)) {
      String key = Nodes.text(entry.key());
      Step child = step.child(entry, strict, properties);
      if (key.equals(OpenApiReferences.KEY) && strict && Nodes.isText(entry.value())) {
        if (references.dangles(Nodes.text(entry.value()))) {
          found.add(new Dangling(entry.value(), child.path()));
        }
      } else if (ALTERNATIVES.contains(key) && alternativesCount) {
        alternatives(step.child(entry, false, properties));
      } else {
        open.push(child);
      }
    }
    items(step, strict);
  }

  private void items(Step step, boolean strict) {
    int number = 0;
    for (Node item : Nodes.itemsHere(step.node)) {
      open.push(step.item(number++, item, strict));
    }
  }

  /** The consumer forgives a reference that is itself one of the alternatives. */
  private void alternatives(Step step) {
    if (!Nodes.isList(step.node)) {
      open.push(step);
    }
    int number = 0;
    for (Node item : Nodes.itemsHere(step.node)) {
      open.push(step.item(number++, item, OpenApiReferences.reference(item).isEmpty()));
    }
  }
}
