package io.github.providerkit.format.gestalt.catalog;

import static io.github.providerkit.manifest.shape.Shape.Field.always;
import static io.github.providerkit.manifest.shape.Shape.Field.of;
import static io.github.providerkit.manifest.shape.Shape.Leaf.ANYTHING;
import static io.github.providerkit.manifest.shape.Shape.Leaf.FLAG;
import static io.github.providerkit.manifest.shape.Shape.Leaf.TEXT;

import io.github.providerkit.manifest.shape.Shape;
import io.github.providerkit.manifest.shape.Shape.ListOf;
import io.github.providerkit.manifest.shape.Shape.MapOf;
import io.github.providerkit.manifest.shape.Shape.Struct;
import io.github.providerkit.manifest.shape.Shape.Unknown;

/**
 * All fields of a catalog with their types ({@code docs/spec/gestalt-manifest.md} section 10).
 * Unknown keys are refused at the top and ignored below.
 */
final class CatalogShape {
  private static final Shape TEXTS = new ListOf(TEXT);

  private static final Struct PARAMETER =
      Struct.of(
          Unknown.IGNORED,
          always("name", TEXT),
          of("wireName", TEXT),
          always("type", TEXT),
          of("location", TEXT),
          of("description", TEXT),
          of("required", FLAG),
          of("internal", FLAG),
          of("default", ANYTHING));

  private static final Struct ANNOTATIONS =
      Struct.of(
          Unknown.IGNORED,
          of("readOnlyHint", FLAG),
          of("idempotentHint", FLAG),
          of("destructiveHint", FLAG),
          of("openWorldHint", FLAG));

  private static final Struct OPERATION =
      Struct.of(
          Unknown.IGNORED,
          always("id", TEXT),
          of("providerId", TEXT),
          always("method", TEXT),
          always("path", TEXT),
          of("title", TEXT),
          of("description", TEXT),
          of("inputSchema", ANYTHING),
          of("outputSchema", ANYTHING),
          of("annotations", ANNOTATIONS),
          of("allowedRoles", TEXTS),
          of("parameters", new ListOf(PARAMETER)),
          of("requiredScopes", TEXTS),
          of("tags", TEXTS),
          of("readOnly", FLAG),
          of("visible", FLAG),
          of("transport", TEXT),
          of("query", TEXT));

  static final Struct CATALOG =
      Struct.of(
          always("name", TEXT),
          always("displayName", TEXT),
          always("description", TEXT),
          of("iconSvg", TEXT),
          of("baseUrl", TEXT),
          of("authStyle", TEXT),
          of("headers", new MapOf(TEXT, false)),
          always("operations", new ListOf(OPERATION)));

  private CatalogShape() {}
}
