package io.github.providerkit.manifest.shape;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How JSON values and keys are taken. */
class JsonBinderTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "name  | 5            | text | 5",
        "name  | true         | text | true",
        "name  | [\"a\"]      | text | a list",
        "name  | {}           | text | a map",
        "flag  | \"true\"     | true or false | \"true\"",
        "flag  | \"yes\"      | true or false | \"yes\"",
        "flag  | 1            | true or false | 1",
        "count | \"5\"        | a whole number | \"5\"",
        "count | 1.0          | a whole number | 1.0",
        "count | 1e2          | a whole number | 1e2",
        "count | 5.5          | a whole number | 5.5",
        "count | 9223372036854775808 | a whole number | 9223372036854775808",
        "count | true         | a whole number | true",
        "any   | 1e400        | anything | 1e400",
        "any   | {\"a\": [1e400]} | anything | a map",
        "texts | \"a\"        | a list | \"a\"",
        "texts | {}           | a list | a map",
        "item  | []           | a map | a list",
        "map   | \"x\\ny\"    | a map | \"x\\ny\""
      })
  void typesAreStrictAndToldOnce(String field, String written, String expected, String found) {
    Bound.json("{\"" + field + "\": ▲" + written + "}")
        .assertProblems(
            "error: %s: expected %s, found %s [document/type]".formatted(field, expected, found));
  }

  @ParameterizedTest
  @CsvSource({"-0, 0", "12, 12", "-9223372036854775808, -9223372036854775808"})
  void wholeNumbersAreDigits(String written, long expected) {
    assertThat(Bound.json("{\"count\": " + written + "}").assertFine().at("count").data())
        .isEqualTo(expected);
  }

  @Test
  void everyWrongElementIsTold() {
    Bound.json(
            "{\"texts\": [▲1, \"a\", ▲[]],\n \"items\": [{\"a\": ▲true}, ▲\"x\"],\n \"map\": {\"k\": ▲{}}}")
        .assertProblems(
            "error: texts[0]: expected text, found 1 [document/type]",
            "error: texts[2]: expected text, found a list [document/type]",
            "error: items[0].a: expected text, found true [document/type]",
            "error: items[1]: expected a map, found \"x\" [document/type]",
            "error: map.k: expected text, found a map [document/type]");
  }

  @Test
  void nullIsAnAbsentFieldButAnEmptyElement() {
    // When
    Bound bound =
        Bound.json(
            """
            {"name": null, "flag": null, "item": null, "texts": [null, "a"], "items": [null],
             "map": {"k": null}, "things": {"t": null}, "sure": {"s": null}}""");

    // Then
    bound.assertFine();
    assertThat(bound.at("name").isPresent()).isFalse();
    assertThat(bound.at("texts").items()).extracting(Value::text).containsExactly("", "a");
    assertThat(bound.at("items").items()).extracting(Value::data).containsExactly(Map.of());
    assertThat(bound.at("map", "k").data()).isEqualTo("");
    assertThat(bound.at("things", "t").isPresent()).isFalse();
    assertThat(bound.at("sure", "s").data()).isEqualTo(Map.of());
    Bound.json("null").assertFine();
  }

  @ParameterizedTest
  @CsvSource({"Name, name", "DISPLAYNAME, displayName", "text\u017F, texts"})
  void keysMatchInAnyCaseWithAWarning(String key, String name) {
    Bound.json("{▲\"" + key + "\": null}")
        .assertProblems(
            "warning: %s: expected \"%s\", found \"%s\"; other tools tell them apart [document/key-case] -> write \"%s\""
                .formatted(name, name, key, name));
  }

  @Test
  void keysOfThePartThatIsDecodedApartMatchExactly() {
    // When
    Bound bound = Bound.json("{\"spec\": {▲\"Name\": \"x\", \"item\": {▲\"A\": \"y\"}}}");

    // Then
    bound.assertProblems(
        "error: spec.Name: expected a known key, found \"Name\" [document/unknown-key] -> did you mean \"name\"?",
        "warning: spec.item.a: expected \"a\", found \"A\"; other tools tell them apart [document/key-case] -> write \"a\"");
    assertThat(bound.at("spec", "item", "a").text()).isEqualTo("y");
  }

  @ParameterizedTest
  @ValueSource(strings = {"map", "things"})
  void keysOfMapsKeepTheirCase(String field) {
    // When
    Bound bound = Bound.json("{\"" + field + "\": {\"K\": null, \"k\": null}}");

    // Then
    assertThat(bound.assertFine().at(field).entries()).containsOnlyKeys("K", "k");
  }

  @Test
  void unknownKeysAreAllTold() {
    Bound.json("{▲\"zzz\": 1, \"item\": {▲\"d\": [], \"a\": \"x\"}, ▲\"\": 2,\n▲\"label\": 3}")
        .assertProblems(
            "error: zzz: expected a known key, found \"zzz\" [document/unknown-key]",
            "error: item.d: expected a known key, found \"d\" [document/unknown-key] -> did you mean \"a\"?",
            "error: [\"\"]: expected a known key, found an empty key [document/unknown-key]",
            "error: label: expected a known key, found \"label\" [document/unknown-key] -> did you mean \"displayName\"?");
  }

  @Test
  void ofRepeatedKeysTheLastPlainValueCounts() {
    // When
    Bound bound =
        Bound.json("{\"name\": \"x\",\n ▲\"name\": \"y\", \"map\": {\"k\": \"1\", ▲\"k\": \"2\"}}");

    // Then
    bound.assertProblems(repeated("name", "name", 1), repeated("map.k", "k", 2));
    assertThat(bound.data()).isEqualTo(Map.of("name", "y", "map", Map.of("k", "2")));
  }

  @Test
  void repeatedObjectsAndListsAreMerged() {
    // When
    Bound bound =
        Bound.json(
            """
            {"item": {"a": "1", "b": "1"}, ▲"item": {"b": "2"},
             "map": {"k": "1", "l": "1"}, ▲"map": {"l": "2"},
             "items": [{"a": "1", "b": "1"}, {"a": "1"}], ▲"items": [{"b": "2"}]}""");

    // Then
    bound.assertProblems(
        repeated("item", "item", 1), repeated("map", "map", 2), repeated("items", "items", 3));
    assertThat(bound.data())
        .isEqualTo(
            Map.of(
                "item", Map.of("a", "1", "b", "2"),
                "map", Map.of("k", "1", "l", "2"),
                "items", List.of(Map.of("a", "1", "b", "2"))));
  }

  @Test
  void repeatedValuesOfAMapAndThePartDecodedApartAreReplaced() {
    // When
    Bound bound =
        Bound.json(
            """
            {"things": {"t": {"a": "1"}, ▲"t": {"b": "2"}},
             "spec": {"name": "1", "item": {"a": "1"}}, ▲"spec": {"item": {"b": "2"}}}""");

    // Then
    bound.assertProblems(repeated("things.t", "t", 1), repeated("spec", "spec", 2));
    assertThat(bound.data())
        .isEqualTo(
            Map.of(
                "things", Map.of("t", Map.of("b", "2")),
                "spec", Map.of("item", Map.of("b", "2"))));
  }

  @Test
  void aRepeatedNullClearsAnObjectAndLeavesAPlainValue() {
    // When
    Bound bound =
        Bound.json(
            """
            {"name": "x", ▲"name": null, "count": 5, ▲"count": null,
             "item": {"a": "1"}, ▲"item": null, "any": 1, ▲"any": null}""");

    // Then
    bound.assertProblems(
        repeated("name", "name", 1),
        repeated("count", "count", 1),
        repeated("item", "item", 2),
        repeated("any", "any", 2));
    assertThat(bound.data()).isEqualTo(Map.of("name", "x", "count", 5L));
  }

  private static String repeated(String path, String key, int line) {
    return "warning: "
        + path
        + ": expected each key once, found \""
        + key
        + "\" again (first in line "
        + line
        + "); the last one counts [document/repeated-key] -> remove one of the two";
  }
}
