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
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Walks the entries of YAML maps: keys and their text, duplicates, merge keys. */
final class YamlEntries {
  private final YamlBinder binder;

  YamlEntries(YamlBinder binder) {
    this.binder = binder;
  }

  void refuseMerge(Mapping mapping, Slot slot) {
    for (Entry entry : mapping.entries()) {
      if (isMerge(entry.key())) {
        binder.report(
            DocumentRules.MERGE,
            Paths.child(slot.path(), "<<"),
            entry.key(),
            "expected a known key, found a merge key directly in " + slot.path(),
            "merge one level deeper, or write the fields out");
      } else if (entry.key() instanceof Scalar key && binder.isNull(key)) {
        binder.unknownKey(key, key.value(), slot, Set.of());
      }
    }
  }

  @FunctionalInterface
  interface Sink {
    void accept(String name, Entry entry);
  }

  /**
   * Gives the entries of a map and of the maps merged into it; explicit keys win, then the first
   * merged map.
   *
   * @param taken names given so far; null where merge keys are not followed
   */
  void entries(Mapping mapping, Slot slot, Set<String> taken, Sink sink) {
    Set<Node> repeated = reportDuplicates(mapping, slot);
    boolean flow = binder.enterMapping(mapping.flow());
    Node merged = null;
    Set<String> own = new HashSet<>();
    for (Entry entry : mapping.entries()) {
      if (repeated.contains(entry.key())) {
        continue;
      }
      if (isMerge(entry.key())) {
        merged = entry.value();
        continue;
      }
      String name = keyText(entry, slot, taken == null);
      if (name != null && (taken == null || !taken.contains(name))) {
        own.add(name);
        sink.accept(name, entry);
      }
    }
    if (merged != null && taken != null) {
      taken.addAll(own);
      merge(merged, slot, taken, sink);
    }
    if (taken != null) {
      taken.addAll(own);
    }
    binder.enterMapping(flow);
  }

  private void merge(Node merged, Slot slot, Set<String> taken, Sink sink) {
    List<Node> sources = merged instanceof Sequence list ? list.items() : List.of(merged);
    for (Node source : sources) {
      if (source.target() instanceof Mapping map
          && (!(source instanceof Node.Alias alias) || binder.reachable(alias, slot))) {
        binder.budget().count();
        boolean expanding = source instanceof Node.Alias;
        if (expanding) {
          binder.budget().enter();
        }
        entries(map, slot, taken, sink);
        if (expanding) {
          binder.budget().leave();
        }
      } else if (!(source.target() instanceof Mapping)) {
        binder.report(
            DocumentRules.MERGE,
            Paths.child(slot.path(), "<<"),
            source,
            "expected a map to merge, found " + Binder.describe(source),
            null);
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

  private String keyText(Entry entry, Slot slot, boolean direct) {
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
    boolean fits = meaning != null && (!binder.isExact() || Leaf.TEXT.holds(meaning.value()));
    String text = fits ? YamlConversion.text(scalar, meaning) : null;
    if (text == null) {
      binder.wrongType(entry.key(), Leaf.TEXT, slot);
    }
    return text;
  }

  /**
   * Keys are compared by their text, quoted or not; every second one of a pair is reported and left
   * out.
   */
  private Set<Node> reportDuplicates(Mapping mapping, Slot slot) {
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
            Paths.child(slot.path(), text.substring(1)),
            key,
            "expected each key once, found \"%s\" again (first in line %s)"
                .formatted(text.substring(1), earlier.position().line()),
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
