package io.github.providerkit.manifest.read;

import io.github.providerkit.manifest.Position;

/** Turns a character index into a line and a column. */
final class LineIndex {
  private LineIndex() {}

  static Position position(String text, int index) {
    int line = 1;
    int lineStart = 0;
    for (int i = 0; i < index; i++) {
      char c = text.charAt(i);
      if (c == '\n' || (c == '\r' && !(i + 1 < text.length() && text.charAt(i + 1) == '\n'))) {
        line++;
        lineStart = i + 1;
      }
    }
    return new Position(line, text.codePointCount(lineStart, index) + 1);
  }
}
