package io.github.providerkit.manifest.edit;

import java.util.Arrays;
import java.util.stream.IntStream;

/** The lines of a text, addressed by any index in them. A line ends with LF, CR LF or CR. */
final class TextLines {
  private final String text;
  private final String lineBreak;

  /** Where the lines start: asked for every node, and a line may hold all of them. */
  private final int[] starts;

  TextLines(String text) {
    this.text = text;
    this.starts = starts(text);
    this.lineBreak = text.startsWith("\r\n", end(0)) ? "\r\n" : "\n";
  }

  private static int[] starts(String text) {
    IntStream.Builder starts = IntStream.builder();
    starts.add(0);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\n' || (c == '\r' && !text.startsWith("\n", i + 1))) {
        starts.add(i + 1);
      }
    }
    return starts.build().toArray();
  }

  private int line(int index) {
    int found = Arrays.binarySearch(starts, index);
    return found >= 0 ? found : -found - 2;
  }

  /** CR LF when the first line ends so, otherwise LF. */
  String lineBreak() {
    return lineBreak;
  }

  /** Where the line starts. */
  int start(int index) {
    return starts[line(index)];
  }

  /** Where the line's break stands, or the end of the text. */
  int end(int index) {
    int line = line(index);
    int end = line + 1 < starts.length ? starts[line + 1] : text.length();
    while (end > index && isBreak(end - 1)) {
      end--;
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
