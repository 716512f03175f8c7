package io.github.providerkit.manifest.shape;

import java.util.regex.Pattern;

/** Writes field paths: {@code spec.routes[0].path}; a key that would be ambiguous is quoted. */
public final class Paths {
  /** Of a longer key only the beginning is told. */
  static final int LONGEST_KEY = 200;

  private static final Pattern SIMPLE = Pattern.compile("[\\p{L}\\p{N}_$/@+-]+");

  private Paths() {}

  /** The path of an entry of a map. */
  public static String child(String parent, String key) {
    String shown = key.length() > LONGEST_KEY ? key.substring(0, LONGEST_KEY) + "…" : key;
    if (SIMPLE.matcher(shown).matches()) {
      return parent.isEmpty() ? shown : parent + "." + shown;
    }
    return parent + "[\"" + shown.replace("\"", "\\\"") + "\"]";
  }

  /** The path of an element of a list. */
  public static String item(String parent, int index) {
    return parent + "[" + index + "]";
  }
}
