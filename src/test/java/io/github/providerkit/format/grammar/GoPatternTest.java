package io.github.providerkit.format.grammar;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Go's own reader says of the same patterns. */
class GoPatternTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a|",
        "()*",
        "^*$",
        "a{2}",
        "a{,2}",
        "a{2,1",
        "{",
        "]",
        "[]a]",
        "[^]a]",
        "[a-]",
        "[-a]",
        "[\\d-a]",
        "[[:alpha:][:^digit:]]",
        "[[:alpha]",
        "[a&&b]",
        "[😀-😎]",
        "(?i)a",
        "(?i-s:a)",
        "(?)a",
        "a(?i)*",
        "(?P<n>a)(?<m>b)",
        "\\x41\\x{10FFFF}\\07\\12\\0",
        "\\Qa(b",
        "\\Q(\\E*",
        "\\pL\\p{Lu}\\P{^Greek}",
        "\\_\\/\\-",
        "a*?b+?c??",
        "(a{500}){2}",
        "\\A\\b\\B\\z"
      })
  void takesWhatGoTakes(String pattern) {
    assertThat(GoPattern.fault(pattern)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "(, a ( that is not closed",
        "a), a ) that nothing opens",
        "*, a * with nothing to repeat",
        "a|+, a + with nothing to repeat",
        "(?i)?, a ? with nothing to repeat",
        "a**, a * that repeats a repetition",
        "a{2}{3}, a { that repeats a repetition",
        "a{1001}, a number of repetitions that is out of order or above 1000",
        "`a{2,1}`, a number of repetitions that is out of order or above 1000",
        "(a{501}){2}, parts that are repeated more than 1000 times",
        "[a, a [ that is not closed",
        "[z-a], a range of characters that is out of order",
        "`[[:x:]]`, `[:x:], which is no class of characters`",
        "a(?=b), `(?=, which Go does not have: no look-around, no atomic groups`",
        "(?<!a)b, `a look-behind, which Go does not have`",
        "(?<1-a>b), `(?<1-a, which is no name of a group`",
        "(?<a>b)(?<a>c), `(?<a, which is no name of a group`",
        "(?<a, a > that is missing",
        "\\1, `\\1, which Go does not have`",
        "[\\b], `\\b, which Go does not have`",
        "\\u0041, `\\u, which Go does not have`",
        "\\p{Foo}, `\\p{Foo}, which is no class of Unicode`",
        "a\\, a backslash at its end"
      })
  void saysWhatGoDoesNotTake(String pattern, String fault) {
    assertThat(GoPattern.fault(pattern.replace("\\\\", "\\")))
        .hasValue(fault.replace("\\\\", "\\"));
  }

  /** However long, and however deep. */
  @Test
  void answersSoon() {
    assertThat(GoPattern.fault("[[:".repeat(500_000))).isPresent();
    assertThat(GoPattern.fault("(".repeat(1_000_000))).isPresent();
  }
}
