package io.github.providerkit.start;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Texts with places such as {@code @version@}, each a resource beside this class. */
final class Template {
  private static final Pattern PLACE = Pattern.compile("@([A-Za-z]+)@");

  private Template() {}

  /** The text as it stands. */
  static String read(String name) {
    try (InputStream in = Template.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalArgumentException("no template " + name);
      }
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + name, e);
    }
  }

  /**
   * The text with all places filled; what is filled in is not looked at again.
   *
   * @throws IllegalArgumentException if there is no value for one
   */
  static String filled(String name, Map<String, String> values) {
    return PLACE
        .matcher(read(name))
        .replaceAll(place -> Matcher.quoteReplacement(value(name, place, values)));
  }

  private static String value(String name, MatchResult place, Map<String, String> values) {
    String value = values.get(place.group(1));
    if (value == null) {
      throw new IllegalArgumentException("no value for " + place.group() + " in " + name);
    }
    return value;
  }
}
