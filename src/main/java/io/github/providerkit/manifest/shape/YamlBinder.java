package io.github.providerkit.manifest.shape;

import io.github.providerkit.manifest.Document;
import io.github.providerkit.manifest.Node;
import io.github.providerkit.manifest.Node.Mapping;
import io.github.providerkit.manifest.Node.Scalar;
import io.github.providerkit.manifest.Node.Sequence;
import io.github.providerkit.manifest.Problems;
import io.github.providerkit.manifest.read.DocumentRules;
import io.github.providerkit.manifest.read.YamlScalar;
import io.github.providerkit.manifest.shape.Shape.Field;
import io.github.providerkit.manifest.shape.Shape.Leaf;
import io.github.providerkit.manifest.shape.Shape.ListOf;
import io.github.providerkit.manifest.shape.Shape.MapOf;
import io.github.providerkit.manifest.shape.Shape.Steps;
import io.github.providerkit.manifest.shape.Shape.Struct;
import io.github.providerkit.manifest.shape.Shape.Unknown;
import io.github.providerkit.message.Excerpt;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Binds YAML as Go's yaml.v3 decodes it ({@code docs/spec/gestalt-manifest.md} section 2.1). */
final class YamlBinder extends Binder {

  private final boolean exact;
  private AliasBudget budget = new AliasBudget();
  private Node.@Nullable Span apart;
  private boolean insideFlowMapping;
  private final YamlLeaves leaves = new YamlLeaves(this);
  private final YamlFreeValues freeValues = new YamlFreeValues(this);
  private final YamlLists lists = new YamlLists(this);

  /**
   * Creates a binder.
   *
   * @param exact whether values have to be of their field's type as they are, and never null
   */
  YamlBinder(Document document, Problems problems, Map<String, String> formerNames, boolean exact) {
    super(document, problems, formerNames);
    this.exact = exact;
  }

  @Override
  Value root(Shape shape) {
    try {
      return bind(document.root(), shape, Slot.ROOT);
    } catch (AliasBudget.Exceeded e) {
      report(
          DocumentRules.ANCHOR,
          FieldPath.ROOT,
          document.root(),
          "expected a document of a sensible size, found aliases that expand to millions of values",
          "write the values out");
      return Slot.ROOT.broken(shape, document.root());
    }
  }

  Value bind(Node written, Shape shape, Slot slot) {
    budget.count();
    if (!(written instanceof Node.Alias alias)) {
      return bindTarget(written, shape, slot);
    }
    if (!reachable(alias, slot)) {
      return slot.broken(shape, written);
    }
    Runnable leave = enterAlias();
    Value value = bindTarget(alias.target(), shape, slot);
    leave.run();
    return value;
  }

  /** Says that what comes stands behind an alias; what is returned takes it back. */
  Runnable enterAlias() {
    budget.enter();
    boolean flow = enterMapping(false);
    return () -> {
      insideFlowMapping = flow;
      budget.leave();
    };
  }

  boolean reachable(Node.Alias alias, Slot slot) {
    Node.Span target = alias.target().span();
    if (apart == null || (target.start() >= apart.start() && target.end() <= apart.end())) {
      return true;
    }
    report(
        DocumentRules.ANCHOR,
        slot.path(),
        alias,
        "expected an anchor inside spec, found *"
            + alias.name()
            + ", which names a value outside it",
        "the consumer decodes spec apart from the rest; write the value out here");
    return false;
  }

  private Value bindTarget(Node node, Shape shape, Slot slot) {
    if (node instanceof Scalar scalar && isNull(scalar)) {
      return exact ? wrongType(node, shape, slot) : slot.value(shape, node, null);
    }
    if (shape instanceof Leaf leaf) {
      return leaf == Leaf.ANYTHING ? freeValues.bind(node, slot) : leaves.bind(node, leaf, slot);
    }
    if (shape instanceof ListOf list) {
      return list(node, list, slot);
    }
    if (shape instanceof Steps steps) {
      return StepsBinding.bind(this, node, steps, slot, this::bind);
    }
    return shape instanceof MapOf map ? map(node, map, slot) : struct(node, (Struct) shape, slot);
  }

  AliasBudget budget() {
    return budget;
  }

