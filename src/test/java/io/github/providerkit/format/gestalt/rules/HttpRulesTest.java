package io.github.providerkit.format.gestalt.rules;

import static io.github.providerkit.format.gestalt.rules.Checked.plugin;
import static io.github.providerkit.format.gestalt.rules.Checked.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.providerkit.manifest.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** HTTP bindings. */
class HttpRulesTest {
  private static final String BINDING =
      """
      securitySchemes:
        open: {type: none}
        " kept ": {type: none}
      http:
        hook:
          path: /hook
          method: POST
          target: receive
          security: open
      """;

  @Test
  void aBindingHasPathMethodTargetAndSecurity() {
    plugin(BINDING).isFine();
    plugin(BINDING.replace("hook:", "hook: ▲▲▲▲{}\n  old:"))
        .tells(
            "error: spec.http.hook.method: expected GET, POST, PUT, PATCH or DELETE, found nothing [gestalt/http-method]",
            "error: spec.http.hook.path: expected a path, found nothing [gestalt/route-path]",
            "error: spec.http.hook.security: expected the name of a security scheme, found nothing [gestalt/required]",
            "error: spec.http.hook.target: expected the name of an operation, found nothing [gestalt/required]");
    plugin("http: {hook: ▲~}\n")
        .tells("error: spec.http.hook: expected an HTTP binding, found nothing [gestalt/required]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"hook", "../hook", "' /hook '", "/a/{id}", "/a b?c", "\\"})
  void aPathMayBeWrittenInManyWays(String path) {
    plugin(with(BINDING, "    path: " + path)).isFine();
  }

  @ParameterizedTest
  @CsvSource({"/a/*, a path without wildcards", "'\"\"', a path", "'\" \"', a path"})
  void anotherPathIsRefused(String written, String expected) {
    plugin(with(BINDING, "    path: ▲" + written))
        .tells(
            "error: spec.http.hook.path: expected %s, found \"%s\" [gestalt/route-path]"
                .formatted(expected, written.replace("\"", "")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "get", "' Post '", "PUT", "Patch", "DELETE"})
  void aMethodMayBeInAnyCase(String method) {
    plugin(with(BINDING, "    method: " + method)).isFine();
  }

  @ParameterizedTest
  @CsvSource({
    "FETCH, ' -> did you mean \"PATCH\"?'",
    "HEAD, ''",
    "OPTIONS, ''",
    "Gte, ' -> did you mean \"GET\"?'"
  })
  void anotherMethodIsRefused(String method, String hint) {
    plugin(with(BINDING, "    method: ▲" + method))
        .tells(
            "error: spec.http.hook.method: expected GET, POST, PUT, PATCH or DELETE, found \"%s\" [gestalt/http-method]%s"
                .formatted(method, hint));
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "user", "' user '", "''", "~"})
  void aCredentialModeIsNoneOrUser(String mode) {
    plugin(with(BINDING, "    credentialMode: " + mode)).isFine();
  }

  @ParameterizedTest
  @CsvSource({"platform, ''", "User, ' -> did you mean \"user\"?'"})
  void anotherCredentialModeIsRefused(String mode, String hint) {
    plugin(with(BINDING, "    credentialMode: ▲" + mode))
        .tells(
            "error: spec.http.hook.credentialMode: expected none or user, found \"%s\" [gestalt/credential-mode]%s"
                .formatted(mode, hint));
  }

  @ParameterizedTest
  @CsvSource({
    "opn, ' -> did you mean \"open\"?'",
    "Open, ' -> did you mean \"open\"?'",
    "oauth, ''"
  })
  void securityNamesAScheme(String name, String hint) {
    plugin(with(BINDING, "    security: ' open '")).isFine();
    plugin(with(BINDING, "    security: ▲" + name))
        .tells(
            "error: spec.http.hook.security: expected a name declared in spec.securitySchemes, found \"%s\" [gestalt/http-security]%s"
                .formatted(name, hint));
  }

  @Test
  void namesOfSchemesAreNotTrimmedButReferencesAre() {
    // When
    Checked checked = plugin(with(BINDING, "    security: ' kept '"));

    // Then
    assertThat(checked.problems().sorted())
        .extracting(Problem::message)
        .containsExactly("expected a name declared in spec.securitySchemes, found \" kept \"");
  }

  @Test
  void aTargetSaysSomething() {
    plugin(with(BINDING, "    target: ▲' '"))
        .tells(
            "error: spec.http.hook.target: expected the name of an operation, found \" \" [gestalt/required]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json: {}",
        "'*/*': ~",
        "foo: {}",
        "'text/html; charset=utf-8': {}",
        "' A/B ': {}"
      })
  void contentIsByMediaType(String entry) {
    plugin(BINDING + "    requestBody: {required: true, content: {" + entry + "}}\n").isFine();
  }

  @Test
  void anotherContentIsRefusedAtItsKey() {
    plugin(
            BINDING
                + "    requestBody:\n      content:\n        ▲a b: {}\n        ▲\"\": {}\n        a/b: {}\n        ▲A/B; x=y: ~\n")
        .tells(
            "error: spec.http.hook.requestBody.content[\"a b\"]: expected a media type, found \"a b\" [gestalt/media-type] -> for example application/json",
            "error: spec.http.hook.requestBody.content[\"\"]: expected a media type, found \"\" [gestalt/media-type] -> for example application/json",
            "error: spec.http.hook.requestBody.content[\"A/B; x=y\"]: expected each media type once, found \"a/b\" again [gestalt/media-type] -> parameters and case do not make a difference");
  }

  @Test
  void contentHasNoFields() {
    plugin(BINDING + "    requestBody: {content: {a/b: {▲schema: {}}}}\n")
        .tells(
            "error: spec.http.hook.requestBody.content.a/b.schema: expected a known key, found \"schema\" [document/unknown-key]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{status: 200}",
        "{status: 0}",
        "{status: 299, headers: {'': ''}, body: [1, {a: ~}]}"
      })
  void anAcknowledgementHasAStatusOfSuccess(String ack) {
    plugin(BINDING + "    ack: " + ack + "\n").isFine();
  }

  @ParameterizedTest
  @ValueSource(longs = {199, 300, -1, 404})
  void anotherStatusIsRefused(long status) {
    plugin(BINDING + "    ack: {status: ▲" + status + "}\n")
        .tells(
            "error: spec.http.hook.ack.status: expected a status from 200 to 299, found "
                + status
                + " [gestalt/ack-status]");
  }

  @Test
  void bindingsOfOtherKindsAreNotChecked() {
    Checked.source(
            "kind: cache\nsource: a.b/c/d/e\nversion: 1.0.0\nspec:\n  ▲http: {h: {path: '*'}}\n")
        .tells(
            "warning: spec.http: expected a field of kind cache, found one of kind plugin; the consumer ignores it [gestalt/foreign-field] -> remove it, or check the kind");
  }
}
