package io.github.providerkit.manifest.shape;

import io.github.providerkit.manifest.Document;
import io.github.providerkit.manifest.Node;
import io.github.providerkit.manifest.Node.Entry;
import io.github.providerkit.manifest.Node.Mapping;
import io.github.providerkit.manifest.Node.Scalar;
import io.github.providerkit.manifest.Node.Sequence;
import io.github.providerkit.manifest.Problems;
import io.github.providerkit.manifest.read.DocumentRules;
import io.github.providerkit.manifest.shape.Shape.Field;
import io.github.providerkit.manifest.shape.Shape.Leaf;
import io.github.providerkit.manifest.shape.Shape.ListOf;
import io.github.providerkit.manifest.shape.Shape.MapOf;
import io.github.providerkit.manifest.shape.Shape.Steps;
import io.github.providerkit.manifest.shape.Shape.Struct;
import io.github.providerkit.manifest.shape.Shape.Unknown;
import io.github.providerkit.message.Excerpt;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Binds JSON as Go's encoding/json decodes it ({@code docs/spec/gestalt-manifest.md} section 2.2).
 */
final class JsonBinder extends Binder {
  JsonBinder(Document document, Problems problems, Map<String, String> formerNames) {
    super(document, problems, formerNames);
  }

  @Override
  Value root(Shape shape) {
    return bind(document.root(), shape, Slot.ROOT, null);
  }

  /**
   * Takes a value.
   *
   * @param earlier what an equal key gave before; objects are merged into it, since JSON keys may
   *     repeat
   */
  private Value bind(Node node, Shape shape, Slot slot, @Nullable Value earlier) {
    if (isNull(node)) {
      // In Go, null clears an object and leaves a plain value as it was.
      return earlier != null && shape instanceof Leaf && shape != Leaf.ANYTHING
          ? earlier
          : slot.value(shape, node, null);
    }
    if (shape instanceof Leaf leaf) {
      return leaf(node, leaf, slot);
    }
    if (shape instanceof ListOf list) {
      return list(node, list, slot, earlier);
    }
    if (shape instanceof Steps steps) {
      return StepsBinding.bind(this, node, steps, slot, (n, s, place) -> bind(n, s, place, null));
    }
    return shape instanceof MapOf map
        ? map(node, map, slot, earlier)
        : struct(node, (Struct) shape, slot, earlier);
  }

  private static boolean isNull(Node node) {
    return isPlain(node) && ((Scalar) node).value().equals("null");
  }

  private static boolean isPlain(Node node) {
    return node instanceof Scalar scalar && scalar.style() == Node.Style.PLAIN;
  }

  private Value leaf(Node node, Leaf leaf, Slot slot) {
    Object data =
        switch (leaf) {
          case TEXT -> node instanceof Scalar scalar && !isPlain(node) ? scalar.value() : null;
          case FLAG -> isPlain(node) ? flag(((Scalar) node).value()) : null;
          case WHOLE -> isPlain(node) ? whole(((Scalar) node).value()) : null;
          case ANYTHING -> JsonFreeValue.of(node);
        };
    return data == null ? wrongType(node, leaf, slot) : slot.value(leaf, node, data);
  }

  private static @Nullable Boolean flag(String text) {
    return text.equals("true") ? Boolean.TRUE : text.equals("false") ? Boolean.FALSE : null;
  }

  private static @Nullable Long whole(String text) {
    try {
      return text.matches("-?[0-9]+") ? Long.valueOf(text) : null;
    } catch (NumberFormatException e) {
      return null;
    }
  }

  private Value list(Node node, ListOf shape, Slot slot, @Nullable Value earlier) {
    if (!(node instanceof Sequence sequence)) {
      return wrongType(node, shape, slot);
    }
    List<Value> before = earlier == null ? List.of() : earlier.items();
    List<Value> items = new ArrayList<>();
    for (Node item : sequence.items()) {
      int index = items.size();
      Slot child = slot.item(index);
      Value value =
          bind(item, shape.item(), child, index < before.size() ? before.get(index) : null);
      items.add(value.isPresent() ? value : empty(value, shape.item()));
    }
    return slot.value(shape, node, List.copyOf(items));
  }

