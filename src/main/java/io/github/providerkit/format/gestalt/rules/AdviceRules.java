package io.github.providerkit.format.gestalt.rules;

import io.github.providerkit.code.Kind;
import io.github.providerkit.format.grammar.RoutePath;
import io.github.providerkit.manifest.shape.Value;
import io.github.providerkit.message.Names;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the consumer takes without a word and an author would want to hear ({@code
 * docs/spec/gestalt-manifest.md} sections 12 and 13.16).
 */
final class AdviceRules {
  private static final List<String> SYSTEMS = List.of("linux", "darwin", "windows");
  private static final List<String> MACHINES = List.of("amd64", "arm64", "arm", "386");
  private static final Set<String> PLUGIN_FIELDS =
      Set.of(
          "auth",
          "securitySchemes",
          "http",
          "mcp",
          "headers",
          "managedParameters",
          "surfaces",
          "allowedOperations",
          "defaultConnection",
          "connections",
          "responseMapping",
          "pagination",
          "access",
          "requires",
          "ui");
  private static final Set<String> UI_FIELDS = Set.of("assetRoot", "routes");

  private AdviceRules() {}

  static void check(Check check) {
    Optional<Kind> kind = check.kind();
    kind.ifPresent(known -> foreignFields(check, known));
    if (!ArtifactRules.isLeftToPackaging(check)) {
      check.manifest().get("artifacts").items().forEach(artifact -> artifact(check, artifact));
    }
    if (kind.equals(Optional.of(Kind.PLUGIN))) {
      surfaces(check);
      vocabularies(check);
      freeValues(check);
    }
    if (kind.equals(Optional.of(Kind.UI))) {
      rootRoute(check);
    }
  }

  private static void foreignFields(Check check, Kind kind) {
    // Where no kind of its own serves files, they are a plugin's.
    Kind ofAssets = check.generation().nameOf(Kind.UI).isPresent() ? Kind.UI : Kind.PLUGIN;
    check
        .spec()
        .entries()
        .forEach(
            (name, value) -> {
              Kind owner = UI_FIELDS.contains(name) ? ofAssets : Kind.PLUGIN;
              boolean foreign =
                  (PLUGIN_FIELDS.contains(name) || UI_FIELDS.contains(name)) && kind != owner;
              if (foreign && value.isPresent()) {
                check
                    .problems()
                    .add(
                        GestaltRules.FOREIGN_FIELD,
                        check.file(),
                        value.path(),
                        value.keyPosition(),
                        "expected a field of kind %s, found one of kind %s; the consumer ignores it"
                            .formatted(
                                check.generation().wordOf(kind), check.generation().wordOf(owner)),
                        "remove it, or check the kind");
              }
            });
  }

  private static void artifact(Check check, Value artifact) {
    vocabulary(check, artifact.get("os"), SYSTEMS);
    vocabulary(check, artifact.get("arch"), MACHINES);
    Value libc = artifact.get("libc");
    if (!libc.text().isEmpty() && !libc.text().equals("musl") && !libc.text().equals("glibc")) {
      check.expected(GestaltRules.PLATFORM_NAME, libc, "musl or glibc", null);
    }
  }

  private static void vocabulary(Check check, Value value, List<String> known) {
    if (!value.broken() && !known.contains(value.text())) {
      check.expected(
          GestaltRules.PLATFORM_NAME,
          value,
          Check.alternatives(known),
          Names.hint(
              value.text(),
              known,
              Map.of("macos", "darwin", "x86_64", "amd64", "x64", "amd64", "aarch64", "arm64")));
    }
  }

  private static void surfaces(Check check) {
    emptySurface(check, "openapi", "document");
    emptySurface(check, "graphql", "url");
    emptySurface(check, "mcp", "url");
  }

  private static void emptySurface(Check check, String surface, String field) {
    Value value = check.surface(surface);
    if (value.isPresent()
        && !value.broken()
        && !value.get(field).broken()
        && value.get(field).text().isEmpty()) {
      check.expected(
          GestaltRules.EMPTY_SURFACE,
          value.get(field),
          "a " + field + " for the surface",
          "the consumer takes the empty surface for one, and the provider for complete without code");
    }
  }

  private static void vocabularies(Check check) {
    Value pagination = check.spec().get("pagination").get("style");
    suggest(check, pagination, List.of("cursor", "offset", "page"));
    for (Value managed : check.spec().get("managedParameters").items()) {
      suggest(check, managed.get("in"), List.of("header", "path"));
    }
    for (Value operation : check.surface("rest").get("operations").items()) {
      for (Value parameter : operation.get("parameters").items()) {
        suggest(check, parameter.get("type"), List.of("string", "int", "bool", "object", "array"));
      }
    }
  }

  private static void suggest(Check check, Value value, List<String> known) {
    if (value.data() != null && !value.text().isEmpty() && !known.contains(value.text())) {
      check.expected(
          GestaltRules.UNCHECKED_VALUE,
          value,
          Check.alternatives(known),
          Names.hint(
              value.text(),
              known,
              Map.of("integer", "int", "number", "int", "boolean", "bool", "str", "string")));
    }
  }

  private static void freeValues(Check check) {
    FreeValues.obstacles(check.manifest())
        .forEach(
            (value, obstacle) ->
                check.report(
                    GestaltRules.FREE_VALUE,
                    value,
                    FreeValues.message(obstacle) + "; it cannot be packaged",
                    FreeValues.hint(obstacle)));
  }

  private static void rootRoute(Check check) {
    Value routes = check.spec().get("routes");
    boolean covered =
        routes.items().stream()
            .map(route -> RoutePath.ui(route.get("path").text()))
            .anyMatch(path -> path.path() != null && RoutePath.coversRoot(path.path()));
    boolean unclear =
        routes.items().stream().anyMatch(route -> route.broken() || route.get("path").broken());
    if (!routes.items().isEmpty() && !covered && !unclear) {
      check.report(
          GestaltRules.UNCOVERED_ROOT,
          routes,
          "expected a route that covers /, found none; a server with an authorization policy demands one",
          "add a route with path /*");
    }
  }
}
