package io.github.providerkit.manifest.shape;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.providerkit.manifest.Position;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How YAML values are taken for the types of their fields. */
class YamlBinderTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1              | 1",
        "1.50           | 1.50",
        "010            | 010",
        "true           | true",
        "yes            | yes",
        "2024-01-02     | 2024-01-02",
        ".nan           | .nan",
        "0x1F           | 0x1F",
        "1_000          | 1_000",
        "12345678901234567890123 | 12345678901234567890123",
        "!foo x         | x",
        "!!binary aGk=  | hi",
        "!!str 5        | 5"
      })
  void aTextIsTakenAsWritten(String written, String expected) {
    assertThat(Bound.yaml("name: " + written + "\n").assertFine().at("name").text())
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ~", " null", " !!null ~"})
  void nothingIsAnAbsentField(String written) {
    // When
    Bound bound = Bound.yaml("name:" + written + "\nflag:" + written + "\nitem:" + written + "\n");

    // Then
    bound.assertFine();
    assertThat(bound.at("name").isPresent()).isFalse();
    assertThat(bound.data()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "true, true",
    "FALSE, false",
    "y, true",
    "N, false",
    "yes, true",
    "'\"yes\"', true",
    "'''off''', false",
    "on, true",
    "No, false",
    "'!!bool \"true\"', true",
    "!!str on, true"
  })
  void aTruthValueMayBeAWordOfYaml11(String written, boolean expected) {
    // When
    Value value = Bound.yaml("flag: " + written + "\n").assertFine().at("flag");

    // Then
    assertThat(value.data()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "1, 1",
    "'\"true\"', '\"true\"'",
    "maybe, maybe",
    "!!bool yes, yes",
    "2024-01-02, 2024-01-02",
    "'[]', a list",
    "'{}', a map"
  })
  void otherValuesAreNoTruthValues(String written, String found) {
    Bound.yaml("flag: ▲" + written + "\n")
        .assertProblems("error: flag: expected true or false, found " + found + " [document/type]");
  }

  @ParameterizedTest
  @CsvSource({
    "010, 8",
    "0o10, 8",
    "0x1F, 31",
    "0b11, 3",
    "1_000, 1000",
    "+5, 5",
    "-0x1, -1",
    "1.0, 1",
    "1e2, 100",
    "'!!int \"5\"', 5",
    "9223372036854775807, 9223372036854775807"
  })
  void aWholeNumberMayHaveAnotherBase(String written, long expected) {
    assertThat(Bound.yaml("count: " + written + "\n").assertFine().at("count").data())
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"1.5, 1", ".5, 0", "-2.7, -2", "1.25e1, 12"})
  void aFractionIsCutOffWithAWarning(String written, long expected) {
    // When
    Bound bound = Bound.yaml("spec:\n  count: ▲" + written + "\n");

    // Then
    bound.assertProblems(
        "warning: spec.count: expected a whole number, found %s; the consumer uses %d [document/cut-fraction]"
            .formatted(written, expected));
    assertThat(bound.at("spec", "count").data()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "'\"5\"', '\"5\"'",
    "12:30, 12:30",
    "true, true",
    "9223372036854775808, 9223372036854775808",
    "1e30, 1e30",
    "five, five",
    "[1], a list"
  })
  void otherValuesAreNoWholeNumbers(String written, String found) {
    Bound.yaml("count: ▲" + written + "\n")
        .assertProblems(
            "error: count: expected a whole number, found " + found + " [document/type]");
  }

  @ParameterizedTest
  @CsvSource({
    "name, '[a]', text, a list",
    "name, '{a: b}', text, a map",
    "name, !!int x, text, x",
    "name, '!!binary \"@@\"', text, '\"@@\"'",
    "texts, a, a list, a",
    "texts, '{a: b}', a list, a map",
    "items, '\"x y\"', a list, '\"x y\"'",
    "map, '[a]', a map, a list",
    "item, '5', a map, 5",
    "item, '[5]', a map, a list"
  })
  void aValueOfTheWrongTypeIsToldOnce(String field, String written, String expected, String found) {
    // When
    Bound bound = Bound.yaml(field + ": ▲" + written + "\n");

    // Then
    bound.assertProblems(
        "error: %s: expected %s, found %s [document/type]".formatted(field, expected, found));
    assertThat(bound.at(field).broken()).isTrue();
    if (List.of("map", "item").contains(field)) {
      assertThat(bound.at(field, "a").broken()).isTrue();
    }
  }

  @Test
  void longTextsAreShortenedInProblems() {
    Bound.yaml("count: ▲" + "x".repeat(50) + "\n")
        .assertProblems(
            "error: count: expected a whole number, found " + "x".repeat(40) + "… [document/type]");
  }

  @Test
  void everyWrongElementIsTold() {
    Bound.yaml("items:\n  - ▲x\n  - {a: ▲[1]}\n  - a: ok\n    c: [1, ▲{}]\n")
        .assertProblems(
            "error: items[0]: expected a map, found x [document/type]",
            "error: items[1].a: expected text, found a list [document/type]",
            "error: items[2].c[1]: expected text, found a map [document/type]");
  }

  @Test
  void theDocumentItselfHasAType() {
    Bound.yaml("▲[a]").assertProblems("error: expected a map, found a list [document/type]");
    Bound.yaml("▲abc").assertProblems("error: expected a map, found abc [document/type]");
    Bound.yaml("--- ~\n").assertFine();
  }

  @Test
  void elementsOfNothingAreDroppedWithAWarning() {
    // When
    Bound bound = Bound.yaml("texts: [▲~, a, ▲null]\nitems:\n  -▲\n  - a: x\n");

    // Then
    bound.assertProblems(
        "warning: texts[0]: expected text, found nothing; the consumer drops the element [document/dropped-null] -> remove it, or write \"\" for an empty text",
        "warning: texts[1]: expected text, found nothing; the consumer drops the element [document/dropped-null] -> remove it, or write \"\" for an empty text",
        "warning: items[0]: expected a map, found nothing; the consumer drops the element [document/dropped-null] -> remove it, or write \"\" for an empty text");
    assertThat(bound.data())
        .isEqualTo(Map.of("texts", List.of("a"), "items", List.of(Map.of("a", "x"))));
  }

  @Test
  void anEntryOfNothingStaysOnlyWhereItMay() {
    // When
    Bound bound = Bound.yaml("map: {a: ~}\nthings: {t: ~}\nsure: {s: ~}\n");

    // Then
    bound.assertFine();
    assertThat(bound.at("map", "a").data()).isEqualTo("");
    assertThat(bound.at("things", "t").isPresent()).isFalse();
    assertThat(bound.at("sure", "s").data()).isEqualTo(Map.of());
  }

  @Test
  void textsOfAListMayBeOfAnyScalarType() {
    assertThat(Bound.yaml("texts: [1, true, 2024-01-02, '']\n").assertFine().data())
        .isEqualTo(Map.of("texts", Arrays.asList("1", "true", "2024-01-02", "")));
  }

  @Test
  void aValueKnowsWhereItAndItsKeyStand() {
    // When
    Bound bound = Bound.yaml("item:\n  a: &x one\n  b: *x\n");

    // Then
    Value a = bound.at("item", "a");
    assertThat(a.path()).isEqualTo("item.a");
    assertThat(a.position()).isEqualTo(new Position(2, 6));
    assertThat(a.keyPosition()).isEqualTo(new Position(2, 3));
    // What an alias gives stands where its target stands, under its own key.
    Value b = bound.at("item", "b");
    assertThat(b.text()).isEqualTo("one");
    assertThat(b.keyPosition()).isEqualTo(new Position(3, 3));
    // What is absent stands where the map stands that lacks it.
    Value c = bound.at("item", "c");
    assertThat(c.isPresent()).isFalse();
    assertThat(c.path()).isEqualTo("item.c");
    assertThat(c.position()).isEqualTo(new Position(2, 3));
  }
}
