package io.github.providerkit.manifest.shape;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How YAML keys are matched: unknown, repeated, empty and merged ones. */
class YamlKeysTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Name        | did you mean \"name\"?",
        "nmae        | did you mean \"name\"?",
        "display_name| did you mean \"displayName\"?",
        "displayname | did you mean \"displayName\"?",
        "label       | did you mean \"displayName\"?",
        "Label       | did you mean \"displayName\"?",
        "item s      | did you mean \"items\"?",
        "zzz         | "
      })
  void anUnknownKeyIsRefusedWithTheNameThatWasMeant(String key, String hint) {
    // Given
    String path = key.contains(" ") ? "[\"" + key + "\"]" : key;

    // Then
    Bound.yaml("name: x\n▲" + key + ": [1, {2: 3}]\n")
        .assertProblems(
            "error: %s: expected a known key, found \"%s\" [document/unknown-key]%s"
                .formatted(path, key, hint == null ? "" : " -> " + hint));
  }

  @Test
  void aFewKnownKeysAreListedWhereNoneIsNear() {
    Bound.yaml("item:\n  ▲zzz: 1\n")
        .assertProblems(
            "error: item.zzz: expected a known key, found \"zzz\" [document/unknown-key] -> known here: a, b, c");
  }

  @Test
  void anIgnoredKeyIsOnlyAWarning() {
    // When
    Bound bound = Bound.yaml("loose:\n  known: x\n  ▲knwon: y\n");

    // Then
    bound.assertProblems(
        "warning: loose.knwon: expected a known key, found \"knwon\"; the consumer ignores it [document/ignored-key] -> did you mean \"known\"?");
    assertThat(bound.data()).isEqualTo(Map.of("loose", Map.of("known", "x")));
  }

  @ParameterizedTest
  @CsvSource({"name, name", "name, '\"name\"'", "'\"name\"', '!!str name'"})
  void aRepeatedKeyIsRefusedAndTheFirstCounts(String first, String second) {
    // When
    Bound bound = Bound.yaml(first + ": x\n\n▲" + second + ": [wrong type]\n");

    // Then
    bound.assertProblems(
        "error: name: expected each key once, found \"name\" again (first in line 1) [document/duplicate-key] -> remove one of the two");
    assertThat(bound.at("name").text()).isEqualTo("x");
  }

  @ParameterizedTest
  @CsvSource({"1, '\"1\"', 1", "true, '''true''', true", "'', '\"\"', ''"})
  void keysOfMapsAreComparedByTheirText(String first, String second, String name) {
    // Given
    String path = name.isEmpty() ? "map[\"\"]" : "map." + name;

    // Then
    Bound.yaml("map: {%s: a, ▲%s: b}\n".formatted("".equals(first) ? "\"\"" : first, second))
        .assertProblems(
            "error: %s: expected each key once, found \"%s\" again (first in line 1) [document/duplicate-key] -> remove one of the two"
                .formatted(path, name));
  }

  @Test
  void differentSpellingsOfANumberAreDifferentKeys() {
    assertThat(
            Bound.yaml("map: {16: a, 0x10: b, 1.5: c, 2024-01-02: d, '': e}\n").assertFine().data())
        .isEqualTo(
            Map.of("map", Map.of("16", "a", "0x10", "b", "1.5", "c", "2024-01-02", "d", "", "e")));
  }

  @Test
  void repeatedKeysAreFoundAtEveryLevelAndInFreeValues() {
    Bound.yaml("items:\n  - {a: 1, ▲a: 2}\nany: [{x: 1, ▲x: 2}]\nmap:\n  k: v\n  ▲k: v\n")
        .assertProblems(
            "error: items[0].a: expected each key once, found \"a\" again (first in line 2) [document/duplicate-key] -> remove one of the two",
            "error: any[0].x: expected each key once, found \"x\" again (first in line 3) [document/duplicate-key] -> remove one of the two",
            "error: map.k: expected each key once, found \"k\" again (first in line 5) [document/duplicate-key] -> remove one of the two");
  }

  @ParameterizedTest
  @CsvSource({"~", "null", "'!!null ~'"})
  void anEntryWithoutAKeyIsDroppedWithAWarning(String key) {
    // When
    Bound bound = Bound.yaml("▲" + key + ": x\nmap: {▲" + key + ": y, k: z}\n");

    // Then
    bound.assertProblems(
        "warning: expected a key, found nothing; the consumer drops the entry [document/dropped-null] -> give the entry a name, in quotes if it is a word such as null",
        "warning: map: expected a key, found nothing; the consumer drops the entry [document/dropped-null] -> give the entry a name, in quotes if it is a word such as null");
    assertThat(bound.data()).isEqualTo(Map.of("map", Map.of("k", "z")));
  }

  @Test
  void twoEmptyKeysAreOneTooMany() {
    // When
    Bound bound = Bound.yaml("map: {~: y, ~: z}\n");

    // Then
    assertThat(bound.problems().hasErrors()).isTrue();
    assertThat(bound.problems().sorted()).extracting("code").contains("document/duplicate-key");
  }

  @Test
  void aListOrMapIsNoKey() {
    Bound.yaml("map:\n  ? ▲[a]\n  : b\n  ? ▲{c: d}\n  : e\n")
        .assertProblems(
            "error: map: expected a key, found a list [document/type]",
            "error: map: expected a key, found a map [document/type]");
  }

  @Test
  void mergedKeysGiveWayToExplicitOnesAndLaterMapsToEarlierOnes() {
    // When
    Bound bound =
        Bound.yaml(
            "things:\n"
                + "  base: &base {a: base, b: base}\n"
                + "  other: &other {b: other, c: [other]}\n"
                + "  one: {<<: *base, b: own}\n"
                + "  two: {b: own, <<: *base}\n"
                + "  three: {<<: [*other, *base]}\n"
                + "  four: {<<: {a: inline}}\n"
                + "  five: &five {<<: *base}\n"
                + "  six: {<<: *five, c: [own]}\n");

    // Then
    Map<String, Object> things = thingsOf(bound.assertFine());
    assertThat(things)
        .containsEntry("one", Map.of("a", "base", "b", "own"))
        .containsEntry("two", Map.of("a", "base", "b", "own"))
        .containsEntry("three", Map.of("a", "base", "b", "other", "c", List.of("other")))
        .containsEntry("four", Map.of("a", "inline"))
        .containsEntry("six", Map.of("a", "base", "b", "base", "c", List.of("own")));
  }

  @Test
  void mergingWorksAtTheTopAndInMaps() {
    // When
    Bound bound =
        Bound.yaml(
            "map: &m {k: v}\n<<: {name: n, map: {no: no}}\nspec:\n  map: &s {a: b}\n  things: {t: {a: x}}\n");

    // Then
    assertThat(bound.assertFine().at("name").text()).isEqualTo("n");
    assertThat(bound.at("map").entries()).containsOnlyKeys("k");
  }

  @Test
  void anUnknownKeyOfAMergedMapIsTold() {
    Bound.yaml("item:\n  <<: {▲zzz: 1, a: x}\n")
        .assertProblems(
            "error: item.zzz: expected a known key, found \"zzz\" [document/unknown-key] -> known here: a, b, c");
  }

  @ParameterizedTest
  @CsvSource({"x, x", "'\"\"', '\"\"'", "~, ~", "12, 12"})
  void onlyMapsCanBeMerged(String written, String found) {
    Bound.yaml("item:\n  <<: ▲" + written + "\n  a: b\n")
        .assertProblems(
            "error: item[\"<<\"]: expected a map to merge, found " + found + " [document/merge]");
  }

  @Test
  void aListToMergeMayHoldOnlyMaps() {
    Bound.yaml("item:\n  <<: [{a: b}, ▲x, ▲[{b: c}]]\n")
        .assertProblems(
            "error: item[\"<<\"]: expected a map to merge, found x [document/merge]",
            "error: item[\"<<\"]: expected a map to merge, found a list [document/merge]");
  }

  @Test
  void quotedArrowsAreAnOrdinaryKey() {
    // When
    Bound bound = Bound.yaml("map: {\"<<\": x}\nitem: {▲'<<': {a: b}}\n");

    // Then
    bound.assertProblems(
        "error: item[\"<<\"]: expected a known key, found \"<<\" [document/unknown-key] -> known here: a, b, c");
    assertThat(bound.at("map", "<<").text()).isEqualTo("x");
  }

  @SuppressWarnings("unchecked") // The plain data of a map.
  private static Map<String, Object> thingsOf(Bound bound) {
    return (Map<String, Object>) bound.data().get("things");
  }
}
