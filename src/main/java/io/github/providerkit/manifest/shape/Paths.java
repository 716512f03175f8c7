package io.github.providerkit.manifest.shape;

import java.util.regex.Pattern;

/** Writes field paths: {@code spec.routes[0].path}; a key that would be ambiguous is quoted. */
public final class Paths {
  private static final Pattern SIMPLE = Pattern.compile("[\\p{L}\\p{N}_$/@+-]+");

  private Paths() {}

  /** The path of an entry of a map. */
  public static String child(String parent, String key) {
    if (SIMPLE.matcher(key).matches()) {
      return parent.isEmpty() ? key : parent + "." + key;
    }
    return parent + "[\"" + key.replace("\"", "\\\"") + "\"]";
  }

  /** The path of an element of a list. */
  public static String item(String parent, int index) {
    return parent + "[" + index + "]";
  }
}
