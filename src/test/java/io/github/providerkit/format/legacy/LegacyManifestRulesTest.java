package io.github.providerkit.format.legacy;

import static io.github.providerkit.format.legacy.Checked.HEAD;
import static io.github.providerkit.format.legacy.Checked.MCP;
import static io.github.providerkit.format.legacy.Checked.json;
import static io.github.providerkit.format.legacy.Checked.packaged;
import static io.github.providerkit.format.legacy.Checked.provider;
import static io.github.providerkit.format.legacy.Checked.source;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the {@code plugin.yaml} generation demands and today's format does not, and how it is told.
 */
class LegacyManifestRulesTest {

  @Test
  void aProviderAndAUiAreFine() {
    provider(MCP).isFine();
    source(HEAD + "webui: {asset_root: ui/out}\n").isFine();
  }

  @Test
  void exactlyOneOfTheTwoIsDemanded() {
    source("▲" + HEAD)
        .tells("error: expected provider or webui, found neither [gestalt-legacy/kind]");
    source(HEAD + "provider:\n  " + MCP + "▲webui: {asset_root: x}\n")
        .tells(
            "error: webui: expected provider or webui, found both [gestalt-legacy/kind] -> make a package of each");
  }

  @ParameterizedTest
  @CsvSource({"github.com/a/b/c/d", "gitlab.com/a/b/c"})
  void onlySourcesOfFourPartsOnGithubAreKnown(String name) {
    source("source: ▲" + name + "\nversion: 1.0.0\nprovider:\n  " + MCP)
        .tells(
            "error: source: expected github.com/<owner>/<repository>/<plugin>, found \""
                + name
                + "\" [gestalt-legacy/source] -> only today's format knows other hosts and longer names");
  }

