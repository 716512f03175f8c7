package io.github.providerkit.format.gestalt.catalog;

import io.github.providerkit.format.gestalt.catalog.Operation.Reach;
import io.github.providerkit.format.gestalt.rules.Check;
import io.github.providerkit.manifest.shape.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where a plugin's operations come from, beside its manifest. What is not known yet is empty, and
 * then less is checked.
 *
 * @param executable whether the packaged plugin has an entrypoint: the manifest names one, or its
 *     code is built into it
 * @param catalog its {@code catalog.yaml}, {@link Catalog#NONE} where it has none; empty when it is
 *     not known, for example since the code has yet to write it
 * @param openApi the document of its OpenAPI surface; empty when it is not known, for example since
 *     it is remote
 */
public record OperationSources(
    boolean executable, Optional<Catalog> catalog, Optional<OpenApi> openApi) {

  /** The operations of the code. */
  Optional<List<Operation>> ofCode() {
    return catalog.map(Catalog::operations);
  }

  /** The operations of the REST surface. */
  Optional<List<Operation>> ofRest(Check check) {
    Value operations = check.surface("rest").get("operations");
    List<Operation> found = new ArrayList<>();
    for (Value operation : operations.items()) {
      Value name = operation.get("name");
      if (operation.broken() || name.broken()) {
        return Optional.empty();
      }
      found.add(new Operation(name.text(), OperationPlace.of(check.file(), name), Reach.FULL));
    }
    return operations.broken() ? Optional.empty() : Optional.of(found);
  }

  /** The operations of the OpenAPI surface; none where it names no document. */
  Optional<List<Operation>> ofOpenApi(Check check) {
    Value document = check.surface("openapi").get("document");
    if (document.broken()) {
      return Optional.empty();
    }
    return document.text().isEmpty() ? Optional.of(List.of()) : openApi.map(OpenApi::operations);
  }

  /** Whether there are surfaces whose operations only a server learns. */
  static boolean areServersAsked(Check check) {
    return check.surface("graphql").isPresent() || check.surface("mcp").isPresent();
  }
}
