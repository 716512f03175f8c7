package io.github.providerkit.manifest.yaml;

import io.github.providerkit.manifest.Node.Style;
import io.github.providerkit.manifest.UnreadableDocumentException;
import io.github.providerkit.manifest.yaml.Token.Kind;

/**
 * Reads plain and quoted scalars. What stands on one line without escapes is cut out of the text.
 */
final class Scalars {
  static final String TAB_HINT = "YAML is indented with spaces, not with tabs";

  private static final String ENDS_IN_FLOW = ",?[]{}";

  private final Cursor cursor;
  private final Escapes escapes;
  private boolean endedWithBreak;

  Scalars(Cursor cursor) {
    this.cursor = cursor;
    this.escapes = new Escapes(cursor);
  }

  /** Says that a token begins here. */
  void startToken() {
    endedWithBreak = false;
  }

  /** Whether the token that was read took the line break behind it along. */
  boolean endedWithBreak() {
    return endedWithBreak;
  }

  /**
   * Reads a plain scalar.
   *
   * @param flow whether it stands within brackets
   * @param indent the column of the block around it; lines of the scalar stand to the right of it
   */
  Token plain(boolean flow, int indent) throws UnreadableDocumentException {
    Token start = start(Style.PLAIN);
    Folding lines = new Folding(cursor);
    StringBuilder value = null;
    int end = start.start();
    while (!cursor.atMarker() && cursor.here() != '#') {
      int word = cursor.index();
      skipWord(flow);
      if (cursor.index() > word) {
        if (lines.isBroken()) {
          value = value == null ? begun(start.start(), end) : value;
          lines.appendTo(value);
          cursor.append(word, cursor.index(), value);
        } else if (value != null) {
          cursor.append(end, cursor.index(), value);
        }
        end = cursor.index();
        lines.clear();
      }
      if (!cursor.atBlank() && !cursor.atBreak()) {
        break;
      }
      lines.skip(indent + 1);
      if (!flow && cursor.column() <= indent) {
        break;
      }
    }
    endedWithBreak = lines.isBroken();
    return scalar(
        start, end, value == null ? cursor.between(start.start(), end) : value.toString());
  }

  private void skipWord(boolean flow) {
    for (char c = cursor.here(); !Cursor.isBlankOrEnd(c); c = cursor.here()) {
      if ((c == ':' && Cursor.isBlankOrEnd(cursor.ahead(1)))
          || (flow && ENDS_IN_FLOW.indexOf(c) >= 0)) {
        return;
      }
      cursor.skip();
    }
  }

  /** Reads a scalar in single or double quotes. */
  Token quoted(Style style) throws UnreadableDocumentException {
    Token start = start(style);
    char quote = cursor.here();
    cursor.skip();
    Folding lines = new Folding(cursor);
    StringBuilder value = null;
    int from = cursor.index();
    while (true) {
      refuseEnd(start);
      skipQuotedWord(quote);
      char c = cursor.here();
      if (c == quote && (quote == '"' || cursor.ahead(1) != quote)) {
        break;
      }
      int blanks = cursor.index();
      boolean escaped = c == quote || (c == '\\' && quote == '"');
      if (!escaped) {
        lines.skip(0);
      }
      if (escaped || lines.isBroken()) {
        value = value == null ? new StringBuilder() : value;
        cursor.append(from, blanks, value);
        if (escaped) {
          escape(quote, start, lines, value);
        } else {
          lines.appendTo(value);
        }
        lines.clear();
        from = cursor.index();
      }
    }
    int end = cursor.index();
    cursor.skip();
    if (value == null) {
      return scalar(start, cursor.index(), cursor.between(from, end));
    }
    cursor.append(from, end, value);
    return scalar(start, cursor.index(), value.toString());
  }

  private void refuseEnd(Token start) throws UnreadableDocumentException {
    if (cursor.atEnd() || cursor.atMarker()) {
      throw cursor.refusal(
          "expected a closing quote for the text that begins in line "
              + start.line()
              + ", found "
              + (cursor.atEnd() ? cursor.found() : "the marker of a document"),
          null);
    }
  }

  private void skipQuotedWord(char quote) {
    for (char c = cursor.here(); !Cursor.isBlankOrEnd(c); c = cursor.here()) {
      if (c == quote || (c == '\\' && quote == '"')) {
        return;
      }
      cursor.skip();
    }
  }

  private void escape(char quote, Token start, Folding lines, StringBuilder value)
      throws UnreadableDocumentException {
    if (quote == '\'') {
      cursor.skip(2);
      value.append(quote);
    } else if (Cursor.isBreak(cursor.ahead(1))) {
      cursor.skip();
      lines.skipEscapedBreak();
      if (cursor.here() != quote) {
        lines.skip(0);
        lines.appendTo(value);
      }
    } else {
      escapes.appendTo(value, start.position());
    }
  }

  private StringBuilder begun(int start, int end) {
    StringBuilder value = new StringBuilder(end - start + 64);
    cursor.append(start, end, value);
    return value;
  }

  /** Reads a scalar of lines, literal or folded. */
  Token block(Style style, int indent) throws UnreadableDocumentException {
    Token start = start(style);
    BlockScalar scalar = new BlockScalar(cursor, style == Style.LITERAL, indent);
    String value = scalar.read();
    endedWithBreak = true;
    return scalar(start, scalar.end(), value);
  }

  private Token start(Style style) {
    int index = cursor.index();
    return new Token(Kind.SCALAR, cursor.line(), cursor.column() + 1, index, index, "", "", style);
  }

  private static Token scalar(Token start, int end, String value) {
    return new Token(
        Kind.SCALAR, start.line(), start.column(), start.start(), end, value, "", start.style());
  }
}
