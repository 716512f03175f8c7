package io.github.providerkit.manifest.shape;

import io.github.providerkit.manifest.Node;
import io.github.providerkit.manifest.Node.Entry;
import io.github.providerkit.manifest.Node.Mapping;
import io.github.providerkit.manifest.Node.Scalar;
import io.github.providerkit.manifest.Node.Sequence;
import io.github.providerkit.manifest.read.DocumentRules;
import io.github.providerkit.manifest.read.YamlScalar;
import io.github.providerkit.manifest.shape.Binder.Slot;
import io.github.providerkit.manifest.shape.Shape.Leaf;
import io.github.providerkit.manifest.shape.Shape.Struct;
import io.github.providerkit.message.Excerpt;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The keys of a YAML map: their text, those that stand there twice, and merge keys. */
final class YamlKeys {
  private final YamlBinder binder;
  private final Slot slot;

  YamlKeys(YamlBinder binder, Slot slot) {
    this.binder = binder;
    this.slot = slot;
  }

  void refuseMerge(Mapping mapping) {
    for (Entry entry : mapping.entries()) {
      if (isMerge(entry.key())) {
        binder.report(
            DocumentRules.MERGE,
            slot.path().child("<<"),
            entry.key(),
            "expected a known key, found a merge key directly in " + slot.path(),
            "merge one level deeper, or write the fields out");
      } else if (entry.key() instanceof Scalar key && binder.isNull(key)) {
        binder.unknownKey(key, key.value(), slot, Struct.of());
      }
    }
  }

  static boolean isMerge(Node key) {
    if (!(key instanceof Scalar scalar) || !scalar.value().equals("<<")) {
      return false;
    }
    YamlScalar meaning = YamlScalar.of(scalar);
    return meaning != null && meaning.tag().equals(YamlScalar.MERGE);
  }

  /**
   * The text of an entry's key; null when there is none, which was reported.
   *
   * @param direct whether the map takes no merge keys; keys that are null were reported then
   */
  @Nullable String text(Entry entry, boolean direct) {
    Node key = entry.key().target();
    binder.budget().count();
    if (!(key instanceof Scalar scalar)) {
      binder.report(
          DocumentRules.TYPE,
          slot.path(),
          entry.key(),
          "expected a key, found " + Binder.describe(key),
          null);
      return null;
    }
    boolean rewritten = binder.isApart() && scalar.value().isEmpty();
    if (direct && binder.isNull(scalar)) {
      return null;
    }
    if (!rewritten && !binder.isExact() && binder.isNull(scalar)) {
      binder.report(
          DocumentRules.DROPPED_NULL,
          slot.path(),
          entry.key(),
          "expected a key, found nothing; the consumer drops the entry",
          "give the entry a name, in quotes if it is a word such as null");
      return null;
    }
    YamlScalar meaning = YamlScalar.of(scalar);
    String text =
        meaning != null && (!binder.isExact() || Leaf.TEXT.holds(meaning.value()))
            ? YamlConversion.text(scalar, meaning)
            : null;
    if (text == null) {
      binder.wrongType(entry.key(), Leaf.TEXT, slot);
    }
    return text;
  }

  /**
   * Keys are compared by their text, quoted or not; every second one of a pair is reported and left
   * out.
   */
  Set<Node> reportDuplicates(Mapping mapping) {
    if (mapping.entries().size() < 2) {
      return Set.of();
    }
    Map<String, Node> first = new HashMap<>();
    Set<Node> repeated = Collections.newSetFromMap(new IdentityHashMap<>());
    for (Entry entry : mapping.entries()) {
      Node key = entry.key();
      String text = identity(key);
      Node earlier = first.putIfAbsent(text, key);
      if (earlier != null) {
        repeated.add(key);
        binder.report(
            DocumentRules.DUPLICATE_KEY,
            slot.path().child(text.substring(1)),
            key,
            "expected each key once, found \"%s\" again (first in line %s)"
                .formatted(Excerpt.of(text.substring(1)), earlier.position().line()),
            "remove one of the two");
      }
    }
    return repeated;
  }

  private static String identity(Node key) {
    if (key instanceof Scalar scalar) {
      return "s" + scalar.value();
    }
    if (key instanceof Node.Alias alias) {
      return "a" + alias.name();
    }
    return key instanceof Sequence ? "l" : "m";
  }
}
