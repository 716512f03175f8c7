package io.github.providerkit.format.legacy;

import io.github.providerkit.format.gestalt.generation.ManifestShape;
import io.github.providerkit.manifest.shape.Shape;
import io.github.providerkit.manifest.shape.Shape.Field;
import io.github.providerkit.manifest.shape.Shape.ListOf;
import io.github.providerkit.manifest.shape.Shape.MapOf;
import io.github.providerkit.manifest.shape.Shape.Struct;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The fields of a manifest of this format in today's terms: its own under today's names, and those
 * of today's that it never has, so that rules can ask for them.
 */
final class TodaysShape {
  private static final String PROVIDER = "provider";
  private static final String WEBUI = "webui";
  private static final String SPEC_FIELD = "spec";

  /** What becomes {@code spec}: the block of a plugin and that of a UI. */
  static final Struct SPEC = spec();

  /** The whole manifest. */
  static final Struct MANIFEST = manifest();

  private TodaysShape() {}

  private static Struct spec() {
    Struct old = LegacyShape.MANIFEST;
    Shape both = joined(renamed(old.field(PROVIDER).shape()), renamed(old.field(WEBUI).shape()));
    return (Struct) joined(both, ManifestShape.MANIFEST.field(SPEC_FIELD).shape());
  }

  private static Struct manifest() {
    Map<String, Field> fields =
        new LinkedHashMap<>(((Struct) renamed(LegacyShape.MANIFEST)).fields());
    fields.remove(PROVIDER);
    fields.remove(WEBUI);
    fields.put(SPEC_FIELD, Field.of(SPEC_FIELD, SPEC));
    Struct own = new Struct(fields, LegacyShape.MANIFEST.unknown());
    return (Struct) joined(own, ManifestShape.MANIFEST);
  }

  private static Shape renamed(Shape shape) {
    if (shape instanceof ListOf list) {
      return new ListOf(renamed(list.item()));
    }
    if (shape instanceof MapOf map) {
      return new MapOf(renamed(map.value()), map.nullable());
    }
    if (!(shape instanceof Struct struct)) {
      return shape;
    }
    Map<String, Field> fields = new LinkedHashMap<>();
    for (Field field : struct.fields().values()) {
      String name = TodaysTerms.name(field.name());
      fields.put(name, new Field(name, renamed(field.shape()), field.presence()));
    }
    return new Struct(fields, struct.unknown());
  }

  /** Fields of both; where they do not agree on a type it is the first one's. */
  private static Shape joined(Shape own, Shape other) {
    if (own instanceof ListOf list && other instanceof ListOf others) {
      return new ListOf(joined(list.item(), others.item()));
    }
    if (own instanceof MapOf map && other instanceof MapOf others) {
      return new MapOf(joined(map.value(), others.value()), map.nullable());
    }
    if (!(own instanceof Struct struct && other instanceof Struct others)) {
      return own;
    }
    Map<String, Field> fields = new LinkedHashMap<>(struct.fields());
    for (Field field : others.fields().values()) {
      fields.merge(
          field.name(),
          field,
          (mine, theirs) ->
              new Field(mine.name(), joined(mine.shape(), theirs.shape()), mine.presence()));
    }
    return new Struct(fields, struct.unknown());
  }
}
