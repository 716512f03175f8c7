package io.github.providerkit.start;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.providerkit.files.Sha256;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * POMs that were written for a tree say so in their first line, with a digest of what follows: as
 * long as it fits they follow their manifest. Versions do not count, so that who raises one, such
 * as {@code release:prepare}, edits nothing.
 */
final class MarkedPom {
  private static final String BEGIN = "<!-- Written by provider:init (";
  private static final String END = "); take this line out to keep changes of your own. -->\n";
  private static final Pattern MARK =
      Pattern.compile(Pattern.quote(BEGIN) + "([0-9a-f]{16})\\)[^\\r\\n]*\\r?\\n");
  private static final Pattern VERSION = Pattern.compile("<version>[^<]*</version>");

  private MarkedPom() {}

  /** Whose a POM is. */
  enum State {
    /** Its author's: it has no mark. */
    OWN,
    /** As it was written here. */
    INTACT,
    /** It has the mark, and was changed since. */
    EDITED
  }

  /** A text with its mark. */
  static String marked(String text) {
    return BEGIN + digest(text) + END + text;
  }

  /** Whose a text is. */
  static State state(String text) {
    Matcher mark = MARK.matcher(text);
    if (!mark.find()) {
      return State.OWN;
    }
    String rest = text.substring(0, mark.start()) + text.substring(mark.end());
    return digest(rest).equals(mark.group(1)) ? State.INTACT : State.EDITED;
  }

  private static String digest(String text) {
    String counts = VERSION.matcher(text.replace("\r", "")).replaceAll("<version/>");
    return Sha256.of(counts.getBytes(UTF_8)).substring(0, 16);
  }
}
