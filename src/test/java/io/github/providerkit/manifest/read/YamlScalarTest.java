package io.github.providerkit.manifest.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.providerkit.manifest.Document;
import io.github.providerkit.manifest.Node;
import java.math.BigInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What scalars mean to the consumer's YAML parser; the tables were compared with yaml.v3 itself.
 */
class YamlScalarTest {

  @ParameterizedTest
  @CsvSource({
    "true, true",
    "True, true",
    "TRUE, true",
    "false, false",
    "False, false",
    "FALSE, false"
  })
  void onlyTheWordsOfYaml12AreTruthValues(String text, boolean value) {
    assertThat(meaningOf(text)).isEqualTo(new YamlScalar("!!bool", value));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "y",
        "Y",
        "yes",
        "Yes",
        "YES",
        "on",
        "On",
        "ON",
        "n",
        "N",
        "no",
        "No",
        "NO",
        "off",
        "Off",
        "OFF",
        "tRUE",
        "12:30",
        "1:2:3",
        "_1",
        "0x",
        "0b2",
        "0o8",
        "0b_",
        "1__a",
        ".",
        "..",
        "+",
        "-.",
        "1e",
        "e5",
        ".5.",
        "1..2",
        "1.2.3",
        "._5",
        "nULL",
        "Inf",
        "NaN",
        "infinity",
        ".iNf",
        "-.nan",
        "1f",
        "1d",
        "1,000",
        "0x1g",
        "0x1.8p3",
        "1e400",
        "++1",
        "=",
        "10000-01-01",
        "2024-13-01",
        "2024-02-30",
        "2024-1-1T1",
        "2024-01-02T24:00:00Z",
        "2024-01-02T03:04:05",
        "2024-01-02 03:04:05Z",
        "2024-01-02T03:04:05+0100"
      })
  void whatLooksAlmostLikeAnotherTypeIsText(String text) {
    assertThat(meaningOf(text)).isEqualTo(new YamlScalar("!!str", text));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "-0, 0",
    "+5, 5",
    "-5, -5",
    "010, 8",
    "0o10, 8",
    "0O17, 15",
    "-010, -8",
    "-0o7, -7",
    "00, 0",
    "0x1F, 31",
    "0XaB, 171",
    "-0x1, -1",
    "0b11, 3",
    "0B1, 1",
    "+0b1, 1",
    "1_000, 1000",
    "1__0, 10",
    "1_, 1",
    "0x_1F, 31",
    "0_7, 7",
    "9223372036854775807, 9223372036854775807",
    "-9223372036854775808, -9223372036854775808",
    "0x7FFFFFFFFFFFFFFF, 9223372036854775807",
    "!!int 5, 5",
    "!!int \"5\", 5",
    "!!int '0x10', 16",
    "'!<tag:yaml.org,2002:int> 5', 5"
  })
  void wholeNumbersHaveFourBasesAndUnderscores(String text, long value) {
    assertThat(meaningOf(text)).isEqualTo(new YamlScalar("!!int", value));
  }

  @ParameterizedTest
  @CsvSource({
    "9223372036854775808, 9223372036854775808",
    "18446744073709551615, 18446744073709551615",
    "0xFFFFFFFFFFFFFFFF, 18446744073709551615",
    "01777777777777777777777, 18446744073709551615"
  })
  void wholeNumbersReachToTheUnsignedRange(String text, BigInteger value) {
    assertThat(meaningOf(text)).isEqualTo(new YamlScalar("!!int", value));
  }

  @ParameterizedTest
  @CsvSource({
    "1.0, 1",
    "1., 1",
    ".5, 0.5",
    "-.5, -0.5",
    "+.5, 0.5",
    "1e2, 100",
    "1E+2, 100",
    "1e-2, 0.01",
    "1.e2, 100",
    "1_0.5, 10.5",
    "09.5, 9.5",
    "08, 8",
    "1e-400, 0",
    "18446744073709551616, 18446744073709551616",
    "-9223372036854775809, -9223372036854775809",
    "!!float 5, 5",
    "!!float \"1e2\", 100",
    "!!float 0x10, 16"
  })
  void otherNumbersAreFloatingPoint(String text, double value) {
    assertThat(meaningOf(text)).isEqualTo(new YamlScalar("!!float", value));
  }

  @ParameterizedTest
  @CsvSource({
    ".nan, NaN",
    ".NaN, NaN",
    ".NAN, NaN",
    ".inf, Infinity",
    ".Inf, Infinity",
    ".INF, Infinity",
    "+.inf, Infinity",
    "-.inf, -Infinity",
    "-.INF, -Infinity"
  })
  void someNumbersAreWords(String text, double value) {
    assertThat(meaningOf(text)).isEqualTo(new YamlScalar("!!float", value));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "~", "null", "Null", "NULL", "!!null ~", "!!null \"null\""})
  void nothingHasFiveSpellings(String text) {
    assertThat(meaningOf(text)).isEqualTo(new YamlScalar("!!null", null));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2024-01-02                          | 2024-01-02T00:00:00Z",
        "2024-1-2                            | 2024-01-02T00:00:00Z",
        "2024-01-02T03:04:05Z                | 2024-01-02T03:04:05Z",
        "2024-01-02t3:4:5Z                   | 2024-01-02T03:04:05Z",
        "2024-01-02 03:04:05                 | 2024-01-02T03:04:05Z",
        "2024-01-02T03:04:05.120Z            | 2024-01-02T03:04:05.12Z",
        "2024-01-02T03:04:05.1234567891Z     | 2024-01-02T03:04:05.123456789Z",
        "2024-01-02T03:04:05+01:00           | 2024-01-02T03:04:05+01:00",
        "2024-01-02T03:04:05-00:00           | 2024-01-02T03:04:05Z",
        "!!timestamp 2024-01-02              | 2024-01-02T00:00:00Z",
        "!!timestamp \"2024-01-02\"          | 2024-01-02T00:00:00Z"
      })
  void datesBecomeWhatGoWritesIntoJson(String text, String rfc3339) {
    assertThat(meaningOf(text))
        .isEqualTo(new YamlScalar("!!timestamp", new YamlScalar.Timestamp(rfc3339)));
  }

  static Stream<Arguments> texts() {
    return Stream.of(
        Arguments.of("\"5\"", "5"),
        Arguments.of("'true'", "true"),
        Arguments.of("\"\"", ""),
        Arguments.of("'~'", "~"),
        Arguments.of("\"<<\"", "<<"),
        Arguments.of("|-\n  12", "12"),
        Arguments.of(">-\n  null", "null"),
        Arguments.of("!!str 5", "5"),
        Arguments.of("!!str ~", "~"),
        Arguments.of("!!str", ""),
        Arguments.of("!!str <<", "<<"),
        Arguments.of("! \"5\"", "5"));
  }

  @ParameterizedTest
  @MethodSource("texts")
  void quotedAndTaggedTextStaysText(String written, String value) {
    assertThat(meaningOf(written)).isEqualTo(new YamlScalar("!!str", value));
  }

  @ParameterizedTest
  @CsvSource({"!foo x, !foo, x", "!foo 5, !foo, 5", "!<!foo> ~, !foo, ~", "!!foo 5, !!foo, 5"})
  void anUnknownTagLeavesTheTextAsItIs(String written, String tag, String value) {
    assertThat(meaningOf(written)).isEqualTo(new YamlScalar(tag, value));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "!!int x",
        "!!int 5.0",
        "!!int",
        "!!int ~",
        "!!bool yes",
        "!!bool \"yes\"",
        "!!null x",
        "!!null 5",
        "!!float x",
        "!!timestamp x",
        "!!timestamp 5",
        "!!int 18446744073709551616"
      })
  void aTagThatContradictsTheTextHasNoMeaning(String written) {
    assertThat(meaningOf(written)).isNull();
  }

  @Test
  void twoArrowsAreTheMergeKeyOnlyWhenPlain() {
    assertThat(meaningOf("<<")).isEqualTo(new YamlScalar("!!merge", "<<"));
    assertThat(meaningOf("'<<'")).isEqualTo(new YamlScalar("!!str", "<<"));
  }

  @Test
  void aPlainTextHasAMeaningWithoutADocument() {
    assertThat(YamlScalar.plain("0x10")).isEqualTo(new YamlScalar("!!int", 16L));
    assertThat(YamlScalar.plain("yes")).isEqualTo(new YamlScalar("!!str", "yes"));
    assertThat(YamlScalar.plain("<<").value()).isEqualTo("<<");
  }

  private static YamlScalar meaningOf(String written) {
    Document document = Documents.yaml("key: " + written + "\n");
    return YamlScalar.of((Node.Scalar) ((Node.Mapping) document.root()).entries().get(0).value());
  }
}
