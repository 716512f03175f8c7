package io.github.providerkit.format.grammar;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SourceNameTest {
  private static final String LABEL_OF_63 =
      "a23456789012345678901234567890123456789012345678901234567890123";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "github.com/acme/plugins/weather",
        "a.b/c/d/e/f/g/h",
        "1.2.3.4/a/b/c",
        "x-y.example/0/1_/2.",
        "github.com/acme/c.git/a..b",
        "github.com/acme/c-/a__b",
        LABEL_OF_63 + ".b/c/d/e"
      })
  void theseAreSources(String source) {
    assertThat(SourceName.breach(source)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "' github.com/a/b/c', a source without white space around it, ",
    "'github.com/a/b/c\u00a0', a source without white space around it, ",
    "github.com/a/b, 'a source of at least four parts, host/owner/repository/path', for example github.com/acme/plugins/weather",
    "weather, 'a source of at least four parts, host/owner/repository/path', for example github.com/acme/plugins/weather",
    "github/a/b/c, a host name in lower case with a dot as first part of the source, for example github.com/acme/plugins/weather",
    "GitHub.com/a/b/c, a host name in lower case with a dot as first part of the source, for example github.com/acme/plugins/weather",
    "github.com:443/a/b/c, a host name in lower case with a dot as first part of the source, for example github.com/acme/plugins/weather",
    "-a.b/c/d/e, a host name in lower case with a dot as first part of the source, for example github.com/acme/plugins/weather",
    "a-.b/c/d/e, a host name in lower case with a dot as first part of the source, for example github.com/acme/plugins/weather",
    "a..b/c/d/e, a host name in lower case with a dot as first part of the source, for example github.com/acme/plugins/weather",
    "x"
        + LABEL_OF_63
        + ".b/c/d/e, a host name in lower case with a dot as first part of the source, for example github.com/acme/plugins/weather",
    "https://github.com/a/b/c, a host name in lower case with a dot as first part of the source, for example github.com/acme/plugins/weather",
    "github.com/Acme/b/c, 'parts of lower-case letters, digits, dots, dashes and underscores', mend the part \"Acme\"",
    "github.com/a/_b/c, 'parts of lower-case letters, digits, dots, dashes and underscores', mend the part \"_b\"",
    "github.com/a/b/.., 'parts of lower-case letters, digits, dots, dashes and underscores', mend the part \"..\"",
    "github.com/a/b/, 'parts of lower-case letters, digits, dots, dashes and underscores', mend the part \"\"",
    "github.com/a/b/c d, 'parts of lower-case letters, digits, dots, dashes and underscores', mend the part \"c d\"",
    "'github.com/a/b/c\nd', 'parts of lower-case letters, digits, dots, dashes and underscores', 'mend the part \"c\nd\"'"
  })
  void theFirstRuleThatIsBrokenIsTold(String source, String expected, String hint) {
    assertThat(SourceName.breach(source)).contains(new Breach(expected, hint));
  }

  @ParameterizedTest
  @CsvSource({
    "github.com/acme/plugins/weather, 1.2.3, weather, weather/v1.2.3",
    "github.com/acme/plugins/geo/weather, 1.0.0-rc.1, weather, geo/weather/v1.0.0-rc.1"
  })
  void aSourceGivesNameAndReleaseTag(String source, String version, String name, String tag) {
    assertThat(new SourceName(source).name()).isEqualTo(name);
    assertThat(new SourceName(source).releaseTag(version)).isEqualTo(tag);
  }
}
