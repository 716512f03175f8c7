package io.github.providerkit.format.legacy;

import io.github.providerkit.manifest.shape.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The plain data of a manifest as its author wrote it: with what is empty or false, in the author's
 * order.
 */
final class PlainValues {
  private PlainValues() {}

  /** The fields of a struct; the result may be changed, at any depth. */
  static Map<String, Object> of(Value value) {
    Map<String, Object> data = new LinkedHashMap<>();
    value
        .entries()
        .forEach(
            (name, entry) -> {
              if (entry.data() != null) {
                data.put(name, plain(entry));
              }
            });
    return data;
  }

  private static Object plain(Value value) {
    if (value.data() instanceof Map) {
      return of(value);
    }
    if (value.data() instanceof List) {
      List<Object> items = new ArrayList<>();
      value.items().forEach(item -> items.add(plain(item)));
      return items;
    }
    return value.data();
  }
}
