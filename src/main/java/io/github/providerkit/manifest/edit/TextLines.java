package io.github.providerkit.manifest.edit;

/** The lines of a text, addressed by any index in them. A line ends with LF, CR LF or CR. */
final class TextLines {
  private final String text;
  private final String lineBreak;

  TextLines(String text) {
    this.text = text;
    this.lineBreak = text.startsWith("\r\n", end(0)) ? "\r\n" : "\n";
  }

  /** CR LF when the first line ends so, otherwise LF. */
  String lineBreak() {
    return lineBreak;
  }

  /** Where the line starts. */
  int start(int index) {
    int start = index;
    if (start > 0
        && start < text.length()
        && text.charAt(start) == '\n'
        && text.charAt(start - 1) == '\r') {
      start--;
    }
    while (start > 0 && !isBreak(start - 1)) {
      start--;
    }
    return start;
  }

  /** Where the line's break stands, or the end of the text. */
  int end(int index) {
    int end = index;
    while (end < text.length() && !isBreak(end)) {
      end++;
    }
    return end;
  }

  /** Where the next line starts, or the end of the text. */
  int next(int index) {
    return afterBreak(end(index));
  }

  /** Where the line before starts; the first line is before itself. */
  int previous(int index) {
    int start = start(index);
    return start == 0 ? 0 : start(start - 1);
  }

  /** Characters between the start of the line and the index. */
  int column(int index) {
    return index - start(index);
  }

  /** What stands on the line from the index on. */
  String rest(int index) {
    return text.substring(index, end(index));
  }

  /** Characters of white space at the start of a line. */
  int indentation(int lineStart) {
    int index = lineStart;
    while (index < text.length() && !isBreak(index) && Character.isWhitespace(text.charAt(index))) {
      index++;
    }
    return index - lineStart;
  }

  boolean isBlank(int lineStart) {
    return rest(lineStart).isBlank();
  }

  boolean isComment(int lineStart) {
    return rest(lineStart).stripLeading().startsWith("#");
  }

  private boolean isBreak(int index) {
    return text.charAt(index) == '\n' || text.charAt(index) == '\r';
  }

  private int afterBreak(int end) {
    if (end == text.length()) {
      return end;
    }
    return text.startsWith("\r\n", end) ? end + 2 : end + 1;
  }
}
