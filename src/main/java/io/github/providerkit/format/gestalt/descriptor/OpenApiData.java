package io.github.providerkit.format.gestalt.descriptor;

import io.github.providerkit.format.gestalt.descriptor.OperationData.Parameter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The operations of an OpenAPI document as plain data ({@code docs/spec/gestalt-app.md} section 4):
 * those with an id, sorted by it, with their parameters and the properties of the first body that
 * has any.
 */
final class OpenApiData {
  private static final Set<String> METHODS =
      Set.of("get", "put", "post", "delete", "options", "head", "patch", "trace");

  /** References in circles lead nowhere. */
  private static final int LONGEST_CHAIN = 50;

  private final Map<String, Object> document;

  OpenApiData(Object document) {
    this.document = map(document);
  }

  String title() {
    return text(map(document.get("info")), "title");
  }

  String description() {
    return text(map(document.get("info")), "description");
  }

  List<Map<String, Object>> operations() {
    List<Map<String, Object>> operations = new ArrayList<>();
    map(document.get("paths"))
        .forEach(
            (path, item) ->
                map(resolved(item))
                    .forEach(
                        (method, operation) -> {
                          if (METHODS.contains(method)) {
                            add(operations, path, method, map(resolved(operation)));
                          }
                        }));
    operations.sort(Comparator.comparing(operation -> (String) operation.get("id")));
    return operations;
  }

  private void add(
      List<Map<String, Object>> operations,
      String path,
      String method,
      Map<String, Object> declared) {
    String id = text(declared, "operationId");
    if (id.isEmpty()) {
      return;
    }
    String summary = text(declared, "summary");
    Map<String, Object> operation = new LinkedHashMap<>();
    operation.put("id", id);
    operation.put("method", method.toUpperCase(Locale.ROOT));
    operation.put("path", path);
    OperationData.put(
        operation, "description", summary.isEmpty() ? text(declared, "description") : summary);
    OperationData.put(operation, "parameters", OperationData.parameters(parameters(declared)));
    OperationData.put(
        operation,
        "tags",
        list(declared.get("tags")).stream().filter(String.class::isInstance).distinct().toList());
    operations.add(operation);
  }

  private List<Parameter> parameters(Map<String, Object> operation) {
    List<Parameter> parameters = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (Object item : list(operation.get("parameters"))) {
      Map<String, Object> declared = map(resolved(item));
      String name = text(declared, "name");
      names.add(name);
      parameters.add(
          parameter(
              name,
              type(map(resolved(declared.get("schema")))),
              text(declared, "in"),
              text(declared, "description"),
              Boolean.TRUE.equals(declared.get("required"))));
    }
    Map<String, Object> body = map(resolved(operation.get("requestBody")));
    for (Object media : map(body.get("content")).values()) {
      Map<String, Object> schema = map(resolved(map(media).get("schema")));
      Map<String, Object> properties = map(schema.get("properties"));
      if (!properties.isEmpty()) {
        List<?> required = list(schema.get("required"));
        properties.forEach(
            (name, property) -> {
              if (names.add(name)) {
                Map<String, Object> declared = map(resolved(property));
                parameters.add(
                    parameter(
                        name,
                        type(declared),
                        "body",
                        text(declared, "description"),
                        required.contains(name)));
              }
            });
        break;
      }
    }
    return parameters;
  }

  /** A name that models can write; the wire has the document's. */
  private static Parameter parameter(
      String name, String type, String location, String description, boolean required) {
    String safe =
        name.replace("[", "_").replaceAll("[\\]'\"`]", "").replaceAll("[^A-Za-z0-9_.-]", "_");
    return new Parameter(
        safe, safe.equals(name) ? "" : name, type, location, description, required, false);
  }

  private static String type(Map<String, Object> schema) {
    Object type = schema.get("type");
    Object first = type instanceof List<?> list && !list.isEmpty() ? list.get(0) : type;
    return first instanceof String text ? text : "string";
  }

  private @Nullable Object resolved(@Nullable Object node) {
    @Nullable Object target = node;
    for (int i = 0; i < LONGEST_CHAIN; i++) {
      if (!(map(target).get("$ref") instanceof String reference) || !reference.startsWith("#/")) {
        return target;
      }
      target = document;
      for (String step : reference.substring(2).split("/")) {
        target = map(target).get(step.replace("~1", "/").replace("~0", "~"));
      }
    }
    return Map.of();
  }

  static String text(Map<String, Object> map, String key) {
    return map.get(key) instanceof String text ? text : "";
  }

  static List<?> list(@Nullable Object value) {
    return value instanceof List<?> list ? list : List.of();
  }

  @SuppressWarnings("unchecked") // Documents have text keys, or the reader refused them.
  static Map<String, Object> map(@Nullable Object value) {
    return value instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
  }
}
