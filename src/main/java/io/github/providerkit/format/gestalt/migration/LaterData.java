package io.github.providerkit.format.gestalt.migration;

import io.github.providerkit.code.Kind;
import io.github.providerkit.format.gestalt.generation.Generation;
import io.github.providerkit.format.gestalt.rules.Check;
import io.github.providerkit.format.gestalt.rules.GestaltRules;
import io.github.providerkit.manifest.shape.Shape;
import io.github.providerkit.manifest.shape.Shape.ListOf;
import io.github.providerkit.manifest.shape.Shape.MapOf;
import io.github.providerkit.manifest.shape.Shape.Struct;
import io.github.providerkit.manifest.shape.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a manifest says in a later generation ({@code docs/spec/gestalt-app.md} section 8): what the
 * later shape lacks goes, modes and the kind get their later names, {@code release.build} becomes
 * {@code build}. Whatever is lost is told to the author.
 */
public final class LaterData {
  private static final String SPEC = "spec";
  private static final String BUILD = "build";

  private final Generation generation;
  private final Check check;

  /**
   * Prepares a change.
   *
   * @param generation the later one
   * @param check the manifest as its author wrote it, and where problems go
   */
  public LaterData(Generation generation, Check check) {
    this.generation = generation;
    this.check = check;
  }

  /**
   * Changes data.
   *
   * @param data the manifest's fields in the terms of the generation before; what {@code source}
   *     says stays in any case
   */
  public void change(Map<String, Object> data) {
    Value manifest = check.manifest();
    Kind kind = check.kind().orElseThrow();
    data.put("kind", generation.nameOf(kind).orElse(generation.formerKinds().get(kind.word())));
    Object build = asMap(data.get("release")).get(BUILD);
    Map<String, Object> spec = asMap(data.get(SPEC));
    modes(spec, "connections", "mode");
    modes(spec, "http", "credentialMode");
    packagingsOwn(data, spec, kind);
    strip(manifest, data, generation.shape(), "");
    if (build != null) {
      data.put(BUILD, asMap(build));
      tell(
          manifest.get("release").get(BUILD),
          "what the command makes is looked for in another place now",
          "let it write files to serve to $GESTALT_BUILD_STATIC, with an index.html, or a program to "
              + ".gestaltd/bin/"
              + name());
    }
    // Apps need the block; that it is empty says that they have no operations of their own.
    if (kind == Kind.PLUGIN || kind == Kind.UI) {
      data.putIfAbsent(SPEC, new LinkedHashMap<>());
    }
  }

  /** The last segment of {@code source}, which names files. */
  private String name() {
    return check.manifest().get("source").text().replaceFirst(".*/", "");
  }

  private void modes(Map<String, Object> spec, String block, String field) {
    Value written = check.spec().get(block);
    asMap(spec.get(block))
        .forEach(
            (name, entry) -> {
              Map<String, Object> fields = asMap(entry);
              Object mode = fields.get(field);
              String later = mode == null ? null : generation.modes().former().get(mode);
              if (later != null) {
                fields.put(field, later);
                if ("platform".equals(mode)) {
                  tell(
                      written.get(name).get(field),
                      "credentials of the deployment have no mode of their own any more; %s is written"
                          .formatted(later),
                      "decide whose credentials these are: they belong to a subject now");
                }
              }
            });
  }

  /** What only packaging writes in the later generation. */
  private void packagingsOwn(Map<String, Object> data, Map<String, Object> spec, Kind kind) {
    Value manifest = check.manifest();
    if (generation.made().program()) {
      for (String field : List.of("artifacts", "entrypoint")) {
        if (data.remove(field) != null) {
          tell(
              manifest.get(field),
              "the field is left out: packaging writes it",
              "a build has to put the program to .gestaltd/bin/" + name());
        }
      }
    }
    boolean app = kind == Kind.PLUGIN || kind == Kind.UI;
    if (generation.made().assets() && app && spec.remove("assetRoot") != null) {
      tell(
          check.spec().get("assetRoot"),
          "the field is left out: packaging writes it",
          "a build has to put the files to serve into $GESTALT_BUILD_STATIC, with an index.html");
    }
  }

  private void strip(Value value, Map<String, Object> data, Struct shape, String path) {
    for (String name : new ArrayList<>(data.keySet())) {
      String place = path.isEmpty() ? name : path + "." + name;
      Shape later = shape.fields().containsKey(name) ? shape.fields().get(name).shape() : null;
      if (later != null) {
        descend(value.get(name), data.get(name), later, place);
      } else {
        Object lost = data.remove(name);
        if (!place.equals("release")) {
          tell(
              value.get(name),
              "the field is left out: it has no counterpart",
              hint(place, value, lost));
        }
      }
    }
  }

  private void descend(Value value, @Nullable Object data, Shape shape, String path) {
    if (shape instanceof Struct struct && data instanceof Map) {
      strip(value, asMap(data), struct, path);
    } else if (shape instanceof MapOf map && data instanceof Map) {
      asMap(data)
          .forEach((name, entry) -> descend(value.get(name), entry, map.value(), path + ".*"));
    } else if (shape instanceof ListOf list && data instanceof List<?> items) {
      for (int i = 0; i < items.size(); i++) {
        descend(value.items().get(i), items.get(i), list.item(), path + "[]");
      }
    }
  }

  private @Nullable String hint(String place, Value owner, @Nullable Object lost) {
    boolean named = owner.knows("name") && owner.get("name").isPresent();
    String operation = named ? owner.get("name").text() : owner.path().replaceFirst(".*\\.", "");
    return LostFields.hint(place, name(), operation, lost);
  }

  private void tell(Value where, String message, @Nullable String hint) {
    check.report(GestaltRules.NO_COUNTERPART, where, message, hint);
  }

  @SuppressWarnings("unchecked") // Plain data of structs and maps has nothing but text keys.
  private static Map<String, Object> asMap(@Nullable Object value) {
    return value instanceof Map ? (Map<String, Object>) value : new LinkedHashMap<>();
  }
}
