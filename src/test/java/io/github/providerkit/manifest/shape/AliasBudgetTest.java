package io.github.providerkit.manifest.shape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How much of a document may come from aliases. */
class AliasBudgetTest {
  private static final String TOO_MUCH =
      "error: expected a document of a sensible size, found aliases that expand to millions of values"
          + " [document/anchor] -> write the values out";

  @Test
  void aDocumentWithoutAliasesMayBeOfAnySize() {
    // Given
    AliasBudget budget = new AliasBudget();

    // Then
    assertThatCode(() -> count(budget, 5_000_000)).doesNotThrowAnyException();
  }

  @Test
  void aSmallDocumentMayConsistOfAliases() {
    // Given
    AliasBudget budget = new AliasBudget();
    budget.enter();

    // Then
    assertThatCode(() -> count(budget, 1_000)).doesNotThrowAnyException();
    assertThatExceptionOfType(AliasBudget.Exceeded.class).isThrownBy(() -> count(budget, 1));
  }

  @Test
  void aMediumDocumentMayConsistOfAliasesToNinetyNinePerCent() {
    // Given
    AliasBudget budget = new AliasBudget();

    // When one value in a hundred is written out
    count(budget, 3_000);
    budget.enter();
    count(budget, 297_000);

    // Then
    assertThatExceptionOfType(AliasBudget.Exceeded.class).isThrownBy(() -> count(budget, 2));
  }

  @Test
  void aLargeDocumentMayConsistOfAliasesToATenth() {
    // Given
    AliasBudget budget = new AliasBudget();
    count(budget, 4_500_000);

    // When
    budget.enter();
    count(budget, 499_999);

    // Then
    assertThatExceptionOfType(AliasBudget.Exceeded.class).isThrownBy(() -> count(budget, 3));
  }

  @Test
  void valuesBehindAnAliasAreNotCountedAsOfOne() {
    // Given
    AliasBudget budget = new AliasBudget();
    budget.enter();
    budget.enter();
    budget.leave();
    budget.leave();

    // Then
    assertThatCode(() -> count(budget, 2_000)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "spec:\n"})
  void anAliasBombIsRefusedInsideAndOutside(String parent) {
    // Given a billion values in thirty lines
    StringBuilder bomb = new StringBuilder(parent.isEmpty() ? "▲any:\n" : "▲spec:\n any:\n");
    bomb.append("  - &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 9; i++) {
      bomb.append("  - &a%d [%s]\n".formatted(i, ("*a" + (i - 1) + ", ").repeat(10)));
    }

    // When
    Bound bound = Bound.yaml(bomb.toString());

    // Then
    bound.assertProblems(TOO_MUCH);
    assertThat(bound.value().broken()).isTrue();
  }

  @Test
  void mergedMapsCountToo() {
    // Given a map of 1,000 keys merged 5,000 times
    StringBuilder text = new StringBuilder("▲spec:\n  map: &m\n");
    for (int i = 0; i < 1_000; i++) {
      text.append("    k").append(i).append(": v\n");
    }
    text.append("  any:\n");
    for (int i = 0; i < 5_000; i++) {
      text.append("    - {<<: *m}\n");
    }

    // Then
    Bound.yaml(text.toString()).assertProblems(TOO_MUCH);
  }

  @ParameterizedTest
  @CsvSource({"130, false", "180, true"})
  void thePartThatIsDecodedApartHasItsOwnBudget(int copies, boolean tooMuch) {
    // Given a list of 2,500 texts again and again in spec, and many texts outside that do not make
    // up for it
    StringBuilder text = new StringBuilder("texts: [").append("x, ".repeat(100_000)).append("]\n");
    text.append("spec:\n  items:\n    - c: &x [").append("x, ".repeat(2_500)).append("]\n");
    text.append("    - {a: o, b: m, c: *x}\n".repeat(copies));

    // Then the consumer stops at the same number of copies
    assertThat(Bound.yaml(text.toString()).problems().hasErrors()).isEqualTo(tooMuch);
  }

  private static void count(AliasBudget budget, int times) {
    for (int i = 0; i < times; i++) {
      budget.count();
    }
  }
}
