package io.github.providerkit.manifest.yaml;

import io.github.providerkit.manifest.Node.Style;
import io.github.providerkit.manifest.UnreadableDocumentException;
import io.github.providerkit.manifest.yaml.Token.Kind;

/**
 * Splits a text into tokens. Indentation becomes tokens of its own, so that who takes them need not
 * know about columns.
 */
final class Scanner {
  /** The deepest nesting that the consumer takes, of blocks and of brackets each. */
  static final int MAX_DEPTH = 10_000;

  /** How far ahead of a token a comment is looked for; what stands behind is a comment as well. */
  private static final int COMMENT_WITHIN = 512;

  private static final String NEVER_FIRST = "-?:,[]{}#&*!|>'\"%@`";

  private final Cursor cursor;
  private final Tokens tokens = new Tokens();
  private final Levels levels;
  private final Scalars scalars;
  private final Tags tags;

  Scanner(String text) {
    this.cursor = new Cursor(text);
    this.levels = new Levels(cursor, tokens);
    this.scalars = new Scalars(cursor);
    this.tags = new Tags(cursor);
  }

  /** The next token, which is not taken yet. */
  Token peek() throws UnreadableDocumentException {
    // The consumer reads two tokens ahead, and finds what is wrong with them.
    while (tokens.size() <= 2 || levels.mayBecomeKey(tokens.keyOfFirst())) {
      fetch();
    }
    return tokens.first();
  }

  /** Takes the token that was looked at. */
  void take() {
    tokens.removeFirst();
  }

  private void fetch() throws UnreadableDocumentException {
    skipToToken();
    levels.unroll(cursor.column());
    if (cursor.atEnd()) {
      endStream();
    } else if (cursor.column() == 0 && cursor.here() == '%') {
      levels.reset();
      tokens.add(tags.directive(), null);
    } else if (cursor.atMarker('-')) {
      marker(Kind.DOCUMENT_START);
    } else if (cursor.atMarker('.')) {
      marker(Kind.DOCUMENT_END);
    } else {
      content();
      if (tokens.last().kind() != Kind.BLOCK_ENTRY && !scalars.endedWithBreak()) {
        skipCommentBehindToken();
      }
    }
  }

  private void endStream() throws UnreadableDocumentException {
    Token end = mark(Kind.STREAM_END);
    levels.reset();
    cursor.endLine();
    tokens.add(end, null);
  }

  private void marker(Kind kind) throws UnreadableDocumentException {
    levels.reset();
    tokens.add(sign(kind, 3), null);
  }

  private void content() throws UnreadableDocumentException {
    char c = cursor.here();
    scalars.startToken();
    switch (c) {
      case '[' -> open(Kind.FLOW_SEQUENCE_START);
      case '{' -> open(Kind.FLOW_MAPPING_START);
      case ']' -> close(Kind.FLOW_SEQUENCE_END);
      case '}' -> close(Kind.FLOW_MAPPING_END);
      case ',' -> {
        levels.dropKey();
        levels.allowKey(true);
        tokens.add(sign(Kind.FLOW_ENTRY, 1), null);
      }
      case '*' -> name(Kind.ALIAS);
      case '&' -> name(Kind.ANCHOR);
      case '!' -> {
        SimpleKey key = levels.saveKey();
        levels.allowKey(false);
        tokens.add(tags.tag(), key);
      }
      case '\'' -> quoted(Style.SINGLE_QUOTED);
      case '"' -> quoted(Style.DOUBLE_QUOTED);
      default -> indicatorOrText(c);
    }
  }

  private void indicatorOrText(char c) throws UnreadableDocumentException {
    boolean flow = levels.inFlow();
    boolean alone = Cursor.isBlankOrEnd(cursor.ahead(1));
    if (c == '-' && alone) {
      blockEntry();
    } else if (c == '?' && (flow || alone)) {
      key();
    } else if (c == ':' && (flow || alone)) {
      value();
    } else if (!flow && (c == '|' || c == '>')) {
      levels.dropKey();
      levels.allowKey(true);
      tokens.add(scalars.block(c == '|' ? Style.LITERAL : Style.FOLDED, levels.indent()), null);
    } else if (startsPlain(c, flow)) {
      SimpleKey key = levels.saveKey();
      levels.allowKey(false);
      tokens.add(scalars.plain(flow, levels.indent()), key);
      if (scalars.endedWithBreak()) {
        levels.allowKey(true);
      }
    } else {
      throw cursor.refusal(
          "expected a key or a value, found " + cursor.found(),
          c == '\t' ? Scalars.TAB_HINT : null);
    }
  }

  private boolean startsPlain(char c, boolean flow) {
    if (!cursor.atBlankOrEnd() && NEVER_FIRST.indexOf(c) < 0) {
      return true;
    }
    char next = cursor.ahead(1);
    return (c == '-' && !Cursor.isBlank(next))
        || (!flow && (c == '?' || c == ':') && !Cursor.isBlankOrEnd(next));
  }

