package io.github.providerkit.format.gestalt.generation;

import static java.util.Map.entry;

import io.github.providerkit.code.Kind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The generation of May 2026: {@code kind: plugin}, {@code release.build} ({@code
 * docs/spec/gestalt-manifest.md}).
 */
final class May {
  private static final Map<String, String> FORMER_FIELDS =
      Map.ofEntries(
          entry("icon_file", "iconFile"),
          entry("icon", "iconFile"),
          entry("display_name", "displayName"),
          entry("name", "displayName"),
          entry("title", "displayName"),
          entry("config_schema", "configSchemaPath"),
          entry("configschema", "configSchemaPath"),
          entry("asset_root", "assetRoot"),
          entry("artifact_path", "artifactPath"),
          entry("base_url", "baseUrl"),
          entry("default_connection", "defaultConnection"),
          entry("allowed_operations", "allowedOperations"),
          entry("auth_mapping", "authMapping"),
          entry("post_connect", "postConnect"),
          entry("provider", "spec"),
          entry("webui", "spec"),
          entry("plugin", "spec"),
          entry("build", "release"));

  static final Generation GENERATION =
      new Generation(
          "may",
          "the generation of May 2026",
          "gestalt",
          ManifestShape.MANIFEST,
          kinds(),
          Kind.ALIASES,
          Kind.FORMER,
          FORMER_FIELDS,
          new Generation.Modes(
              List.of("none", "user", "platform"),
              false,
              List.of("none", "user"),
              Map.of("subject", "user")),
          new Generation.Made(false, false),
          true,
          List.of(
              Sign.kinds(
                  "plugin",
                  "authentication",
                  "auth",
                  "ui",
                  "external_credentials",
                  "external-credentials"),
              Sign.field("release"),
              Sign.field(Sign.Where.SOURCE, "artifacts"),
              Sign.field(Sign.Where.SOURCE, "entrypoint"),
              Sign.field("spec.routes"),
              Sign.field("spec.ui"),
              Sign.field(Sign.Where.SOURCE_OF_APPS, "spec.assetRoot"),
              Sign.field("spec.connections.*.postConnect"),
              Sign.field("spec.connections.*.exposure"),
              Sign.values("spec.connections.*.mode", "user", "platform"),
              Sign.values("spec.http.*.credentialMode", "user"),
              Sign.field("spec.http.*.ack"),
              Sign.field("spec.allowedOperations.*.allowedRoles"),
              Sign.field("spec.surfaces.rest.operations[].allowedRoles"),
              Sign.field("spec.surfaces.graphql.operationSelections")),
          new Generation.Names(
              "gestalt-plugin-", "gestalt-plugin-%3$s", "artifacts/%1$s/%2$s/provider"),
          new Generation.Metadata(false, 4 << 20));

  private May() {}

  private static Map<Kind, String> kinds() {
    Map<Kind, String> kinds = new LinkedHashMap<>();
    for (Kind kind : Kind.values()) {
      kinds.put(kind, kind.word());
    }
    return kinds;
  }
}
