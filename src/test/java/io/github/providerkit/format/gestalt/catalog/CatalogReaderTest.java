package io.github.providerkit.format.gestalt.catalog;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.providerkit.format.gestalt.catalog.Operation.Reach;
import io.github.providerkit.format.gestalt.generation.Generations;
import io.github.providerkit.format.gestalt.rules.Told;
import io.github.providerkit.manifest.Problems;
import io.github.providerkit.manifest.RuleLevels;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogReaderTest {
  private final Problems problems = new Problems(RuleLevels.DEFAULT);

  private Optional<Catalog> read(String text) {
    return CatalogReader.read("catalog.yaml", text.getBytes(UTF_8), Generations.MAY, problems);
  }

  private Optional<Catalog> readOperation(String fields) {
    return read("name: weather\noperations:\n  - id: forecast\n" + fields.indent(4));
  }

  @Test
  void takesACatalogWithAllItsFields() {
    Optional<Catalog> catalog =
        read(
            """
            name: weather
            displayName: Weather
            description: Forecasts
            iconSvg: <svg/>
            baseUrl: https://weather.example
            authStyle: bearer
            headers: {Accept: application/json}
            operations:
              - id: forecast.get
                providerId: f
                method: GET
                path: /forecast
                title: Forecast
                description: For a city
                inputSchema: {type: object}
                outputSchema: {type: object}
                annotations:
                  readOnlyHint: true
                  idempotentHint: yes
                  destructiveHint: no
                  openWorldHint: off
                allowedRoles: [admin]
                parameters:
                  - name: city
                    wireName: c
                    type: string
                    location: query
                    description: The city
                    required: true
                    internal: false
                    default: Ulm
                requiredScopes: [read]
                tags: [weather]
                readOnly: true
                visible: false
                transport: rest
                query: q
            """);

    assertThat(Told.by(problems)).isEmpty();
    assertThat(catalog.orElseThrow().name()).isEqualTo("weather");
    assertThat(catalog.orElseThrow().operations())
        .extracting(Operation::name)
        .containsExactly("forecast.get");
  }

  @Test
  void takesYamlWhateverTheFileIsCalled() {
    Optional<Catalog> catalog =
        CatalogReader.read(
            "catalog.txt",
            "name: c\noperations: [{id: a}]\n".getBytes(UTF_8),
            Generations.MAY,
            problems);

    assertThat(catalog).isPresent();
  }

  @Test
  void knowsWhereEachOperationStands() {
    Catalog catalog = read("name: c\noperations:\n  - id: a\n  - id: b\n").orElseThrow();

    assertThat(catalog.operations().get(1).place().inWords()).isEqualTo("catalog.yaml, line 4");
    assertThat(catalog.operations().get(1).place().path()).isEqualTo("operations[1].id");
  }

  @ParameterizedTest
  @CsvSource({
    "transport: rest, FULL",
    "transport: plugin, FULL",
    "transport: graphql, NOT_SELECTABLE",
    "transport: graphql;query: q, FULL",
    "transport: mcp-passthrough, NOT_BINDABLE"
  })
  void knowsWhatMayReferToAnOperation(String fields, Reach reach) {
    assertThat(readOperation(fields.replace(';', '\n')).orElseThrow().operations())
        .extracting(Operation::reach)
        .containsExactly(reach);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "# nothing\n"})
  void refusesAFileWithoutContent(String text) {
    assertThat(read(text)).isEmpty();
    assertThat(Told.by(problems)).containsExactly("1:1 error document/syntax");
    assertThat(Told.message(problems))
        .isEqualTo("expected a document, found a file without any content");
  }

  @Test
  void refusesAnUnknownKeyAtTheTop() {
    read("name: c\ndisplay_name: C\noperations: [{id: a}]\n");

    assertThat(Told.by(problems)).containsExactly("2:1 error document/unknown-key display_name");
    assertThat(Told.hint(problems)).isEqualTo("did you mean \"displayName\"?");
  }

  @Test
  void warnsAboutAnUnknownKeyFurtherDown() {
    readOperation(
        "read_only: true\nparameters: [{name: a, type: b, in: query}]\nannotations: {hint: true}");

    assertThat(Told.by(problems))
        .containsExactly(
            "4:5 warning document/ignored-key operations[0].read_only",
            "5:37 warning document/ignored-key operations[0].parameters[0].in",
            "6:19 warning document/ignored-key operations[0].annotations.hint");
    assertThat(Told.hint(problems)).isEqualTo("did you mean \"readOnly\"?");
  }

  @Test
  void refusesAKeyTwiceAnywhere() {
    readOperation("method: GET\nmethod: PUT\ninputSchema: {a: 1, a: 2}");

    assertThat(Told.by(problems))
        .containsExactly(
            "5:5 error document/duplicate-key operations[0].method",
            "6:25 error document/duplicate-key operations[0].inputSchema.a");
  }

  @Test
  void refusesValuesOfAnotherType() {
    assertThat(read("name: [c]\noperations: {a: b}\n")).isEmpty();
    assertThat(Told.by(problems))
        .containsExactly("1:7 error document/type name", "2:13 error document/type operations");
  }

  @Test
  void doesNotKnowTheOperationsWhenAnIdCannotBeRead() {
    assertThat(read("name: c\noperations: [{id: a}, {id: [b]}]\n")).isEmpty();
  }

  @Test
  void warnsAboutASecondDocument() {
    assertThat(read("name: c\noperations: [{id: a}]\n---\nfoo: [\n")).isPresent();
    assertThat(Told.by(problems)).containsExactly("3:1 warning document/trailing-content");
  }
}
