package io.github.providerkit.manifest.shape;

import io.github.providerkit.manifest.Node;
import io.github.providerkit.manifest.Node.Entry;
import io.github.providerkit.manifest.Node.Mapping;
import io.github.providerkit.manifest.Node.Sequence;
import io.github.providerkit.manifest.read.DocumentRules;
import io.github.providerkit.manifest.shape.Binder.Slot;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Walks the entries of a YAML map and of the maps merged into it, one by one: explicit keys win,
 * then the first merged map. A chain of merged maps can be as long as the document.
 */
final class YamlEntries {
  private final YamlBinder binder;
  private final YamlKeys keys;
  private final Slot slot;
  private final boolean mergeable;
  private final Set<String> taken = new HashSet<>();
  private final Deque<Open> open = new ArrayDeque<>();
  private @Nullable Entry entry;
  private @Nullable String name;

  /** A map whose entries are walked. */
  private static final class Open {
    final Iterator<Entry> entries;
    final Set<Node> repeated;
    final Set<String> own = new HashSet<>();
    final boolean flowBefore;
    final boolean aliased;
    @Nullable Node merged;
    @Nullable Iterator<Node> sources;

    Open(Mapping mapping, Set<Node> repeated, boolean flowBefore, boolean aliased) {
      this.entries = mapping.entries().iterator();
      this.repeated = repeated;
      this.flowBefore = flowBefore;
      this.aliased = aliased;
    }
  }

  /**
   * Begins a walk.
   *
   * @param mergeable whether merge keys are followed
   */
  YamlEntries(YamlBinder binder, Mapping mapping, Slot slot, boolean mergeable) {
    this.binder = binder;
    this.keys = new YamlKeys(binder, slot);
    this.slot = slot;
    this.mergeable = mergeable;
    if (!mergeable) {
      keys.refuseMerge(mapping);
    }
    enter(mapping, false);
  }

  private void enter(Mapping mapping, boolean aliased) {
    Set<Node> repeated = keys.reportDuplicates(mapping);
    open.push(new Open(mapping, repeated, binder.enterMapping(mapping.flow()), aliased));
  }

  /** The entry that the walk has reached. */
  Entry entry() {
    return Objects.requireNonNull(entry);
  }

  /** The text of its key. */
  String name() {
    return Objects.requireNonNull(name);
  }

  /** Goes on to the next entry; false behind the last one. */
  boolean next() {
    while (!open.isEmpty()) {
      Open map = open.peek();
      if (map.entries.hasNext()) {
        if (take(map, map.entries.next())) {
          return true;
        }
      } else if (!mergeNext(map)) {
        leave(map);
      }
    }
    return false;
  }

  private boolean take(Open map, Entry next) {
    if (map.repeated.contains(next.key())) {
      return false;
    }
    if (YamlKeys.isMerge(next.key())) {
      map.merged = next.value();
      return false;
    }
    String text = keys.text(next, !mergeable);
    if (text == null || taken.contains(text)) {
      return false;
    }
    map.own.add(text);
    entry = next;
    name = text;
    return true;
  }

  /** Enters the next map that is merged into this one; false when there is none. */
  private boolean mergeNext(Open map) {
    if (map.merged == null || !mergeable) {
      return false;
    }
    if (map.sources == null) {
      taken.addAll(map.own);
      List<Node> all = map.merged instanceof Sequence list ? list.items() : List.of(map.merged);
      map.sources = all.iterator();
    }
    while (map.sources.hasNext()) {
      Node source = map.sources.next();
      if (!(source.target() instanceof Mapping mapping)) {
        binder.report(
            DocumentRules.MERGE,
            slot.path().child("<<"),
            source,
            "expected a map to merge, found " + Binder.describe(source),
            null);
      } else if (!(source instanceof Node.Alias alias) || binder.reachable(alias, slot)) {
        binder.budget().count();
        boolean aliased = source instanceof Node.Alias;
        if (aliased) {
          binder.budget().enter();
        }
        enter(mapping, aliased);
        return true;
      }
    }
    return false;
  }

  private void leave(Open map) {
    if (mergeable) {
      taken.addAll(map.own);
    }
    binder.enterMapping(map.flowBefore);
    if (map.aliased) {
      binder.budget().leave();
    }
    open.pop();
  }
}
