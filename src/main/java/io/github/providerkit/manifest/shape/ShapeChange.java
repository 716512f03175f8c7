package io.github.providerkit.manifest.shape;

import io.github.providerkit.manifest.shape.Shape.Field;
import io.github.providerkit.manifest.shape.Shape.ListOf;
import io.github.providerkit.manifest.shape.Shape.MapOf;
import io.github.providerkit.manifest.shape.Shape.Struct;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A shape that differs from another one in a few places: what the next version of a manifest has
 * more, and what it has no longer. Places are dotted paths; {@code []} stands behind a list for its
 * elements, {@code *} for the entries of a map.
 */
public final class ShapeChange {
  private Struct shape;

  private ShapeChange(Struct shape) {
    this.shape = shape;
  }

  /** No difference so far. */
  public static ShapeChange of(Struct shape) {
    return new ShapeChange(shape);
  }

  /**
   * Takes fields out.
   *
   * @param places the fields
   * @throws IllegalArgumentException if there is no such field
   */
  public ShapeChange without(String... places) {
    for (String place : places) {
      int dot = place.lastIndexOf('.');
      String name = place.substring(dot + 1);
      shape =
          (Struct)
              changed(
                  shape,
                  dot < 0 ? "" : place.substring(0, dot),
                  struct -> {
                    Map<String, Field> fields = new LinkedHashMap<>(struct.fields());
                    known(fields.remove(name), place);
                    return new Struct(fields, struct.unknown());
                  });
    }
    return this;
  }

  /**
   * Puts fields in.
   *
   * @param place the struct that gets them; empty for the whole manifest
   * @param before the field in front of which they are written; empty for the end
   * @throws IllegalArgumentException if there is no such struct or field
   */
  public ShapeChange with(String place, String before, Field... added) {
    shape =
        (Struct)
            changed(
                shape,
                place,
                struct -> {
                  Map<String, Field> fields = new LinkedHashMap<>();
                  for (Field field : struct.fields().values()) {
                    if (field.name().equals(before)) {
                      put(fields, added);
                    }
                    fields.put(field.name(), field);
                  }
                  if (before.isEmpty()) {
                    put(fields, added);
                  } else {
                    known(fields.get(before), before);
                  }
                  return new Struct(fields, struct.unknown());
                });
    return this;
  }

  private static void put(Map<String, Field> fields, Field... added) {
    for (Field field : added) {
      fields.put(field.name(), field);
    }
  }

  /** The shape with all differences. */
  public Struct shape() {
    return shape;
  }

  private static Shape changed(Shape at, String place, UnaryOperator<Struct> change) {
    if (place.isEmpty()) {
      return change.apply((Struct) at);
    }
    if (place.startsWith("[]")) {
      return new ListOf(changed(((ListOf) at).item(), tail(place.substring(2)), change));
    }
    int end = end(place);
    String name = place.substring(0, end);
    String rest = tail(place.substring(end));
    if (at instanceof MapOf map) {
      return new MapOf(changed(map.value(), rest, change), map.nullable());
    }
    Struct struct = (Struct) at;
    Field field = known(struct.fields().get(name), place);
    Map<String, Field> fields = new LinkedHashMap<>(struct.fields());
    fields.put(name, new Field(name, changed(field.shape(), rest, change), field.presence()));
    return new Struct(fields, struct.unknown());
  }

  private static int end(String place) {
    int dot = place.indexOf('.');
    int list = place.indexOf("[]");
    int first = Math.min(dot < 0 ? place.length() : dot, list < 0 ? place.length() : list);
    return first;
  }

  private static String tail(String rest) {
    return rest.startsWith(".") ? rest.substring(1) : rest;
  }

  private static Field known(@Nullable Field field, String place) {
    if (field == null) {
      throw new IllegalArgumentException("no field \"" + place + "\"");
    }
    return field;
  }
}
