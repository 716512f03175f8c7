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
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
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
    Set<String> unreadable = new TreeSet<>();
    int total = 0;

    // When each is judged
    for (String line : Files.readAllLines(labels)) {
      JsonNode label = JSON.readTree(line);
      String version = label.path(0).asText();
      String range = label.path(1).asText();
      total++;
      // npm says false too where it cannot read the range.
      Optional<NpmRange> readable = NpmRange.parse(range);
      if (readable.isEmpty()) {
        unreadable.add(range);
      }
      boolean contained = readable.isPresent() && readable.get().contains(version(version));
      if (contained != label.path(2).asBoolean()) {
        disagreements.add(line);
      }
    }

    // Then all are agreed with
    System.out.printf("%-32s %4s/%s%n", "npm ranges", total - disagreements.size(), total);
    assertThat(disagreements).isEmpty();
    assertThat(unreadable)
        .isSubsetOf(
            "!=1.2.3", "abc", "file:../x", "git+https://x", "latest", "npm:foo@^1", "workspace:*");
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
  void isInRange(String version, String range) {
    assertThat(contains(version, range)).isTrue();
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
  void isNotInRange(String version, String range) {
    assertThat(contains(version, range)).isFalse();
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

  /** Both have to be readable: what is no range contains nothing either, for another reason. */
  private static boolean contains(String version, String range) {
    return NpmRange.parse(range)
        .orElseThrow(() -> new AssertionError("no range: " + range))
        .contains(version(version));
  }

  private static NpmVersion version(String text) {
    return NpmVersion.parse(text).orElseThrow(() -> new AssertionError("no version: " + text));
  }
}
