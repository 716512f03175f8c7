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
    Value renamed = renamed(manifest, LegacyShape.MANIFEST);
    if (renamed.data() == null) {
      return renamed;
    }
    Map<String, Value> fields = new LinkedHashMap<>(renamed.entries());
    Value provider = fields.remove("provider");
    Value webui = fields.remove("webui");
    boolean ui = webui.isPresent() && !provider.isPresent();
    fields.put("kind", kind(ui ? webui : provider, ui ? Kind.UI : Kind.PLUGIN));
    fields.put("entrypoint", provider.get("exec"));
    fields.put("spec", ui ? webui : provider);
    return renamed.with(fields);
  }

  private static Value kind(Value block, Kind kind) {
    return new Value(block.path(), block.keyPosition(), block.keyPosition(), kind.word(), false);
  }

  private static Value renamed(Value value, Shape shape) {
    if (value.data() == null) {
      return value;
    }
    if (shape instanceof ListOf list) {
      return value.with(value.items().stream().map(item -> renamed(item, list.item())).toList());
    }
    Map<String, Value> entries = new LinkedHashMap<>();
    if (shape instanceof MapOf map) {
      value.entries().forEach((name, entry) -> entries.put(name, renamed(entry, map.value())));
      return value.with(entries);
    }
    if (shape instanceof Struct struct) {
      for (Field field : struct.fields().values()) {
        entries.put(name(field.name()), renamed(value.get(field.name()), field.shape()));
      }
      return value.with(entries);
    }
    return value;
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
