package io.github.providerkit.format.gestalt.rules;

import static io.github.providerkit.format.gestalt.rules.Checked.plugin;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Connections: who owns them and how they authenticate. */
class ConnectionRulesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "~",
        "{}",
        "{mode: none}",
        "{mode: user, exposure: user}",
        "{mode: platform, exposure: internal}",
        "{mode: '', exposure: ''}",
        "{exposure: internal}",
        "{exposure: internal, auth: {type: none}}",
        "{mode: none, exposure: internal, auth: {type: bearer}}",
        "{auth: {type: bearer}}",
        "{auth: {type: manual, credentials: [{name: A-B}]}}",
        "{auth: {type: oauth2, authorizationUrl: ' ', tokenUrl: x}}",
        "{auth: ~, postConnect: ~, credentialRefresh: ~}"
      })
  void theseConnectionsAreFine(String connection) {
    plugin("connections:\n  c: " + connection + "\n  ' d': " + connection + "\n").isFine();
  }

  @Test
  void aConnectionHasAName() {
    plugin("connections:\n  ▲\"\": {}\n  ▲' \u00a0': ~\n")
        .tells(
            "error: spec.connections[\"\"]: expected a name for the connection, found an empty one [gestalt/connection]",
            "error: spec.connections[\" \u00a0\"]: expected a name for the connection, found an empty one [gestalt/connection]");
  }

  @ParameterizedTest
  @CsvSource({
    "User, ' -> did you mean \"user\"?'",
    "' user', ' -> did you mean \"user\"?'",
    "identity, ''"
  })
  void anotherModeIsRefused(String mode, String hint) {
    plugin("connections:\n  c: {mode: ▲'" + mode + "'}\n")
        .tells(
            "error: spec.connections.c.mode: expected none, user or platform, found \"%s\" [gestalt/connection]%s"
                .formatted(mode, hint));
  }

  @Test
  void anotherExposureIsRefused() {
    plugin("connections:\n  c: {exposure: ▲public}\n")
        .tells(
            "error: spec.connections.c.exposure: expected user or internal, found \"public\" [gestalt/connection]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"mode: user", "auth: {type: bearer}", "mode: '', auth: {type: manual}"})
  void whatUsersOwnIsNotInternal(String owner) {
    plugin("connections:\n  c: {" + owner + ", exposure: ▲internal}\n")
        .tells(
            "error: spec.connections.c.exposure: expected exposure user for a connection that users own, found \"internal\" [gestalt/connection] -> an internal connection has mode none or platform");
  }

  @Test
  void anAuthenticationHasAType() {
    plugin("connections:\n  c: {auth: ▲{}}\n")
        .tells(
            "error: spec.connections.c.auth.type: expected oauth2, mcp_oauth, bearer, manual or none, found nothing [gestalt/auth-type]");
    plugin("connections:\n  c: {auth: {type: ▲OAuth2}}\n")
        .tells(
            "error: spec.connections.c.auth.type: expected oauth2, mcp_oauth, bearer, manual or none, found \"OAuth2\" [gestalt/auth-type] -> did you mean \"oauth2\"?");
    plugin("connections:\n  c: {auth: {type: ▲apikey}}\n")
        .tells(
            "error: spec.connections.c.auth.type: expected oauth2, mcp_oauth, bearer, manual or none, found \"apikey\" [gestalt/auth-type]");
  }

  @Test
  void oauth2NeedsTwoAddresses() {
    plugin("connections:\n  c: {auth: ▲{type: oauth2, tokenUrl: ▲''}}\n")
        .tells(
            "error: spec.connections.c.auth.authorizationUrl: expected the URL of the authorization endpoint, found nothing [gestalt/required]",
            "error: spec.connections.c.auth.tokenUrl: expected the URL of the token endpoint, found \"\" [gestalt/required]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"surfaces: {}", "surfaces: {openapi: {document: a}}", "mcp: true"})
  void mcpOauthNeedsAnMcpSurface(String rest) {
    plugin("connections:\n  c: {auth: {type: ▲mcp_oauth}}\n" + rest + "\n")
        .tells(
            "error: spec.connections.c.auth.type: expected an MCP surface for auth type mcp_oauth, found none [gestalt/auth-type] -> set spec.surfaces.mcp.url, or use oauth2");
    plugin(
            "connections:\n  c: {auth: {type: mcp_oauth}}\nsurfaces: {mcp: {url: https://x.example}}\n")
        .isFine();
  }

  @Test
  void theDefaultConnectionIsDeclared() {
    plugin("connections: {main: {}}\ndefaultConnection: main\n").isFine();
    plugin("defaultConnection: ''\n").isFine();
    plugin("connections: {main: {}}\ndefaultConnection: ▲mian\n")
        .tells(
            "error: spec.defaultConnection: expected a name declared in spec.connections, found \"mian\" [gestalt/connection] -> did you mean \"main\"?");
    plugin("defaultConnection: ▲default\n")
        .tells(
            "error: spec.defaultConnection: expected a name declared in spec.connections, found \"default\" [gestalt/connection]");
  }

  @Test
  void theDefaultConnectionMayBeDeclaredAsNothingUntilItIsDeployed() {
    plugin("connections: {main: ~}\ndefaultConnection: ▲main\n")
        .tells(
            "warning: spec.defaultConnection: expected a connection declared in spec.connections, found \"main\"; a server refuses it when it is deployed [gestalt/deploy]");
  }
}
