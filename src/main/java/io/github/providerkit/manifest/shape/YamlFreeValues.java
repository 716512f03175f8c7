package io.github.providerkit.manifest.shape;

import io.github.providerkit.manifest.Node;
import io.github.providerkit.manifest.Node.Mapping;
import io.github.providerkit.manifest.Node.Scalar;
import io.github.providerkit.manifest.Node.Sequence;
import io.github.providerkit.manifest.read.YamlScalar;
import io.github.providerkit.manifest.shape.Binder.Slot;
import io.github.providerkit.manifest.shape.Shape.Leaf;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Takes values of any type from YAML, as plain data, however deep they are. */
final class YamlFreeValues {
  private final YamlBinder binder;

  YamlFreeValues(YamlBinder binder) {
    this.binder = binder;
  }

  /** A list or map whose children are being taken. */
  private abstract static class Open {
    /** What has to be undone behind its last child; null for nothing. */
    final @Nullable Runnable undo;

    Open(@Nullable Runnable undo) {
      this.undo = undo;
    }

    /** Goes on to the next child; false behind the last one. */
    abstract boolean next();

    abstract Node child();

    abstract Slot slot();

    abstract void add(Object data);
  }

  private static final class OpenList extends Open {
    private final Sequence sequence;
    private final Slot slot;
    private final List<Object> items;
    private int index = -1;

    OpenList(Sequence sequence, Slot slot, List<Object> items, @Nullable Runnable undo) {
      super(undo);
      this.sequence = sequence;
      this.slot = slot;
      this.items = items;
    }

    @Override
    boolean next() {
      index++;
      return index < sequence.items().size();
    }

    @Override
    Node child() {
      return sequence.items().get(index);
    }

    @Override
    Slot slot() {
      return slot.item(index);
    }

    @Override
    void add(Object data) {
      items.add(data);
    }
  }

  private static final class OpenMap extends Open {
    private final YamlEntries entries;
    private final Slot slot;
    private final Map<String, Object> data;

    OpenMap(YamlEntries entries, Slot slot, Map<String, Object> data, @Nullable Runnable undo) {
      super(undo);
      this.entries = entries;
      this.slot = slot;
      this.data = data;
    }

    @Override
    boolean next() {
      return entries.next();
    }

    @Override
    Node child() {
      return entries.entry().value();
    }

    @Override
    Slot slot() {
      return slot.child(entries.name(), entries.entry().key());
    }

    @Override
    void add(Object value) {
      data.put(entries.name(), value);
    }
  }

  /** Takes a value; broken when it is a scalar that is none, which was reported. */
  Value bind(Node node, Slot slot) {
    Deque<Open> open = new ArrayDeque<>();
    Object data = begin(node, slot, null, open);
    while (!open.isEmpty()) {
      Open innermost = open.peek();
      if (innermost.next()) {
        child(innermost, open);
      } else {
        open.pop();
        if (innermost.undo != null) {
          innermost.undo.run();
        }
      }
    }
    return data == null ? slot.broken(Leaf.ANYTHING, node) : slot.value(Leaf.ANYTHING, node, data);
  }

  private void child(Open parent, Deque<Open> open) {
    Node written = parent.child();
    Slot slot = parent.slot();
    binder.budget().count();
    Runnable undo = null;
    if (written instanceof Node.Alias alias) {
      if (!binder.reachable(alias, slot)) {
        parent.add(FreeValue.NULL);
        return;
      }
      undo = binder.enterAlias();
    }
    Node node = written.target();
    boolean collection = !(node instanceof Scalar);
    Object data = begin(node, slot, collection ? undo : null, open);
    parent.add(data == null ? FreeValue.NULL : data);
    if (!collection && undo != null) {
      undo.run();
    }
  }

  /** The data of a scalar, or of a collection that is opened and filled later; null for nothing. */
  private @Nullable Object begin(Node node, Slot slot, @Nullable Runnable undo, Deque<Open> open) {
    if (node instanceof Scalar scalar) {
      return scalar(scalar, slot);
    }
    if (node instanceof Sequence sequence) {
      boolean flow = binder.enterMapping(false);
      List<Object> items = new ArrayList<>();
      open.push(
          new OpenList(
              sequence,
              slot,
              items,
              () -> {
                binder.enterMapping(flow);
                if (undo != null) {
                  undo.run();
                }
              }));
      return items;
    }
    Mapping mapping = (Mapping) node;
    Map<String, Object> data =
        hasOtherKeys(mapping) ? new FreeValue.NotJson() : new LinkedHashMap<>();
    open.push(new OpenMap(new YamlEntries(binder, mapping, slot, true), slot, data, undo));
    return data;
  }

  private @Nullable Object scalar(Scalar scalar, Slot slot) {
    YamlScalar meaning = binder.meaning(scalar);
    if (meaning != null && meaning.tag().equals(YamlScalar.NULL)) {
      if (binder.isExact()) {
        binder.wrongType(scalar, Leaf.ANYTHING, slot);
      }
      return FreeValue.NULL;
    }
    Object value =
        meaning == null
            ? null
            : meaning.tag().equals(YamlScalar.BINARY)
                ? YamlConversion.binary(scalar.value())
                : meaning.value();
    if (value == null) {
      binder.wrongType(scalar, Leaf.ANYTHING, slot);
    }
    return value;
  }

  private static boolean hasOtherKeys(Mapping mapping) {
    for (Node.Entry entry : mapping.entries()) {
      YamlScalar meaning =
          entry.key().target() instanceof Scalar scalar ? YamlScalar.of(scalar) : null;
      boolean text = meaning != null && meaning.tag().equals(YamlScalar.STR);
      boolean merge = meaning != null && meaning.tag().equals(YamlScalar.MERGE);
      if (!text && !merge) {
        return true;
      }
    }
    return false;
  }
}