  private void open(Kind kind) throws UnreadableDocumentException {
    SimpleKey key = levels.saveKey();
    levels.openFlow();
    levels.allowKey(true);
    tokens.add(sign(kind, 1), key);
  }

  private void close(Kind kind) throws UnreadableDocumentException {
    levels.dropKey();
    levels.closeFlow();
    levels.allowKey(false);
    tokens.add(sign(kind, 1), null);
  }

  private void name(Kind kind) throws UnreadableDocumentException {
    SimpleKey key = levels.saveKey();
    levels.allowKey(false);
    tokens.add(tags.name(kind), key);
  }

  private void quoted(Style style) throws UnreadableDocumentException {
    SimpleKey key = levels.saveKey();
    levels.allowKey(false);
    tokens.add(scalars.quoted(style), key);
  }

  private void blockEntry() throws UnreadableDocumentException {
    if (!levels.inFlow()) {
      if (!levels.isKeyAllowed()) {
        throw cursor.refusal(
            "expected the rest of the value, found the dash of a list element",
            "put a list below its key, and a text that begins with a dash in quotes");
      }
      levels.roll(cursor.column(), tokens.nextNumber(), mark(Kind.BLOCK_SEQUENCE_START));
    }
    levels.dropKey();
    levels.allowKey(true);
    tokens.add(sign(Kind.BLOCK_ENTRY, 1), null);
  }

  private void key() throws UnreadableDocumentException {
    if (!levels.inFlow()) {
      if (!levels.isKeyAllowed()) {
        throw cursor.refusal("expected the rest of the value, found a ? that starts a key", null);
      }
      levels.roll(cursor.column(), tokens.nextNumber(), mark(Kind.BLOCK_MAPPING_START));
    }
    levels.dropKey();
    levels.allowKey(!levels.inFlow());
    tokens.add(sign(Kind.KEY, 1), null);
  }

  private void value() throws UnreadableDocumentException {
    SimpleKey key = levels.key();
    if (key != null && levels.isStillPossible(key)) {
      tokens.insert(key.token, at(Kind.KEY, key));
      levels.roll(key.column, key.token, at(Kind.BLOCK_MAPPING_START, key));
      key.possible = false;
      key.awaited = false;
      levels.allowKey(false);
    } else {
      if (!levels.inFlow()) {
        if (!levels.isKeyAllowed()) {
          Token last = tokens.last();
          throw Unexpected.colon(cursor, last, cursor.lineBefore(last.start()));
        }
        levels.roll(cursor.column(), tokens.nextNumber(), mark(Kind.BLOCK_MAPPING_START));
      }
      levels.allowKey(!levels.inFlow());
    }
    tokens.add(sign(Kind.VALUE, 1), null);
  }

  /** Moves over blanks, line breaks and comments. Tabs separate, but never indent a block. */
  private void skipToToken() {
    while (true) {
      while (cursor.here() == ' '
          || (cursor.here() == '\t' && (levels.inFlow() || !levels.isKeyAllowed()))) {
        cursor.skip();
      }
      if (cursor.here() == '#') {
        skipComments();
      }
      if (!cursor.atBreak()) {
        return;
      }
      cursor.skipBreak();
      if (!levels.inFlow()) {
        levels.allowKey(true);
      }
    }
  }

  /** Moves over a comment, and over those on the lines below it even if tabs indent them. */
  private void skipComments() {
    int ahead = 0;
    while (ahead < COMMENT_WITHIN) {
      char c = cursor.ahead(ahead);
      if (c == '#') {
        skipTo(ahead);
        cursor.skipToBreak();
        // Only line breaks of ASCII lead on to the next comment.
        ahead = 1;
        if (cursor.here() != '\n' && cursor.here() != '\r') {
          return;
        }
      } else if (Cursor.isBlank(c) || c == '\n' || c == '\r') {
        ahead++;
      } else {
        return;
      }
    }
  }

  private void skipTo(int ahead) {
    int target = cursor.index() + ahead;
    while (cursor.index() < target) {
      if (cursor.atBreak()) {
        cursor.skipBreak();
      } else {
        cursor.skip();
      }
    }
  }

  /** Behind a token on its line a comment may stand, with tabs before it in any case. */
  private void skipCommentBehindToken() {
    int ahead = 0;
    while (ahead < COMMENT_WITHIN && Cursor.isBlank(cursor.ahead(ahead))) {
      ahead++;
    }
    if (ahead < COMMENT_WITHIN && cursor.ahead(ahead) == '#') {
      cursor.skipToBreak();
    }
  }

  private Token sign(Kind kind, int characters) {
    Token token =
        new Token(
            kind,
            cursor.line(),
            cursor.column() + 1,
            cursor.index(),
            cursor.index() + characters,
            "",
            "",
            null);
    cursor.skip(characters);
    return token;
  }

  private Token mark(Kind kind) {
    return sign(kind, 0);
  }

  private static Token at(Kind kind, SimpleKey key) {
    return new Token(kind, key.line, key.column + 1, key.index, key.index, "", "", null);
  }
}
