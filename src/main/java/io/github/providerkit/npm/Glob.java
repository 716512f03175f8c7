package io.github.providerkit.npm;

import java.util.regex.Pattern;

/**
 * Compiles glob patterns: {@code *} and {@code ?} stay in one segment, {@code **} spans several,
 * {@code [a-z]} and {@code {a,b}} choose, a backslash quotes.
 */
final class Glob {
  private Glob() {}

  /** The pattern for whole slash paths without a leading slash. */
  static Pattern compile(String glob) {
    StringBuilder regex = new StringBuilder();
    int braces = 0;
    for (int i = 0; i < glob.length(); i++) {
      char c = glob.charAt(i);
      switch (c) {
        case '*' -> {
          boolean startsSegment = i == 0 || glob.charAt(i - 1) == '/';
          if (startsSegment && glob.startsWith("**/", i)) {
            regex.append("(?:.*/)?");
            i += 2;
          } else if (startsSegment && glob.startsWith("**", i) && i + 2 == glob.length()) {
            regex.append(".*");
            i++;
          } else {
            regex.append("[^/]*");
          }
        }
        case '?' -> regex.append("[^/]");
        case '[' -> i = appendClass(glob, i, regex);
        case '{' -> {
          braces++;
          regex.append("(?:");
        }
        case '}' -> {
          regex.append(braces > 0 ? ")" : "\\}");
          braces = Math.max(0, braces - 1);
        }
        case ',' -> regex.append(braces > 0 ? "|" : ",");
        case '\\' -> {
          i = Math.min(i + 1, glob.length() - 1);
          appendQuoted(glob.charAt(i), regex);
        }
        default -> appendQuoted(c, regex);
      }
    }
    return braces == 0
        ? Pattern.compile(regex.toString(), Pattern.DOTALL)
        // An open brace chooses nothing: the text stands for itself.
        : Pattern.compile(Pattern.quote(glob));
  }

  /** Appends a character class; an open bracket stands for itself. */
  private static int appendClass(String glob, int start, StringBuilder regex) {
    int first = start + 1;
    boolean negated = first < glob.length() && "!^".indexOf(glob.charAt(first)) >= 0;
    first += negated ? 1 : 0;
    int end = glob.indexOf(']', first + 1);
    if (end < 0) {
      regex.append("\\[");
      return start;
    }
    regex.append(negated ? "[^/" : "[");
    for (int i = first; i < end; i++) {
      char c = glob.charAt(i);
      boolean isRange = c == '-' && i > first && i < end - 1;
      if (isRange && glob.charAt(i + 1) < glob.charAt(i - 1)) {
        continue;
      }
      regex.append(isRange || Character.isLetterOrDigit(c) ? "" : "\\").append(c);
    }
    regex.append(']');
    return end;
  }

  private static void appendQuoted(char c, StringBuilder regex) {
    if ("\\.[]{}()*+-?^$|".indexOf(c) >= 0) {
      regex.append('\\');
    }
    regex.append(c);
  }
}
