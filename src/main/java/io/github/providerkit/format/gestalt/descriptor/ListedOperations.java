package io.github.providerkit.format.gestalt.descriptor;

import static io.github.providerkit.format.gestalt.descriptor.OpenApiData.list;
import static io.github.providerkit.format.gestalt.descriptor.OpenApiData.map;

import io.github.providerkit.format.OfferedOperation;
import io.github.providerkit.format.OfferedOperation.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

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
    Map<String, Object> schema = map(map(operation).get("inputSchema"));
    if (parameters.isEmpty()) {
      map(schema.get("properties"))
          .forEach(
              (name, property) ->
                  parameters.add(
                      new Parameter(
                          name,
                          text(property, "type"),
                          list(schema.get("required")).contains(name),
                          text(property, "description"))));
    }
    return parameters;
  }

  private static String text(Object value, String field) {
    return OpenApiData.text(map(value), field);
  }
}
