package io.github.providerkit.format.gestalt.descriptor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One operation of a catalog as plain data, in the consumer's order of fields ({@code
 * docs/spec/gestalt-app.md} section 4).
 */
final class OperationData {
  private static final List<String> TYPES =
      List.of("integer", "number", "boolean", "array", "object");
  private static final Map<String, String> SHORT =
      Map.of("int", "integer", "float", "number", "double", "number", "bool", "boolean");

  private OperationData() {}

  /**
   * A parameter.
   *
   * @param wireName its name on the wire; empty where it is the same
   */
  record Parameter(
      String name,
      String wireName,
      String type,
      String location,
      String description,
      boolean required,
      boolean internal) {
    private Map<String, Object> data() {
      Map<String, Object> data = new LinkedHashMap<>();
      data.put("name", name);
      put(data, "wireName", wireName);
      data.put("type", type);
      put(data, "location", location);
      put(data, "description", description);
      if (required) {
        data.put("required", true);
      }
      if (internal) {
        data.put("internal", true);
      }
      return data;
    }
  }

  static void put(Map<String, Object> data, String field, String text) {
    if (!text.isEmpty()) {
      data.put(field, text);
    }
  }

  static void put(Map<String, Object> data, String field, List<?> list) {
    if (!list.isEmpty()) {
      data.put(field, list);
    }
  }

  static List<Object> parameters(List<Parameter> parameters) {
    return parameters.stream().map(parameter -> (Object) parameter.data()).toList();
  }

  /** The JSON Schema of what an operation takes: a map, which readers take as well as a text. */
  static Map<String, Object> inputSchema(List<Parameter> parameters) {
    Map<String, Object> properties = new LinkedHashMap<>();
    List<Object> required = new ArrayList<>();
    for (Parameter parameter : parameters) {
      Map<String, Object> property = new LinkedHashMap<>();
      property.put("type", type(parameter.type()));
      put(property, "description", parameter.description());
      properties.put(parameter.name(), property);
      if (parameter.required()) {
        required.add(parameter.name());
      }
    }
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("type", "object");
    schema.put("properties", properties);
    put(schema, "required", required);
    return schema;
  }

  private static String type(String written) {
    String type = written.strip().toLowerCase(Locale.ROOT);
    String known = SHORT.getOrDefault(type, type);
    if (TYPES.contains(known)) {
      return known;
    }
    if (type.startsWith("array<") || type.startsWith("array[")) {
      return "array";
    }
    return type.startsWith("object{") ? "object" : "string";
  }

  /** What is known of an operation by its method. */
  static Map<String, Object> annotations(String method) {
    Map<String, Object> hints = new LinkedHashMap<>();
    switch (method.toUpperCase(Locale.ROOT)) {
      case "GET", "HEAD" -> hints.put("readOnlyHint", true);
      case "PUT" -> hints.put("idempotentHint", true);
      case "DELETE" -> hints.put("destructiveHint", true);
      default -> {
        // Of the others nothing is known.
      }
    }
    hints.put("openWorldHint", true);
    return hints;
  }
}
