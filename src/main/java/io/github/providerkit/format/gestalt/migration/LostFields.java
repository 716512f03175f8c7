package io.github.providerkit.format.gestalt.migration;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What to do about a field that is gone, a line each ({@code docs/spec/gestalt-app.md} section 8).
 */
final class LostFields {
  private static final String ROLES =
      "say it in the deployment's configuration, at apps.%s.allowedOperations.%s.allowedRoles: %s";

  private static final Map<String, String> HINTS =
      Map.of(
          "spec.connections.*.exposure", "nothing to do where all connections may be shown",
          "spec.connections.*.postConnect", "what it did takes code of the provider's own now",
          "spec.http.*.ack", "the provider's own answer is what the caller gets",
          "spec.ui", "mount the files that a build makes in the deployment's configuration",
          "spec.routes",
              "mount the files that a build makes in the deployment's configuration, and say there who may see them",
          "spec.surfaces.graphql.operationSelections",
              "write a document each, at spec.allowedOperations.NAME.graphql: {document, operationName}");

  private LostFields() {}

  /**
   * A hint.
   *
   * @param field dotted path with {@code *} and {@code []}
   * @param app the provider's name
   * @param operation the operation that it was said of
   * @param lost what stood there
   * @return null where there is nothing to say
   */
  static @Nullable String hint(String field, String app, String operation, @Nullable Object lost) {
    if (field.endsWith(".allowedRoles") && lost instanceof List) {
      return ROLES.formatted(app, operation, lost);
    }
    return HINTS.get(field);
  }
}
