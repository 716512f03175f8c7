package io.github.providerkit.format.grammar;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GoTextTest {

  @ParameterizedTest
  @ValueSource(
      ints = {
        '\t', '\n', 0x0B, '\f', '\r', ' ', 0x85, 0xA0, 0x1680, 0x2000, 0x2007, 0x200A, 0x2028,
        0x2029, 0x202F, 0x205F, 0x3000
      })
  void theseCharactersAreWhiteSpace(int character) {
    // Given
    String space = Character.toString(character);

    // Then
    assertThat(GoText.trim(space + "a" + space + "b" + space)).isEqualTo("a" + space + "b");
    assertThat(GoText.isBlank(space + space)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {0x00, 0x08, 0x1C, 0x1D, 0x1E, 0x1F, 0x180E, 0x200B, 0x2060, 0xFEFF, 'a'})
  void theseAreNot(int character) {
    // Given
    String text = Character.toString(character);

    // Then
    assertThat(GoText.trim(text)).isEqualTo(text);
    assertThat(GoText.isBlank(text)).isFalse();
  }

  @Test
  void nothingIsBlank() {
    assertThat(GoText.isBlank("")).isTrue();
    assertThat(GoText.trim("")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "PLUGIN, plugin",
    "PLUG\u0130N, plugin",
    "wor\u212AFLOW, workflow",
    "Größe, größe",
    "ΣΑΣ, σασ"
  })
  void lowerCaseIsMadeCharacterByCharacter(String text, String lower) {
    assertThat(GoText.lower(text)).isEqualTo(lower);
  }

  @ParameterizedTest
  @CsvSource({"get, GET", "stra\u00dfe, STRA\u00dfE", "\u0131, I", "\u017f, S"})
  void upperCaseIsMadeCharacterByCharacter(String text, String upper) {
    assertThat(GoText.upper(text)).isEqualTo(upper);
  }

  @Test
  void caseDoesNotDependOnTheLocale() {
    // Given
    Locale before = Locale.getDefault();
    Locale.setDefault(new Locale("tr"));
    try {
      // Then
      assertThat(GoText.lower("TITLE")).isEqualTo("title");
      assertThat(GoText.upper("title")).isEqualTo("TITLE");
    } finally {
      Locale.setDefault(before);
    }
  }
}
