package io.github.providerkit.manifest.edit;

import io.github.providerkit.manifest.Node;
import io.github.providerkit.manifest.Node.Entry;
import java.util.List;
import java.util.Map;

/** Where a key that the author did not write finds its place among those that stay. */
final class InsertionPoint {
  /** New key to the key that it belongs behind; every other key goes to the end. */
  private static final Map<String, String> COMPANIONS = Map.of("sha256", "path");

  private InsertionPoint() {}

  /** The index of the entry to insert behind: one that stays. */
  static int before(String key, List<Entry> entries, boolean[] stays) {
    int last = -1;
    for (int i = 0; i < stays.length; i++) {
      if (stays[i]) {
        last = i;
        String name = ((Node.Scalar) entries.get(i).key()).value();
        if (name.equals(COMPANIONS.get(key))) {
          return i;
        }
      }
    }
    return last;
  }
}
