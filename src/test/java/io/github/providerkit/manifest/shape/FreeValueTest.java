package io.github.providerkit.manifest.shape;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Free values on their way through JSON. */
class FreeValueTest {

  @ParameterizedTest
  @CsvSource({
    "12, 12",
    "-3, -3",
    "010, 8",
    "1.0, 1",
    "1e3, 1000",
    "-0.0, 0",
    "999999999999999, 999999999999999"
  })
  void wholeNumbersStayWhole(String written, long expected) {
    assertThat(throughJson(written)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "1.5, 1.5",
    "12345678901234567890, 1.2345678901234567e19",
    "9007199254740993, 9007199254740992",
    "1e300, 1e300"
  })
  void otherNumbersBecomeDoubles(String written, double expected) {
    assertThat(((Number) throughJson(written)).doubleValue()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "2024-01-02, 2024-01-02T00:00:00Z",
    "2024-01-02 03:04:05, 2024-01-02T03:04:05Z",
    "yes, yes",
    "'\"12\"', 12",
    "12:30, 12:30",
    "!foo 5, 5",
    "!!binary aGk=, hi",
    "!!str true, true"
  })
  void datesAndTextsBecomeText(String written, String expected) {
    assertThat(throughJson(written)).isEqualTo(expected);
  }

  @Test
  void listsAndMapsKeepTheirOrderAndTheirNulls() {
    // When
    Object value = throughJson("{b: [~, true, {}], a: ~, <<: {c: 1, b: x}, \"2\": 2024-01-02}");

    // Then
    Map<String, Object> expected = new LinkedHashMap<>();
    expected.put("b", Arrays.asList(null, true, Map.of()));
    expected.put("a", null);
    expected.put("2", "2024-01-02T00:00:00Z");
    expected.put("c", 1L);
    assertThat(value).isEqualTo(expected);
    assertThat(((Map<?, ?>) value).keySet())
        .map(Object::toString)
        .containsExactly("b", "a", "2", "c");
  }

  @Test
  void jsonGivesTheSameAsYaml() {
    assertThat(Bound.json("{\"any\": {\"a\": [1, 2.5, null, true, \"x\"], \"a b\": 1e2}}").data())
        .isEqualTo(
            Map.of("any", Map.of("a", Arrays.asList(1L, 2.5, null, true, "x"), "a b", 100L)));
  }

  @Test
  void ofRepeatedJsonKeysTheLastCounts() {
    assertThat(Bound.json("{\"any\": {\"a\": {\"x\": 1}, \"a\": {\"y\": 2}}}").data())
        .isEqualTo(Map.of("any", Map.of("a", Map.of("y", 2L))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x",
        "12",
        "[1, [2, {a: ~}]]",
        "{a: {b: 2024-01-02}}",
        "{}",
        "{\"1\": x, <<: {2: b}}"
      })
  void whatJsonCanHoldCanBePackaged(String written) {
    assertThat(FreeValue.obstacle(valueOf(written))).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        ".nan               | a number that JSON cannot hold",
        "[1, {a: -.inf}]    | a number that JSON cannot hold",
        "{1: x}             | a map with keys that are no text",
        "[{true: x}]        | a map with keys that are no text",
        "{a: {2024-01-02: x}} | a map with keys that are no text",
        "{a: b, ~: x}       | a map with keys that are no text"
      })
  void whatJsonCannotHoldIsNamed(String written, String obstacle) {
    assertThat(FreeValue.obstacle(valueOf(written))).isEqualTo(obstacle);
  }

  @Test
  void fiveHundredLevelsCanBePackagedAndNoMore() {
    assertThat(FreeValue.obstacle(valueOf("[".repeat(500) + "]".repeat(500)))).isNull();
    assertThat(FreeValue.obstacle(valueOf("{a: ".repeat(499) + "x" + "}".repeat(499)))).isNull();
    assertThat(FreeValue.obstacle(valueOf("[".repeat(501) + "]".repeat(501))))
        .isEqualTo("more than 500 levels of nesting");
  }

  @Test
  void theDeepestDocumentIsJudgedWithoutADeepStack() {
    // Given
    Object deep = valueOf("[".repeat(9_998) + "]".repeat(9_998));

    // Then
    assertThat(FreeValue.obstacle(deep)).isEqualTo("more than 500 levels of nesting");
  }

  private static Object valueOf(String written) {
    return Bound.yaml("any: " + written + "\n").at("any").data();
  }

  private static Object throughJson(String written) {
    return FreeValue.throughJson(valueOf(written));
  }
}
