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

/** What the consumer takes without a word and an author would want to hear: warnings. */
class AdviceRulesTest {
  private static final String CACHE = with(HEAD, "kind: cache");
  private static final String BINDING =
      """
      securitySchemes: {open: {type: none}}
      http:
        hook:
          path: /hook
          method: POST
          target: receive
          security: open
      """;

  private static String artifact(String fields) {
    return CACHE + "artifacts:\n  - {path: a, " + fields + "}\n";
  }

  @Test
  void fieldsOfAnotherKindAreIgnored() {
    source(CACHE + "spec:\n  configSchemaPath: a\n  ▲headers: {}\n  ▲assetRoot: out\n  routes: ~\n")
        .tells(
            "warning: spec.headers: expected a field of kind cache, found one of kind plugin; the consumer ignores it [gestalt/foreign-field] -> remove it, or check the kind",
            "warning: spec.assetRoot: expected a field of kind cache, found one of kind ui; the consumer ignores it [gestalt/foreign-field] -> remove it, or check the kind");
    plugin("▲routes: []\n")
        .tells(
            "warning: spec.routes: expected a field of kind plugin, found one of kind ui; the consumer ignores it [gestalt/foreign-field] -> remove it, or check the kind");
    source(with(HEAD, "kind: ui") + "spec:\n  assetRoot: out\n  ▲auth: {}\n")
        .tells(
            "warning: spec.auth: expected a field of kind ui, found one of kind plugin; the consumer ignores it [gestalt/foreign-field] -> remove it, or check the kind");
  }

  @ParameterizedTest
  @CsvSource({"linux, amd64, musl", "darwin, arm64, ''", "windows, 386, glibc", "linux, arm, ~"})
  void thesePlatformsAreKnown(String os, String arch, String libc) {
    source(artifact("os: %s, arch: %s, libc: %s".formatted(os, arch, libc.isEmpty() ? "''" : libc)))
        .isFine();
  }

  @ParameterizedTest
  @CsvSource({
    "macos, darwin",
    "Darwin, darwin",
    "MacOS, darwin",
    "linus, linux",
    "window, windows"
  })
  void anotherSystemIsProbablyAMistake(String os, String meant) {
    source(artifact("os: ▲" + os + ", arch: amd64"))
        .tells(
            "warning: artifacts[0].os: expected linux, darwin or windows, found \"%s\" [gestalt/platform-name] -> did you mean \"%s\"?"
                .formatted(os, meant));
  }

  @ParameterizedTest
  @CsvSource({"x86_64, amd64", "x64, amd64", "aarch64, arm64", "AMD64, amd64", "i386, 386"})
  void anotherMachineIsProbablyAMistake(String arch, String meant) {
    source(artifact("os: linux, arch: ▲" + arch))
        .tells(
            "warning: artifacts[0].arch: expected amd64, arm64, arm or 386, found \"%s\" [gestalt/platform-name] -> did you mean \"%s\"?"
                .formatted(arch, meant));
  }

  @Test
  void anotherLibcIsProbablyAMistake() {
    source(artifact("os: linux, arch: amd64, libc: ▲gnu"))
        .tells(
            "warning: artifacts[0].libc: expected musl or glibc, found \"gnu\" [gestalt/platform-name]");
  }

  @Test
  void anEmptySurfaceCountsAsOne() {
    String hint =
        " [gestalt/empty-surface] -> the consumer takes the empty surface for one, and the provider for complete without code";
    release(
            Checked.pluginText(
                "surfaces:\n  openapi: ▲{}\n  graphql: {url: ▲''}\n  mcp: ▲{}\n  rest: {}\n"))
        .tells(
            "warning: spec.surfaces.openapi.document: expected a document for the surface, found nothing"
                + hint,
            "warning: spec.surfaces.graphql.url: expected a url for the surface, found \"\"" + hint,
            "warning: spec.surfaces.mcp.url: expected a url for the surface, found nothing" + hint);
  }

  @ParameterizedTest
  @CsvSource({"cursr, ' -> did you mean \"cursor\"?'", "link, ''"})
  void paginationHasThreeStyles(String style, String hint) {
    plugin("pagination: {style: cursor}\n").isFine();
    plugin("pagination: {style: ▲" + style + "}\n")
        .tells(
            "warning: spec.pagination.style: expected cursor, offset or page, found \"%s\" [gestalt/unchecked-value]%s"
                .formatted(style, hint));
  }

  @Test
  void managedParametersHaveTwoPlaces() {
    plugin("managedParameters: [{in: header, name: a, value: b}, {in: path}, {}]\n").isFine();
    plugin("managedParameters: [{in: ▲query, name: a, value: b}]\n")
        .tells(
            "warning: spec.managedParameters[0].in: expected header or path, found \"query\" [gestalt/unchecked-value]");
  }

  @ParameterizedTest
  @CsvSource({
    "integer, int",
    "number, int",
    "boolean, bool",
    "str, string",
    "String, string",
    "arry, array"
  })
  void parametersHaveFiveTypes(String type, String meant) {
    plugin(
            """
            surfaces:
              rest:
                baseUrl: https://x.example
                operations:
                  - {name: a, method: GET, path: /, parameters: [{name: p, in: query, type: ▲%s}]}
            """
                .formatted(type))
        .tells(
            "warning: spec.surfaces.rest.operations[0].parameters[0].type: expected string, int, bool, object or array, found \"%s\" [gestalt/unchecked-value] -> did you mean \"%s\"?"
                .formatted(type, meant));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{1: a}", "{a: {true: b}}"})
  void aFreeValueWithKeysThatAreNoTextCannotBePackaged(String value) {
    plugin(BINDING + "    ack: {body: ▲" + value + "}\n")
        .tells(
            "warning: spec.http.hook.ack.body: expected a value that JSON can hold, found a map with keys that are no text; it cannot be packaged [gestalt/free-value] -> put keys such as 1 or true in quotes");
  }

  @Test
  void aNumberThatJsonCannotHoldCannotBePackagedAndHasNothingToDoWithKeys() {
    plugin(BINDING + "    ack: {body: ▲[.nan]}\n")
        .tells(
            "warning: spec.http.hook.ack.body: expected a value that JSON can hold, found a number that JSON cannot hold; it cannot be packaged [gestalt/free-value]");
  }

  @Test
  void theValueToCompareIsAFreeValueToo() {
    plugin(
            """
            surfaces: {mcp: {url: https://x.example}}
            connections:
              c:
                postConnect:
                  request: {method: GET, url: https://x.example}
                  metadata: {a: b}
                  success: {path: ok, equals: ▲{1: 2}}
            """)
        .tells(
            "warning: spec.connections.c.postConnect.success.equals: expected a value that JSON can hold, found a map with keys that are no text; it cannot be packaged [gestalt/free-value] -> put keys such as 1 or true in quotes");
  }

  @Test
  void datesAndBigNumbersCanBePackaged() {
    plugin(BINDING + "    ack: {body: {a: 2024-01-02, b: 12345678901234567890, c: yes}}\n")
        .isFine();
  }
}
