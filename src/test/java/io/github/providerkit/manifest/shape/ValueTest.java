package io.github.providerkit.manifest.shape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A value answers what its shape can have, and refuses the rest: it would switch off a rule. */
class ValueTest {

  @ParameterizedTest
  @CsvSource({"'nmae: a\n'", "'{}'", "'~'", "'[a]'", "'items: [{a: b}]\n'"})
  void aFieldThatTheShapeDoesNotHaveIsRefusedWhateverTheDocument(String text) {
    // Given
    Value value = Bound.yaml(text).value();

    // Then
    assertThat(value.get("name").text()).isEmpty();
    assertThatThrownBy(() -> value.get("nmae"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("\"nmae\" is no field of \"\"")
        .hasMessageContaining("displayName");
    assertThatThrownBy(() -> value.get("item").get("d"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("\"d\" is no field of \"item\"");
  }

  @Test
  void fieldsBelowListsAndMapsAreKnownToo() {
    // Given
    Value value = Bound.yaml("items: [{a: b}]\nthings: {x: {a: b}, y: ~}\n").value();

    // Then
    assertThat(value.get("items").items().get(0).get("a").text()).isEqualTo("b");
    assertThatThrownBy(() -> value.get("items").items().get(0).get("z"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("\"z\" is no field of \"items[0]\"");
    for (String name : new String[] {"x", "y", "absent"}) {
      assertThatThrownBy(() -> value.get("things").get(name).get("z"))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("\"z\" is no field of \"things." + name + "\"");
    }
  }

  static Stream<Arguments> questions() {
    return Stream.of(
        Arguments.of("name", (Consumer<Value>) Value::items, "is text and no list"),
        Arguments.of("name", (Consumer<Value>) Value::entries, "is text and no map"),
        Arguments.of("name", (Consumer<Value>) Value::flag, "is text and never true or false"),
        Arguments.of("flag", (Consumer<Value>) Value::text, "is true or false and never text"),
        Arguments.of("count", (Consumer<Value>) Value::text, "is a whole number and never text"),
        Arguments.of(
            "flag", (Consumer<Value>) Value::whole, "is true or false and never a whole number"),
        Arguments.of("texts", (Consumer<Value>) Value::entries, "is a list and no map"),
        Arguments.of("map", (Consumer<Value>) Value::items, "is a map and no list"),
        Arguments.of("any", (Consumer<Value>) Value::entries, "is anything and no map"));
  }

  @ParameterizedTest
  @MethodSource("questions")
  void whatAShapeNeverHasIsNotAskedOfIt(String field, Consumer<Value> question, String refusal) {
    // Given a document with the field, and one without it
    for (String text : new String[] {field + ": ~\n", "{}"}) {
      Value value = Bound.yaml(text).value().get(field);

      // Then
      assertThatThrownBy(() -> question.accept(value))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("\"" + field + "\" " + refusal);
    }
  }

  @ParameterizedTest
  @CsvSource({"name", "texts", "count"})
  void nothingIsBelowAValueThatIsNoMap(String field) {
    assertThatThrownBy(() -> Bound.yaml("{}").value().get(field).get("a"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("\"a\" is no field of \"" + field + "\"");
  }
}
