package io.github.providerkit.manifest.shape;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What is special about the part of a YAML document that the consumer decodes apart from the rest.
 */
class YamlApartTest {

  @Test
  void anAnchorOutsideCannotBeReached() {
    // When
    Bound bound = Bound.yaml("name: &n x\nspec:\n  name: ▲*n\n  map: {k: ▲*n}\n  any: [▲*n]\n");

    // Then
    bound.assertProblems(
        outside("spec.name", "n"), outside("spec.map.k", "n"), outside("spec.any[0]", "n"));
    assertThat(bound.at("spec", "name").broken()).isTrue();
  }

  @Test
  void anchorsWorkOnEitherSideOfTheBorder() {
    // When
    Bound bound =
        Bound.yaml(
            "name: &n x\nmap: {k: *n}\nspec:\n  name: &s y\n  map: {k: *s}\ndisplayName: *s\n");

    // Then
    bound.assertFine();
    assertThat(bound.at("map", "k").text()).isEqualTo("x");
    assertThat(bound.at("spec", "map", "k").text()).isEqualTo("y");
    assertThat(bound.at("displayName").text()).isEqualTo("y");
  }

  @Test
  void aMapOutsideCannotBeMergedInside() {
    Bound.yaml("item: &i {a: x}\nspec:\n  item: {<<: ▲*i, b: y}\n  sure: {s: {<<: [▲*i]}}\n")
        .assertProblems(outside("spec.item", "i"), outside("spec.sure.s", "i"));
  }

  @Test
  void theWholePartMayBeAnAlias() {
    // When
    Bound bound = Bound.yaml("loose: &l\n  ▲name: x\nspec: *l\n");

    // Then the anchored map is read twice, each time by its own rules
    bound.assertProblems(
        "warning: loose.name: expected a known key, found \"name\"; the consumer ignores it [document/ignored-key] -> known here: known");
    assertThat(bound.at("spec", "name").text()).isEqualTo("x");
  }

  @Test
  void nothingCanBeMergedIntoItDirectly() {
    // When
    Bound bound = Bound.yaml("spec:\n  ▲<<: {name: x}\n  item: {<<: {a: y}}\n");

    // Then
    bound.assertProblems(
        "error: spec[\"<<\"]: expected a known key, found a merge key directly in spec [document/merge] -> merge one level deeper, or write the fields out");
    assertThat(bound.at("spec", "item", "a").text()).isEqualTo("y");
    assertThat(bound.at("spec", "name").isPresent()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"~, spec[\"~\"]", "null, spec.null"})
  void itsEmptyKeysAreUnknownAndNotDropped(String key, String path) {
    Bound.yaml("spec:\n  ▲" + key + ": x\n  name: y\n")
        .assertProblems(
            "error: %s: expected a known key, found \"%s\" [document/unknown-key]"
                .formatted(path, key));
  }

  @ParameterizedTest
  @CsvSource({"1, spec.1, '\"1\"'", "'\"\"', 'spec[\"\"]', an empty key"})
  void itsOtherKeysAreUnknownByTheirText(String key, String path, String found) {
    Bound.yaml("spec:\n  ▲" + key + ": x\n  name: y\n")
        .assertProblems(
            "error: %s: expected a known key, found %s [document/unknown-key]"
                    .formatted(path, found)
                + " -> known here: name, displayName, flag, count, any, texts, items, map, things,"
                + " sure, item");
  }

  @ParameterizedTest
  @CsvSource({
    "flag, true or false",
    "count, a whole number",
    "texts, a list",
    "item, a map",
    "map, a map"
  })
  void nothingInBracesIsTheEmptyTextThere(String field, String expected) {
    // Given fields without a value inside braces
    String text = "spec: {" + field + ":▲ }\n";

    // Then
    Bound.yaml(text)
        .assertProblems(
            "error: spec.%s: expected %s, found nothing [document/type]"
                .formatted(field, expected));
    Bound.yaml("spec:\n  " + field + ":\n").assertFine();
    Bound.yaml("spec: {" + field + ": ~}\n").assertFine();
    Bound.yaml("{" + field + ": }\n").assertFine();
  }

  @Test
  void nothingInBracesIsTheEmptyTextInFreeValuesAndTexts() {
    // When
    Bound bound = Bound.yaml("spec: {name: , any: {a: , b: ~, c: [d]}}\nany: {a: }\n");

    // Then
    bound.assertFine();
    assertThat(bound.at("spec", "name").data()).isEqualTo("");
    assertThat(bound.data())
        .isEqualTo(
            Map.of(
                "any", map("a", null),
                "spec", Map.of("any", anyOf("", null, List.of("d")))));
  }

  private static Map<String, Object> anyOf(Object a, Object b, Object c) {
    Map<String, Object> map = map("a", a);
    map.put("b", b);
    map.put("c", c);
    return map;
  }

  private static Map<String, Object> map(String key, Object value) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put(key, value);
    return map;
  }

  private static String outside(String path, String anchor) {
    return "error: "
        + path
        + ": expected an anchor inside spec, found *"
        + anchor
        + ", which names a value outside it [document/anchor]"
        + " -> the consumer decodes spec apart from the rest; write the value out here";
  }
}
