package io.github.providerkit.format.gestalt.rules;

import io.github.providerkit.format.grammar.GoText;
import io.github.providerkit.format.grammar.PackagePath;
import io.github.providerkit.format.grammar.RoutePath;
import io.github.providerkit.manifest.shape.Value;
import java.util.HashMap;
import java.util.Map;

/** Rules of UIs: their own kind, and the UI that a plugin brings along. */
final class UiRules {
  private UiRules() {}

  static void check(Check check) {
    Value entrypoint = check.manifest().get("entrypoint");
    if (entrypoint.isPresent()) {
      check.report(
          GestaltRules.ENTRYPOINT,
          entrypoint,
          "expected no entrypoint for kind ui, found one",
          "a UI is served from spec.assetRoot and runs nothing");
    }
    Value assets = check.spec().get("assetRoot");
    if (check.required(assets, "the directory of the built UI")) {
      check.packagePath(assets);
    }
    routes(check, check.spec().get("routes"));
  }

  private static void routes(Check check, Value routes) {
    Map<String, Value> seen = new HashMap<>();
    for (Value route : routes.items()) {
      Value path = route.get("path");
      RoutePath.Result normal = RoutePath.ui(path.text());
      if (!path.broken() && normal.expected() != null) {
        check.expected(GestaltRules.ROUTE_PATH, path, normal.expected(), null);
      } else if (!path.broken()) {
        Value first = seen.putIfAbsent(normal.path(), path);
        if (first != null) {
          check.report(
              GestaltRules.ROUTES,
              path,
              "expected each route once, found \"%s\" again (first in line %s)"
                  .formatted(normal.path(), first.position().line()),
              null);
        }
      }
      Value roles = route.get("allowedRoles");
      if (!roles.broken() && roles.items().isEmpty()) {
        check.expected(GestaltRules.REQUIRED, roles, "at least one role", null);
      }
      roles.items().forEach(role -> check.requiredText(role, "the name of a role"));
    }
  }

  /** A plugin's own UI: a path to its manifest, in a source manifest also outside the package. */
  static void ownedUi(Check check) {
    if (!check.spec().knows("ui")) {
      return;
    }
    Value ui = check.spec().get("ui");
    Value path = ui.get("path");
    if (!ui.isPresent() || ui.broken() || path.broken()) {
      return;
    }
    String text = GoText.trim(path.text());
    if (text.isEmpty()) {
      check.expected(GestaltRules.REQUIRED, path, "the path of the UI's manifest", null);
    } else if (check.mode() == Mode.RELEASE) {
      PackagePath.breach(text)
          .ifPresent(
              breach ->
                  check.expected(
                      GestaltRules.PACKAGE_PATH, path, breach.expected(), breach.hint()));
    } else if (text.startsWith("/")) {
      check.expected(GestaltRules.PACKAGE_PATH, path, "a path relative to the manifest", null);
    } else if (PackagePath.clean(text).equals(".")) {
      check.expected(
          GestaltRules.PACKAGE_PATH, path, "the path of another manifest than this one", null);
    }
  }
}
