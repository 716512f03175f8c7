package io.github.providerkit.format.gestalt.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A parameter in the path stands there in braces, literally. */
class PathPlaceholdersTest {

  @ParameterizedTest
  @CsvSource({
    "/a/{b}, b, true",
    "/a/{b}/{c}, c, true",
    "/a/{b, b, false",
    "/a/b}, b, false",
    "/{{b}}, b, true",
    "/{{b}}, '{b}', true",
    "/{{b}, '{b', true",
    "/{a}b}, 'a}b', true",
    "/{ b }, b, false",
    "/{b}, c, false"
  })
  void namesAreFound(String path, String name, boolean found) {
    assertThat(new PathPlaceholders(path).contains(name)).isEqualTo(found);
  }

  @Test
  void theAnswerIsThatOfASearch() {
    // Given paths of braces and letters
    Random random = new Random(7);
    for (int i = 0; i < 20_000; i++) {
      StringBuilder path = new StringBuilder();
      random.ints(random.nextInt(12), 0, 4).forEach(c -> path.append("{}ab".charAt(c)));
      PathPlaceholders placeholders = new PathPlaceholders(path.toString());

      // Then
      for (String name : List.of("a", "b", "ab", "{a", "a}", "}", "{", "a{b")) {
        assertThat(placeholders.contains(name))
            .as("%s in %s", name, path)
            .isEqualTo(path.toString().contains("{" + name + "}"));
      }
    }
  }

  @Test
  void longNamesAreFoundToo() {
    String name = "n".repeat(5_000);
    assertThat(new PathPlaceholders("/a/{" + name + "}").contains(name)).isTrue();
    assertThat(new PathPlaceholders("/a/{" + name + "}").contains("n".repeat(999))).isFalse();
  }
}
