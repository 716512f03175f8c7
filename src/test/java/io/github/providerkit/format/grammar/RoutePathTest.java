package io.github.providerkit.format.grammar;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RoutePathTest {

  @ParameterizedTest
  @CsvSource({
    "/x, /x",
    "x, /x",
    "/x/, /x",
    "//x, /x",
    "/a/../b, /b",
    "a\\b, /a/b",
    "\\, /",
    "., /",
    "'  /x\u00a0', /x",
    "../a, /../a",
    "../../a, /../../a",
    "/../a, /a",
    "/{id}?q#f, /{id}?q#f",
    "/a b/%2a, /a b/%2a"
  })
  void aBindingsPathIsRooted(String text, String path) {
    assertThat(RoutePath.binding(text)).isEqualTo(new RoutePath.Result(path, null));
  }

  @ParameterizedTest
  @CsvSource({
    "'', a path",
    "' \t\u3000', a path",
    "/*, a path without wildcards",
    "/a*b, a path without wildcards"
  })
  void aBindingsPathIsOneWithoutWildcards(String text, String expected) {
    assertThat(RoutePath.binding(text)).isEqualTo(new RoutePath.Result(null, expected));
    assertThat(RoutePath.binding(text).isValid()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "/, /",
    "/a, /a",
    "/a/, /a",
    "' /a ', /a",
    "/a//b, /a/b",
    "/a/../b, /b",
    "/.., /",
    "/*, /*",
    "//*, /*",
    "/a/*, /a/*",
    "/a/../*, /*",
    "/a/./b//*, /a/b/*",
    "/a?b#c d%20\\e, /a?b#c d%20\\e"
  })
  void aUiRouteIsNormalised(String text, String path) {
    assertThat(RoutePath.ui(text)).isEqualTo(new RoutePath.Result(path, null));
  }

  @ParameterizedTest
  @CsvSource({
    "'', a path",
    "' ', a path",
    "a, a path that starts with /",
    "*, a path that starts with /",
    "./a, a path that starts with /",
    "/{id}, a path without patterns",
    "/a}, a path without patterns",
    "/*/{id}, a path without patterns",
    "/a*, 'a wildcard only as the last part, /*'",
    "/*/a, 'a wildcard only as the last part, /*'",
    "/**, 'a wildcard only as the last part, /*'",
    "/*/*, 'a wildcard only as the last part, /*'",
    "/a/*/, 'a wildcard only as the last part, /*'"
  })
  void aUiRouteHasAWildcardOnlyAtItsEnd(String text, String expected) {
    assertThat(RoutePath.ui(text)).isEqualTo(new RoutePath.Result(null, expected));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/*"})
  void theseCoverTheRoot(String route) {
    assertThat(RoutePath.coversRoot(route)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/a", "/a/*"})
  void theseDoNot(String route) {
    assertThat(RoutePath.coversRoot(route)).isFalse();
  }
}
