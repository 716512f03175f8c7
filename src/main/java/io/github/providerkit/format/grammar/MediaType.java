package io.github.providerkit.format.grammar;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Media types as Go's {@code mime.ParseMediaType} reads them ({@code docs/spec/gestalt-manifest.md}
 * section 5.7).
 */
public final class MediaType {
  private static final String SEPARATORS = "()<>@,;:\\\"/[]?=";

  private MediaType() {}

  /** The type without parameters in lower case; empty when the text is no media type. */
  public static Optional<String> parse(String text) {
    int semicolon = text.indexOf(';');
    String type = GoText.lower(GoText.trim(semicolon < 0 ? text : text.substring(0, semicolon)));
    if (!isType(type)) {
      return Optional.empty();
    }
    return semicolon < 0 || parametersAreValid(text.substring(semicolon))
        ? Optional.of(type)
        : Optional.empty();
  }

  private static boolean isType(String type) {
    int slash = type.indexOf('/');
    return slash < 0
        ? isToken(type)
        : isToken(type.substring(0, slash)) && isToken(type.substring(slash + 1));
  }

  private static boolean isToken(String text) {
    return !text.isEmpty() && tokenLength(text, 0) == text.length();
  }

  private static int tokenLength(String text, int start) {
    int end = start;
    while (end < text.length()
        && text.charAt(end) > 0x20
        && text.charAt(end) < 0x7F
        && SEPARATORS.indexOf(text.charAt(end)) < 0) {
      end++;
    }
    return end - start;
  }

  private static boolean parametersAreValid(String text) {
    Map<String, String> seen = new HashMap<>();
    int at = skipSpace(text, 0);
    while (at < text.length()) {
      if (text.charAt(at) != ';') {
        return false;
      }
      int name = skipSpace(text, at + 1);
      if (name == text.length()) {
        return true;
      }
      int nameEnd = name + tokenLength(text, name);
      int equals = skipSpace(text, nameEnd);
      if (nameEnd == name || equals >= text.length() || text.charAt(equals) != '=') {
        return false;
      }
      int value = skipSpace(text, equals + 1);
      int end = valueEnd(text, value);
      if (end < 0) {
        return false;
      }
      String key = GoText.lower(text.substring(name, nameEnd));
      String before = seen.putIfAbsent(key, text.substring(value, end));
      if (before != null && !before.equals(text.substring(value, end))) {
        return false;
      }
      at = skipSpace(text, end);
    }
    return true;
  }

  private static int skipSpace(String text, int start) {
    int at = start;
    while (at < text.length() && GoText.isBlank(text.substring(at, at + 1))) {
      at++;
    }
    return at;
  }

  /** Behind a token or a quoted text; -1 when there is neither. */
  private static int valueEnd(String text, int start) {
    if (start >= text.length() || text.charAt(start) != '"') {
      int length = tokenLength(text, start);
      return length == 0 ? -1 : start + length;
    }
    for (int i = start + 1; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"') {
        return i + 1;
      }
      if (c == '\r' || c == '\n') {
        return -1;
      }
      // A backslash escapes only what a token could not hold, so that Windows paths survive.
      if (c == '\\' && i + 1 < text.length() && SEPARATORS.indexOf(text.charAt(i + 1)) >= 0) {
        i++;
      }
    }
    return -1;
  }
}
