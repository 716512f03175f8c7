package io.github.providerkit.manifest.yaml;

import io.github.providerkit.manifest.UnreadableDocumentException;

/** A scalar behind {@code |} or {@code >}: the lines to the right of what is around it. */
final class BlockScalar {
  private enum Tail {
    STRIP,
    CLIP,
    KEEP
  }

  private final Cursor cursor;
  private final boolean literal;
  private final int outer;
  private final StringBuilder value = new StringBuilder();
  private final StringBuilder emptyLines = new StringBuilder(0);
  private Tail tail = Tail.CLIP;
  private int indent;
  private int end;

  BlockScalar(Cursor cursor, boolean literal, int outer) {
    this.cursor = cursor;
    this.literal = literal;
    this.outer = outer;
  }

  /** Behind its last line break. */
  int end() {
    return end;
  }

  String read() throws UnreadableDocumentException {
    cursor.skip();
    header();
    skipEmptyLines();
    char lineBreak = Cursor.END;
    boolean blankBefore = false;
    while (cursor.column() == indent && !cursor.atEnd()) {
      boolean blank = cursor.atBlank();
      if (!literal && lineBreak == '\n' && !blankBefore && !blank) {
        if (emptyLines.length() == 0) {
          value.append(' ');
        }
      } else if (lineBreak != Cursor.END) {
        value.append(lineBreak);
      }
      value.append(emptyLines);
      blankBefore = blank;
      int line = cursor.index();
      cursor.skipToBreak();
      cursor.append(line, cursor.index(), value);
      lineBreak = cursor.atEnd() ? Cursor.END : cursor.skipBreak();
      skipEmptyLines();
    }
    if (tail != Tail.STRIP && lineBreak != Cursor.END) {
      value.append(lineBreak);
    }
    if (tail == Tail.KEEP) {
      value.append(emptyLines);
    }
    return value.toString();
  }

  private void header() throws UnreadableDocumentException {
    if (!chomping()) {
      indicator();
      chomping();
    } else {
      indicator();
    }
    cursor.skipBlanks();
    if (cursor.here() == '#') {
      cursor.skipToBreak();
    }
    if (!cursor.atBreakOrEnd()) {
      throw cursor.refusal(
          "expected the end of the line behind | or >, found " + cursor.found(),
          "a text that begins with | or > needs quotes");
    }
    if (!cursor.atEnd()) {
      cursor.skipBreak();
    }
  }

  private boolean chomping() {
    char c = cursor.here();
    if (c != '+' && c != '-') {
      return false;
    }
    tail = c == '+' ? Tail.KEEP : Tail.STRIP;
    cursor.skip();
    return true;
  }

  private void indicator() throws UnreadableDocumentException {
    char c = cursor.here();
    if (c < '0' || c > '9') {
      return;
    }
    if (c == '0') {
      throw cursor.refusal("expected an indentation of 1 to 9 columns, found 0", null);
    }
    indent = Math.max(outer, 0) + c - '0';
    cursor.skip();
  }

  /** Moves over empty lines and the indentation of the next; finds out about it if need be. */
  private void skipEmptyLines() throws UnreadableDocumentException {
    emptyLines.setLength(0);
    end = cursor.index();
    int widest = 0;
    while (true) {
      while ((indent == 0 || cursor.column() < indent) && cursor.here() == ' ') {
        cursor.skip();
      }
      widest = Math.max(widest, cursor.column());
      if ((indent == 0 || cursor.column() < indent) && cursor.here() == '\t') {
        throw cursor.refusal("expected spaces to indent the text, found a tab", Scalars.TAB_HINT);
      }
      if (!cursor.atBreak()) {
        break;
      }
      emptyLines.append(cursor.skipBreak());
      end = cursor.index();
    }
    if (indent == 0) {
      indent = Math.max(1, Math.max(widest, outer + 1));
    }
  }
}
