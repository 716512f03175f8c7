package io.github.providerkit.format.grammar;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SemanticVersionTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.0",
        "1.2.3",
        "10.20.30",
        "99999999999999999999.0.0",
        "1.0.0-SNAPSHOT",
        "1.0.0-rc.1",
        "1.0.0-0",
        "1.0.0-00a",
        "1.0.0--",
        "1.0.0-x-y.z--",
        "1.0.0-0-1",
        "1.0.0+01",
        "1.0.0+a.b-c",
        "1.0.0-alpha.1+build.5"
      })
  void theseAreVersions(String version) {
    assertThat(SemanticVersion.isValid(version)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1",
        "1.0",
        "1.0.0.0",
        "v1.0.0",
        "01.0.0",
        "1.00.0",
        "1.0.0-01",
        "1.0.0-a.01",
        "1.0.0-a..b",
        "1.0.0-",
        "1.0.0+",
        "1.0.0+a..b",
        "1.0.0+a+b",
        "1.0.0-ä",
        "1.0.0 ",
        " 1.0.0",
        "1.0.0\n",
        "-1.0.0",
        "^1.0.0",
        "1.x.0",
        "1.0.*",
        "latest",
        "١.٢.٣"
      })
  void theseAreNot(String version) {
    assertThat(SemanticVersion.isValid(version)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "v1.0.0, write \"1.0.0\"",
    "1, write \"1.0.0\"",
    "1.4, write \"1.4.0\"",
    "'', for example 1.4.0 or 1.4.0-rc.1",
    "latest, for example 1.4.0 or 1.4.0-rc.1",
    "v1, for example 1.4.0 or 1.4.0-rc.1",
    "01.2, for example 1.4.0 or 1.4.0-rc.1"
  })
  void aHintTellsHowToMendIt(String version, String hint) {
    assertThat(SemanticVersion.hint(version)).isEqualTo(hint);
  }
}
