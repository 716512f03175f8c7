package io.github.providerkit.lock.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.providerkit.message.ProviderException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Constraints mean what they mean to the library that the server uses. */
class VersionConstraintTest {

  @Test
  void agreesWithTheServersLibrary() throws Exception {
    List<String> lines =
        Files.readAllLines(Path.of(getClass().getResource("constraints.tsv").toURI()));
    List<LooseVersion> versions =
        Stream.of(lines.get(lines.size() - 1).split("\t")[1].split(" "))
            .map(text -> LooseVersion.parse(text).orElseThrow())
            .toList();
    List<String> different = new ArrayList<>();
    for (String line : lines.subList(1, lines.size() - 1)) {
      String[] columns = line.split("\t");
      String found = found(columns[0], versions);
      if (!found.equals(columns[1])) {
        different.add("\"" + columns[0] + "\" expected " + columns[1] + " found " + found);
      }
    }
    assertThat(different).isEmpty();
  }

  private static String found(String text, List<LooseVersion> versions) {
    try {
      VersionConstraint constraint = VersionConstraint.parse(text);
      return versions.stream()
          .map(version -> constraint.accepts(version) ? "1" : "0")
          .collect(Collectors.joining());
    } catch (ProviderException e) {
      return "invalid";
    }
  }

  @Test
  void ordersVersionsAsTheServerDoes() {
    List<String> ordered =
        List.of(
            "0.9.9",
            "1.0.0-1",
            "1.0.0-2",
            "1.0.0-10",
            "1.0.0-alpha",
            "1.0.0-alpha.1",
            "1.0.0-beta",
            "1.0.0",
            "1.0.1",
            "1.10.0",
            "9999999999999999999.0.0");
    for (int i = 1; i < ordered.size(); i++) {
      LooseVersion lower = LooseVersion.parse(ordered.get(i - 1)).orElseThrow();
      LooseVersion higher = LooseVersion.parse(ordered.get(i)).orElseThrow();
      assertThat(lower).isLessThan(higher);
    }
  }
}
