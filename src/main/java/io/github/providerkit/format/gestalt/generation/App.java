package io.github.providerkit.format.gestalt.generation;

import static io.github.providerkit.manifest.shape.Shape.Field.of;
import static io.github.providerkit.manifest.shape.Shape.Leaf.FLAG;
import static io.github.providerkit.manifest.shape.Shape.Leaf.TEXT;
import static java.util.Map.entry;

import io.github.providerkit.code.Kind;
import io.github.providerkit.manifest.shape.Shape;
import io.github.providerkit.manifest.shape.Shape.Field;
import io.github.providerkit.manifest.shape.Shape.ListOf;
import io.github.providerkit.manifest.shape.Shape.MapOf;
import io.github.providerkit.manifest.shape.Shape.Steps;
import io.github.providerkit.manifest.shape.Shape.Struct;
import io.github.providerkit.manifest.shape.Shape.Unknown;
import io.github.providerkit.manifest.shape.ShapeChange;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Today's generation: {@code kind: app}, {@code install}, {@code build} and {@code run} ({@code
 * docs/spec/gestalt-app.md} sections 1, 2 and 8), as its difference from the one of May 2026.
 */
final class App {
  private static final Shape TEXTS = new ListOf(TEXT);
  private static final Field COMMAND = of("command", TEXTS);
  private static final Field WORKDIR = of("workdir", TEXT);
  private static final Field ENV = of("env", new MapOf(TEXT, false));
  private static final Field INPUTS = of("inputs", TEXTS);

  private static final Struct SHAPE =
      ShapeChange.of(ManifestShape.MANIFEST)
          .without(
              "release",
              "spec.routes",
              "spec.ui",
              "spec.http.*.ack",
              "spec.connections.*.postConnect",
              "spec.connections.*.exposure",
              "spec.surfaces.graphql.operationSelections",
              "spec.surfaces.rest.operations[].allowedRoles",
              "spec.allowedOperations.*.allowedRoles")
          .with(
              "",
              "artifacts",
              of("install", steps(false, COMMAND, WORKDIR, ENV, INPUTS)),
              of("build", steps(true, COMMAND, WORKDIR, INPUTS)),
              of(
                  "run",
                  steps(false, COMMAND, WORKDIR, ENV, of("readyTimeout", TEXT), of("role", TEXT))))
          .with("spec", "assetRoot", of("access", Struct.of(of("defaultOperations", TEXTS))))
          .with("spec.http.*", "requestBody", of("streaming", FLAG))
          .with("spec.connections.*.params.*", "field", of("accountIdentity", TEXT))
          .with(
              "spec.allowedOperations.*",
              "",
              of("graphql", Struct.of(of("document", TEXT), of("operationName", TEXT))))
          .with(
              "",
              "",
              of(
                  "dependencies",
                  Struct.of(
                      of(
                          "apps",
                          new MapOf(
                              Struct.of(
                                  of("version", TEXT),
                                  of(
                                      "operations",
                                      new MapOf(Struct.of(of("inputSchemaHash", TEXT)), false))),
                              false)))),
              of("compatibility", Struct.of(of("minGestaltdVersion", TEXT))))
          .shape();

  private static final Map<String, String> FORMER_KINDS =
      Map.ofEntries(
          entry("plugin", "app"),
          entry("provider", "app"),
          entry("integration", "app"),
          entry("ui", "app"),
          entry("webui", "app"),
          entry("web", "app"),
          entry("auth", "identity"),
          entry("authentication", "identity"),
          entry("authn", "identity"),
          entry("authz", "authorization"),
          entry("external_credentials", "externalcredentials"),
          entry("external-credentials", "externalcredentials"),
          entry("datastore", "indexeddb"),
          entry("secret", "secrets"));

  private static final Map<String, String> FORMER_FIELDS = formerFields();

  static final Generation GENERATION =
      new Generation(
          "app",
          "today's generation",
          "gestalt-app",
          SHAPE,
          kinds(),
          Map.of(),
          FORMER_KINDS,
          FORMER_FIELDS,
          new Generation.Modes(
              List.of("none", "subject"),
              true,
              List.of("none", "subject"),
              Map.of("user", "subject", "platform", "subject")),
          new Generation.Made(true, true),
          false,
          List.of(
              Sign.kinds("app", "identity"),
              Sign.field("install"),
              Sign.field("build"),
              Sign.field("run"),
              Sign.field("dependencies"),
              Sign.field("compatibility"),
              Sign.field("spec.access"),
              Sign.values("spec.connections.*.mode", "subject"),
              Sign.values("spec.http.*.credentialMode", "subject"),
              Sign.field("spec.http.*.streaming"),
              Sign.field("spec.allowedOperations.*.graphql")),
          new Generation.Names("gestalt-app-", "bin/%3$s", "bin/%3$s"),
          new Generation.Metadata(true, 16 << 20));

  private App() {}

  private static Steps steps(boolean flat, Field... fields) {
    return new Steps(Struct.of(Unknown.REFUSED_EXACTLY, fields), "command", flat);
  }

  private static Map<Kind, String> kinds() {
    Map<Kind, String> kinds = new LinkedHashMap<>();
    for (Kind kind : Kind.values()) {
      kinds.put(kind, kind.word());
    }
    kinds.put(Kind.PLUGIN, "app");
    kinds.put(Kind.AUTHENTICATION, "identity");
    kinds.put(Kind.EXTERNAL_CREDENTIALS, "externalcredentials");
    kinds.remove(Kind.UI);
    return kinds;
  }

  private static Map<String, String> formerFields() {
    Map<String, String> fields = new LinkedHashMap<>(May.GENERATION.formerFields());
    fields.remove("post_connect");
    fields.put("release", "build");
    fields.put("dev", "run");
    fields.put("start", "run");
    fields.put("prepare", "install");
    return fields;
  }
}
