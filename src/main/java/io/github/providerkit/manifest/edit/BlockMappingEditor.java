package io.github.providerkit.manifest.edit;

import io.github.providerkit.manifest.Node;
import io.github.providerkit.manifest.Node.Entry;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Edits a mapping whose keys stand on lines of their own: values in place, keys with whole lines.
 */
final class BlockMappingEditor {
  private final Editing editing;
  private final BlockEntryRemoval removal;

  BlockMappingEditor(Editing editing) {
    this.editing = editing;
    this.removal = new BlockEntryRemoval(editing);
  }

  /** Makes the mapping hold the data; null when it has to be written anew. */
  YamlEditor.@Nullable Parts edit(Node.Mapping mapping, Map<?, ?> data) {
    List<Entry> entries = mapping.entries();
    Set<String> kept = new HashSet<>();
    boolean[] stays = new boolean[entries.size()];
    for (int i = 0; i < stays.length; i++) {
      Entry entry = entries.get(i);
      if (!startsAsExpected(entry, i == 0) || afterColon(entry.key()) < 0) {
        return null;
      }
      stays[i] = Editing.isName(entry.key()) && data.containsKey(name(entry));
      if (stays[i] && !kept.add(name(entry))) {
        return null;
      }
    }
    return kept.isEmpty() ? null : new MapParts(mapping, data, stays, kept);
  }

  private final class MapParts implements YamlEditor.Parts {
    private final Node.Mapping mapping;
    private final Map<?, ?> data;
    private final boolean[] stays;
    private final Set<String> kept;
    private final int column;
    private int next;

    MapParts(Node.Mapping mapping, Map<?, ?> data, boolean[] stays, Set<String> kept) {
      this.mapping = mapping;
      this.data = data;
      this.stays = stays;
      this.kept = kept;
      this.column = editing.lines().column(mapping.entries().get(0).key().span().start());
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
      editing.editKey((Node.Scalar) entry.key(), false);
      ValuePlace place = new ValuePlace.OfEntry(afterColon(entry.key()), column);
      return new YamlEditor.Child(place, entry.value(), data.get(name(entry)));
    }

    @Override
    public boolean finish() {
      removal.removeOthers(mapping, stays);
      insertMissing(mapping.entries(), stays, kept, column, data);
      return true;
    }
  }

  private void insertMissing(
      List<Entry> entries, boolean[] stays, Set<String> kept, int column, Map<?, ?> data) {
    for (Map.Entry<?, ?> missing : data.entrySet()) {
      String key = (String) missing.getKey();
      if (!kept.contains(key)) {
        Entry before = entries.get(Editing.insertionPoint(key, entries, stays));
        List<String> lines = editing.writer().entry(key, missing.getValue(), column);
        String lineBreak = editing.lines().lineBreak();
        editing
            .edits()
            .insert(
                editing.lines().next(editing.end(before.value())),
                String.join(lineBreak, lines) + lineBreak);
      }
    }
  }

  /** Keys stand alone at the start of their line; in front of the first there may be dashes. */
  private boolean startsAsExpected(Entry entry, boolean first) {
    int start = entry.key().span().start();
    String before = editing.text().substring(editing.lines().start(start), start);
    return before.chars().allMatch(c -> c == ' ' || (first && c == '-'))
        && !before.startsWith("---");
  }

  private int afterColon(Node key) {
    int index = key.span().end();
    while (index < editing.text().length() && editing.text().charAt(index) == ' ') {
      index++;
    }
    return editing.text().startsWith(":", index) ? index + 1 : -1;
  }

  private static String name(Entry entry) {
    return ((Node.Scalar) entry.key()).value();
  }
}
