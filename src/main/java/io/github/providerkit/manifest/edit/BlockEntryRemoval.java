package io.github.providerkit.manifest.edit;

import io.github.providerkit.manifest.Node;
import io.github.providerkit.manifest.Node.Entry;
import java.util.List;

/**
 * Removes entries of a block mapping with their lines and with the comments that clearly belong to
 * them: those directly above at the same indentation, and those directly below that are indented
 * deeper. A comment at the top of the file stays, since it may speak of the file.
 */
final class BlockEntryRemoval {
  private final Editing editing;
  private final TextLines lines;

  BlockEntryRemoval(Editing editing) {
    this.editing = editing;
    this.lines = editing.lines();
  }

  /** Removes every entry that does not stay; at least one does. */
  void removeOthers(Node.Mapping mapping, boolean[] stays) {
    List<Entry> entries = mapping.entries();
    int first = 0;
    if (!stays[0] && !startsLine(entries.get(0))) {
      while (!stays[first]) {
        first++;
      }
      removeBehindDash(entries, first);
    }
    for (int i = first; i < stays.length; i++) {
      if (!stays[i]) {
        removeLines(mapping, i);
      }
    }
  }

  private boolean startsLine(Entry entry) {
    int start = entry.key().span().start();
    return lines.indentation(lines.start(start)) == lines.column(start);
  }

  /** The first entry that stays moves up to the dash, with the comments that stand above it. */
  private void removeBehindDash(List<Entry> entries, int firstThatStays) {
    int from = entries.get(0).key().span().start();
    int end = lines.next(editing.end(entries.get(firstThatStays - 1).value()));
    int key = entries.get(firstThatStays).key().span().start();
    String between = editing.text().substring(end, key);
    int blank = between.length() - between.stripLeading().length();
    editing.edits().delete(from, end + blank);
  }

  private void removeLines(Node.Mapping mapping, int index) {
    Entry entry = mapping.entries().get(index);
    int key = entry.key().span().start();
    int column = lines.column(key);
    int floor = index == 0 ? 0 : lines.next(editing.end(mapping.entries().get(index - 1).value()));
    int start = lines.start(key);
    int from = firstComment(start, floor, column);
    if (mapping == editing.document().root() && index == 0 && isTopOfFile(from)) {
      from = start;
    }
    int to = lines.next(editing.end(entry.value()));
    while (to < editing.text().length() && lines.isComment(to) && lines.indentation(to) > column) {
      to = lines.next(to);
    }
    removeWithBlankLines(from, to, floor);
  }

  private int firstComment(int start, int floor, int column) {
    int from = start;
    while (from > floor) {
      int above = lines.previous(from);
      if (above < floor || !lines.isComment(above) || lines.indentation(above) != column) {
        break;
      }
      from = above;
    }
    return from;
  }

  private boolean isTopOfFile(int line) {
    return line == 0 || lines.rest(lines.previous(line)).startsWith("---");
  }

  /**
   * Blank lines on both sides would become one gap, or an empty end of the file: one side goes with
   * the entry.
   */
  private void removeWithBlankLines(int from, int to, int floor) {
    int last = to;
    while (last < editing.text().length() && lines.isBlank(last)) {
      last = lines.next(last);
    }
    if (last == editing.text().length()) {
      editing.edits().delete(firstBlankLine(from, floor), last);
    } else {
      boolean gapAbove = from == 0 || lines.isBlank(lines.previous(from));
      editing.edits().delete(from, gapAbove ? last : to);
    }
  }

  private int firstBlankLine(int start, int floor) {
    int from = start;
    while (from > floor && lines.isBlank(lines.previous(from))) {
      from = lines.previous(from);
    }
    return from;
  }
}
