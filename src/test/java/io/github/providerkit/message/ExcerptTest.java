package io.github.providerkit.message;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExcerptTest {

  @Test
  void ofALongTextTheBeginningIsShown() {
    assertThat(Excerpt.of("short")).isEqualTo("short");
    assertThat(Excerpt.of("x".repeat(200))).isEqualTo("x".repeat(200));
    assertThat(Excerpt.of("x".repeat(201))).isEqualTo("x".repeat(200) + "…");
    assertThat(Excerpt.of("abcdef", 3)).isEqualTo("abc…");
  }

  @Test
  void noCharacterIsCutInTwo() {
    assertThat(Excerpt.of("ab😀cd", 3)).isEqualTo("ab…");
    assertThat(Excerpt.of("ab😀cd", 4)).isEqualTo("ab😀…");
  }
}
