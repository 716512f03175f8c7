package io.github.providerkit.format.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a field of a manifest has to hold beyond its type. Said once, it serves as a rule that tells
 * problems and as a line of the JSON Schema that helps editors.
 *
 * @param field dotted path; {@code []} stands behind a list for its elements, {@code *} for the
 *     entries of a map
 * @param required whether it has to be there wherever the map is there that holds it
 * @param filled whether the text or list must not be empty
 * @param words the only texts allowed; empty for any
 * @param pattern a regular expression that the whole text has to match; null for any text
 * @param expected what a problem says was expected; for words, their list
 */
public record FieldRule(
    String field,
    boolean required,
    boolean filled,
    List<String> words,
    @Nullable String pattern,
    String expected) {

  /** A field that has to be there, be it empty. */
  public static FieldRule required(String field, String expected) {
    return new FieldRule(field, true, false, List.of(), null, expected);
  }

  /** A field that has to be there and must not be empty. */
  public static FieldRule filled(String field, String expected) {
    return new FieldRule(field, true, true, List.of(), null, expected);
  }

  /** A field that may be missing, but not empty. */
  public static FieldRule neverEmpty(String field, String expected) {
    return new FieldRule(field, false, true, List.of(), null, expected);
  }

  /** A field that has to be one of a few words. */
  public static FieldRule word(String field, String... words) {
    return new FieldRule(field, true, false, List.of(words), null, "");
  }

  /** A field that may be missing, and is one of a few words otherwise. */
  public static FieldRule optionalWord(String field, String... words) {
    return new FieldRule(field, false, false, List.of(words), null, "");
  }

  /** A field that has to match a pattern, which needs no more stack for a longer text. */
  public static FieldRule form(String field, String pattern, String expected) {
    return new FieldRule(field, true, false, List.of(), pattern, expected);
  }

  /** A field that may be missing, and matches a pattern otherwise. */
  public static FieldRule optionalForm(String field, String pattern, String expected) {
    return new FieldRule(field, false, false, List.of(), pattern, expected);
  }
}
