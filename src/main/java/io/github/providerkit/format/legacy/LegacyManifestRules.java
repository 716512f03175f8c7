package io.github.providerkit.format.legacy;

import io.github.providerkit.format.gestalt.rules.Check;
import io.github.providerkit.format.gestalt.rules.GestaltRules;
import io.github.providerkit.format.gestalt.rules.SharedRules;
import io.github.providerkit.manifest.shape.Value;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * All rules that a manifest by itself can break ({@code docs/spec/gestalt-legacy.md} section 2).
 */
final class LegacyManifestRules {
  /** The ways to declare operations, of which a provider has one. */
  private static final List<String> DECLARING = List.of("rest", "openapi", "graphql");

  private final Check check;

  private LegacyManifestRules(Check check) {
    this.check = check;
  }

  /**
   * Checks a manifest.
   *
   * @param manifest as the author wrote it
   * @param check the same in today's terms, with its mode and where problems go
   */
  static void check(Value manifest, Check check) {
    new LegacyManifestRules(check).run(manifest);
  }

  private void run(Value manifest) {
    source(manifest.get("source"));
    Value provider = manifest.get("provider");
    kind(manifest, provider, manifest.get("webui"));
    new FieldRules(check, GestaltRules.REQUIRED, LegacyRules.FIELD)
        .check(manifest, LegacyFields.OWN);
    boolean declarative = check.surfaces().isManifestBacked() && !provider.get("exec").isPresent();
    SharedRules.check(check, provider.isPresent() && !declarative);
    if (provider.isPresent() && !provider.broken()) {
      new LegacyConnectionRules(check).check(provider);
      surfaces(provider, provider.get("surfaces"));
      staticCatalog(provider.get("static_catalog_path"));
    }
  }

  private void source(Value source) {
    List<String> parts = List.of(source.text().split("/", -1));
    // Fewer parts are none of today's sources either, and told with them.
    if (parts.size() > 4 || (parts.size() == 4 && !parts.get(0).equals("github.com"))) {
      check.expected(
          LegacyRules.SOURCE,
          source,
          "github.com/<owner>/<repository>/<plugin>",
          "only today's format knows other hosts and longer names");
    }
  }

  private void kind(Value manifest, Value provider, Value webui) {
    if (provider.isPresent() && webui.isPresent()) {
      check
          .problems()
          .add(
              LegacyRules.KIND,
              check.file(),
              webui.path(),
              webui.keyPosition(),
              "expected provider or webui, found both",
              "make a package of each");
    } else if (!provider.isPresent() && !webui.isPresent() && !manifest.broken()) {
      check.report(LegacyRules.KIND, manifest, "expected provider or webui, found neither", null);
    }
  }

  private void surfaces(Value provider, Value surfaces) {
    if (surfaces.broken()) {
      return;
    }
    List<String> declaring =
        DECLARING.stream().filter(name -> surfaces.get(name).isPresent()).toList();
    if (declaring.size() > 1) {
      Value last =
          declaring.stream()
              .map(surfaces::get)
              .max(Comparator.comparing(Value::keyPosition))
              .orElseThrow();
      check
          .problems()
          .add(
              LegacyRules.SURFACES,
              check.file(),
              last.path(),
              last.keyPosition(),
              "expected one of rest, openapi and graphql, found " + String.join(" and ", declaring),
              "mcp alone combines with another surface");
    }
    boolean any =
        Stream.concat(DECLARING.stream(), Stream.of("mcp"))
            .anyMatch(name -> surfaces.get(name).isPresent());
    if (!any && !provider.get("exec").isPresent()) {
      check.expected(
          GestaltRules.REQUIRED,
          surfaces,
          "exec, or a rest, openapi, graphql or mcp surface",
          null);
    } else if (!surfaces.isPresent()) {
      check.expected(
          LegacyRules.LATER,
          surfaces,
          "surfaces",
          "write surfaces: {}; only servers from April 5, 2026 on do without");
    }
  }

  private void staticCatalog(Value path) {
    if (!path.isPresent()) {
      return;
    }
    check.expected(
        LegacyRules.LATER,
        path,
        "no static_catalog_path",
        "only servers from April 5 to 6, 2026 know it; with -Dprovider.rules."
            + LegacyRules.LATER.code()
            + "=off it passes");
    if (!path.text().isEmpty()) {
      check.packagePath(path);
    }
  }
}
