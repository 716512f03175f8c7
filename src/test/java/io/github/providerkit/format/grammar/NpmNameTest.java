package io.github.providerkit.format.grammar;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NpmNameTest {
  @ParameterizedTest
  @ValueSource(strings = {"widget", "@acme/widget", "a", "@a/b.c_d-e", "1x", "@acme/node_modules"})
  void isFine(String name) {
    assertThat(NpmName.breach(name)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Widget",
        "my widget",
        "../evil",
        "@",
        "@acme",
        "@acme/",
        "@/x",
        "a/b",
        "@a/b/c",
        ".x",
        "_x",
        "node_modules",
        "favicon.ico",
        "x!",
        "ü",
        "@acme/.x"
      })
  void isRefused(String name) {
    assertThat(NpmName.breach(name)).isPresent();
  }

  @Test
  void aNameThatCanBeMendedIs() {
    assertThat(NpmName.breach("@Acme/My Widget").orElseThrow().hint())
        .isEqualTo("write \"@acme/my-widget\"");
  }

  @Test
  void longNamesAreRefused() {
    assertThat(NpmName.breach("a".repeat(214))).isEmpty();
    assertThat(NpmName.breach("a".repeat(215)).orElseThrow().expected()).contains("214");
  }
}
