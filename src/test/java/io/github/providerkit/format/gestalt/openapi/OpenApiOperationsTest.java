package io.github.providerkit.format.gestalt.openapi;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.providerkit.format.gestalt.catalog.Operation;
import io.github.providerkit.format.gestalt.rules.Told;
import io.github.providerkit.manifest.Problems;
import io.github.providerkit.manifest.RuleLevels;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpenApiOperationsTest {
  private static final String HEAD = "openapi: 3.0.0\ninfo: {title: t, version: '1'}\n";
  private static final String MINIMAL = HEAD + "paths: {/a: {get: {operationId: a}}}\n";

  private final Problems problems = new Problems(RuleLevels.DEFAULT);

  private Optional<List<String>> read(byte[] bytes) {
    return OpenApiReader.read("openapi.yaml", bytes, problems)
        .map(api -> api.operations().stream().map(Operation::name).toList());
  }

  private Optional<List<String>> read(String text) {
    return read(text.getBytes(UTF_8));
  }

  @Test
  void namesOperationsByTheirId() {
    assertThat(
            read(
                HEAD
                    + "paths:\n"
                    + "  /a:\n"
                    + "    get: {operationId: list.a}\n"
                    + "    put: {operationId: 'Put a'}\n"))
        .contains(List.of("list.a", "Put a"));
    assertThat(Told.by(problems)).isEmpty();
  }

  @Test
  void knowsWhereAnOperationIsNamed() {
    Operation operation =
        OpenApiReader.read("api.yaml", MINIMAL.getBytes(UTF_8), problems)
            .orElseThrow()
            .operations()
            .get(0);

    assertThat(operation.place().path()).isEqualTo("paths./a.get.operationId");
    assertThat(operation.place().inWords()).isEqualTo("api.yaml, line 3");
  }

  @Test
  void takesEveryMethodInLowerCaseAndNothingElse() {
    assertThat(
            read(
                HEAD
                    + """
                    paths:
                      /a:
                        trace: {operationId: trace}
                        query: {operationId: query}
                        GET: {operationId: upper}
                        copy: {operationId: copy}
                        x-get: {operationId: extension}
                        servers: [{operationId: server}]
                      x-path: {get: {operationId: no path}}
                    """))
        .contains(List.of("trace", "query"));
  }

  @Test
  void findsTheIdInAnyCaseAndTakesAnyScalar() {
    assertThat(
            read(
                HEAD
                    + "paths: {/a: {get: {OperationID: 5}, put: {operationid: 1.50}, post:"
                    + " {operationId: true}}}"))
        .contains(List.of("5", "1.50", "true"));
  }

  @Test
  void warnsOnceAboutOperationsWithoutId() {
    assertThat(
            read(
                HEAD + "paths:\n  /a: {get: {}, put: {operationId: ''}, post: {operationId: p}}\n"))
        .contains(List.of("p"));
    assertThat(Told.by(problems))
        .containsExactly("4:13 warning gestalt/openapi-operation paths./a.get");
    assertThat(Told.message(problems)).contains("found none for 2 of them");
  }

  @Test
  void warnsAboutAnIdTwice() {
    assertThat(read(HEAD + "paths: {/a: {get: {operationId: a}}, /b: {get: {operationId: a}}}"))
        .contains(List.of("a"));
    assertThat(Told.by(problems))
        .containsExactly("3:62 warning gestalt/openapi-operation paths./b.get.operationId");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "paths:\n",
        "paths: x\n",
        "paths: {/a: ~, /b: []}\n",
        "webhooks: {w: {post: {operationId: w}}}\n"
      })
  void takesADocumentWithoutOperations(String rest) {
    assertThat(read(HEAD + rest)).contains(List.of());
    assertThat(Told.by(problems)).isEmpty();
  }

  @Test
  void followsReferencesToPathItemsAndOperations() {
    assertThat(
            read(
                HEAD
                    + """
                    paths:
                      /a: {$ref: '#/components/pathItems/A'}
                      /b: {get: {$ref: '#/x-ops/1'}}
                      /c: {<<: {get: {operationId: c}}}
                    components:
                      pathItems:
                        A: {$ref: '#/components/pathItems/B%20C~1D'}
                        B C/D: {get: {operationId: a}}
                    x-ops: [{}, {operationId: b}]
                    """))
        .contains(List.of("a", "b", "c"));
  }

  @Test
  void followsAliases() {
    assertThat(read("x-item: &item {get: {operationId: a}}\n" + HEAD + "paths: {/a: *item}\n"))
        .contains(List.of("a"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "other.yaml",
        "'#/components/pathItems/Nope'",
        "https://x.example/a.yaml",
        "''",
        "5"
      })
  void warnsThatOnePathItemOutOfReachHidesAllOperations(String reference) {
    assertThat(
            read(HEAD + "paths:\n  /a: {$ref: " + reference + "}\n  /b: {get: {operationId: b}}\n"))
        .contains(List.of());
    assertThat(Told.by(problems)).containsExactly("4:7 warning gestalt/openapi-operation paths./a");
  }

  @Test
  void warnsThatAnOperationOutOfReachHidesThoseThatFollow() {
    assertThat(
            read(
                HEAD
                    + "paths:\n"
                    + "  /a:\n"
                    + "    get: {operationId: a}\n"
                    + "    put: {$ref: put.yaml}\n"
                    + "    post: {operationId: p}\n"))
        .contains(List.of("a"));
    assertThat(Told.by(problems))
        .containsExactly("6:10 warning gestalt/openapi-operation paths./a.put");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{}", "~", "[{$ref: p.yaml}]", "[{name: x, in: query, schema: {$ref: s.yaml}}]"})
  void warnsThatUnreadableParametersHideTheirPath(String parameters) {
    assertThat(
            read(
                HEAD
                    + "paths:\n  /a: {get: {operationId: a}, parameters: "
                    + parameters
                    + "}\n  /b: {get: {operationId: b}}\n"))
        .contains(List.of("b"));
    assertThat(Told.by(problems))
        .containsExactly("4:43 warning gestalt/openapi-operation paths./a.parameters");
  }

  @Test
  void refusesPathItemsThatReferToThemselves() {
    assertThat(read(HEAD + "paths:\n  /a: {$ref: '#/paths/~1a'}\n")).isEmpty();
    assertThat(Told.by(problems)).containsExactly("4:7 error gestalt/openapi-document paths./a");
  }

  @Test
  void takesTheLastOfRepeatedJsonKeys() {
    assertThat(
            read(
                """
                {"openapi":"3.0.0","paths":{
                  "/a":{"get":{"operationId":"first"}},
                  "/a":{"get":{"operationId":"last"}}}}
                """))
        .contains(List.of("last"));
  }
}
