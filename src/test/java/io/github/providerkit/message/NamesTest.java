package io.github.providerkit.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamesTest {
  private static final List<String> KNOWN =
      List.of("displayName", "description", "kind", "source", "version", "in", "spec");

  @ParameterizedTest
  @CsvSource({
    "DisplayName, displayName",
    "display_name, displayName",
    "display-name, displayName",
    "'display name', displayName",
    "dispalyName, displayName",
    "displayNames, displayName",
    "decription, description",
    "verison, version",
    "king, kind",
    "im, in",
    "i, in"
  })
  void aSlipOfThePenIsMended(String found, String meant) {
    assertThat(Names.nearest(found, KNOWN, Map.of())).contains(meant);
  }

  @ParameterizedTest
  @CsvSource({"author", "x-extension", "''", "descriptionOfTheProvider", "kindness"})
  void whatIsTooFarAwayIsLeftAlone(String found) {
    assertThat(Names.nearest(found, KNOWN, Map.of())).isEmpty();
    assertThat(Names.hint(found, KNOWN, Map.of())).isNull();
  }

  @Test
  void aFormerNameWinsOverANearOne() {
    assertThat(Names.nearest("Kin", KNOWN, Map.of("kin", "spec"))).contains("spec");
  }

  @Test
  void aFormerNameCountsOnlyWhereItsSuccessorIsKnown() {
    assertThat(Names.nearest("provider", List.of("path"), Map.of("provider", "spec"))).isEmpty();
  }

  @Test
  void ofTwoEquallyNearNamesTheFirstInTheAlphabetIsTaken() {
    assertThat(Names.nearest("cat", List.of("car", "bat", "cap"), Map.of())).contains("bat");
  }

  @Test
  void theNearerOfTwoNamesIsTaken() {
    assertThat(Names.nearest("descriptoin", List.of("descriptor", "description"), Map.of()))
        .contains("description");
  }

  @Test
  void aHintIsAQuestion() {
    assertThat(Names.hint("kid", KNOWN, Map.of())).isEqualTo("did you mean \"kind\"?");
  }
}
