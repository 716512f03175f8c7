package io.github.providerkit.manifest.shape;

import io.github.providerkit.manifest.Node;
import io.github.providerkit.manifest.Node.Mapping;
import io.github.providerkit.manifest.Node.Scalar;
import io.github.providerkit.manifest.Node.Sequence;
import io.github.providerkit.manifest.read.YamlScalar;
import io.github.providerkit.manifest.shape.Binder.Slot;
import io.github.providerkit.manifest.shape.Shape.Leaf;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Takes values of any type from YAML, as plain data. */
final class YamlFreeValues {
  private final YamlBinder binder;
  private final YamlEntries walk;

  YamlFreeValues(YamlBinder binder, YamlEntries walk) {
    this.binder = binder;
    this.walk = walk;
  }

  Value bind(Node node, Slot slot) {
    Object data = plain(node, slot);
    return data == null ? slot.broken(node) : slot.value(node, data);
  }

  /**
   * A free value as plain data; null inside a list or map stands for itself, null as a result for a
   * problem.
   */
  private Object plain(Node node, Slot slot) {
    if (node instanceof Scalar scalar) {
      return plainScalar(scalar, slot);
    }
    return node instanceof Sequence sequence
        ? plainList(sequence, slot)
        : plainMap((Mapping) node, slot);
  }

  private Object plainScalar(Scalar scalar, Slot slot) {
    YamlScalar meaning = binder.meaning(scalar);
    Object value =
        meaning == null
            ? null
            : meaning.tag().equals(YamlScalar.BINARY)
                ? YamlConversion.binary(scalar.value())
                : meaning.value();
    if (value == null && (meaning == null || !meaning.tag().equals(YamlScalar.NULL))) {
      binder.wrongType(scalar, Leaf.ANYTHING, slot);
      return null;
    }
    return value == null ? FreeValue.NULL : value;
  }

  private Object plainList(Sequence sequence, Slot slot) {
    boolean flow = binder.enterMapping(false);
    List<Object> items = new ArrayList<>();
    for (Node item : sequence.items()) {
      items.add(child(item, slot.item(items.size())));
    }
    binder.enterMapping(flow);
    return items;
  }

  private Object child(Node written, Slot slot) {
    Value value = binder.bind(written, Leaf.ANYTHING, slot);
    return value.data() == null ? FreeValue.NULL : value.data();
  }

  private Object plainMap(Mapping mapping, Slot slot) {
    Map<String, Object> entries = new LinkedHashMap<>();
    walk.entries(
        mapping,
        slot,
        new HashSet<>(),
        (name, entry) -> entries.put(name, child(entry.value(), slot.child(name, entry.key()))));
    return hasOtherKeys(mapping) ? new FreeValue.NotJson(entries) : entries;
  }

  private static boolean hasOtherKeys(Mapping mapping) {
    return mapping.entries().stream()
        .map(entry -> entry.key().target())
        .anyMatch(
            key -> {
              YamlScalar meaning = key instanceof Scalar scalar ? YamlScalar.of(scalar) : null;
              return meaning == null
                  || !meaning.tag().equals(YamlScalar.STR)
                      && !meaning.tag().equals(YamlScalar.MERGE);
            });
  }
}
