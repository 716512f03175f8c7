package io.github.providerkit.compare;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Types as catalogs write them: words of JSON Schema, their short forms, several of them joined by
 * {@code or}. Without a word a text is meant ({@code docs/spec/gestalt-app.md} section 4).
 */
final class TypeWords {
  private static final String USUAL = "string";
  private static final Map<String, String> SHORT =
      Map.of("int", "integer", "float", "number", "double", "number", "bool", "boolean");

  private TypeWords() {}

  /** Whether both mean the same. */
  static boolean same(String one, String other) {
    return of(one).equals(of(other));
  }

  /** Whether whoever gave the former may still give it. */
  static boolean takes(String now, String before) {
    Set<String> taken = of(now);
    return of(before).stream()
        .allMatch(
            type -> taken.contains(type) || (type.equals("integer") && taken.contains("number")));
  }

  /** For people. */
  static String shown(String type) {
    return type.isBlank() ? USUAL : type.strip();
  }

  private static Set<String> of(String type) {
    Set<String> types = new TreeSet<>();
    for (String word : List.of(shown(type).toLowerCase(Locale.ROOT).split(" or "))) {
      types.add(SHORT.getOrDefault(word.strip(), word.strip()));
    }
    return types;
  }
}