  @Test
  void aShortSourceIsToldOnceInTodaysWords() {
    source("source: ▲github.com/a/b\nversion: 1.0.0\nprovider:\n  " + MCP)
        .tells(
            "error: source: expected a source of at least four parts, host/owner/repository/path, found \"github.com/a/b\" [gestalt/source] -> for example github.com/acme/plugins/weather");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.2", "true", "2026-04-01", "~", "0x1f", ".nan", "1_000"})
  void aTextHasToBeOne(String value) {
    provider("headers: {X: ▲" + value + "}\n" + MCP)
        .tells("error: provider.headers.X: expected text, found " + value + " [document/type]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"'1.2'", "12:30:45", "yes", "!custom x", "!!str 5", "|\n    a"})
  void aTextMayLookLikeAnythingElse(String value) {
    provider("headers:\n  X: " + value + "\n" + MCP).isFine();
  }

  @ParameterizedTest
  @ValueSource(strings = {"yes", "'true'", "1", "~"})
  void aTruthValueHasToBeOne(String value) {
    provider("mcp: {enabled: ▲" + value + "}\n" + MCP)
        .tells(
            "error: provider.mcp.enabled: expected true or false, found %s [document/type]"
                .formatted(value.replace('\'', '"')));
  }

  @ParameterizedTest
  @ValueSource(strings = {"7", "true", "~", "2026-04-01"})
  void aKeyHasToBeText(String key) {
    provider("headers: {▲" + key + ": x}\n" + MCP)
        .tells("error: provider.headers: expected text, found " + key + " [document/type]");
  }

  @Test
  void aKeyOfTodayIsUnknownAndHinted() {
    source("▲displayName: Support\n" + HEAD + "provider:\n  " + MCP)
        .tells(
            "error: displayName: expected a known key, found \"displayName\" [document/unknown-key] -> did you mean \"display_name\"?");
  }

  @Test
  void operationsAreDeclaredInOneWayAndMcpJoinsAny() {
    provider("surfaces:\n  graphql: {url: g}\n  ▲openapi: {document: o.yaml}\n  mcp: {url: m}\n")
        .tells(
            "error: provider.surfaces.openapi: expected one of rest, openapi and graphql, found openapi and graphql [gestalt-legacy/surfaces] -> mcp alone combines with another surface");
    provider("surfaces:\n  openapi: {document: o.yaml}\n  mcp: {url: m}\n").isFine();
  }

  @Test
  void aProviderRunsSomethingOrHasASurface() {
    provider("surfaces: ▲{}\n")
        .tells(
            "error: provider.surfaces: expected exec, or a rest, openapi, graphql or mcp surface, found a map [gestalt/required]");
  }

  @Test
  void whatOnlyTheLastServersTakeCanBeTurnedOff() {
    provider("static_catalog_path: ▲catalog.yaml\n" + MCP)
        .tells(
            "error: provider.static_catalog_path: expected no static_catalog_path, found \"catalog.yaml\" [gestalt-legacy/later] -> only servers from April 5 to 6, 2026 know it; with -Dprovider.rules.gestalt-legacy/later=off it passes");
  }

  @Test
  void operationsAreCheckedByTheRulesOfToday() {
    provider(
            """
            surfaces:
              rest:
                base_url: https://a.example
                operations:
                  - name: get
                    method: ▲FETCH
                    path: /t
                    parameters:
                      - {name: ▲id, type: string, in: path}
                      - {name: q, type: ▲text, in: query}
                  - {name: ▲get, method: GET, path: /u}
            """)
        .tells(
            "error: provider.surfaces.rest.operations[0].method: expected GET, POST, PUT, PATCH or DELETE, found \"FETCH\" [gestalt/http-method] -> did you mean \"PATCH\"?",
            "error: provider.surfaces.rest.operations[0].parameters[0].name: expected the placeholder {id} in the path, found \"/t\" [gestalt/parameter] -> add the placeholder, or set in to query or body",
            "error: provider.surfaces.rest.operations[0].parameters[1].type: expected string, int, bool, object or array, found \"text\" [gestalt-legacy/field]",
            "error: provider.surfaces.rest.operations[1].name: expected each operation name once, found \"get\" again (first in line 8) [gestalt/operation]");
  }

  @Test
  void aMissingFieldIsToldByItsOwnName() {
    provider("surfaces:\n  rest: ▲{operations: [{name: a, method: GET, path: /}]}\n")
        .tells(
            "error: provider.surfaces.rest.base_url: expected the base URL of the operations, found nothing [gestalt/required]");
  }

  @Test
  void onlyDefaultHasParametersAndDiscovery() {
    provider(
            "connections:\n  default: {params: {a: {}}, discovery: {url: u}}\n"
                + "  other: {▲params: {}, ▲discovery: {url: u}}\n  ▲'': {}\n"
                + MCP)
        .tells(
            "error: provider.connections.other.params: expected params and discovery in the connection default alone, found one here [gestalt-legacy/connection] -> move it to provider.connections.default",
            "error: provider.connections.other.discovery: expected params and discovery in the connection default alone, found one here [gestalt-legacy/connection] -> move it to provider.connections.default",
            "error: provider.connections[\"\"]: expected a name for the connection, found an empty one [gestalt-legacy/connection]");
  }

  @Test
  void oauthOfDefaultNeedsItsEndpoints() {
    provider(
            "connections:\n  default: {auth: {type: oauth2, authorization_url: ▲'', token_url: t}}\n"
                + "  other: {auth: {type: oauth2, authorization_url: '', token_url: ''}}\n"
                + "  third: {auth: ▲{type: oauth2, authorization_url: a}}\n"
                + MCP)
        .tells(
            "error: provider.connections.default.auth.authorization_url: expected the URL of the authorization endpoint, found \"\" [gestalt/required]",
            "error: provider.connections.third.auth.token_url: expected the URL of the token endpoint, found nothing [gestalt/required]");
  }

  @Test
  void mcpOauthIsNotForDefault() {
    provider(
            "connections: {default: {auth: {type: ▲mcp_oauth}}, mcp: {auth: {type: mcp_oauth}}}\n"
                + MCP)
        .tells(
            "error: provider.connections.default.auth.type: expected oauth2, bearer, manual or none for the connection default, found \"mcp_oauth\" [gestalt-legacy/auth] -> give the MCP surface a connection of another name");
  }

  @Test
  void managedParametersAreApartFromEachOtherAndFromHeaders() {
    provider(
            """
            headers: {X-A: v}
            managed_parameters:
              - {in: header, name: ▲x-a, value: v}
              - {in: path, name: id, value: v}
              - {in: path, name: ID, value: v}
              - {in: path, name: ▲' id', value: v}
              - {in: header, name: ▲' ', value: v}
            """
                + MCP)
        .tells(
            "error: provider.managed_parameters[0].name: expected a header apart from those in provider.headers, found \"x-a\" [gestalt-legacy/managed-parameter] -> remove one of the two",
            "error: provider.managed_parameters[3].name: expected each parameter once, found \" id\" again (first in line 7) [gestalt-legacy/managed-parameter]",
            "error: provider.managed_parameters[4].name: expected a name for the parameter, found \" \" [gestalt/required]");
  }

  @Test
  void artifactsAreCheckedWhereTheyAreRun() {
    String artifacts =
        "artifacts:\n  - ▲{os: linux, arch: amd64, path: bin/p}\n  - {os: linux, arch: arm64, path: bin/p}\n";
    packaged(HEAD + "provider:\n  " + MCP + artifacts.replace("▲", "")).isFine();
    packaged(
            HEAD
                + "provider:\n  exec: {artifact_path: ▲bin/q}\n  surfaces: {}\n"
                + "artifacts:\n  - ▲{os: linux, arch: amd64, path: bin/p}\n")
        .tells(
            "error: provider.exec.artifact_path: expected the path of one of the artifacts, found \"bin/q\" [gestalt/entrypoint] -> did you mean \"bin/p\"?",
            "error: artifacts[0].sha256: expected the artifact's SHA-256 digest, found nothing [gestalt/artifact-digest]");
  }

  @Test
  void jsonIsReadAsYamlToo() {
    String text =
        "{\"source\": \"github.com/a/b/c\", \"version\": \"1.0.0\", %s, \"webui\": {\"asset_root\": \"x\"}}";
    json(text.formatted("\"description\": \"é\"")).isFine();
    json(text.formatted("\"description\": \"a/b\"")).isFine();
    json(text.formatted("▲\"version\": \"1.0.0\""))
        .tells(
            "error: version: expected each key once, found \"version\" again (first in line 1) [document/duplicate-key] -> remove one of the two");
    json(text.formatted("▲\"Description\": \"x\""))
        .tells(
            "error: Description: expected a known key, found \"Description\" [document/unknown-key] -> did you mean \"description\"?");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\\/b", "\\ud83d\\ude00"})
  void whatYamlCannotReadIsRefusedInJsonToo(String text) {
    Checked checked =
        json(
            "{\"source\": \"github.com/a/b/c\", \"version\": \"1.0.0\", \"description\": \"%s\","
                    .formatted(text)
                + " \"webui\": {\"asset_root\": \"x\"}}");
    assertThat(checked.problems().sorted())
        .extracting(problem -> problem.code() + " " + problem.hint())
        .containsExactly(
            "document/syntax the consumer reads JSON as YAML too: write characters themselves instead of escapes");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "# nothing\n", "- a\n", "hello\n", "~\n", "\0", "{", "a: &a [*a]\n"})
  void whatIsNoManifestIsRefused(String text) {
    assertThat(source(text).problems().hasErrors()).isTrue();
  }
}
