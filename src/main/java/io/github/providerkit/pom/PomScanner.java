package io.github.providerkit.pom;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Finds the elements of a POM and where they stand. The parsers of the platform tell places only
 * roughly; POMs need no more of XML than this.
 */
final class PomScanner {
  private record Open(String name, String path, int begin, int from) {}

  private final String text;
  private final Deque<Open> open = new ArrayDeque<>();
  private final List<PomElement> elements = new ArrayList<>();

  PomScanner(String text) {
    this.text = text;
  }

  /** All elements, in the order of their ends. */
  List<PomElement> elements() throws PomSyntaxException {
    int at = text.indexOf('<');
    while (at >= 0) {
      at = text.indexOf('<', markup(at));
    }
    if (!open.isEmpty()) {
      throw new PomSyntaxException(text.length(), "</" + open.peek().name() + ">");
    }
    return elements;
  }

  /** Passes over one piece of markup; where the text goes on behind it. */
  private int markup(int at) throws PomSyntaxException {
    if (text.startsWith("<!--", at)) {
      return behind("-->", at + 4);
    }
    if (text.startsWith("<![CDATA[", at)) {
      return behind("]]>", at + 9);
    }
    if (text.startsWith("<?", at)) {
      return behind("?>", at + 2);
    }
    if (text.startsWith("<!", at)) {
      return behind(">", at + 2);
    }
    int end = endOfTag(at + 1);
    if (text.startsWith("</", at)) {
      close(at, end);
    } else {
      start(at, end);
    }
    return end;
  }

  private void start(int at, int end) throws PomSyntaxException {
    String name = name(at + 1, end);
    String path = open.isEmpty() ? name : open.peek().path() + "/" + name;
    if (text.charAt(end - 2) == '/') {
      elements.add(new PomElement(path, at, end, end, end));
    } else {
      open.push(new Open(name, path, at, end));
    }
  }

  private void close(int at, int end) throws PomSyntaxException {
    String name = name(at + 2, end);
    if (open.isEmpty() || !open.peek().name().equals(name)) {
      throw new PomSyntaxException(
          at, open.isEmpty() ? "the end of the text" : "</" + open.peek().name() + ">");
    }
    Open started = open.pop();
    elements.add(new PomElement(started.path(), started.begin(), started.from(), at, end));
  }

  /** The name that begins there, without a prefix. */
  private String name(int from, int end) throws PomSyntaxException {
    int to = from;
    while (to < end
        && !Character.isWhitespace(text.charAt(to))
        && "/>".indexOf(text.charAt(to)) < 0) {
      to++;
    }
    String name = text.substring(from, to);
    if (name.isEmpty()) {
      throw new PomSyntaxException(from, "the name of an element");
    }
    return name.substring(name.indexOf(':') + 1);
  }

  private int behind(String mark, int from) throws PomSyntaxException {
    int found = text.indexOf(mark, from);
    if (found < 0) {
      throw new PomSyntaxException(from, mark);
    }
    return found + mark.length();
  }

  /** Behind the next {@code >} that stands in no attribute's value. */
  private int endOfTag(int from) throws PomSyntaxException {
    char quote = 0;
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quote != 0) {
        quote = c == quote ? 0 : quote;
      } else if (c == '"' || c == '\'') {
        quote = c;
      } else if (c == '>') {
        return i + 1;
      }
    }
    throw new PomSyntaxException(from, ">");
  }
}
