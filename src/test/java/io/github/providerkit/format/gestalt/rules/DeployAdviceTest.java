package io.github.providerkit.format.gestalt.rules;

import static io.github.providerkit.format.gestalt.rules.Checked.plugin;
import static io.github.providerkit.format.gestalt.rules.Checked.with;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a server refuses only when it is deployed: warnings. */
class DeployAdviceTest {
  private static final String LATER = "; a server refuses it when it is deployed [gestalt/deploy]";
  private static final String OPERATION =
      """
      connections: {main: {}, none: ~, b: {}}
      surfaces:
        rest:
          baseUrl: https://x.example
          operations:
            - name: a
              method: GET
              path: /
              parameters: [{name: site, in: query}]
      """;
  private static final String CONNECTION = "connections:\n  c:\n";

  @ParameterizedTest
  @CsvSource({
    "'rest: {connection: ▲%s}', rest",
    "'openapi: {document: a, connection: ▲%s}', openapi",
    "'graphql: {url: https://x.example, connection: ▲%s}', graphql",
    "'mcp: {url: https://x.example, connection: ▲%s}', mcp"
  })
  void aSurfaceUsesADeclaredConnection(String surface, String name) {
    String spec = "connections: {main: {}, none: ~}\nsurfaces:\n  " + surface + "\n";

    plugin(spec.formatted("main").replace("▲", "")).isFine();
    plugin(spec.formatted("plugin").replace("▲", "")).isFine();
    plugin(spec.formatted("_plugin").replace("▲", "")).isFine();
    plugin(spec.formatted("mian"))
        .tells(
            "warning: spec.surfaces."
                + name
                + ".connection: expected a connection declared in spec.connections, found \"mian\""
                + LATER
                + " -> did you mean \"main\"?");
    plugin(spec.formatted("none"))
        .tells(
            "warning: spec.surfaces."
                + name
                + ".connection: expected a connection declared in spec.connections, found \"none\""
                + LATER);
    plugin(spec.formatted("default"))
        .tells(
            "warning: spec.surfaces."
                + name
                + ".connection: expected a connection declared in spec.connections, found \"default\""
                + LATER);
  }

  @Test
  void anEmptySurfaceUsesNone() {
    plugin("surfaces:\n  mcp: {url: ▲'', connection: zz}\n")
        .tells(
            "warning: spec.surfaces.mcp.url: expected a url for the surface, found \"\" [gestalt/empty-surface] -> the consumer takes the empty surface for one, and the provider for complete without code");
  }

