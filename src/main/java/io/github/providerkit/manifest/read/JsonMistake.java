package io.github.providerkit.manifest.read;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with a text that is no JSON, in the words of somebody who writes one, and what to
 * do about it.
 *
 * @param words to be read after "not valid JSON: "
 * @param hint null when the words say it all
 */
record JsonMistake(String words, @Nullable String hint) {
  private static final Pattern OPEN =
      Pattern.compile("close marker for (Object|Array) .*line: (\\d+), column: (\\d+)");

  private static final Pattern CONFLICT = Pattern.compile("(<<<<<<<|=======|>>>>>>>)( .*)?");
  private static final Pattern OF_THE_PARSER =
      Pattern.compile(
          " \\(code \\d+[^)]*\\)|: maybe a \\(non-standard\\).*|: enable `.*"
              + "|^Non-standard token |\\n(?s:.*)");

  /**
   * Looks at the place where a parser gave up.
   *
   * @param text the whole text
   * @param line where, from 1
   * @param column where, from 1
   * @param said the parser's own message
   */
  static JsonMistake at(String text, int line, int column, String said) {
    int place = offset(text, line, column);
    String rest = text.substring(place);
    char found = rest.isEmpty() ? '\0' : rest.charAt(0);
    int before = place - 1;
    while (before >= 0 && Character.isWhitespace(text.charAt(before))) {
      before--;
    }
    String wholeLine = text.lines().skip(Math.max(0, line - 1L)).findFirst().orElse("");
    if (said.contains("end-of-input") || said.startsWith("unexpected end")) {
      return end(said);
    }
    if (text.startsWith("\uFFFD") || text.indexOf('\0') >= 0) {
      return new JsonMistake("a text in another encoding", "save the file as UTF-8");
    }
    if (CONFLICT.matcher(wholeLine).matches()) {
      return new JsonMistake("a conflict that nobody has resolved", "git left it there: merge it");
    }
    if ((found == '}' || found == ']') && before >= 0 && text.charAt(before) == ',') {
      return new JsonMistake(
          "a comma before \"" + found + "\"", "remove it: nothing follows the last comma");
    }
    if (rest.startsWith("//") || rest.startsWith("/*") || found == '#') {
      return new JsonMistake("a comment", "JSON has none: remove it");
    }
    if (said.contains("expecting comma")) {
      return new JsonMistake(
          "expected a comma or the end, found \"" + found + "\"", "a comma is missing before it");
    }
    if (found == '\'') {
      return new JsonMistake("a single quote", "names and texts stand in double quotes");
    }
    if (said.contains("double-quote to start field name")) {
      return new JsonMistake(
          "expected a name in double quotes, found \"" + found + "\"",
          "names and texts stand in double quotes");
    }
    return new JsonMistake(OF_THE_PARSER.matcher(said).replaceAll(""), null);
  }

  private static JsonMistake end(String said) {
    Matcher open = OPEN.matcher(said);
    return open.find()
        ? new JsonMistake(
            "the file ends within the %s that begins at %s:%s"
                .formatted(
                    open.group(1).equals("Object") ? "object" : "list",
                    open.group(2),
                    open.group(3)),
            "a closing \"%s\" is missing".formatted(open.group(1).equals("Object") ? "}" : "]"))
        : new JsonMistake("the file ends too early", null);
  }

  private static int offset(String text, int line, int column) {
    int start = 0;
    for (int at = 1; at < line; at++) {
      int next = text.indexOf('\n', start);
      if (next < 0) {
        break;
      }
      start = next + 1;
    }
    return Math.max(0, Math.min(text.length(), start + column - 1));
  }
}
