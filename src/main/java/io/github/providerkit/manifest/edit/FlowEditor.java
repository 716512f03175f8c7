package io.github.providerkit.manifest.edit;

import io.github.providerkit.manifest.Node;
import io.github.providerkit.manifest.Node.Entry;
import io.github.providerkit.manifest.Node.Style;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Edits a mapping that is written with braces: values in place, keys together with a comma. */
final class FlowEditor {
  private final Editing editing;

  FlowEditor(Editing editing) {
    this.editing = editing;
  }

  /** Makes the mapping hold the data; null when it has to be written anew. */
  YamlEditor.@Nullable Parts edit(Node.Mapping mapping, Map<?, ?> data) {
    List<Entry> entries = mapping.entries();
    Set<String> kept = new HashSet<>();
    boolean[] stays = new boolean[entries.size()];
    for (int i = 0; i < stays.length; i++) {
      Node key = entries.get(i).key();
      stays[i] = Editing.isName(key) && data.containsKey(name(key));
      if (stays[i] && !kept.add(name(key))) {
        return null;
      }
    }
    boolean sameKeys = kept.size() == stays.length && kept.size() == data.size();
    boolean braces = editing.text().charAt(mapping.span().start()) == '{';
    return !sameKeys && (kept.isEmpty() || !braces)
        ? null
        : new MapParts(mapping, data, stays, kept);
  }

  private final class MapParts implements YamlEditor.Parts {
    private final Node.Mapping mapping;
    private final Map<?, ?> data;
    private final boolean[] stays;
    private final Set<String> kept;
    private final ValuePlace place;
    private int next;

    MapParts(Node.Mapping mapping, Map<?, ?> data, boolean[] stays, Set<String> kept) {
      this.mapping = mapping;
      this.data = data;
      this.stays = stays;
      this.kept = kept;
      this.place = new ValuePlace.InFlow(quotesOf(mapping));
    }

    @Override
    public YamlEditor.@Nullable Child next() {
      while (next < stays.length && !stays[next]) {
        next++;
      }
      if (next == stays.length) {
        return null;
      }
      Entry entry = mapping.entries().get(next++);
      editing.editKey((Node.Scalar) entry.key(), true);
      return new YamlEditor.Child(place, entry.value(), data.get(name(entry.key())));
    }

    @Override
    public boolean finish() {
      return removeOthers(mapping.entries(), stays) && insertMissing(mapping, stays, kept, data);
    }
  }

  /** Double quotes where the collection's first text has them, as JSON has; null otherwise. */
  @Nullable Style quotesOf(Node collection) {
    Node first = collection;
    if (collection instanceof Node.Mapping mapping && !mapping.entries().isEmpty()) {
      first = mapping.entries().get(0).key();
    } else if (collection instanceof Node.Sequence sequence && !sequence.items().isEmpty()) {
      first = sequence.items().get(0);
    }
    return NodeShape.styleOf(first) == Style.DOUBLE_QUOTED ? Style.DOUBLE_QUOTED : null;
  }

  private boolean removeOthers(List<Entry> entries, boolean[] stays) {
    boolean anyBefore = false;
    for (int i = 0; i < stays.length; i++) {
      if (!stays[i]) {
        int start = anyBefore ? end(entries.get(i - 1)) : start(entries.get(i));
        int end = anyBefore ? end(entries.get(i)) : start(entries.get(i + 1));
        if (editing.text().substring(start, end).indexOf('#') >= 0) {
          return false;
        }
        editing.edits().delete(start, end);
      }
      anyBefore |= stays[i];
    }
    return true;
  }

  private boolean insertMissing(
      Node.Mapping mapping, boolean[] stays, Set<String> kept, Map<?, ?> data) {
    List<Entry> entries = mapping.entries();
    for (Map.Entry<?, ?> missing : data.entrySet()) {
      String key = (String) missing.getKey();
      if (!kept.contains(key)) {
        int index = Editing.insertionPoint(key, entries, stays);
        Node before = entries.get(index).value();
        if (before.span().start() == before.span().end()) {
          return false;
        }
        String entry = YamlFlow.entry(key, missing.getValue(), quotesOf(mapping));
        editing.edits().insert(before.span().end(), "," + separator(entries.get(index)) + entry);
      }
    }
    return true;
  }

  /** A new entry starts on a line of its own if the one before it does. */
  private String separator(Entry neighbour) {
    TextLines lines = editing.lines();
    int start = start(neighbour);
    boolean ownLine = lines.indentation(lines.start(start)) == lines.column(start);
    return ownLine ? lines.lineBreak() + " ".repeat(lines.column(start)) : " ";
  }

  private static int start(Entry entry) {
    return entry.key().span().start();
  }

  private static int end(Entry entry) {
    return Math.max(entry.key().span().end(), entry.value().span().end());
  }

  private static String name(Node key) {
    return ((Node.Scalar) key).value();
  }
}