  @Test
  void anOperationUsesADeclaredConnection() {
    plugin(with(OPERATION, "        connection: ' main '")).isFine();
    plugin(with(OPERATION, "        connection: ▲main2"))
        .tells(
            "warning: spec.surfaces.rest.operations[0].connection: expected a connection declared in spec.connections, found \"main2\""
                + LATER
                + " -> did you mean \"main\"?");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{parameter: site, values: {x: main, y: b}, default: x}",
        "{parameter: ' site ', values: {' x ': ' main '}, default: ' x '}",
        "{parameter: site, values: {x: plugin}}",
        "~"
      })
  void aSelectorChoosesByAParameter(String selector) {
    plugin(with(OPERATION, "        connectionSelector: " + selector)).isFine();
  }

  @Test
  void aSelectorNeedsParameterAndValues() {
    plugin(with(OPERATION, "        connectionSelector: ▲▲{}"))
        .tells(
            "warning: spec.surfaces.rest.operations[0].connectionSelector.parameter: expected the name of a parameter, found nothing"
                + LATER,
            "warning: spec.surfaces.rest.operations[0].connectionSelector.values: expected a connection by parameter value, found nothing"
                + LATER);
    plugin(
            with(
                OPERATION,
                "        connectionSelector: {parameter: ▲other, values: {' ': ▲main, x: ▲'', y: ▲zz}}"))
        .tells(
            "warning: spec.surfaces.rest.operations[0].connectionSelector.parameter: expected a parameter of the operation, found \"other\""
                + LATER,
            "warning: spec.surfaces.rest.operations[0].connectionSelector.values[\" \"]: expected a parameter value, found an empty one"
                + LATER,
            "warning: spec.surfaces.rest.operations[0].connectionSelector.values.x: expected the name of a connection, found nothing"
                + LATER,
            "warning: spec.surfaces.rest.operations[0].connectionSelector.values.y: expected a connection declared in spec.connections, found \"zz\""
                + LATER);
  }

  @Test
  void aSelectorsDefaultIsOneOfItsValuesAndTheOnlyChoice() {
    plugin(
            with(
                OPERATION,
                "        connectionSelector: {parameter: site, values: {x: main}, default: ▲y}"))
        .tells(
            "warning: spec.surfaces.rest.operations[0].connectionSelector.default: expected one of the selector's values, found \"y\""
                + LATER);
    plugin(
            with(
                OPERATION,
                "        connection: main",
                "        connectionSelector: {parameter: site, values: {x: main}, default: ▲x}"))
        .tells(
            "warning: spec.surfaces.rest.operations[0].connectionSelector.default: expected either connection or connectionSelector.default, found both"
                + LATER);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{refreshInterval: 1h, refreshBeforeExpiry: ' 5m '}",
        "{refreshInterval: 7d, refreshBeforeExpiry: 1.5s}",
        "~"
      })
  void credentialsAreRefreshedAfterAWhile(String refresh) {
    plugin(CONNECTION + "    credentialRefresh: " + refresh + "\n").isFine();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0s", "-1h", "soon", "1.5d", ""})
  void anotherDurationIsRefused(String duration) {
    plugin(
            CONNECTION
                + "    credentialRefresh: {refreshInterval: ▲'"
                + duration
                + "', refreshBeforeExpiry: 1m}\n")
        .tells(
            "warning: spec.connections.c.credentialRefresh.refreshInterval: expected a duration above zero, found \""
                + duration
                + "\""
                + LATER
                + " -> for example 5m or 1h30m");
  }

  @Test
  void bothDurationsAreNeeded() {
    plugin(CONNECTION + "    credentialRefresh: ▲▲{}\n")
        .tells(
            "warning: spec.connections.c.credentialRefresh.refreshBeforeExpiry: expected a duration above zero, found nothing"
                + LATER
                + " -> for example 5m or 1h30m",
            "warning: spec.connections.c.credentialRefresh.refreshInterval: expected a duration above zero, found nothing"
                + LATER
                + " -> for example 5m or 1h30m");
  }

  @Test
  void headersTakeAValueOrADeclaredCredential() {
    plugin(
            CONNECTION
                + """
                    auth:
                      type: manual
                      credentials: [{name: token}]
                      authMapping:
                        headers:
                          A: {value: x}
                          B: {valueFrom: {credentialFieldRef: {name: token}}}
                          C: ▲{}
                          D: ▲{value: x, valueFrom: {credentialFieldRef: {name: token}}}
                          E: {valueFrom: {credentialFieldRef: {name: ▲tokn}}}
                          F: {valueFrom: ▲{}}
                """)
        .tells(
            "warning: spec.connections.c.auth.authMapping.headers.C: expected exactly one of value and valueFrom, found both or neither"
                + LATER,
            "warning: spec.connections.c.auth.authMapping.headers.D: expected exactly one of value and valueFrom, found both or neither"
                + LATER,
            "warning: spec.connections.c.auth.authMapping.headers.E.valueFrom.credentialFieldRef.name: expected a name declared in auth.credentials, found \"tokn\""
                + LATER
                + " -> did you mean \"token\"?",
            "warning: spec.connections.c.auth.authMapping.headers.F.valueFrom.credentialFieldRef.name: expected a name declared in auth.credentials, found nothing"
                + LATER);
  }

  @Test
  void basicAuthenticationNeedsUserAndPassword() {
    plugin(
            CONNECTION
                + "    auth: {type: manual, authMapping: {basic: {username: {value: a}, password: {value: b}}}}\n")
        .isFine();
    plugin(CONNECTION + "    auth: {type: manual, authMapping: {basic: ▲▲{}}}\n")
        .tells(
            "warning: spec.connections.c.auth.authMapping.basic.password: expected exactly one of value and valueFrom, found both or neither"
                + LATER,
            "warning: spec.connections.c.auth.authMapping.basic.username: expected exactly one of value and valueFrom, found both or neither"
                + LATER);
  }
}