  private static Value empty(Value value, Shape shape) {
    return value.with(shape.empty());
  }

  private Value map(Node node, MapOf shape, Slot slot, @Nullable Value earlier) {
    if (!(node instanceof Mapping mapping)) {
      return wrongType(node, shape, slot);
    }
    warnAboutRepeated(mapping, slot);
    Map<String, Value> values = merged(earlier);
    for (Entry entry : mapping.entries()) {
      String name = ((Scalar) entry.key()).value();
      Value value = bind(entry.value(), shape.value(), slot.child(name, entry.key()), null);
      values.put(name, value.isPresent() || shape.nullable() ? value : empty(value, shape.value()));
    }
    return slot.value(shape, node, values);
  }

  /**
   * What an equal key gave before is taken over and not copied: there may be any number of them.
   */
  private static Map<String, Value> merged(@Nullable Value earlier) {
    return earlier == null || earlier.data() == null ? new LinkedHashMap<>() : earlier.entries();
  }

  private Value struct(Node node, Struct shape, Slot slot, @Nullable Value earlier) {
    if (!(node instanceof Mapping mapping)) {
      return wrongType(node, shape, slot);
    }
    boolean apart =
        shape.unknown() == Unknown.REFUSED_APART || shape.unknown() == Unknown.REFUSED_EXACTLY;
    Map<String, Value> values = apart ? new LinkedHashMap<>() : merged(earlier);
    warnAboutRepeated(mapping, slot);
    for (Entry entry : mapping.entries()) {
      String written = ((Scalar) entry.key()).value();
      Field field = apart ? shape.fields().get(written) : field(shape, written);
      if (field == null) {
        unknownKey(entry.key(), written, slot, shape);
        continue;
      }
      warnAboutCase(entry.key(), written, field, slot);
      Slot child = slot.child(field.name(), entry.key());
      values.put(field.name(), bind(entry.value(), field.shape(), child, values.get(field.name())));
    }
    return slot.value(shape, node, values);
  }

  private static @Nullable Field field(Struct shape, String written) {
    Field exact = shape.fields().get(written);
    if (exact != null) {
      return exact;
    }
    String folded = fold(written);
    return shape.fields().values().stream()
        .filter(field -> fold(field.name()).equals(folded))
        .findFirst()
        .orElse(null);
  }

  /** Unicode's simple case folding, as Go matches JSON keys. */
  private static String fold(String name) {
    StringBuilder folded = new StringBuilder();
    name.codePoints()
        .map(c -> Character.toLowerCase(Character.toUpperCase(c)))
        .forEach(folded::appendCodePoint);
    return folded.toString();
  }

  private void warnAboutCase(Node key, String written, Field field, Slot slot) {
    if (!written.equals(field.name())) {
      report(
          DocumentRules.KEY_CASE,
          slot.path().child(field.name()),
          key,
          "expected \""
              + field.name()
              + "\", found \""
              + Excerpt.of(written)
              + "\"; other tools tell them apart",
          "write \"" + field.name() + "\"");
    }
  }

  private void warnAboutRepeated(Mapping mapping, Slot slot) {
    Map<String, Node> first = new HashMap<>();
    for (Entry entry : mapping.entries()) {
      String name = ((Scalar) entry.key()).value();
      Node earlier = first.putIfAbsent(name, entry.key());
      if (earlier != null) {
        report(
            DocumentRules.REPEATED_KEY,
            slot.path().child(name),
            entry.key(),
            "expected each key once, found \"%s\" again (first in line %s); the last one counts"
                .formatted(Excerpt.of(name), earlier.position().line()),
            "remove one of the two");
      }
    }
  }
}
