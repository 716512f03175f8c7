package io.github.providerkit.format.gestalt.rules;

import static io.github.providerkit.format.gestalt.rules.Checked.plugin;
import static io.github.providerkit.format.gestalt.rules.Checked.with;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** REST operations and their parameters. */
class SurfaceRulesTest {
  private static final String OPERATION =
      """
      surfaces:
        rest:
          baseUrl: https://x.example
          operations:
            - name: get user
              method: GET
              path: /users/{id}
      """;

  private static String parameters(String parameters) {
    return OPERATION + "        parameters:\n" + parameters.indent(10);
  }

  @Test
  void anOperationHasNameMethodAndPath() {
    plugin(OPERATION).isFine();
    plugin(OPERATION + "      - ▲▲▲{}\n")
        .tells(
            "error: spec.surfaces.rest.operations[1].method: expected GET, POST, PUT, PATCH or DELETE, found nothing [gestalt/http-method]",
            "error: spec.surfaces.rest.operations[1].name: expected a name for the operation, found nothing [gestalt/required]",
            "error: spec.surfaces.rest.operations[1].path: expected the path of the operation, found nothing [gestalt/required]");
  }

  @ParameterizedTest
  @CsvSource({
    "get, ' -> did you mean \"GET\"?'",
    "' GET', ' -> did you mean \"GET\"?'",
    "HEAD, ''",
    "OPTIONS, ''"
  })
  void aMethodIsInUpperCaseExactly(String method, String hint) {
    plugin(with(OPERATION, "        method: ▲'" + method + "'"))
        .tells(
            "error: spec.surfaces.rest.operations[0].method: expected GET, POST, PUT, PATCH or DELETE, found \"%s\" [gestalt/http-method]%s"
                .formatted(method, hint));
  }

  @Test
  void eachNameStandsOnce() {
    plugin(
            OPERATION
                + "      - {name: ▲get user, method: POST, path: ' '}\n      - {name: Get user, method: PUT, path: x}\n")
        .tells(
            "error: spec.surfaces.rest.operations[1].name: expected each operation name once, found \"get user\" again (first in line 9) [gestalt/operation]");
  }

  @Test
  void operationsNeedABaseUrlAndTheOtherWayRound() {
    plugin(
            OPERATION
                .replace("    baseUrl: https://x.example\n", "")
                .replace("operations", "▲operations"))
        .tells(
            "error: spec.surfaces.rest.baseUrl: expected the base URL of the operations, found nothing [gestalt/required]");
    plugin("surfaces: {rest: {baseUrl: ▲https://x.example}}\n")
        .tells(
            "error: spec.surfaces.rest.baseUrl: expected operations beside baseUrl, found none [gestalt/base-url] -> add spec.surfaces.rest.operations, or remove the REST surface");
    plugin(
            "surfaces: {rest: {baseUrl: ▲https://x.example, operations: []}, graphql: {url: https://x.example}}\n")
        .tells(
            "error: spec.surfaces.rest.baseUrl: expected operations beside baseUrl, found none [gestalt/base-url] -> add spec.surfaces.rest.operations, or remove the REST surface");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "surfaces: {}",
        "surfaces: {rest: {}}",
        "surfaces: {rest: {baseUrl: ''}}",
        "surfaces: {rest: {baseUrl: https://x.example}, openapi: {document: a.yaml}}"
      })
  void aSurfaceMayBeEmptyOrOverrideTheBaseUrlOfADocument(String surfaces) {
    plugin(surfaces + "\n").isFine();
  }

  @Test
  void aParameterHasNameAndPlace() {
    plugin(
            parameters(
                "- {name: id, in: path, type: string}\n- {name: q, in: query}\n- {name: b, in: body}"))
        .isFine();
    plugin(parameters("- ▲▲{}\n- {name: x, in: ▲header}\n- {name: y, in: ▲Query}"))
        .tells(
            "error: spec.surfaces.rest.operations[0].parameters[0].in: expected query, body or path, found nothing [gestalt/parameter]",
            "error: spec.surfaces.rest.operations[0].parameters[0].name: expected a name for the parameter, found nothing [gestalt/required]",
            "error: spec.surfaces.rest.operations[0].parameters[1].in: expected query, body or path, found \"header\" [gestalt/parameter]",
            "error: spec.surfaces.rest.operations[0].parameters[2].in: expected query, body or path, found \"Query\" [gestalt/parameter] -> did you mean \"query\"?");
  }

  @Test
  void eachParameterStandsOnceInItsOperation() {
    plugin(
            parameters("- {name: q, in: query}\n- {name: ▲q, in: body}")
                + "      - {name: other, method: GET, path: /, parameters: [{name: q, in: query}]}\n")
        .tells(
            "error: spec.surfaces.rest.operations[0].parameters[1].name: expected each parameter name once, found \"q\" again (first in line 13) [gestalt/parameter]");
  }

  @Test
  void aParameterInThePathHasAPlaceholderThere() {
    plugin(parameters("- {name: ▲user, in: path}\n- {name: ▲Id, in: path}"))
        .tells(
            "error: spec.surfaces.rest.operations[0].parameters[0].name: expected the placeholder {user} in the path, found \"/users/{id}\" [gestalt/parameter] -> add the placeholder, or set in to query or body",
            "error: spec.surfaces.rest.operations[0].parameters[1].name: expected the placeholder {Id} in the path, found \"/users/{id}\" [gestalt/parameter] -> add the placeholder, or set in to query or body");
  }

  @Test
  void aNamelessParameterIsToldOnce() {
    plugin(parameters("- ▲{in: path}"))
        .tells(
            "error: spec.surfaces.rest.operations[0].parameters[0].name: expected a name for the parameter, found nothing [gestalt/required]");
  }

  @Test
  void anOperationWithoutAPathIsToldOnce() {
    plugin(with(parameters("- {name: id, in: path}"), "        path: ▲''"))
        .tells(
            "error: spec.surfaces.rest.operations[0].path: expected the path of the operation, found \"\" [gestalt/required]");
  }
}
