package io.github.providerkit.format.gestalt.rules;

import io.github.providerkit.format.gestalt.generation.Generation;
import io.github.providerkit.format.grammar.GoText;
import io.github.providerkit.format.grammar.HttpsUrl;
import io.github.providerkit.manifest.shape.Value;
import io.github.providerkit.message.Names;
import java.util.List;
import java.util.Map;

/**
 * Rules of a plugin's connections: who owns them, how they authenticate, what happens after
 * connecting.
 */
final class ConnectionRules {
  private ConnectionRules() {}

  static void check(Check check) {
    Value connections = check.spec().get("connections");
    connections
        .entries()
        .forEach(
            (name, connection) -> {
              if (GoText.isBlank(name)) {
                check
                    .problems()
                    .add(
                        GestaltRules.CONNECTION,
                        check.file(),
                        connection.path(),
                        connection.keyPosition(),
                        "expected a name for the connection, found an empty one",
                        null);
              }
              if (connection.isPresent() && !connection.broken()) {
                connection(check, connection);
              }
            });
    Value preset = check.spec().get("defaultConnection");
    if (!preset.text().isEmpty()
        && !connections.broken()
        && !connections.entries().containsKey(preset.text())) {
      check.expected(
          GestaltRules.CONNECTION,
          preset,
          "a name declared in spec.connections",
          Names.hint(preset.text(), connections.entries().keySet(), Map.of()));
    }
  }

  private static void connection(Check check, Value connection) {
    if (connection.knows("postConnect")) {
      postConnect(check, connection.get("postConnect"));
    }
    auth(check, connection.get("auth"));
    mode(check, connection.get("mode"));
    if (connection.knows("exposure")) {
      exposure(check, connection);
    }
  }

  private static void mode(Check check, Value mode) {
    Generation.Modes modes = check.generation().modes();
    String text = modes.normal(mode.text());
    if (!text.isEmpty() && !modes.connection().contains(text)) {
      check.expected(
          GestaltRules.CONNECTION,
          mode,
          Check.alternatives(modes.connection()),
          OtherGenerations.modeHint(
              check.generation(), text, Names.hint(text, modes.connection(), modes.former())));
    }
  }

  private static void exposure(Check check, Value connection) {
    Value exposure = connection.get("exposure");
    if (exposure.text().isEmpty()
        || !check.oneOf(GestaltRules.CONNECTION, exposure, List.of("user", "internal"))) {
      return;
    }
    if (exposure.text().equals("internal") && isUserOwned(connection)) {
      check.report(
          GestaltRules.CONNECTION,
          exposure,
          "expected exposure user for a connection that users own, found \"internal\"",
          "an internal connection has mode none or platform");
    }
  }

  private static boolean isUserOwned(Value connection) {
    Value auth = connection.get("auth");
    if (connection.get("mode").broken() || auth.broken() || auth.get("type").broken()) {
      return false;
    }
    String mode = connection.get("mode").text();
    if (!mode.isEmpty()) {
      return mode.equals("user");
    }
    String type = connection.get("auth").get("type").text();
    return !type.isEmpty() && !type.equals("none");
  }

  private static void auth(Check check, Value auth) {
    if (!auth.isPresent() || auth.broken()) {
      return;
    }
    Value type = auth.get("type");
    if (!check.oneOf(
        GestaltRules.AUTH_TYPE, type, List.of("oauth2", "mcp_oauth", "bearer", "manual", "none"))) {
      return;
    }
    if (type.text().equals("oauth2")) {
      check.required(auth.get("authorizationUrl"), "the URL of the authorization endpoint");
      check.required(auth.get("tokenUrl"), "the URL of the token endpoint");
    }
    Value mcp = check.surface("mcp").get("url");
    if (type.text().equals("mcp_oauth") && mcp.text().isEmpty() && !mcp.broken()) {
      check.report(
          GestaltRules.AUTH_TYPE,
          type,
          "expected an MCP surface for auth type mcp_oauth, found none",
          "set spec.surfaces.mcp.url, or use oauth2");
    }
  }

  private static void postConnect(Check check, Value post) {
    if (!post.isPresent() || post.broken()) {
      return;
    }
    if (!check.surfaces().isManifestBacked() && !check.surfaces().areUnclear()) {
      check.report(
          GestaltRules.POST_CONNECT,
          post,
          "expected a REST, OpenAPI, GraphQL or MCP surface for postConnect, found none",
          null);
    }
    request(check, post.get("request"));
    Value success = post.get("success");
    if (success.isPresent() && !success.broken()) {
      check.requiredText(success.get("path"), "the path of the value to compare");
    }
    Value identity = post.get("externalIdentity");
    if (identity.isPresent() && !identity.broken()) {
      check.requiredText(identity.get("type"), "the type of the identity");
      check.requiredText(identity.get("id"), "the path of the identity's id");
    }
    Value metadata = post.get("metadata");
    boolean declaresNothing =
        !identity.isPresent() && metadata.entries().isEmpty() && !metadata.broken();
    if (declaresNothing) {
      check.report(
          GestaltRules.POST_CONNECT,
          post,
          "expected externalIdentity or metadata, found neither",
          null);
    }
    filled(check, metadata);
  }

  private static void request(Check check, Value request) {
    if (request.broken()) {
      return;
    }
    Value method = request.get("method");
    if (!method.broken()
        && !List.of("GET", "POST").contains(GoText.upper(GoText.trim(method.text())))) {
      check.expected(
          GestaltRules.POST_CONNECT,
          method,
          "GET or POST",
          Names.hint(method.text(), List.of("GET", "POST"), Map.of()));
    }
    Value url = request.get("url");
    if (!url.broken() && !HttpsUrl.isValid(GoText.trim(url.text()))) {
      check.expected(GestaltRules.POST_CONNECT, url, "an absolute https URL", null);
    }
    filled(check, request.get("headers"));
  }

  /** Keys and values both have to say something. */
  private static void filled(Check check, Value map) {
    map.entries()
        .forEach(
            (name, value) -> {
              if (GoText.isBlank(name)) {
                check.report(
                    GestaltRules.POST_CONNECT, value, "expected a name, found an empty one", null);
              }
              check.requiredText(value, "a value");
            });
  }
}
