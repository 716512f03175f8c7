package io.github.providerkit.message;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text with holes, a resource beside a class, which may consist of named parts. Whatever fills a
 * hole {@code {name}} is a text of somebody else's and is escaped; only a hole {@code {{name}}}
 * takes what was filled before, or has no meaning in the text's language.
 */
public final class Template {
  /** A line that begins a part. */
  private static final String PART = "%% ";

  private static final Pattern HOLE = Pattern.compile("\\{\\{([a-zA-Z]+)}}|\\{([a-z]+)}");

  private final Map<String, String> parts = new HashMap<>();
  private final UnaryOperator<String> escape;

  private Template(UnaryOperator<String> escape) {
    this.escape = escape;
  }

  /** A resource beside a class, as it stands. */
  public static String text(Class<?> beside, String name) {
    try (InputStream in = beside.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("a resource of the plugin itself", e);
    }
  }

  /**
   * A resource of one part with its holes {@code {{name}}} filled; what is filled in is not looked
   * at again.
   *
   * @throws IllegalArgumentException if there is no value for one
   */
  public static String filled(Class<?> beside, String name, Map<String, String> values) {
    return filled(name, text(beside, name), values, UnaryOperator.identity());
  }

  /**
   * Reads a resource of several parts.
   *
   * @param beside the class that it lies beside
   * @param escape makes any text one that means nothing in the template's language
   */
  public static Template read(Class<?> beside, String name, UnaryOperator<String> escape) {
    Template template = new Template(escape);
    String part = "";
    for (String line : text(beside, name).split("\n")) {
      if (line.startsWith(PART)) {
        part = line.substring(PART.length());
        template.parts.put(part, "");
      } else {
        template.parts.merge(part, line + "\n", String::concat);
      }
    }
    return template;
  }

  /**
   * Fills a part.
   *
   * @param pairs names and what they stand for, in turn
   * @throws IllegalArgumentException if a hole is not named
   */
  public String fill(String part, String... pairs) {
    Map<String, String> values = new HashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      values.put(pairs[i], pairs[i + 1]);
    }
    return filled(part, Objects.requireNonNull(parts.get(part), part), values, escape);
  }

  private static String filled(
      String part, String text, Map<String, String> values, UnaryOperator<String> escape) {
    StringBuilder filled = new StringBuilder();
    Matcher hole = HOLE.matcher(text);
    while (hole.find()) {
      boolean raw = hole.group(1) != null;
      String name = raw ? hole.group(1) : hole.group(2);
      String value = values.get(name);
      if (value == null) {
        throw new IllegalArgumentException("nothing for " + name + " in " + part);
      }
      hole.appendReplacement(filled, Matcher.quoteReplacement(raw ? value : escape.apply(value)));
    }
    return hole.appendTail(filled).toString();
  }
}
