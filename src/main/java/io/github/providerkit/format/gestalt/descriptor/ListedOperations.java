package io.github.providerkit.format.gestalt.descriptor;

import static io.github.providerkit.format.gestalt.descriptor.OpenApiData.list;
import static io.github.providerkit.format.gestalt.descriptor.OpenApiData.map;

import io.github.providerkit.format.OfferedOperation;
import io.github.providerkit.format.OfferedOperation.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
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
    Map<String, Object> schema = map(map(operation).get("inputSchema"));
    Map<String, Object> properties = map(schema.get("properties"));
    for (Object item : list(map(operation).get("parameters"))) {
      String name = text(item, "name");
      boolean required = Boolean.TRUE.equals(map(item).get("required"));
      parameters.add(parameter(name, item, required, properties.get(name)));
    }
    if (parameters.isEmpty()) {
      List<?> required = list(schema.get("required"));
      properties.forEach(
          (name, property) ->
              parameters.add(parameter(name, property, required.contains(name), property)));
    }
    return parameters;
  }

  private static Parameter parameter(
      String name, Object declared, boolean required, @Nullable Object schema) {
    return new Parameter(
        name,
        type(map(declared).get("type")),
        required,
        text(declared, "description"),
        list(map(schema).get("enum")).stream().map(String::valueOf).toList());
  }

  /** JSON Schema takes a list of types as well. */
  private static String type(@Nullable Object declared) {
    return declared instanceof String text
        ? text
        : list(declared).stream().map(String::valueOf).collect(Collectors.joining(" or "));
  }

  private static String text(Object value, String field) {
    return OpenApiData.text(map(value), field);
  }
}
