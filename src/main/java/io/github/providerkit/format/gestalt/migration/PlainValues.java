package io.github.providerkit.format.gestalt.migration;

import io.github.providerkit.manifest.shape.Shape.Leaf;
import io.github.providerkit.manifest.shape.Shape.MapOf;
import io.github.providerkit.manifest.shape.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The plain data of a manifest as its author wrote it: with what is empty or false, in the author's
 * order.
 */
public final class PlainValues {
  private PlainValues() {}

  /** The fields of a struct; the result may be changed, at any depth. */
  public static Map<String, Object> of(Value value) {
    Map<String, Object> data = new LinkedHashMap<>();
    // An entry of a map is there even where it says nothing: allowedOperations: {ListThings: }.
    boolean free = value.shape() instanceof MapOf;
    value
        .entries()
        .forEach(
            (name, entry) -> {
              if (entry.data() != null || free) {
                data.put(name, plain(entry));
              }
            });
    return data;
  }

  private static @Nullable Object plain(Value value) {
    if (value.shape() instanceof Leaf) {
      return value.data();
    }
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
