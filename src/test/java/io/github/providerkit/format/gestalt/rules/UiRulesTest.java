package io.github.providerkit.format.gestalt.rules;

import static io.github.providerkit.format.gestalt.rules.Checked.HEAD;
import static io.github.providerkit.format.gestalt.rules.Checked.plugin;
import static io.github.providerkit.format.gestalt.rules.Checked.release;
import static io.github.providerkit.format.gestalt.rules.Checked.source;
import static io.github.providerkit.format.gestalt.rules.Checked.with;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** UIs: providers of their own kind, and those that a plugin brings along. */
class UiRulesTest {
  private static final String UI = with(HEAD, "kind: ui") + "spec:\n  assetRoot: out\n";

  private static String routes(String routes) {
    return UI + "  routes:\n" + routes.indent(4);
  }

  @Test
  void aUiIsADirectoryWithOrWithoutRoutes() {
    source(UI).isFine();
    release(UI).isFine();
    source(routes("- {path: /, allowedRoles: [a]}\n- {path: /a/, allowedRoles: [a, ' a ', b]}"))
        .isFine();
    release(routes("- {path: /*, allowedRoles: [' x ']}")).isFine();
  }

  @Test
  void aUiNeedsItsDirectory() {
    source("▲" + with(HEAD, "kind: ui"))
        .tells(
            "error: spec.assetRoot: expected the directory of the built UI, found nothing [gestalt/required]");
    source(with(HEAD, "kind: ui") + "spec: ▲{}\n")
        .tells(
            "error: spec.assetRoot: expected the directory of the built UI, found nothing [gestalt/required]");
    source(with(UI, "  assetRoot: ▲./out"))
        .tells(
            "error: spec.assetRoot: expected a path in its shortest form, found \"./out\" [gestalt/package-path] -> write \"out\"");
    source(with(UI, "  assetRoot: ▲."))
        .tells(
            "error: spec.assetRoot: expected a path that stays within the package, found \".\" [gestalt/package-path] -> name a file or directory below the manifest's own");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{artifactPath: a}"})
  void aUiRunsNothing(String entrypoint) {
    source(UI + "entrypoint: ▲" + entrypoint + "\n")
        .tells(
            "error: entrypoint: expected no entrypoint for kind ui, found one [gestalt/entrypoint] -> a UI is served from spec.assetRoot and runs nothing");
  }

  @ParameterizedTest
  @CsvSource({
    "'''''', '', a path",
    "a, a, a path that starts with /",
    "/{id}, /{id}, a path without patterns",
    "/a*, /a*, 'a wildcard only as the last part, /*'"
  })
  void aRouteHasAPath(String written, String found, String expected) {
    source(
            routes(
                "- {path: /*, allowedRoles: [a]}\n- {path: ▲'%s', allowedRoles: [a]}"
                    .formatted(found)))
        .tells(
            "error: spec.routes[1].path: expected %s, found \"%s\" [gestalt/route-path]"
                .formatted(expected, found));
  }

  @Test
  void eachRouteStandsOnce() {
    source(
            routes(
                "- {path: /a/../, allowedRoles: [a]}\n- {path: ▲//, allowedRoles: [a]}\n- {path: /*, allowedRoles: [a]}"))
        .tells(
            "error: spec.routes[1].path: expected each route once, found \"/\" again (first in line 7) [gestalt/routes]");
  }

  @Test
  void aRouteHasRoles() {
    source(
            routes(
                "- ▲{path: /}\n- {path: /a, allowedRoles: ▲[]}\n- {path: /b, allowedRoles: [a, ▲' ']}"))
        .tells(
            "error: spec.routes[0].allowedRoles: expected at least one role, found nothing [gestalt/required]",
            "error: spec.routes[1].allowedRoles: expected at least one role, found an empty list [gestalt/required]",
            "error: spec.routes[2].allowedRoles[1]: expected the name of a role, found \" \" [gestalt/required]");
  }

  @Test
  void aRouteForTheRootIsMissed() {
    source(
            routes("- {path: /a, allowedRoles: [a]}\n- {path: /b/*, allowedRoles: [a]}")
                .replace("    - {path: /a", "    ▲- {path: /a"))
        .tells(
            "warning: spec.routes: expected a route that covers /, found none; a server with an authorization policy demands one [gestalt/uncovered-root] -> add a route with path /*");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ui/manifest.yaml",
        "./ui/manifest.yaml",
        "../ui/manifest.yaml",
        "' ui//manifest.yaml '",
        "a\\b"
      })
  void aPluginsUiMayLieOutsideInASourceManifest(String path) {
    plugin("ui: {path: " + path + "}\n").isFine();
  }

  @Test
  void aPluginsUiHasAPath() {
    plugin("ui: ▲{}\n")
        .tells(
            "error: spec.ui.path: expected the path of the UI's manifest, found nothing [gestalt/required]");
    plugin("ui: {path: ▲' '}\n")
        .tells(
            "error: spec.ui.path: expected the path of the UI's manifest, found \" \" [gestalt/required]");
    plugin("ui: {path: ▲/ui/manifest.yaml}\n")
        .tells(
            "error: spec.ui.path: expected a path relative to the manifest, found \"/ui/manifest.yaml\" [gestalt/package-path]");
    plugin("ui: {path: ▲a/..}\n")
        .tells(
            "error: spec.ui.path: expected the path of another manifest than this one, found \"a/..\" [gestalt/package-path]");
    plugin("ui: {▲ref: x, path: a}\n")
        .tells(
            "error: spec.ui.ref: expected a known key, found \"ref\" [document/unknown-key] -> known here: path");
  }

  @Test
  void aPackagedUiLiesInThePackage() {
    String packaged = HEAD + "spec:\n  surfaces: {mcp: {url: https://x.example}}\n";
    release(packaged + "  ui: {path: ' _owned_ui/manifest.yaml '}\n").isFine();
    release(packaged + "  ui: {path: ▲../ui/manifest.yaml}\n")
        .tells(
            "error: spec.ui.path: expected a path that stays within the package, found \"../ui/manifest.yaml\" [gestalt/package-path] -> move the file below the manifest's directory");
    release(packaged + "  ui: {path: ▲./ui/manifest.yaml}\n")
        .tells(
            "error: spec.ui.path: expected a path in its shortest form, found \"./ui/manifest.yaml\" [gestalt/package-path] -> write \"ui/manifest.yaml\"");
  }
}
