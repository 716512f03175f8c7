package io.github.providerkit.format.gestalt.rules;

import static io.github.providerkit.format.gestalt.rules.Checked.plugin;
import static io.github.providerkit.format.gestalt.rules.Checked.with;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a plugin asks a service after connecting to it. */
class PostConnectRulesTest {
  private static final String POST_CONNECT =
      """
      connections:
        c:
          postConnect:
            request: {method: GET, url: https://x.example/me}
            metadata: {name: user.name}
      """;
  private static final String SURFACE = "surfaces: {mcp: {url: https://x.example}}\n";

  @Test
  void aRequestAndSomethingToRememberIsEnough() {
    plugin(POST_CONNECT + SURFACE).isFine();
    plugin(
            with(POST_CONNECT, "      metadata: ", "      externalIdentity: {type: t, id: i}")
                + SURFACE)
        .isFine();
    plugin(
            POST_CONNECT
                + "      success: {path: ok, equals: [1, {a: true}]}\n      sourcePath: data\n"
                + SURFACE)
        .isFine();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{rest: {baseUrl: https://x.example, operations: [{name: a, method: GET, path: /}]}}",
        "{openapi: {document: https://x.example/api.yaml}}",
        "{graphql: {url: https://x.example}}",
        "{mcp: {url: https://x.example}, rest: ~}"
      })
  void anySurfaceWillDo(String surface) {
    plugin(POST_CONNECT + "surfaces: " + surface + "\n").isFine();
  }

  @Test
  void itNeedsASurface() {
    plugin(POST_CONNECT.replace("request:", "▲request:") + "surfaces: {rest: {}}\n")
        .tells(
            "error: spec.connections.c.postConnect: expected a REST, OpenAPI, GraphQL or MCP surface for postConnect, found none [gestalt/post-connect]");
  }

  @Test
  void itNeedsARequest() {
    plugin(with(POST_CONNECT, "      request: ▲▲{}") + SURFACE)
        .tells(
            "error: spec.connections.c.postConnect.request.method: expected GET or POST, found nothing [gestalt/post-connect]",
            "error: spec.connections.c.postConnect.request.url: expected an absolute https URL, found nothing [gestalt/post-connect]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"' get '", "Post"})
  void aMethodMayBeInAnyCase(String method) {
    plugin(POST_CONNECT.replace("GET", method) + SURFACE).isFine();
  }

  @ParameterizedTest
  @CsvSource({"PUT, ''", "PSOT, ' -> did you mean \"POST\"?'"})
  void anotherMethodIsRefused(String method, String hint) {
    plugin(POST_CONNECT.replace("GET", "▲" + method) + SURFACE)
        .tells(
            "error: spec.connections.c.postConnect.request.method: expected GET or POST, found \"%s\" [gestalt/post-connect]%s"
                .formatted(method, hint));
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://x.example", "/me", "https:///me", "https://{tenant}.x.example/"})
  void anotherUrlIsRefused(String url) {
    plugin(POST_CONNECT.replace("https://x.example/me", "▲'" + url + "'") + SURFACE)
        .tells(
            "error: spec.connections.c.postConnect.request.url: expected an absolute https URL, found \""
                + url
                + "\" [gestalt/post-connect]");
  }

  @Test
  void headersAndMetadataHaveNamesAndValues() {
    plugin(
            with(
                    POST_CONNECT,
                    "      request: {method: GET, url: https://x.example, headers: {A: ▲' ', ' ': ▲b}}",
                    "      metadata: {'': ▲x, y: ▲~}")
                + SURFACE)
        .tells(
            "error: spec.connections.c.postConnect.request.headers.A: expected a value, found \" \" [gestalt/required]",
            "error: spec.connections.c.postConnect.request.headers[\" \"]: expected a name, found an empty one [gestalt/post-connect]",
            "error: spec.connections.c.postConnect.metadata[\"\"]: expected a name, found an empty one [gestalt/post-connect]",
            "error: spec.connections.c.postConnect.metadata.y: expected a value, found \"\" [gestalt/required]");
  }

  @Test
  void aComparisonNeedsAPath() {
    plugin(POST_CONNECT + "      success: ▲{equals: 1}\n" + SURFACE)
        .tells(
            "error: spec.connections.c.postConnect.success.path: expected the path of the value to compare, found nothing [gestalt/required]");
  }

  @Test
  void anIdentityHasTypeAndId() {
    plugin(POST_CONNECT + "      externalIdentity: ▲{type: ▲' '}\n" + SURFACE)
        .tells(
            "error: spec.connections.c.postConnect.externalIdentity.id: expected the path of the identity's id, found nothing [gestalt/required]",
            "error: spec.connections.c.postConnect.externalIdentity.type: expected the type of the identity, found \" \" [gestalt/required]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "~"})
  void itRemembersSomething(String metadata) {
    plugin(
            with(POST_CONNECT, "      metadata: " + metadata).replace("request:", "▲request:")
                + SURFACE)
        .tells(
            "error: spec.connections.c.postConnect: expected externalIdentity or metadata, found neither [gestalt/post-connect]");
  }
}
