package io.github.providerkit.page;

import io.github.providerkit.message.Visible;
import java.util.regex.Pattern;

/** Makes texts of others mean nothing but themselves. */
public final class Escapes {
  private static final int LONGEST = 2_000;

  /** What Markdown, or GitHub's kind of it, might take for more than a character. */
  private static final String OF_MARKDOWN = "&<>\"'\\`*_{}[]()#|~!@$:=+";

  /** What GitHub takes for a link without any sign of one. */
  private static final Pattern ADDRESS = Pattern.compile("(www)\\.", Pattern.CASE_INSENSITIVE);

  private Escapes() {}

  /** In HTML, between tags or in a quoted attribute. */
  public static String html(String text) {
    return entities(text, "&<>\"'");
  }

  /** In Markdown, also in a cell of a table: what stands as an entity has no meaning there. */
  static String markdown(String text) {
    return ADDRESS.matcher(entities(text, OF_MARKDOWN)).replaceAll("$1&#46;");
  }

  private static String entities(String text, String special) {
    StringBuilder escaped = new StringBuilder();
    for (char c : Visible.of(text.replace("\r\n", " ").replace('\n', ' '), LONGEST).toCharArray()) {
      if (special.indexOf(c) >= 0) {
        escaped.append("&#").append((int) c).append(';');
      } else {
        escaped.append(c);
      }
    }
    return escaped.toString();
  }
}
