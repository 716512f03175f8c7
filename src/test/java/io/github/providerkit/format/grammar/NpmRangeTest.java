package io.github.providerkit.format.grammar;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.providerkit.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NpmRangeTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void theLabelsAreAgreedWith() throws IOException {
    // Given versions and ranges with npm's own word on them
    Path labels = SharedData.require("corpus/semver/labels.jsonl");
    List<String> disagreements = new ArrayList<>();
    int total = 0;

    // When each is judged
    for (String line : Files.readAllLines(labels)) {
      JsonNode label = JSON.readTree(line);
      String version = label.path(0).asText();
      String range = label.path(1).asText();
      total++;
      if (satisfies(version, range) != label.path(2).asBoolean()) {
        disagreements.add(line);
      }
    }

    // Then all are agreed with
    System.out.printf("%-32s %4s/%s%n", "npm ranges", total - disagreements.size(), total);
    assertThat(disagreements).isEmpty();
    assertThat(total).isGreaterThanOrEqualTo(SharedData.atLeast(771));
  }

  @ParameterizedTest
  @CsvSource({
    "1.4.0, 1.2 - 1.4",
    "1.4.9, 1.2 - 1.4",
    "1.2.4-rc.2, ~1.2.4-rc.1",
    "1.2.5, ~> 1.2.3",
    "2.0.0, >1",
    "0.0.0, *",
    "1.2.3, >=1.0.0 <2.0.0 || 3.x",
    "3.9.0, >=1.0.0 <2.0.0 || 3.x",
    "9007199254740991.0.0, >=1",
    "1.0.0-alpha.10, >1.0.0-alpha.9",
    "1.0.0-alpha.b, >1.0.0-alpha.9",
    "1.0.0-alpha.b.1, >1.0.0-alpha.b",
    "1.0.0+build.7, 1.0.0+other",
  })
  void contains(String version, String range) {
    assertThat(satisfies(version, range)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "1.5.0, 1.2 - 1.4",
    "1.2.9, >1.2",
    "0.3.0, ^0.2.3",
    "0.0.4, ^0.0.3",
    "2.0.0-rc.1, ^1.2.3",
    "2.0.0-0, <2",
    "1.2.4-rc.1, >=1.2.3-rc.1",
  })
  void doesNotContain(String version, String range) {
    assertThat(satisfies(version, range)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "workspace:*",
        "catalog:",
        "latest",
        "1.2.3.4",
        "01.2.3",
        "^",
        ">=1.2.3<2",
        "1.2.3-",
        "1.2.3-a..b",
        "1.2.3-01",
        "1.2.3+",
        "^9007199254740991",
        "99999999999999999999",
        "v=1.2.3",
        "1.0 - ",
        "-1",
        "!=1"
      })
  void isNoRange(String text) {
    assertThat(NpmRange.parse(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.2",
        "1.2.3.4",
        "=1.2.3",
        "01.2.3",
        "1.2.3-",
        "",
        "1.2.3-a+",
        "9007199254740992.0.0"
      })
  void isNoVersion(String text) {
    assertThat(NpmVersion.parse(text)).isEmpty();
  }

  @Test
  void longInputsAreReadWithoutRecursion() {
    assertThat(NpmRange.parse("1 || ".repeat(50_000) + "2")).isPresent();
    assertThat(NpmRange.parse("1.0.0-" + "a.".repeat(50_000) + "b")).isEmpty();
    assertThat(NpmVersion.parse("1.0.0-" + "a.".repeat(50_000) + "b")).isEmpty();
  }

  private static boolean satisfies(String version, String range) {
    return NpmVersion.parse(version)
        .flatMap(v -> NpmRange.parse(range).map(r -> r.contains(v)))
        .orElse(false);
  }
}
