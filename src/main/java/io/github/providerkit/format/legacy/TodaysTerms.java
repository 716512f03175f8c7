package io.github.providerkit.format.legacy;

import io.github.providerkit.code.Kind;
import io.github.providerkit.manifest.shape.Shape;
import io.github.providerkit.manifest.shape.Shape.Field;
import io.github.providerkit.manifest.shape.Shape.ListOf;
import io.github.providerkit.manifest.shape.Shape.MapOf;
import io.github.providerkit.manifest.shape.Shape.Struct;
import io.github.providerkit.manifest.shape.Value;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A manifest of this format in the terms of today's, so that the rules and the layout of both are
 * one ({@code docs/spec/gestalt-legacy.md} section 10). Every value keeps the path and the place
 * that it has in the author's file, and so does every value that is missing.
 */
final class TodaysTerms {
  private TodaysTerms() {}

  /** The manifest with today's names and structure. */
  static Value of(Value manifest) {
    if (manifest.data() == null) {
      return manifest.as(TodaysShape.MANIFEST);
    }
    Map<String, Value> fields = new LinkedHashMap<>();
    for (Field field : LegacyShape.MANIFEST.fields().values()) {
      Field today = TodaysShape.MANIFEST.fields().get(name(field.name()));
      if (today != null) {
        fields.put(today.name(), renamed(manifest.get(field.name()), field.shape(), today.shape()));
      }
    }
    Value provider = block(manifest, "provider");
    Value webui = block(manifest, "webui");
    boolean ui = webui.isPresent() && !provider.isPresent();
    fields.put("kind", kind(ui ? webui : provider, ui ? Kind.UI : Kind.PLUGIN));
    fields.put("entrypoint", provider.get("exec"));
    fields.put("spec", ui ? webui : provider);
    return manifest.with(TodaysShape.MANIFEST, fields);
  }

  private static Value block(Value manifest, String name) {
    Shape shape = LegacyShape.MANIFEST.field(name).shape();
    return renamed(manifest.get(name), shape, TodaysShape.SPEC);
  }

  private static Value kind(Value block, Kind kind) {
    return block.implied(Shape.Leaf.TEXT, kind.word());
  }

  private static Value renamed(Value value, Shape shape, Shape today) {
    if (value.data() == null) {
      return value.as(today);
    }
    if (shape instanceof ListOf list) {
      Shape item = ((ListOf) today).item();
      return value.with(
          today, value.items().stream().map(v -> renamed(v, list.item(), item)).toList());
    }
    Map<String, Value> entries = new LinkedHashMap<>();
    if (shape instanceof MapOf map) {
      Shape entry = ((MapOf) today).value();
      value.entries().forEach((name, v) -> entries.put(name, renamed(v, map.value(), entry)));
      return value.with(today, entries);
    }
    if (shape instanceof Struct struct) {
      for (Field field : struct.fields().values()) {
        String name = name(field.name());
        Shape inner = ((Struct) today).field(name).shape();
        entries.put(name, renamed(value.get(field.name()), field.shape(), inner));
      }
      return value.with(today, entries);
    }
    return value.as(today);
  }

  /** Today's name of a field: {@code baseUrl} for {@code base_url}. */
  static String name(String field) {
    StringBuilder name = new StringBuilder();
    for (int i = 0; i < field.length(); i++) {
      char c = field.charAt(i);
      boolean capital = i > 0 && field.charAt(i - 1) == '_';
      if (c != '_') {
        name.append(capital ? Character.toUpperCase(c) : c);
      }
    }
    return name.toString();
  }
}
