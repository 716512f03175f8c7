package io.github.providerkit.format.gestalt.rules;

import io.github.providerkit.manifest.shape.Value;
import io.github.providerkit.message.Excerpt;
import io.github.providerkit.message.Names;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Rules of a plugin's REST surface: base URL, operations, parameters. */
final class SurfaceRules {
  private SurfaceRules() {}

  static void check(Check check) {
    Value rest = check.surface("rest");
    Value baseUrl = rest.get("baseUrl");
    if (check.surfaces().isDeclarative()) {
      check.required(baseUrl, "the base URL of the operations");
      operations(check, rest.get("operations"));
    } else if (!baseUrl.text().isEmpty()
        && check.surface("openapi").get("document").text().isEmpty()
        && !rest.get("operations").broken()) {
      check.report(
          GestaltRules.BASE_URL,
          baseUrl,
          "expected operations beside baseUrl, found none",
          "add spec.surfaces.rest.operations, or remove the REST surface");
    }
  }

  private static void operations(Check check, Value operations) {
    Map<String, Value> seen = new HashMap<>();
    for (Value operation : operations.items()) {
      Value name = operation.get("name");
      if (check.required(name, "a name for the operation")) {
        once(check, name, seen, "operation");
      }
      Value method = operation.get("method");
      if (!method.broken() && !HttpRules.METHODS.contains(method.text())) {
        check.expected(
            GestaltRules.HTTP_METHOD,
            method,
            Check.alternatives(HttpRules.METHODS),
            Names.hint(method.text(), HttpRules.METHODS, Map.of()));
      }
      check.required(operation.get("path"), "the path of the operation");
      parameters(check, operation);
    }
  }

  private static void once(Check check, Value name, Map<String, Value> seen, String what) {
    Value first = seen.putIfAbsent(name.text(), name);
    if (first != null) {
      check.report(
          what.equals("operation") ? GestaltRules.OPERATION : GestaltRules.PARAMETER,
          name,
          "expected each %s name once, found \"%s\" again (first in line %s)"
              .formatted(what, name.text(), first.position().line()),
          null);
    }
  }

  private static void parameters(Check check, Value operation) {
    Map<String, Value> seen = new HashMap<>();
    Value path = operation.get("path");
    PathPlaceholders placeholders = new PathPlaceholders(path.text());
    for (Value parameter : operation.get("parameters").items()) {
      Value name = parameter.get("name");
      if (check.required(name, "a name for the parameter")) {
        once(check, name, seen, "parameter");
      }
      Value in = parameter.get("in");
      boolean known = check.oneOf(GestaltRules.PARAMETER, in, List.of("query", "body", "path"));
      if (known
          && in.text().equals("path")
          && !path.text().isEmpty()
          && !name.text().isEmpty()
          && !placeholders.contains(name.text())) {
        check.report(
            GestaltRules.PARAMETER,
            name,
            "expected the placeholder {%s} in the path, found \"%s\""
                .formatted(name.text(), Excerpt.of(path.text())),
            "add the placeholder, or set in to query or body");
      }
    }
  }
}
