package io.github.providerkit.format.gestalt.descriptor;

import io.github.providerkit.code.Kind;
import io.github.providerkit.format.gestalt.generation.Generations;
import io.github.providerkit.format.gestalt.rules.EffectiveManifest;
import io.github.providerkit.manifest.shape.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a server has to know of a provider before it opens an archive: the manifest without what
 * depends on a platform or names a file of the package, and the operations ({@code
 * docs/spec/gestalt-app.md} section 4).
 */
public final class StaticValidation {
  /** Documents of surfaces; a local one is named in the package alone. */
  private static final Map<String, String> DOCUMENTS =
      Map.of("openapi", "document", "graphql", "url", "mcp", "url");

  private StaticValidation() {}

  /**
   * The block of the metadata.
   *
   * @param manifest the source manifest, in which nothing is wrong
   * @param assetRoot the directory of files to serve in the package; empty for none
   * @param catalog the operations that it exposes; empty when there are none, or none are known
   */
  public static Map<String, Object> of(
      Value manifest, Optional<String> assetRoot, Optional<Map<String, Object>> catalog) {
    Map<String, Object> data = EffectiveManifest.of(manifest);
    Map<String, Object> block = new LinkedHashMap<>();
    block.put("manifest", manifest(data, assetRoot));
    boolean app = Generations.kindOf(manifest).filter(Kind.PLUGIN::equals).isPresent();
    if (app && catalog.isPresent()) {
      block.put("catalog", catalog.get());
    } else if (app && isSessionOnly(manifest)) {
      block.put("catalogSessionOnly", true);
    }
    present(data, "dependencies", block, "requires");
    present(data, "compatibility", block, "compatibility");
    return block;
  }

  private static Map<String, Object> manifest(
      Map<String, Object> data, Optional<String> assetRoot) {
    Map<String, Object> manifest = new LinkedHashMap<>();
    for (String field : List.of("displayName", "description")) {
      if (data.containsKey(field)) {
        manifest.put(field, data.get(field));
      }
    }
    if (data.get("spec") instanceof Map || assetRoot.isPresent()) {
      Map<String, Object> spec = new LinkedHashMap<>(map(data.get("spec")));
      spec.remove("configSchemaPath");
      spec.computeIfPresent("surfaces", (name, surfaces) -> withoutFiles(map(surfaces)));
      assetRoot.ifPresent(root -> spec.put("assetRoot", root));
      manifest.put("spec", spec);
    }
    return manifest;
  }

  private static Map<String, Object> withoutFiles(Map<String, Object> surfaces) {
    Map<String, Object> result = new LinkedHashMap<>(surfaces);
    DOCUMENTS.forEach(
        (surface, field) ->
            result.computeIfPresent(
                surface,
                (name, value) -> {
                  Map<String, Object> changed = new LinkedHashMap<>(map(value));
                  changed.computeIfPresent(
                      field, (key, text) -> isLocal((String) text) ? "" : text);
                  return changed;
                }));
    return result;
  }

  private static boolean isLocal(String reference) {
    return !reference.contains("://") || reference.startsWith("file://");
  }

  /** Whether nothing but an MCP server knows the operations. */
  private static boolean isSessionOnly(Value manifest) {
    Value surfaces = manifest.get("spec").get("surfaces");
    return !surfaces.get("mcp").get("url").text().isBlank()
        && surfaces.get("openapi").get("document").text().isBlank()
        && surfaces.get("graphql").get("url").text().isBlank()
        && surfaces.get("rest").get("operations").items().isEmpty();
  }

  /** Older servers of the generation know neither: they are written where the manifest asks. */
  private static void present(
      Map<String, Object> data, String field, Map<String, Object> block, String name) {
    if (data.get(field) instanceof Map<?, ?> value && !value.isEmpty()) {
      block.put(name, value);
    }
  }

  @SuppressWarnings("unchecked") // Plain data of a struct has nothing but text keys.
  static Map<String, Object> map(@Nullable Object value) {
    return value == null ? Map.of() : (Map<String, Object>) value;
  }
}
