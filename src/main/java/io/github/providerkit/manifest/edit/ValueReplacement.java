package io.github.providerkit.manifest.edit;

import io.github.providerkit.manifest.Node;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes a value anew in the place of another, in the author's key order and indentation. Comments
 * around the old value stay, those inside it go.
 */
final class ValueReplacement {
  private final Editing editing;
  private final TextLines lines;

  ValueReplacement(Editing editing) {
    this.editing = editing;
    this.lines = editing.lines();
  }

  /** Replaces the value; false when its place does not allow it. */
  boolean replace(ValuePlace slot, Node old, @Nullable Object data) {
    Object ordered = AuthorOrder.of(old, data);
    if (slot instanceof ValuePlace.InFlow flow) {
      return replaceInFlow(flow, old, ordered);
    }
    if (slot instanceof ValuePlace.OfEntry entry) {
      replaceInEntry(entry, old, ordered);
      return true;
    }
    if (slot instanceof ValuePlace.OfItem item) {
      replaceInItem(item, old, ordered);
      return true;
    }
    return false;
  }

  private boolean replaceInFlow(ValuePlace.InFlow slot, Node old, @Nullable Object data) {
    Node.Style style = old instanceof Node.Scalar ? NodeShape.styleOf(old) : slot.quotes();
    boolean unquoted = style == null || style == Node.Style.PLAIN;
    String token = YamlFlow.write(data, unquoted ? slot.quotes() : style);
    int start = old.span().start();
    if (start == old.span().end()) {
      if (editing.text().charAt(start - 1) != ':') {
        return false;
      }
      token = " " + token;
    }
    editing.edits().replace(start, old.span().end(), token);
    return true;
  }

  private void replaceInEntry(ValuePlace.OfEntry slot, Node old, @Nullable Object data) {
    boolean ownLine = lines.start(old.span().start()) > slot.afterColon();
    if (DataTree.isFilled(data)) {
      int column = columnBelow(slot, old, data instanceof List, ownLine);
      replaceByLines(slot, old, ownLine, joined(editing.writer().collection(data, column)));
      return;
    }
    List<String> written = editing.writer().scalar(data, NodeShape.styleOf(old), slot.column());
    if (NodeShape.isBlockCollection(old)) {
      replaceLinesByToken(slot, old, ownLine, written);
    } else {
      replaceToken(old.span().start(), editing.end(old), written);
    }
  }

  private void replaceByLines(ValuePlace.OfEntry slot, Node old, boolean ownLine, String body) {
    int end = editing.end(old);
    if (ownLine) {
      editing.edits().replace(lines.start(old.span().start()), lines.next(end), body);
    } else if (NodeShape.isBlockCollection(old)) {
      editing.edits().replace(slot.afterColon(), lines.next(end), lines.lineBreak() + body);
    } else {
      editing.edits().delete(slot.afterColon(), end);
      editing.edits().insert(lines.next(end), body);
    }
  }

  private void replaceLinesByToken(
      ValuePlace.OfEntry slot, Node old, boolean ownLine, List<String> written) {
    int from = ownLine ? lines.next(slot.afterColon()) : slot.afterColon();
    String body = joined(written.subList(1, written.size()));
    editing.edits().insert(slot.afterColon(), " " + written.get(0));
    editing
        .edits()
        .replace(from, lines.next(editing.end(old)), (ownLine ? "" : lines.lineBreak()) + body);
  }

  private int columnBelow(ValuePlace.OfEntry slot, Node old, boolean list, boolean ownLine) {
    YamlLayout layout = editing.writer().layout();
    if (ownLine && NodeShape.isBlockCollection(old)) {
      int column = lines.column(old.span().start());
      boolean deepEnough = column > slot.column() || (list && column == slot.column());
      if (deepEnough) {
        return column;
      }
    }
    return list ? layout.listBelow(slot.column()) : layout.below(slot.column());
  }

  private void replaceInItem(ValuePlace.OfItem slot, Node old, @Nullable Object data) {
    int start = old.span().start();
    int end = editing.end(old);
    List<String> written;
    if (DataTree.isFilled(data)) {
      int column = lines.column(start) + (start == end ? 1 : 0);
      written = new ArrayList<>(editing.writer().collection(data, column));
      written.set(0, written.get(0).substring(column));
    } else {
      written = editing.writer().scalar(data, NodeShape.styleOf(old), slot.column());
    }
    if (NodeShape.isBlockCollection(old)) {
      editing.edits().replace(start, lines.next(end), joined(written));
    } else {
      replaceToken(start, end, written);
    }
  }

  /**
   * The first line takes the place of the token, in front of a comment; the others follow on lines
   * of their own.
   */
  private void replaceToken(int start, int end, List<String> written) {
    editing.edits().replace(start, end, (start == end ? " " : "") + written.get(0));
    editing.edits().insert(lines.next(end), joined(written.subList(1, written.size())));
  }

  private String joined(List<String> written) {
    StringBuilder text = new StringBuilder();
    written.forEach(line -> text.append(line).append(lines.lineBreak()));
    return text.toString();
  }
}
