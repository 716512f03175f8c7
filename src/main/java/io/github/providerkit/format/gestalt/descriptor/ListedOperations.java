package io.github.providerkit.format.gestalt.descriptor;

import io.github.providerkit.format.OfferedOperation;
import io.github.providerkit.format.OfferedOperation.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The operations of a catalog for people to read. Their parameters are a list, or the properties of
 * a JSON Schema ({@code docs/spec/gestalt-manifest.md} section 6).
 */
public final class ListedOperations {
  private ListedOperations() {}

  /** Reads them out of a catalog as {@link CatalogData} has it; what is none is passed over. */
  public static List<OfferedOperation> of(Map<String, Object> catalog) {
    List<OfferedOperation> operations = new ArrayList<>();
    for (Object item : list(catalog.get("operations"))) {
      operations.add(
          new OfferedOperation(
              text(item, "id"),
              text(item, "method"),
              text(item, "path"),
              text(item, "description"),
              parameters(item)));
    }
    return operations;
  }

  private static List<Parameter> parameters(Object operation) {
    List<Parameter> parameters = new ArrayList<>();
    for (Object item : list(map(operation).get("parameters"))) {
      boolean required = Boolean.TRUE.equals(map(item).get("required"));
      parameters.add(
          new Parameter(
              text(item, "name"), text(item, "type"), required, text(item, "description")));
    }
    Map<?, ?> schema = map(map(operation).get("inputSchema"));
    if (parameters.isEmpty()) {
      map(schema.get("properties"))
          .forEach(
              (name, property) ->
                  parameters.add(
                      new Parameter(
                          name.toString(),
                          text(property, "type"),
                          list(schema.get("required")).contains(name),
                          text(property, "description"))));
    }
    return parameters;
  }

  private static Map<?, ?> map(@Nullable Object value) {
    return value instanceof Map<?, ?> map ? map : Map.of();
  }

  private static List<?> list(@Nullable Object value) {
    return value instanceof List<?> list ? list : List.of();
  }

  private static String text(Object value, String field) {
    return map(value).get(field) instanceof String text ? text : "";
  }
}
