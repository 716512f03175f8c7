package io.github.providerkit.page;

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
 * A resource of named parts with holes. Whatever fills a hole {@code {name}} is a text of somebody
 * else's and is escaped; only a hole {@code {{name}}} takes what was filled before.
 */
final class Template {
  /** A line that begins a part. */
  private static final String PART = "%% ";

  private static final Pattern HOLE = Pattern.compile("\\{\\{([a-z]+)}}|\\{([a-z]+)}");

  private final Map<String, String> parts = new HashMap<>();
  private final UnaryOperator<String> escape;

  private Template(UnaryOperator<String> escape) {
    this.escape = escape;
  }

  /**
   * Reads a resource of this room.
   *
   * @param escape makes any text one that means nothing in the template's language
   */
  static Template read(String name, UnaryOperator<String> escape) {
    Template template = new Template(escape);
    try (InputStream in = Template.class.getResourceAsStream(name)) {
      String part = "";
      for (String line : new String(in.readAllBytes(), UTF_8).split("\n")) {
        if (line.startsWith(PART)) {
          part = line.substring(PART.length());
          template.parts.put(part, "");
        } else {
          template.parts.merge(part, line + "\n", String::concat);
        }
      }
      return template;
    } catch (IOException e) {
      throw new UncheckedIOException("a resource of the plugin itself", e);
    }
  }

  /**
   * Fills a part.
   *
   * @param pairs names and what they stand for, in turn
   * @throws IllegalArgumentException if a hole is not named
   */
  String fill(String part, String... pairs) {
    Map<String, String> values = new HashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      values.put(pairs[i], pairs[i + 1]);
    }
    StringBuilder filled = new StringBuilder();
    Matcher hole = HOLE.matcher(Objects.requireNonNull(parts.get(part), part));
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
