package io.github.providerkit.format.grammar;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The text of a regular expression, of which one piece after the other is taken. */
final class PatternText {
  private static final Pattern BOUNDS = Pattern.compile("(0|[1-9]\\d*)(,(0|[1-9]\\d*)?)?\\}");
  private static final Pattern FLAGS = Pattern.compile("[imsU]*(-[imsU]+)?([:)])");
  private static final Pattern HEX =
      Pattern.compile("x(?:\\{0*(?:10|[0-9a-fA-F])?[0-9a-fA-F]{1,4}\\}|[0-9a-fA-F]{2})");
  private static final Pattern OCTAL = Pattern.compile("0[0-7]{0,2}|[1-7][0-7]{1,2}");
  private static final Pattern UNICODE = Pattern.compile("[pP](?:\\{\\^?(\\w+)\\}|([A-Z]))");

  private static final Set<String> CATEGORIES =
      Set.of(
          "Any", "C", "Cc", "Cf", "Co", "Cs", "L", "Ll", "Lm", "Lo", "Lt", "Lu", "M", "Mc", "Me",
          "Mn", "N", "Nd", "Nl", "No", "P", "Pc", "Pd", "Pe", "Pf", "Pi", "Po", "Ps", "S", "Sc",
          "Sk", "Sm", "So", "Z", "Zl", "Zp", "Zs");

  private final String text;
  private final int lastEndOfName;
  private int index;

  PatternText(String text) {
    this.text = text;
    this.lastEndOfName = text.lastIndexOf(":]");
  }

  /** Why a pattern is none. */
  static final class Fault extends Exception {
    private static final long serialVersionUID = 1L;
    private final String words;

    Fault(String words) {
      super(words);
      this.words = words;
    }

    String words() {
      return words;
    }
  }

  boolean atEnd() {
    return index >= text.length();
  }

  char take() throws Fault {
    if (atEnd()) {
      throw new Fault("its end where something was expected");
    }
    return text.charAt(index++);
  }

  /** Takes a text if it comes next. */
  boolean take(String next) {
    boolean there = text.startsWith(next, index);
    index += there ? next.length() : 0;
    return there;
  }

  /** Whether a text comes next, which is not taken. */
  boolean isAt(String next) {
    return text.startsWith(next, index);
  }

  /** Whether a named class may end somewhere further on. */
  boolean hasEndOfName() {
    return index <= lastEndOfName;
  }

  /** Takes all up to a character, and that one. */
  String until(char end) throws Fault {
    int place = text.indexOf(end, index);
    if (place < 0) {
      throw new Fault("a " + end + " that is missing");
    }
    String taken = text.substring(index, place);
    index = place + 1;
    return taken;
  }

  private boolean matches(Pattern pattern) {
    return matcher(pattern).isPresent();
  }

  private Optional<Matcher> matcher(Pattern pattern) {
    Matcher matcher = pattern.matcher(text).region(index, text.length());
    if (!matcher.lookingAt()) {
      return Optional.empty();
    }
    index = matcher.end();
    return Optional.of(matcher);
  }

  /** Flags behind (?; whether they open a group. */
  boolean flags() throws Fault {
    Matcher flags =
        matcher(FLAGS)
            .orElseThrow(
                () ->
                    new Fault(
                        "(?"
                            + (atEnd() ? "" : text.charAt(index))
                            + ", which Go does not have: no look-around, no atomic groups"));
    return ":".equals(flags.group(2));
  }

  /** The two numbers behind a brace, the second -1 for none; empty where it is a mere brace. */
  Optional<int[]> bounds() {
    return matcher(BOUNDS)
        .map(
            m -> {
              int least = number(m.group(1));
              int most = m.group(2) == null ? least : m.group(3) == null ? -1 : number(m.group(3));
              return new int[] {least, most};
            });
  }

  private static int number(String digits) {
    return digits.length() > 6 ? Integer.MAX_VALUE : Integer.parseInt(digits);
  }

  /**
   * What stands behind a backslash.
   *
   * @param outside whether it is in no class of characters
   */
  void escape(boolean outside) throws Fault {
    if (atEnd()) {
      throw new Fault("a backslash at its end");
    }
    char c = text.charAt(index);
    if (outside && c == 'Q') {
      int end = text.indexOf("\\E", index);
      index = end < 0 ? text.length() : end + 2;
    } else if ("dswDSWafnrtv".indexOf(c) >= 0 || (outside && "AbBz".indexOf(c) >= 0)) {
      index++;
    } else if (c == 'p' || c == 'P') {
      unicode();
    } else if (!matches(HEX) && !matches(OCTAL)) {
      if (c >= 0x80 || Character.isLetterOrDigit(c)) {
        throw new Fault("\\" + c + ", which Go does not have");
      }
      index++;
    }
  }

  private void unicode() throws Fault {
    int start = index;
    Optional<Matcher> found = matcher(UNICODE);
    String name = found.map(m -> m.group(1) == null ? m.group(2) : m.group(1)).orElse("");
    if (!CATEGORIES.contains(name) && !isScript(name)) {
      int end = found.isPresent() ? index : Math.min(text.length(), start + 1);
      throw new Fault("\\" + text.substring(start, end) + ", which is no class of Unicode");
    }
  }

  private static boolean isScript(String name) {
    try {
      return !name.isEmpty() && Character.UnicodeScript.forName(name) != null;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
