package io.github.providerkit.format.gestalt.descriptor;

import io.github.providerkit.format.gestalt.descriptor.OperationData.Parameter;
import io.github.providerkit.format.gestalt.rules.Surfaces;
import io.github.providerkit.manifest.Document;
import io.github.providerkit.manifest.Problems;
import io.github.providerkit.manifest.RuleLevels;
import io.github.providerkit.manifest.UnreadableDocumentException;
import io.github.providerkit.manifest.read.DocumentReader;
import io.github.providerkit.manifest.shape.Binder;
import io.github.providerkit.manifest.shape.FreeValue;
import io.github.providerkit.manifest.shape.Shape;
import io.github.providerkit.manifest.shape.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The operations that an app exposes, as the metadata of its release list them: those of its code,
 * of its REST surface and of its OpenAPI document, under the names and with the descriptions that
 * {@code spec.allowedOperations} gives them ({@code docs/spec/gestalt-app.md} section 4).
 */
public final class CatalogData {
  private final Value manifest;
  private final Value spec;
  private final Value allowed;

  private CatalogData(Value manifest) {
    this.manifest = manifest;
    this.spec = manifest.get("spec");
    this.allowed = spec.get("allowedOperations");
  }

  /**
   * The catalog of an app in which nothing is wrong.
   *
   * @param executable whether its package has a program
   * @param ofCode the catalog of its code; empty for none
   * @param openApi the document of its OpenAPI surface; empty for none, or when it is not known
   * @return empty when there is none, or none that is known
   */
  public static Optional<Map<String, Object>> of(
      Value manifest, boolean executable, Optional<byte[]> ofCode, Optional<byte[]> openApi) {
    return new CatalogData(manifest).catalog(executable, ofCode, openApi);
  }

  private Optional<Map<String, Object>> catalog(
      boolean executable, Optional<byte[]> ofCode, Optional<byte[]> document) {
    Surfaces surfaces = Surfaces.of(manifest);
    Optional<Map<String, Object>> code = ofCode.flatMap(CatalogData::read);
    if (!surfaces.isManifestBacked()) {
      return code.map(this::restricted);
    }
    boolean rest = surfaces.isDeclarative() && (executable || !surfaces.isSpecLoaded());
    Optional<Map<String, Object>> surface =
        rest ? Optional.of(rest()) : document.flatMap(CatalogData::tree).map(this::openApi);
    Optional<Map<String, Object>> shown = surface.map(this::restricted);
    return code.isPresent() ? Optional.of(merged(restricted(code.get()), shown)) : shown;
  }

  private static Map<String, Object> merged(
      Map<String, Object> code, Optional<Map<String, Object>> surface) {
    if (surface.isEmpty()) {
      return code;
    }
    Map<String, Object> both = new LinkedHashMap<>(code);
    List<Object> operations = new ArrayList<>(operations(code));
    operations.addAll(operations(surface.get()));
    both.put("operations", operations);
    return both;
  }

  private static List<Object> operations(Map<String, Object> catalog) {
    return catalog.get("operations") instanceof List<?> list ? new ArrayList<>(list) : List.of();
  }

  /** Where a name belongs to these operations, those that are named, under their new names. */
  private Map<String, Object> restricted(Map<String, Object> catalog) {
    List<Object> operations = operations(catalog);
    Set<String> named = new LinkedHashSet<>(allowed.entries().keySet());
    boolean concerned = operations.stream().anyMatch(operation -> named.contains(id(operation)));
    Map<String, Object> result = new LinkedHashMap<>(catalog);
    result.put(
        "operations",
        concerned
            ? operations.stream()
                .filter(operation -> named.contains(id(operation)))
                .map(this::overridden)
                .toList()
            : operations);
    return result;
  }

  private static String id(Object operation) {
    return operation instanceof Map<?, ?> map && map.get("id") instanceof String id ? id : "";
  }

