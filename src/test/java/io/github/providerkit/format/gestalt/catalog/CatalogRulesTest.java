package io.github.providerkit.format.gestalt.catalog;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.providerkit.format.gestalt.generation.Generations;
import io.github.providerkit.format.gestalt.rules.Told;
import io.github.providerkit.manifest.Problems;
import io.github.providerkit.manifest.RuleLevels;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogRulesTest {
  private final Problems problems = new Problems(RuleLevels.DEFAULT);

  private Optional<Catalog> read(String text) {
    return CatalogReader.read("catalog.yaml", text.getBytes(UTF_8), Generations.MAY, problems);
  }

  private Optional<Catalog> readOperation(String fields) {
    return read("name: weather\noperations:\n  - id: forecast\n" + fields.indent(4));
  }

  @Test
  void tellsEverythingThatIsMissing() {
    read("{}");

    assertThat(Told.by(problems))
        .containsExactly("1:1 error gestalt/catalog name", "1:1 error gestalt/catalog operations");
  }

  @ParameterizedTest
  @ValueSource(strings = {"name:", "name: ''", "name: '  '"})
  void refusesAnEmptyName(String name) {
    read(name + "\noperations: [{id: a}]\n");

    assertThat(Told.by(problems))
        .hasSize(1)
        .allMatch(line -> line.contains("gestalt/catalog name"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "~", "[~]"})
  void refusesACatalogWithoutOperations(String operations) {
    read("name: c\noperations: " + operations);

    assertThat(Told.by(problems)).contains("2:13 error gestalt/catalog operations");
  }

  @ParameterizedTest
  @ValueSource(strings = {"bearer", "RAW", "' none '", "Basic", "''", "~"})
  void takesTheKnownWaysToAuthenticate(String style) {
    read("name: c\nauthStyle: " + style + "\noperations: [{id: a}]\n");

    assertThat(Told.by(problems)).isEmpty();
  }

  @Test
  void refusesAnotherWayToAuthenticateAndSuggestsTheNearest() {
    read("name: c\nauthStyle: Barer\noperations: [{id: a}]\n");

    assertThat(Told.by(problems)).containsExactly("2:12 error gestalt/catalog authStyle");
    assertThat(Told.message(problems))
        .isEqualTo("expected bearer, raw, none or basic, found \"Barer\"");
    assertThat(Told.hint(problems)).isEqualTo("did you mean \"bearer\"?");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "A9", "_", "a-b", "a.b_c.d-e", "1.2", "_a_"})
  void takesIdsOfLettersDigitsAndDashes(String id) {
    read("name: c\noperations: [{id: '" + id + "'}]\n");

    assertThat(Told.by(problems)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"-", "-a", "a-", "a.-b", "a..b", ".a", "a.", "a b", "a/b", "é", " a", "a\u00A0"})
  void refusesOtherIds(String id) {
    read("name: c\noperations: [{id: '" + id + "'}]\n");

    assertThat(Told.by(problems)).containsExactly("2:19 error gestalt/catalog operations[0].id");
  }

  @ParameterizedTest
  @ValueSource(strings = {"id: ", "id: ' '", "title: t"})
  void refusesAnOperationWithoutId(String field) {
    read("name: c\noperations:\n  - " + field + "\n");

    assertThat(Told.by(problems))
        .hasSize(1)
        .allMatch(line -> line.endsWith("gestalt/catalog operations[0].id"));
  }

  @Test
  void refusesAnIdTwiceAndTellsWhereTheFirstStands() {
    read("name: c\noperations:\n  - id: a\n  - id: A\n  - id: a\n");

    assertThat(Told.by(problems)).containsExactly("5:9 error gestalt/catalog operations[2].id");
    assertThat(Told.message(problems))
        .isEqualTo("expected each operation id once, found \"a\" again (first in line 3)");
  }

  @Test
  void refusesAParameterWithoutNameOrType() {
    readOperation("parameters:\n  - {name: ' ', type: string}\n  - {name: b, type: ''}\n  - {}");

    assertThat(Told.by(problems))
        .containsExactly(
            "5:16 error gestalt/catalog operations[0].parameters[0].name",
            "6:25 error gestalt/catalog operations[0].parameters[1].type",
            "7:9 error gestalt/catalog operations[0].parameters[2].name",
            "7:9 error gestalt/catalog operations[0].parameters[2].type");
  }

  @Test
  void warnsAboutAParameterTwiceSinceOnlyAServerRefusesIt() {
    readOperation("parameters: [{name: a, type: string}, {name: a, type: string}]");

    assertThat(Told.by(problems))
        .containsExactly("4:50 warning gestalt/deploy operations[0].parameters[1].name");
  }

  @Test
  void warnsAboutADefaultThatJsonCannotHold() {
    readOperation("parameters: [{name: a, type: object, default: {1: x}}]");

    assertThat(Told.by(problems))
        .containsExactly("4:51 warning gestalt/free-value operations[0].parameters[0].default");
  }

  @Test
  void refusesABlankRole() {
    readOperation("allowedRoles: [admin, ' ']");

    assertThat(Told.by(problems))
        .containsExactly("4:27 error gestalt/catalog operations[0].allowedRoles[1]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{200: ok}", "{a: {true: ok}}", "[.nan]", "{a: .inf}"})
  void refusesASchemaThatJsonCannotHold(String schema) {
    readOperation("inputSchema: " + schema + "\noutputSchema: " + schema);

    assertThat(Told.by(problems))
        .containsExactly(
            "4:18 error gestalt/catalog operations[0].inputSchema",
            "5:19 error gestalt/catalog operations[0].outputSchema");
  }

  @ParameterizedTest
  @ValueSource(strings = {"text", "~", "{'200': ok}", "[1.5, 2024-01-02, ~]"})
  void takesAnyOtherSchema(String schema) {
    readOperation("inputSchema: " + schema);

    assertThat(Told.by(problems)).isEmpty();
  }

  @Test
  void takesASchemaOfAnyDepth() {
    readOperation("inputSchema: " + "[".repeat(2_000) + "]".repeat(2_000));

    assertThat(Told.by(problems)).isEmpty();
  }
}
