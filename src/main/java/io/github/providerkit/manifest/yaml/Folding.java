package io.github.providerkit.manifest.yaml;

import io.github.providerkit.manifest.UnreadableDocumentException;

/**
 * Blanks and line breaks between two words of a scalar. A single line break means a blank; of
 * several the first means nothing.
 */
final class Folding {
  private final Cursor cursor;
  private final StringBuilder further = new StringBuilder(0);
  private boolean broken;
  private char first;

  Folding(Cursor cursor) {
    this.cursor = cursor;
  }

  /** Whether there was a line break. */
  boolean isBroken() {
    return broken;
  }

  void clear() {
    broken = false;
    first = Cursor.END;
    further.setLength(0);
  }

  /**
   * Moves over blanks and line breaks.
   *
   * @param indent how far to the right a line has to stand before a tab may come
   */
  void skip(int indent) throws UnreadableDocumentException {
    while (true) {
      char c = cursor.here();
      if (Cursor.isBlank(c)) {
        if (broken && c == '\t' && cursor.column() < indent) {
          throw cursor.refusal("expected spaces to indent the text, found a tab", Scalars.TAB_HINT);
        }
        cursor.skip();
      } else if (Cursor.isBreak(c)) {
        char lineBreak = cursor.skipBreak();
        if (broken) {
          further.append(lineBreak);
        } else {
          broken = true;
          first = lineBreak;
        }
      } else {
        return;
      }
    }
  }

  /** Moves over a line break that is there for the eye only. */
  void skipEscapedBreak() {
    cursor.skipBreak();
    broken = true;
    first = Cursor.END;
  }

  /** Adds what the line breaks mean. */
  void appendTo(StringBuilder value) {
    if (first == '\n' && further.length() == 0) {
      value.append(' ');
    } else {
      if (first != '\n' && first != Cursor.END) {
        value.append(first);
      }
      value.append(further);
    }
  }
}