  private Object overridden(Object operation) {
    Value override = allowed.get(id(operation));
    if (override.data() == null) {
      return operation;
    }
    Map<String, Object> changed = new LinkedHashMap<>(StaticValidation.map(operation));
    OperationData.put(changed, "id", override.get("alias").text());
    OperationData.put(changed, "description", override.get("description").text());
    Set<Object> tags = new LinkedHashSet<>(texts(changed.get("tags")));
    override.get("tags").items().forEach(tag -> tags.add(tag.text()));
    OperationData.put(changed, "tags", List.copyOf(tags));
    return changed;
  }

  private static List<Object> texts(@Nullable Object value) {
    return value instanceof List<?> list ? new ArrayList<>(list) : List.of();
  }

  private Map<String, Object> rest() {
    Map<String, Object> catalog =
        head(manifest.get("displayName").text(), manifest.get("description").text());
    Map<String, Object> headers = new LinkedHashMap<>();
    spec.get("headers").entries().forEach((name, value) -> headers.put(name, value.text()));
    if (!headers.isEmpty()) {
      catalog.put("headers", headers);
    }
    List<Object> operations = new ArrayList<>();
    for (Value declared : spec.get("surfaces").get("rest").get("operations").items()) {
      List<Parameter> parameters = new ArrayList<>();
      for (Value parameter : declared.get("parameters").items()) {
        parameters.add(
            new Parameter(
                parameter.get("name").text(),
                "",
                parameter.get("type").text(),
                parameter.get("in").text(),
                parameter.get("description").text(),
                parameter.get("required").flag(),
                parameter.get("internal").flag()));
      }
      Map<String, Object> operation = new LinkedHashMap<>();
      operation.put("id", declared.get("name").text());
      operation.put("method", declared.get("method").text());
      operation.put("path", declared.get("path").text());
      OperationData.put(operation, "description", declared.get("description").text());
      if (!parameters.isEmpty()) {
        operation.put("inputSchema", OperationData.inputSchema(parameters));
      }
      operation.put("annotations", OperationData.annotations(declared.get("method").text()));
      OperationData.put(operation, "parameters", OperationData.parameters(parameters));
      OperationData.put(
          operation,
          "tags",
          declared.get("tags").items().stream().map(Value::text).distinct().toList());
      operation.put("transport", "rest");
      operations.add(operation);
    }
    catalog.put("operations", operations);
    return catalog;
  }

  private Map<String, Object> openApi(Object document) {
    OpenApiData data = new OpenApiData(document);
    Map<String, Object> catalog = head(data.title(), data.description());
    Set<String> named = allowed.entries().keySet();
    catalog.put(
        "operations",
        data.operations().stream()
            .filter(operation -> named.isEmpty() || named.contains(id(operation)))
            .toList());
    return catalog;
  }

  private Map<String, Object> head(String displayName, String description) {
    Map<String, Object> catalog = new LinkedHashMap<>();
    catalog.put("name", manifest.get("source").text());
    catalog.put("displayName", displayName);
    catalog.put("description", description);
    return catalog;
  }

  /** A catalog with the fields that it always has. */
  private static Optional<Map<String, Object>> read(byte[] bytes) {
    return tree(bytes)
        .map(
            tree -> {
              Map<String, Object> catalog = new LinkedHashMap<>();
              for (String field : List.of("name", "displayName", "description")) {
                catalog.put(field, "");
              }
              catalog.putAll(StaticValidation.map(tree));
              catalog.putIfAbsent("operations", List.of());
              return catalog;
            });
  }

  /** The plain data of a document that was read before. */
  private static Optional<Object> tree(byte[] bytes) {
    Problems unheard = new Problems(RuleLevels.DEFAULT);
    try {
      Document document = DocumentReader.read("document", bytes, Document.Syntax.YAML, unheard);
      Value value = Binder.bind(document, Shape.Leaf.ANYTHING, unheard, Map.of());
      return value.data() instanceof Map<?, ?>
          ? Optional.ofNullable(FreeValue.throughJson(value.data()))
          : Optional.empty();
    } catch (UnreadableDocumentException e) {
      return Optional.empty();
    }
  }
}
