package io.github.providerkit.manifest.shape;

import io.github.providerkit.manifest.shape.Shape.Field;
import io.github.providerkit.manifest.shape.Shape.Leaf;
import io.github.providerkit.manifest.shape.Shape.ListOf;
import io.github.providerkit.manifest.shape.Shape.MapOf;
import io.github.providerkit.manifest.shape.Shape.Presence;
import io.github.providerkit.manifest.shape.Shape.Steps;
import io.github.providerkit.manifest.shape.Shape.Struct;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Turns bound values into plain data (Map, List, String, Boolean, Long, Double, null) in the order
 * of their shape. Empty fields are left out unless they are always written; what has no value at
 * all becomes its type's empty one ({@code docs/spec/gestalt-manifest.md} section 8.3).
 */
public final class PlainData {
  private PlainData() {}

  /** The data of a struct; never null. The result may be changed. */
  public static Map<String, Object> of(Value value, Struct shape) {
    Map<String, Object> data = new LinkedHashMap<>();
    for (Field field : shape.fields().values()) {
      Value child = value.get(field.name());
      if (field.presence() == Presence.ALWAYS || !isEmpty(child.data(), field.shape())) {
        data.put(field.name(), plain(child, field.shape(), field.presence()));
      }
    }
    return data;
  }

  /** A free value and a struct count as soon as they are there. */
  private static boolean isEmpty(@Nullable Object data, Shape shape) {
    if (data == null || shape == Leaf.ANYTHING || shape instanceof Struct) {
      return data == null;
    }
    return data.equals("")
        || data.equals(false)
        || data.equals(0L)
        || (data instanceof List<?> list && list.isEmpty())
        || (data instanceof Map<?, ?> map && map.isEmpty());
  }

  private static @Nullable Object plain(Value value, Shape shape, Presence presence) {
    if (shape instanceof Leaf leaf) {
      return leaf(value, leaf);
    }
    if (shape instanceof Struct struct) {
      return value.data() == null && presence == Presence.UNLESS_EMPTY ? null : of(value, struct);
    }
    if (value.data() == null) {
      return null;
    }
    if (shape instanceof Steps) {
      return plain(value, value.shape(), presence);
    }
    if (shape instanceof ListOf list) {
      List<Object> items = new ArrayList<>();
      value.items().forEach(item -> items.add(plain(item, list.item(), Presence.ALWAYS)));
      return items;
    }
    MapOf map = (MapOf) shape;
    Map<String, Object> entries = new TreeMap<>();
    Presence each = map.nullable() ? Presence.UNLESS_EMPTY : Presence.ALWAYS;
    value.entries().forEach((name, item) -> entries.put(name, plain(item, map.value(), each)));
    return new LinkedHashMap<>(entries);
  }

  private static @Nullable Object leaf(Value value, Leaf leaf) {
    return switch (leaf) {
      case TEXT -> value.text();
      case FLAG -> value.flag();
      case WHOLE -> value.whole();
      case ANYTHING -> FreeValue.throughJson(value.data());
    };
  }
}
