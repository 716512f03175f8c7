package io.github.providerkit.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.providerkit.manifest.RuleLevels.Level;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProblemsTest {
  private static final Rule OF_CONSUMER = Rule.consumer("test/consumer");
  private static final Rule OURS = Rule.ours("test/ours");
  private static final Rule ADVICE = Rule.advice("test/advice");

  @Test
  void problemsAreSortedByFilePositionAndWeight() {
    // Given
    Problems problems = new Problems(RuleLevels.DEFAULT);
    add(problems, ADVICE, "b.yaml", 1, 1, "x");
    add(problems, ADVICE, "a.yaml", 10, 2, "ten");
    add(problems, ADVICE, "a.yaml", 9, 12, "nine, twelve");
    add(problems, ADVICE, "a.yaml", 9, 3, "advice");
    add(problems, OURS, "a.yaml", 9, 3, "error");

    // Then
    assertThat(problems.sorted())
        .extracting(Problem::message)
        .containsExactly("error", "advice", "nine, twelve", "ten", "x");
  }

  @Test
  void theSameProblemIsListedOnce() {
    // Given
    Problems problems = new Problems(RuleLevels.DEFAULT);
    add(problems, OURS, "a.yaml", 1, 1, "same");
    add(problems, OURS, "a.yaml", 1, 1, "same");
    add(problems, OURS, "a.yaml", 1, 1, "other");

    // Then
    assertThat(problems.sorted()).extracting(Problem::message).containsExactly("other", "same");
  }

  @Test
  void ofManyBreachesOfOneRuleAThousandAreTold() {
    // Given
    Problems problems = new Problems(RuleLevels.DEFAULT);
    for (int line = 1; line <= 5_000; line++) {
      add(problems, OURS, "a.yaml", line, 1, "again");
    }
    add(problems, ADVICE, "a.yaml", 6_000, 1, "another");
    add(problems, OURS, "b.yaml", 1, 1, "elsewhere");

    // Then
    assertThat(problems.count(OURS)).isEqualTo(5_001);
    assertThat(problems.isFull(OURS, "a.yaml")).isTrue();
    assertThat(problems.isFull(OURS, "b.yaml")).isFalse();
    assertThat(problems.sorted())
        .extracting(Problem::message)
        .hasSize(1_003)
        .contains("another", "elsewhere")
        .endsWith(
            "again",
            "expected fewer problems of this kind, found 4000 more from here on",
            "another",
            "elsewhere");
    assertThat(problems.sorted().get(1_000).position()).isEqualTo(new Position(1_001, 1));
  }

  @Test
  void ofATextThatNobodyWouldReadTheBeginningIsTold() {
    // Given
    Problems problems = new Problems(RuleLevels.DEFAULT);

    // When
    problems.add(
        OURS, "a.yaml", "p".repeat(9_999), Position.START, "m".repeat(9_999), "h".repeat(9_999));

    // Then
    Problem problem = problems.sorted().get(0);
    assertThat(problem.path()).isEqualTo("p".repeat(500) + "…");
    assertThat(problem.message()).isEqualTo("m".repeat(1_000) + "…");
    assertThat(problem.hint()).isEqualTo("h".repeat(1_000) + "…");
  }

  @Test
  void warningsAreNoErrors() {
    // Given
    Problems problems = new Problems(RuleLevels.DEFAULT);

    // When
    add(problems, ADVICE, "a.yaml", 1, 1, "warning");

    // Then
    assertThat(problems.hasErrors()).isFalse();

    // When
    add(problems, OF_CONSUMER, "a.yaml", 1, 1, "error");

    // Then
    assertThat(problems.hasErrors()).isTrue();
  }

  @Test
  void aProblemTellsEverythingAboutItself() {
    // Given
    Problems problems = new Problems(RuleLevels.DEFAULT);

    // When
    problems.add(ADVICE, "m.yaml", "spec.http", new Position(3, 5), "expected …", "do …");

    // Then
    assertThat(problems.sorted())
        .containsExactly(
            new Problem(
                Severity.WARNING,
                "test/advice",
                "spec.http",
                "m.yaml",
                new Position(3, 5),
                "expected …",
                "do …"));
  }

  @ParameterizedTest(name = "{0} at level {1} is {2}")
  @CsvSource({
    "CONSUMER, ,     ERROR",
    "CONSUMER, ERROR, ERROR",
    "CONSUMER, WARN,  ERROR",
    "CONSUMER, OFF,   ERROR",
    "OURS,     ,     ERROR",
    "OURS,     ERROR, ERROR",
    "OURS,     WARN,  WARNING",
    "OURS,     OFF,   ",
    "ADVICE,   ,     WARNING",
    "ADVICE,   ERROR, ERROR",
    "ADVICE,   WARN,  WARNING",
    "ADVICE,   OFF,   "
  })
  void whatTheConsumerRefusesCannotBeTurnedDown(
      Rule.Origin origin, Level level, Severity expected) {
    // Given
    Rule rule = new Rule("test/rule", origin);
    Problems problems =
        new Problems(new RuleLevels(level == null ? Map.of() : Map.of(rule.code(), level)));

    // When
    add(problems, rule, "a.yaml", 1, 1, "message");

    // Then
    if (expected == null) {
      assertThat(problems.sorted()).isEmpty();
    } else {
      assertThat(problems.sorted()).singleElement().returns(expected, Problem::severity);
    }
  }

  @Test
  void aLevelConcernsItsOwnRuleOnly() {
    // Given
    Problems problems = new Problems(new RuleLevels(Map.of("test/other", Level.OFF)));

    // When
    add(problems, ADVICE, "a.yaml", 1, 1, "message");

    // Then
    assertThat(problems.sorted()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "error, ERROR",
    "ERROR, ERROR",
    "warn, WARN",
    "warning, WARN",
    "' Off ', OFF",
    "ignore, ",
    "'', "
  })
  void aLevelIsAWordInAnyCase(String word, Level expected) {
    assertThat(Level.of(word).orElse(null)).isEqualTo(expected);
  }

  private static void add(
      Problems problems, Rule rule, String file, int line, int column, String message) {
    problems.add(rule, file, "path", new Position(line, column), message, null);
  }
}
