package io.github.providerkit.lock.config;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.providerkit.files.InputFile;
import io.github.providerkit.message.ProviderException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Puts environment variables into the text of a configuration, as Go's {@code os.Expand} does and
 * the server with it: {@code $NAME}, {@code ${NAME}}, {@code ${NAME:-}}, or the content of the file
 * that {@code NAME_FILE} names. What is not set stays as it is, since a lock needs few of them.
 */
final class EnvironmentText {
  private static final String SPECIAL = "*#$@!?-0123456789";
  private static final String EMPTY_DEFAULT = ":-";

  private final Map<String, String> variables;
  private final boolean blanks;

  EnvironmentText(Map<String, String> variables) {
    this(variables, false);
  }

  private EnvironmentText(Map<String, String> variables, boolean blanks) {
    this.variables = variables;
    this.blanks = blanks;
  }

  /** The same with nothing in the place of what is not set, as the server checks it. */
  EnvironmentText withBlanks() {
    return new EnvironmentText(variables, true);
  }

  String expand(String text) throws ProviderException {
    StringBuilder expanded = new StringBuilder();
    int position = 0;
    int lastBrace = text.lastIndexOf('}');
    for (int dollar = text.indexOf('$'); dollar >= 0; dollar = text.indexOf('$', position)) {
      expanded.append(text, position, dollar);
      int end = nameEnd(text, dollar + 1, lastBrace);
      boolean braces = text.startsWith("{", dollar + 1);
      String name = braces ? inBraces(text, dollar + 1, end) : text.substring(dollar + 1, end);
      if (end == dollar + 1) {
        expanded.append('$');
      } else if (!name.isEmpty()) {
        expanded.append(value(name));
      }
      position = end;
    }
    return expanded.append(text, position, text.length()).toString();
  }

  /** Behind the name that begins at a position; the position itself when none does. */
  private static int nameEnd(String text, int start, int lastBrace) {
    if (start == text.length()) {
      return start;
    }
    char first = text.charAt(start);
    if (first == '{') {
      return lastBrace < start ? start + 1 : text.indexOf('}', start) + 1;
    }
    if (SPECIAL.indexOf(first) >= 0) {
      return start + 1;
    }
    int end = start;
    while (end < text.length() && isNamePart(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private static boolean isNamePart(char c) {
    return c == '_' || (c < 0x80 && Character.isLetterOrDigit(c));
  }

  private static String withoutLastBreaks(String text) {
    int end = text.length();
    while (end > 0 && "\r\n".indexOf(text.charAt(end - 1)) >= 0) {
      end--;
    }
    return text.substring(0, end);
  }

  private static String inBraces(String text, int start, int end) {
    return end - start < 2 ? "" : text.substring(start + 1, end - 1);
  }

  private String value(String placeholder) throws ProviderException {
    boolean mayBeEmpty = placeholder.contains(EMPTY_DEFAULT);
    int colon = placeholder.indexOf(EMPTY_DEFAULT);
    if (mayBeEmpty && (colon == 0 || colon + EMPTY_DEFAULT.length() < placeholder.length())) {
      throw ProviderException.user(
          "expected a variable such as ${NAME} or ${NAME:-}, found ${" + placeholder + "}",
          "a default has to be empty; set the variable instead");
    }
    String name = mayBeEmpty ? placeholder.substring(0, colon) : placeholder;
    Optional<String> value = Optional.ofNullable(variables.get(name));
    if (value.isPresent()) {
      return value.get();
    }
    String file = variables.getOrDefault(name + "_FILE", "");
    if (file.isEmpty()) {
      return mayBeEmpty || blanks ? "" : "${" + placeholder + "}";
    }
    try {
      return withoutLastBreaks(new String(InputFile.read(Path.of(file)), UTF_8));
    } catch (IOException e) {
      throw ProviderException.user(
          "expected a readable file in " + name + "_FILE, found " + file, null);
    }
  }
}
