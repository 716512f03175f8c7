package io.github.providerkit.manifest.yaml;

import io.github.providerkit.manifest.UnreadableDocumentException;
import io.github.providerkit.manifest.yaml.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How deep the scanner stands: in blocks by their indentation, and in brackets. */
final class Levels {
  /** An open bracket, and below all of them the text as a whole. */
  private static final class Level {
    /** The number of the token that opened it. */
    final long opened;

    /** The last place in it where a key may have begun; null where none was. */
    @Nullable SimpleKey key;

    Level(long opened) {
      this.opened = opened;
    }
  }

  private final Cursor cursor;
  private final Tokens tokens;
  private final List<Level> brackets = new ArrayList<>();
  private final List<Integer> outer = new ArrayList<>();
  private int indent = -1;
  private boolean keyAllowed = true;

  Levels(Cursor cursor, Tokens tokens) {
    this.cursor = cursor;
    this.tokens = tokens;
    brackets.add(new Level(-1));
  }

  boolean inFlow() {
    return brackets.size() > 1;
  }

  /** The column of the innermost block; -1 outside all of them. */
  int indent() {
    return indent;
  }

  /** Whether a key may begin at the next token. */
  boolean isKeyAllowed() {
    return keyAllowed;
  }

  void allowKey(boolean allowed) {
    keyAllowed = allowed;
  }

  /** Opens a block at a column unless one is open there; the token goes before the numbered one. */
  void roll(int column, long number, Token token) throws UnreadableDocumentException {
    if (inFlow() || indent >= column) {
      return;
    }
    outer.add(indent);
    indent = column;
    if (outer.size() > Scanner.MAX_DEPTH) {
      throw UnreadableDocumentException.tooDeep(token.position(), Scanner.MAX_DEPTH);
    }
    tokens.insert(number, token);
  }

  /** Closes all blocks to the right of a column. */
  void unroll(int column) {
    while (!inFlow() && indent > column) {
      int index = cursor.index();
      tokens.add(
          new Token(Kind.BLOCK_END, cursor.line(), cursor.column() + 1, index, index, "", "", null),
          null);
      indent = outer.remove(outer.size() - 1);
    }
  }

  /** Closes all blocks, before a line that belongs to none. */
  void reset() throws UnreadableDocumentException {
    unroll(-1);
    dropKey();
    keyAllowed = false;
  }

  void openFlow() throws UnreadableDocumentException {
    brackets.add(new Level(tokens.nextNumber()));
    if (brackets.size() - 1 > Scanner.MAX_DEPTH) {
      throw UnreadableDocumentException.tooDeep(cursor.position(), Scanner.MAX_DEPTH);
    }
  }

  void closeFlow() {
    if (!inFlow()) {
      return;
    }
    Level closed = brackets.remove(brackets.size() - 1);
    SimpleKey around = innermost().key;
    if (closed.key == null && around != null && around.token == closed.opened) {
      // As the consumer has it: empty brackets are handed on without waiting for a colon.
      around.awaited = false;
    }
  }

  private Level innermost() {
    return brackets.get(brackets.size() - 1);
  }

  /** The key that a colon here could belong to; null for none. */
  @Nullable SimpleKey key() {
    return innermost().key;
  }

  /** Remembers that a key may begin here; null where none may. */
  @Nullable SimpleKey saveKey() throws UnreadableDocumentException {
    if (!keyAllowed) {
      return null;
    }
    boolean required = !inFlow() && indent == cursor.column();
    SimpleKey key = new SimpleKey(cursor, tokens.nextNumber(), required);
    dropKey();
    innermost().key = key;
    return key;
  }

  /** Forgets the key that may have begun before; it has to have had its colon by now if it must. */
  void dropKey() throws UnreadableDocumentException {
    SimpleKey key = innermost().key;
    if (key != null && key.possible) {
      requireNot(key);
      key.awaited = false;
    }
  }

  /** Whether what begins with a token may still turn out to be a key. */
  boolean mayBecomeKey(@Nullable SimpleKey key) throws UnreadableDocumentException {
    return key != null && key.awaited && isStillPossible(key);
  }

  boolean isStillPossible(@Nullable SimpleKey key) throws UnreadableDocumentException {
    if (key == null || !key.possible) {
      return false;
    }
    if (!key.reaches(cursor)) {
      requireNot(key);
    }
    return key.possible;
  }

  private void requireNot(SimpleKey key) throws UnreadableDocumentException {
    if (key.required) {
      throw cursor.refusal(
          "expected a colon behind the key of line " + key.line + ", found none",
          cursor.between(key.index, key.index + 1).equals("-")
              ? "the dash of a list's element has a blank behind it"
              : "a key and its colon stand on one line, with a blank behind the colon");
    }
    key.possible = false;
  }
}
