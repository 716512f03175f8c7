package io.github.providerkit.format.gestalt.release;

import static io.github.providerkit.manifest.shape.Shape.Field.of;
import static io.github.providerkit.manifest.shape.Shape.Leaf.ANYTHING;
import static io.github.providerkit.manifest.shape.Shape.Leaf.FLAG;

import io.github.providerkit.code.Kind;
import io.github.providerkit.format.gestalt.generation.Generation;
import io.github.providerkit.format.gestalt.rules.EffectiveManifest;
import io.github.providerkit.format.gestalt.rules.Surfaces;
import io.github.providerkit.format.grammar.GoText;
import io.github.providerkit.manifest.shape.FreeValue;
import io.github.providerkit.manifest.shape.Shape;
import io.github.providerkit.manifest.shape.Value;
import io.github.providerkit.message.ProviderException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the metadata of a release tell of its manifest, so that a server need not open an archive
 * ({@code docs/spec/gestalt-app.md} section 4).
 *
 * @param manifest the manifest as plain data, without what depends on a platform or names a file
 * @param catalog whether they tell the operations
 * @param onlyInSessions whether nothing but an MCP server knows the operations
 * @param needs what the provider asks of others, by the manifest's names of it
 */
public record ToldManifest(
    Map<String, Object> manifest,
    boolean catalog,
    boolean onlyInSessions,
    Map<String, Object> needs) {
  /** What the metadata call the needs, and what the manifest calls them. */
  static final Map<String, String> NEEDS =
      Map.of("requires", "dependencies", "compatibility", "compatibility");

  static final String FIELD = "staticValidation";

  /** Whose value a manifest may repeat. */
  private static final List<String> OUTER = List.of("kind", "source", "version");

  /** The field of the metadata. */
  static Shape.Field field(Generation generation) {
    return of(
        FIELD,
        Shape.Struct.of(
            of("manifest", generation.shape()),
            of("catalog", ANYTHING),
            of("catalogSessionOnly", FLAG),
            of("requires", ANYTHING),
            of("compatibility", ANYTHING),
            of("workflows", ANYTHING)));
  }

  /**
   * The metadata with what they tell.
   *
   * @param yaml the metadata, with the field
   * @param release everything else that they say
   * @throws ProviderException if the server would refuse it
   */
  static ReleaseDescriptor told(StrictYaml yaml, ReleaseDescriptor release)
      throws ProviderException {
    Value told = yaml.root().get(FIELD);
    Value manifest = told.get("manifest");
    yaml.require(
        told,
        manifest.isPresent(),
        "expected what a server has to know of the manifest",
        "it was made for other servers; release the provider again with a manifest of "
            + release.generation().title());
    check(yaml, manifest, release);
    boolean catalog = told.get("catalog").isPresent();
    boolean sessions = told.get("catalogSessionOnly").flag();
    yaml.require(
        told,
        catalog || !needsCatalog(manifest, release.kind()),
        "expected the operations of an app whose manifest does not have them all",
        "release it again: its catalog belongs into the metadata");
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("kind", release.kindWord());
    data.put("source", release.packageName());
    data.put("version", release.version());
    EffectiveManifest.of(manifest).forEach(data::putIfAbsent);
    return new ReleaseDescriptor(
        release.generation(),
        release.packageName(),
        release.kind(),
        release.version(),
        release.runtime(),
        release.artifacts(),
        Optional.of(new ToldManifest(data, catalog, sessions, needs(told))));
  }

  private static Map<String, Object> needs(Value told) {
    Map<String, Object> needs = new TreeMap<>();
    NEEDS.forEach(
        (field, source) -> {
          Object need = FreeValue.throughJson(told.get(field).data());
          if (need != null) {
            needs.put(source, need);
          }
        });
    return needs;
  }

  private static void check(StrictYaml yaml, Value manifest, ReleaseDescriptor release)
      throws ProviderException {
    for (String field : List.of("artifacts", "entrypoint", "iconFile")) {
      yaml.require(
          manifest.get(field),
          !manifest.get(field).isPresent(),
          "expected nothing, since it depends on the archive",
          null);
    }
    for (String field : OUTER) {
      Value value = manifest.get(field);
      String outer =
          GoText.trim(yaml.root().get(field.equals("source") ? "package" : field).text());
      yaml.require(
          value,
          value.text().isEmpty() || GoText.trim(value.text()).equals(outer),
          "expected what the metadata say, " + outer,
          null);
    }
    Value spec = manifest.get("spec");
    Value surfaces = spec.get("surfaces");
    for (Value file :
        List.of(
            spec.get("configSchemaPath"),
            surfaces.get("openapi").get("document"),
            surfaces.get("graphql").get("url"),
            surfaces.get("mcp").get("url"))) {
      String text = file.text().strip();
      boolean local = !text.isEmpty() && (text.startsWith("file://") || !text.contains("://"));
      yaml.require(file, !local, "expected nothing that lies in the archive", null);
    }
    runtime(yaml, manifest, release);
  }

  private static void runtime(StrictYaml yaml, Value manifest, ReleaseDescriptor release)
      throws ProviderException {
    boolean backed = Surfaces.of(manifest).isManifestBacked();
    boolean served = manifest.get("spec").get("assetRoot").isPresent();
    boolean fits =
        switch (release.runtime()) {
          case "declarative" -> backed;
          case "ui" -> served && !backed;
          default -> true;
        };
    Value runtime = yaml.root().get("runtime");
    yaml.require(runtime, fits, "expected the runtime of the manifest that they tell", null);
    boolean generic = release.artifacts().containsKey(ReleaseDescriptor.GENERIC);
    yaml.require(
        yaml.root().get("artifacts"),
        !generic || release.artifacts().size() == 1,
        "expected a generic archive alone, or those of platforms",
        null);
    yaml.require(
        yaml.root().get("artifacts"),
        !generic || release.kind() != Kind.PLUGIN || release.runtime().equals("declarative"),
        "expected an archive for each platform of what is not declarative",
        null);
  }

  private static boolean needsCatalog(Value manifest, Kind kind) {
    Value surfaces = manifest.get("spec").get("surfaces");
    boolean mcp = surfaces.get("mcp").isPresent();
    boolean others =
        surfaces.get("openapi").isPresent()
            || surfaces.get("graphql").isPresent()
            || Surfaces.of(manifest).isDeclarative();
    boolean onlyMcp = mcp && !others;
    return kind == Kind.PLUGIN && (mcp || !Surfaces.of(manifest).isManifestBacked()) && !onlyMcp;
  }
}
