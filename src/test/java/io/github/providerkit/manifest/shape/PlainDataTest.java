package io.github.providerkit.manifest.shape;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.providerkit.manifest.Document;
import io.github.providerkit.manifest.Document.Syntax;
import io.github.providerkit.manifest.Problems;
import io.github.providerkit.manifest.RuleLevels;
import io.github.providerkit.manifest.UnreadableDocumentException;
import io.github.providerkit.manifest.read.DocumentReader;
import io.github.providerkit.manifest.shape.Shape.Field;
import io.github.providerkit.manifest.shape.Shape.Leaf;
import io.github.providerkit.manifest.shape.Shape.ListOf;
import io.github.providerkit.manifest.shape.Shape.MapOf;
import io.github.providerkit.manifest.shape.Shape.Struct;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which fields are written out, and as what. */
class PlainDataTest {
  private static final Struct INNER =
      Struct.of(Field.always("id", Leaf.TEXT), Field.of("note", Leaf.TEXT));

  private static final Struct OMITTED =
      Struct.of(
          Field.of("text", Leaf.TEXT),
          Field.of("flag", Leaf.FLAG),
          Field.of("whole", Leaf.WHOLE),
          Field.of("any", Leaf.ANYTHING),
          Field.of("list", new ListOf(INNER)),
          Field.of("map", new MapOf(Leaf.TEXT, false)),
          Field.of("things", new MapOf(INNER, true)),
          Field.of("sure", new MapOf(INNER, false)),
          Field.of("inner", INNER));

  private static final Struct WRITTEN =
      Struct.of(
          Field.always("text", Leaf.TEXT),
          Field.always("flag", Leaf.FLAG),
          Field.always("whole", Leaf.WHOLE),
          Field.always("any", Leaf.ANYTHING),
          Field.always("list", new ListOf(INNER)),
          Field.always("map", new MapOf(Leaf.TEXT, false)),
          Field.always("inner", INNER));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{text: , flag: , whole: , any: , list: , map: , things: , inner: }",
        "{text: '', flag: false, whole: 0, list: [], map: {}, things: {}, sure: {}}",
        "{whole: 0x0, flag: off, list: [~]}"
      })
  void emptyFieldsAreLeftOut(String text) {
    assertThat(dataOf(text, OMITTED)).isEmpty();
  }

  @Test
  void whatIsThereCountsAsSuchForStructsAndFreeValues() {
    assertThat(dataOf("{any: '', inner: {}}", OMITTED))
        .isEqualTo(Map.of("any", "", "inner", Map.of("id", "")));
  }

  @Test
  void fieldsThatAreAlwaysWrittenHaveTheEmptyValueOfTheirType() {
    // When
    Map<String, Object> data = dataOf("{}", WRITTEN);

    // Then
    Map<String, Object> expected = new LinkedHashMap<>();
    expected.put("text", "");
    expected.put("flag", false);
    expected.put("whole", 0L);
    expected.put("any", null);
    expected.put("list", null);
    expected.put("map", null);
    expected.put("inner", Map.of("id", ""));
    assertThat(data).isEqualTo(expected);
    assertThat(data.keySet()).containsExactlyElementsOf(expected.keySet());
  }

  @Test
  void fieldsFollowTheirShapeAndEntriesTheirNames() {
    // When
    Map<String, Object> data =
        dataOf(
            "{map: {b: 1, B: 2, a10: 3, a2: 4}, whole: 7, flag: yes, text: x, inner: {note: n, id: i}}",
            OMITTED);

    // Then
    assertThat(data.keySet()).containsExactly("text", "flag", "whole", "map", "inner");
    assertThat(((Map<?, ?>) data.get("map")).keySet())
        .map(Object::toString)
        .containsExactly("B", "a10", "a2", "b");
    assertThat(((Map<?, ?>) data.get("inner")).keySet())
        .map(Object::toString)
        .containsExactly("id", "note");
  }

  @Test
  void entriesOfNothingStayNullOnlyWhereTheyMay() {
    // When
    Map<String, Object> data =
        dataOf("{things: {t: ~}, sure: {s: ~}, map: {m: ~}, list: [{}]}", OMITTED);

    // Then
    Map<String, Object> things = new LinkedHashMap<>();
    things.put("t", null);
    assertThat(data)
        .isEqualTo(
            Map.of(
                "things", things,
                "sure", Map.of("s", Map.of("id", "")),
                "map", Map.of("m", ""),
                "list", List.of(Map.of("id", ""))));
  }

  @Test
  void theResultMayBeChanged() {
    // Given
    Map<String, Object> data = dataOf("{text: x}", OMITTED);

    // When
    data.put("text", "y");

    // Then
    assertThat(data).containsEntry("text", "y");
  }

  private static Map<String, Object> dataOf(String text, Struct shape) {
    Problems problems = new Problems(RuleLevels.DEFAULT);
    try {
      Document document =
          DocumentReader.read(
              "m.yaml", text.getBytes(StandardCharsets.UTF_8), Syntax.YAML, problems);
      Value value = Binder.bind(document, shape, problems, Map.of());
      assertThat(problems.hasErrors()).isFalse();
      return PlainData.of(value, shape);
    } catch (UnreadableDocumentException e) {
      throw new AssertionError(e);
    }
  }
}
