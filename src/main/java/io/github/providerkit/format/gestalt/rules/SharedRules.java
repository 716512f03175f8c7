package io.github.providerkit.format.gestalt.rules;

import io.github.providerkit.manifest.shape.Value;

/**
 * The rules that manifests of the {@code plugin.yaml} generation share with today's, for a manifest
 * in today's terms.
 */
public final class SharedRules {
  private SharedRules() {}

  /**
   * Checks source, version, paths, REST operations, artifacts and entrypoint.
   *
   * @param executable whether artifacts are there to be run; otherwise nobody looks at them
   */
  public static void check(Check check, boolean executable) {
    IdentityRules.check(check);
    IdentityRules.configSchema(check);
    Value assets = check.spec().get("assetRoot");
    if (!assets.text().isEmpty()) {
      check.packagePath(assets);
    }
    SurfaceRules.check(check);
    if (executable) {
      ArtifactRules.check(check);
      ArtifactRules.entrypoint(check, false);
    }
  }
}
