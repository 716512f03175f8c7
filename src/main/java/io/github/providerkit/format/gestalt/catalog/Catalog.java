package io.github.providerkit.format.gestalt.catalog;

import io.github.providerkit.format.gestalt.catalog.Operation.Reach;
import io.github.providerkit.manifest.shape.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The operations that a plugin's own code answers ({@code catalog.yaml}, {@code
 * docs/spec/gestalt-manifest.md} section 10).
 *
 * @param name its name; the consumer does not compare it with the plugin's
 * @param operations in the order of the file
 */
public record Catalog(String name, List<Operation> operations) {
  /** The file's only name. */
  public static final String FILE = "catalog.yaml";

  /** The catalog of a plugin that has none. */
  public static final Catalog NONE = new Catalog("", List.of());

  /** The catalog that a file declares; empty when not all of its operations could be read. */
  static Optional<Catalog> of(String file, Value catalog) {
    Value declared = catalog.get("operations");
    boolean broken =
        declared.broken()
            || declared.items().stream().anyMatch(op -> op.broken() || op.get("id").broken());
    if (broken) {
      return Optional.empty();
    }
    List<Operation> operations = new ArrayList<>();
    for (Value operation : declared.items()) {
      Value id = operation.get("id");
      operations.add(new Operation(id.text(), OperationPlace.of(file, id), reach(operation)));
    }
    return Optional.of(new Catalog(catalog.get("name").text(), List.copyOf(operations)));
  }

  private static Reach reach(Value operation) {
    return switch (operation.get("transport").text()) {
      case "graphql" -> operation.get("query").text().isEmpty() ? Reach.NOT_SELECTABLE : Reach.FULL;
      case "mcp-passthrough" -> Reach.NOT_BINDABLE;
      default -> Reach.FULL;
    };
  }
}
