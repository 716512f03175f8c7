package io.github.providerkit.format.gestalt.rules;

import java.util.HashSet;
import java.util.Set;

/**
 * The names that stand in braces in the path of an operation. They are found once, for all of its
 * parameters.
 */
final class PathPlaceholders {
  /** Longer names, and those with braces in them, are so rare that each is looked for by itself. */
  private static final int LONGEST = 1_000;

  private final String path;
  private final Set<String> names = new HashSet<>();

  PathPlaceholders(String path) {
    this.path = path;
    int end = -1;
    for (int start = path.indexOf('{'); start >= 0; start = path.indexOf('{', start + 1)) {
      end = end > start ? end : path.indexOf('}', start);
      if (end < 0) {
        return;
      }
      int inner = path.indexOf('{', start + 1);
      if (end - start <= LONGEST && (inner < 0 || inner > end)) {
        names.add(path.substring(start + 1, end));
      }
    }
  }

  /** Whether the path has the name in braces, literally. */
  boolean contains(String name) {
    boolean rare = name.length() >= LONGEST || name.indexOf('{') >= 0 || name.indexOf('}') >= 0;
    return rare ? path.contains("{" + name + "}") : names.contains(name);
  }
}
