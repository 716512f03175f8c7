package io.github.providerkit.manifest.yaml;

import io.github.providerkit.manifest.Position;
import io.github.providerkit.manifest.UnreadableDocumentException;
import org.jspecify.annotations.Nullable;

/**
 * A place in a text that moves forward, with its line and column. Nothing is copied and nothing is
 * looked at twice, however long a line is.
 */
final class Cursor {
  /** What stands behind the text; no text of YAML has it. */
  static final char END = 0;

  private static final char NEXT_LINE = 0x85;
  private static final char LINE_SEPARATOR = 0x2028;
  private static final char PARAGRAPH_SEPARATOR = 0x2029;

  private final String text;
  private final int length;
  private int index;
  private int lineNumber = 1;
  private int columnNumber;
  private int pairs;

  Cursor(String text) {
    this.text = text;
    this.length = text.length();
  }

  /** The character here, or {@link #END}. */
  char here() {
    return index < length ? text.charAt(index) : END;
  }

  /** The character some places ahead, or {@link #END}. */
  char ahead(int characters) {
    return index + characters < length ? text.charAt(index + characters) : END;
  }

  /** Where the cursor stands, in UTF-16 units. */
  int index() {
    return index;
  }

  /** How many code points stand before the cursor. */
  int points() {
    return index - pairs;
  }

  /** One-based line. */
  int line() {
    return lineNumber;
  }

  /** Code points on the line before the cursor. */
  int column() {
    return columnNumber;
  }

  boolean atEnd() {
    return index >= length;
  }

  boolean atBlank() {
    return isBlank(here());
  }

  boolean atBreak() {
    return isBreak(here());
  }

  boolean atBreakOrEnd() {
    return atEnd() || isBreak(here());
  }

  boolean atBlankOrEnd() {
    return isBlankOrEnd(here());
  }

  /** Whether a document's marker stands here, {@code ---} or {@code ...}. */
  boolean atMarker() {
    return atMarker('-') || atMarker('.');
  }

  boolean atMarker(char c) {
    return columnNumber == 0
        && here() == c
        && ahead(1) == c
        && ahead(2) == c
        && isBlankOrEnd(ahead(3));
  }

  /** Moves over one character that is no line break. */
  void skip() {
    if (Character.isHighSurrogate(text.charAt(index)) && index + 1 < length) {
      index++;
      pairs++;
    }
    index++;
    columnNumber++;
  }

  void skip(int characters) {
    for (int i = 0; i < characters; i++) {
      skip();
    }
  }

  void skipBlanks() {
    while (atBlank()) {
      skip();
    }
  }

  void skipToBreak() {
    while (!atBreakOrEnd()) {
      skip();
    }
  }

  /** Moves over the line break that stands here; returns what it means inside a scalar. */
  char skipBreak() {
    char c = here();
    index += c == '\r' && ahead(1) == '\n' ? 2 : 1;
    lineNumber++;
    columnNumber = 0;
    return c == LINE_SEPARATOR || c == PARAGRAPH_SEPARATOR ? c : '\n';
  }

  /** Ends the last line of the text, so that no key goes on there. */
  void endLine() {
    if (columnNumber > 0) {
      lineNumber++;
      columnNumber = 0;
    }
  }

  /** What a line begins with, up to a place in it. */
  String lineBefore(int place) {
    return text.substring(text.lastIndexOf('\n', place - 1) + 1, place);
  }

  /** A piece of the text. */
  String between(int start, int end) {
    return text.substring(start, end);
  }

  void append(int start, int end, StringBuilder target) {
    target.append(text, start, end);
  }

  Position position() {
    return new Position(lineNumber, columnNumber + 1);
  }

  /** A refusal at this very place. */
  UnreadableDocumentException refusal(String message, @Nullable String hint) {
    return refusal(position(), message, hint);
  }

  static UnreadableDocumentException refusal(
      Position position, String message, @Nullable String hint) {
    return new UnreadableDocumentException(position, "not valid YAML: " + message, hint);
  }

  /** What stands here, as a message says it. */
  String found() {
    if (atEnd()) {
      return "the end of the file";
    }
    if (atBreak()) {
      return "the end of the line";
    }
    return here() == '\t' ? "a tab" : "\"" + Character.toString(text.codePointAt(index)) + "\"";
  }

  static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }

  static boolean isBreak(char c) {
    return c == '\n'
        || c == '\r'
        || c == NEXT_LINE
        || c == LINE_SEPARATOR
        || c == PARAGRAPH_SEPARATOR;
  }

  static boolean isBlankOrEnd(char c) {
    return isBlank(c) || isBreak(c) || c == END;
  }

  /** Letters, digits and signs of which names consist: anchors, handles of tags. */
  static boolean isNameCharacter(char c) {
    return (c >= '0' && c <= '9')
        || (c >= 'A' && c <= 'Z')
        || (c >= 'a' && c <= 'z')
        || c == '_'
        || c == '-';
  }
}