  boolean isExact() {
    return exact;
  }

  /** Whether a map is being bound that is decoded apart from the rest of the document. */
  boolean isApart() {
    return apart != null;
  }

  /** Says whether what comes stands directly in a flow map; returns what was said before. */
  boolean enterMapping(boolean flow) {
    boolean before = insideFlowMapping;
    insideFlowMapping = flow;
    return before;
  }

  @Nullable YamlScalar meaning(Scalar scalar) {
    // The consumer writes spec out and reads it again. There, nothing in a flow map becomes the
    // empty text.
    boolean rewritten =
        apart != null
            && insideFlowMapping
            && scalar.value().isEmpty()
            && scalar.style() == Node.Style.PLAIN
            && scalar.tag() == null;
    return rewritten ? new YamlScalar(YamlScalar.STR, "") : YamlScalar.of(scalar);
  }

  boolean isNull(Scalar scalar) {
    YamlScalar meaning = meaning(scalar);
    return meaning != null && meaning.tag().equals(YamlScalar.NULL);
  }

  private Value list(Node node, ListOf shape, Slot slot) {
    if (!(node instanceof Sequence sequence)) {
      return wrongType(node, shape, slot);
    }
    boolean flow = enterMapping(false);
    List<Value> items = new ArrayList<>();
    for (Node item : sequence.items()) {
      lists.look(item, slot.item(items.size()));
      Value value = bind(item, shape.item(), slot.item(items.size()));
      if (value.isPresent()) {
        items.add(value);
      } else {
        report(
            DocumentRules.DROPPED_NULL,
            slot.path().item(items.size()),
            item,
            "expected "
                + shape.item().expected()
                + ", found nothing; the consumer drops the element",
            "remove it, or write \"\" for an empty text");
      }
    }
    insideFlowMapping = flow;
    return slot.value(shape, node, List.copyOf(items));
  }

  private Value map(Node node, MapOf shape, Slot slot) {
    if (!(node instanceof Mapping mapping)) {
      return wrongType(node, shape, slot);
    }
    Map<String, Value> values = new LinkedHashMap<>();
    YamlEntries entries = new YamlEntries(this, mapping, slot, true);
    while (entries.next()) {
      Node written = entries.entry().value();
      Slot child = slot.child(entries.name(), entries.entry().key());
      Value value = bind(written, shape.value(), child);
      values.put(
          entries.name(),
          value.isPresent() || shape.nullable() ? value : value.with(shape.value().empty()));
    }
    return slot.value(shape, node, values);
  }

  private Value struct(Node node, Struct shape, Slot slot) {
    if (!(node instanceof Mapping mapping)) {
      return wrongType(node, shape, slot);
    }
    if (shape.unknown() != Unknown.REFUSED_APART) {
      return slot.value(shape, node, fields(mapping, shape, slot));
    }
    AliasBudget outer = budget;
    budget = new AliasBudget();
    apart = mapping.span();
    try {
      return slot.value(shape, node, fields(mapping, shape, slot));
    } finally {
      apart = null;
      budget = outer;
    }
  }

  private Map<String, Value> fields(Mapping mapping, Struct shape, Slot slot) {
    Map<String, Value> values = new LinkedHashMap<>();
    boolean mergeable =
        shape.unknown() != Unknown.REFUSED_APART && shape.unknown() != Unknown.REFUSED_EXACTLY;
    YamlEntries entries = new YamlEntries(this, mapping, slot, mergeable);
    while (entries.next()) {
      String name = entries.name();
      Node key = entries.entry().key();
      Field field = shape.fields().get(name);
      if (field != null) {
        values.put(name, bind(entries.entry().value(), field.shape(), slot.child(name, key)));
      } else if (shape.unknown() == Unknown.IGNORED) {
        ignoredKey(key, name, slot, shape);
      } else {
        unknownKey(key, name, slot, shape);
      }
    }
    return values;
  }

  private void ignoredKey(Node key, String name, Slot slot, Struct shape) {
    unknown(
        DocumentRules.IGNORED_KEY,
        key,
        name,
        slot,
        shape,
        "expected a known key, found \"" + Excerpt.of(name) + "\"; the consumer ignores it");
  }
}
