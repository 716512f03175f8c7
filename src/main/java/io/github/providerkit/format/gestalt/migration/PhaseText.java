package io.github.providerkit.format.gestalt.migration;

import io.github.providerkit.manifest.Document;
import io.github.providerkit.manifest.Node;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Writes phases where authors have them: above {@code spec}, a line for each command. */
final class PhaseText {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z_-][A-Za-z0-9./_:-]*");

  private PhaseText() {}

  /**
   * The text with phases; the same text where it is written in another style, which an editor has
   * to change as a whole.
   */
  static String with(Document document, Map<String, List<String>> phases) {
    String text = document.text();
    if (phases.isEmpty()
        || document.syntax() == Document.Syntax.JSON
        || !(document.root() instanceof Node.Mapping root)
        || root.flow()) {
      return text;
    }
    for (Node.Entry entry : root.entries()) {
      int start = entry.key().span().start();
      boolean first = start == 0 || text.charAt(start - 1) == '\n';
      if (first && entry.key() instanceof Node.Scalar key && key.value().equals("spec")) {
        int place = aboveComments(text, start);
        return text.substring(0, place) + lines(text, phases) + text.substring(place);
      }
    }
    return text;
  }

  /** Comments right above a key speak of it. */
  private static int aboveComments(String text, int start) {
    int place = start;
    while (place > 0) {
      int line = text.lastIndexOf('\n', place - 2) + 1;
      if (text.charAt(line) != '#') {
        return place;
      }
      place = line;
    }
    return place;
  }

  private static String lines(String text, Map<String, List<String>> phases) {
    String lineBreak = text.contains("\r\n") ? "\r\n" : "\n";
    StringBuilder lines = new StringBuilder();
    phases.forEach(
        (name, command) ->
            lines
                .append(name)
                .append(':')
                .append(lineBreak)
                .append("  command: [")
                .append(String.join(", ", command.stream().map(PhaseText::word).toList()))
                .append(']')
                .append(lineBreak));
    return lines.toString();
  }

  private static String word(String word) {
    return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "''") + "'";
  }
}
