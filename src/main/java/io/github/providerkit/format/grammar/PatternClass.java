package io.github.providerkit.format.grammar;

import java.util.Set;

/** A class of characters in a regular expression, behind its bracket. */
final class PatternClass {
  private static final Set<String> POSIX =
      Set.of(
          "alnum", "alpha", "ascii", "blank", "cntrl", "digit", "graph", "lower", "print", "punct",
          "space", "upper", "word", "xdigit");

  private final PatternText text;

  PatternClass(PatternText text) {
    this.text = text;
  }

  void read() throws PatternText.Fault {
    text.take("^");
    boolean first = true;
    while (first || !text.take("]")) {
      first = false;
      if (text.atEnd()) {
        throw new PatternText.Fault("a [ that is not closed");
      }
      if (!posix()) {
        range();
      }
    }
  }

  private boolean posix() throws PatternText.Fault {
    if (!text.isAt("[:") || !text.hasEndOfName()) {
      return false;
    }
    text.take("[:");
    String name = text.until(':');
    if (!text.take("]") || !POSIX.contains(name.replaceFirst("^\\^", ""))) {
      throw new PatternText.Fault("[:" + name + ":], which is no class of characters");
    }
    return true;
  }

  private void range() throws PatternText.Fault {
    int low = character();
    if (low >= 0 && text.isAt("-") && !text.isAt("-]")) {
      text.take("-");
      int high = character();
      if (high >= 0 && high < low) {
        throw new PatternText.Fault("a range of characters that is out of order");
      }
    }
  }

  /** A character; -1 for one or several that were written as an escape. */
  private int character() throws PatternText.Fault {
    char c = text.take();
    if (c == '\\') {
      text.escape(false);
      return -1;
    }
    return Character.isHighSurrogate(c) && !text.atEnd()
        ? Character.toCodePoint(c, text.take())
        : c;
  }
}
