package io.github.providerkit.manifest.shape;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathsTest {

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "spec, http, spec.http",
        "``, kind, kind",
        "spec.http, größe_2, spec.http.größe_2",
        "spec.content, application/json, spec.content.application/json",
        "spec.content, a+b@c-$d, spec.content.a+b@c-$d",
        "spec, ``, spec[\"\"]",
        "spec, a.b, spec[\"a.b\"]",
        "spec, a b, spec[\"a b\"]",
        "spec, a[0], spec[\"a[0]\"]",
        "spec, say \"x\", spec[\"say \\\"x\\\"\"]",
        "``, ~, [\"~\"]"
      })
  void aKeyThatWouldBeAmbiguousIsQuoted(String parent, String key, String path) {
    assertThat(Paths.child(parent, key)).isEqualTo(path);
  }

  @Test
  void elementsHaveTheirIndex() {
    assertThat(Paths.child(Paths.item("spec.routes", 0), "path")).isEqualTo("spec.routes[0].path");
    assertThat(Paths.item(Paths.item("a", 1), 2)).isEqualTo("a[1][2]");
  }
}
