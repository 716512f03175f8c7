package io.github.providerkit.manifest.edit;

import static io.github.providerkit.manifest.read.Documents.map;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonWriterTest {

  @Test
  void aDocumentIsLaidOutAsTheConsumerDoes() {
    // Given
    Map<String, Object> tree =
        map(
            "kind", "plugin",
            "args", List.of("a", 1),
            "spec", map("auth", map(), "scopes", List.of(), "none", null, "html", "<&>"));

    // When
    String text = JsonWriter.write(tree);

    // Then
    assertThat(text)
        .isEqualTo(
            """
            {
              "kind": "plugin",
              "args": [
                "a",
                1
              ],
              "spec": {
                "auth": {},
                "scopes": [],
                "none": null,
                "html": "<&>"
              }
            }
            """);
  }

  @Test
  void wholeFloatsHaveNoFraction() {
    // Given
    Map<String, Object> tree =
        map(
            "a", 5.0,
            "b", 1.2345678901234567e19,
            "c", 0.5,
            "d", 1e21,
            "e", new BigInteger("12345678901234567890"));

    // When / Then
    assertThat(JsonWriter.write(tree))
        .contains(
            "\"a\": 5,",
            "\"b\": 12345678901234567000,",
            "\"c\": 0.5,",
            "\"d\": 1.0E21,",
            "\"e\": 12345678901234567890\n");
  }

  @Test
  void numbersThatJsonLacksAreRefused() {
    // When / Then
    assertThatThrownBy(() -> JsonWriter.write(map("a", Double.NaN)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
