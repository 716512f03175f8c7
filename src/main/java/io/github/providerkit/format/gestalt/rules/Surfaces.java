package io.github.providerkit.format.gestalt.rules;

import io.github.providerkit.manifest.shape.Value;

/**
 * What a manifest says about the surfaces of a plugin ({@code docs/spec/gestalt-manifest.md}
 * section 10.1).
 *
 * @param value the field {@code spec.surfaces}; may be absent
 */
public record Surfaces(Value value) {
  public static Surfaces of(Value manifest) {
    return new Surfaces(manifest.get("spec").get("surfaces"));
  }

  /** Whether there is at least one REST operation. */
  public boolean isDeclarative() {
    return !value.get("rest").get("operations").items().isEmpty();
  }

  /** Whether a part of them could not be read, so that nothing can be said of what is missing. */
  boolean areUnclear() {
    Value rest = value.get("rest");
    return value.broken() || rest.broken() || rest.get("operations").broken();
  }

  /**
   * Whether the manifest alone says which operations there are; an empty surface is enough for
   * that.
   */
  public boolean isManifestBacked() {
    return isDeclarative() || isSpecLoaded();
  }

  /** Whether there is an OpenAPI, GraphQL or MCP surface, even an empty one. */
  public boolean isSpecLoaded() {
    return value.get("openapi").isPresent()
        || value.get("graphql").isPresent()
        || value.get("mcp").isPresent();
  }
}
