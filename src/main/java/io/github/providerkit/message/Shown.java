package io.github.providerkit.message;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What of others' texts may be seen in messages: no secrets of URLs, no characters that a terminal
 * or a log takes for commands, and not too much of it.
 */
public final class Shown {
  private static final int MOST_OF_URL = 300;
  private static final int MOST_OF_TEXT = 2000;

  private static final Pattern URL =
      Pattern.compile("[A-Za-z][A-Za-z0-9+.-]{0,30}+://[^\\s\"<>]++");

  /** Where the port should be stands something else: perhaps the half of a password. */
  private static final Pattern NO_PORT =
      Pattern.compile("^([^/]*//)[^/?#\\[]*:[^/?#]*[^0-9/?#].*", Pattern.DOTALL);

  private Shown() {}

  /** A URL without user info and query, which is often a token. */
  public static String url(String url) {
    String plain = UrlSecrets.withoutUserInfo(url);
    Matcher noPort = NO_PORT.matcher(plain);
    if (noPort.matches()) {
      return noPort.group(1) + "…";
    }
    for (int i = 0; i < plain.length(); i++) {
      char c = plain.charAt(i);
      if (c == '?' || c == '#') {
        return printable(plain.substring(0, i), MOST_OF_URL) + c + "…";
      }
    }
    return printable(plain, MOST_OF_URL);
  }

  /** A text in which there may be URLs, without their secrets. */
  public static String text(String text) {
    String plain =
        URL.matcher(text.replaceAll("\\s+", " "))
            .replaceAll(url -> Matcher.quoteReplacement(UrlSecrets.of(url.group()).plain()));
    return printable(plain, MOST_OF_TEXT);
  }

  /** Why something failed; many network exceptions have no message, or their cause knows more. */
  public static String reason(Throwable failure) {
    Throwable telling = failure;
    while (!tells(telling) && telling.getCause() != null) {
      telling = telling.getCause();
    }
    String message = telling.getMessage();
    return message != null && tells(telling) ? text(message) : telling.getClass().getSimpleName();
  }

  /** Java's client says no more than "closed" where a body breaks off. */
  private static boolean tells(Throwable failure) {
    String message = failure.getMessage();
    return message != null && !message.isBlank() && !message.equals("closed");
  }

  private static String printable(String text, int most) {
    StringBuilder shown = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      if (shown.length() >= most) {
        return shown.append('…').toString();
      }
      char c = text.charAt(i);
      if (isCommand(c)) {
        shown.append("\\u%04x".formatted((int) c));
      } else {
        shown.append(c);
      }
    }
    return shown.toString();
  }

  /** Control characters, ends of lines, and what turns the direction of writing. */
  private static boolean isCommand(char c) {
    return Character.isISOControl(c)
        || c == '\u2028'
        || c == '\u2029'
        || (c >= '\u202a' && c <= '\u202e')
        || (c >= '\u2066' && c <= '\u2069');
  }
}
