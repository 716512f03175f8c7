package io.github.providerkit.manifest.edit;

import static io.github.providerkit.manifest.read.Documents.map;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
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

  @Test
  void everyCharacterIsWrittenAsTheLibraryWritesIt() throws IOException {
    // Given
    ObjectMapper library = new ObjectMapper();
    StringBuilder all = new StringBuilder();
    for (char c = 0; c < Character.MAX_VALUE; c++) {
      all.append(c);
    }
    String text = all.toString();

    // When
    String written = JsonWriter.write(map(text, text));

    // Then
    String quoted = library.writeValueAsString(text);
    assertThat(written).isEqualTo("{\n  " + quoted + ": " + quoted + "\n}\n");
  }

  @Test
  void treesOfEveryShapeAreWrittenAsTheLibraryWritesThem() throws IOException {
    // Given
    DefaultIndenter lines = new DefaultIndenter("  ", "\n");
    ObjectWriter library =
        new ObjectMapper()
            .writer(
                new DefaultPrettyPrinter(
                        Separators.createDefaultInstance()
                            .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
                            .withObjectEmptySeparator("")
                            .withArrayEmptySeparator(""))
                    .withObjectIndenter(lines)
                    .withArrayIndenter(lines));
    Random random = new Random(11);

    for (int i = 0; i < 2_000; i++) {
      Map<String, Object> tree = map("root", tree(random, 5), "next", tree(random, 2));

      // When
      String written = JsonWriter.write(tree);

      // Then
      assertThat(written).isEqualTo(library.writeValueAsString(tree) + "\n");
    }
  }

  private static Object tree(Random random, int depth) {
    int size = random.nextInt(4);
    return switch (random.nextInt(depth == 0 ? 6 : 8)) {
      case 0 -> "text \u007f\u2028\ud83d\ude00 " + size;
      case 1 -> random.nextLong();
      case 2 -> random.nextDouble() - 0.5;
      case 3 -> BigInteger.TEN.pow(25 + size).negate();
      case 4 -> random.nextBoolean();
      case 5 -> -size;
      case 6 -> {
        List<Object> list = new ArrayList<>();
        for (int i = 0; i < size; i++) {
          list.add(tree(random, depth - 1));
        }
        yield list;
      }
      default -> {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < size; i++) {
          map.put("key" + i, tree(random, depth - 1));
        }
        yield map;
      }
    };
  }
}
