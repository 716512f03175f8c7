package io.github.providerkit.manifest.shape;

import io.github.providerkit.manifest.Document;
import io.github.providerkit.manifest.Node;
import io.github.providerkit.manifest.Node.Mapping;
import io.github.providerkit.manifest.Node.Scalar;
import io.github.providerkit.manifest.Node.Sequence;
import io.github.providerkit.manifest.read.DocumentRules;
import io.github.providerkit.manifest.shape.Binder.Slot;
import io.github.providerkit.manifest.shape.Shape.Steps;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Binds steps in each of their forms ({@code docs/spec/gestalt-app.md} section 2), for YAML and
 * JSON alike.
 */
final class StepsBinding {
  private static final String EXPECTED_STEP = "expected a list of arguments or a map, found ";

  private StepsBinding() {}

  /** How the document's own binder takes a value. */
  @FunctionalInterface
  interface Bind {
    Value value(Node node, Shape shape, Slot slot);
  }

  static Value bind(Binder binder, Node node, Steps shape, Slot slot, Bind bind) {
    if (node instanceof Mapping) {
      return slot.value(shape.list(), node, List.of(bind.value(node, shape.step(), slot)));
    }
    if (!(node instanceof Sequence sequence)) {
      return binder.wrongType(node, shape, slot);
    }
    boolean texts =
        !sequence.items().isEmpty()
            && sequence.items().stream().allMatch(item -> isText(binder.document, item.target()));
    if (texts && shape.flat()) {
      return bind.value(node, Steps.FLAT, slot);
    }
    TypeHints hints = new TypeHints(binder.document.syntax());
    if (texts && hints.isOneCommand(sequence)) {
      // One mistake, and one way to mend it.
      binder.report(
          DocumentRules.TYPE,
          slot.item(0).path(),
          sequence.items().get(0),
          EXPECTED_STEP + Binder.describe(sequence.items().get(0)),
          hints.listOfLists(sequence, Objects.requireNonNullElse(slot.name(), "")));
      return slot.broken(shape.list(), node);
    }
    List<Value> steps = new ArrayList<>();
    for (Node item : sequence.items()) {
      steps.add(step(binder, item, shape, slot.item(steps.size()), bind));
    }
    return slot.value(shape.list(), node, List.copyOf(steps));
  }

  private static Value step(Binder binder, Node item, Steps shape, Slot slot, Bind bind) {
    Node target = item.target();
    if (target instanceof Mapping) {
      return bind.value(item, shape.step(), slot);
    }
    if (target instanceof Sequence) {
      Shape list = Objects.requireNonNull(shape.step().fields().get(shape.shorthand())).shape();
      Value arguments = bind.value(item, list, slot.child(shape.shorthand(), null));
      return slot.value(shape.step(), item, Map.of(shape.shorthand(), arguments));
    }
    binder.report(
        DocumentRules.TYPE,
        slot.path(),
        item,
        EXPECTED_STEP + Binder.describe(item),
        new TypeHints(binder.document.syntax()).step(target));
    return slot.broken(shape.step(), item);
  }

  /** In JSON a number stands for no text. */
  private static boolean isText(Document document, Node item) {
    return item instanceof Scalar scalar
        && (document.syntax() == Document.Syntax.YAML
            || scalar.style() != Node.Style.PLAIN
            || !scalar.value().matches("-?[0-9].*"));
  }
}
