package io.github.providerkit.release;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.providerkit.manifest.RuleLevels.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the files hold that a manifest names for a purpose. */
class NamedContentsTest {
  private static final String SVG = "<svg xmlns=\"http://www.w3.org/2000/svg\"/>";

  @TempDir Path directory;

  private Packaging provider(String schema, String icon) {
    return Packaging.in(directory)
        .file(
            "manifest.yaml",
            "iconFile: icon.svg\n"
                + Packaging.REST.replace("spec:\n", "spec:\n  configSchemaPath: schema.json\n"))
        .file("schema.json", schema)
        .file("icon.svg", icon);
  }

  @Test
  void aSchemaAndAnIconThatAreSoundAreTaken() throws Exception {
    Packaging packaging =
        provider(
            "{\"type\": \"object\", \"properties\": {\"a\": {\"type\": \"string\"}}}",
            "<?xml version=\"1.0\"?>\n<!-- made by hand -->\n<!DOCTYPE svg>\n" + SVG);
    packaging.release();
    assertThat(packaging.problems()).isEmpty();
    packaging.file("schema.json", "type: object\nadditionalProperties: false\n").release();
    packaging.file("icon.svg", "<s:svg xmlns:s=\"http://www.w3.org/2000/svg\"/>").release();
    assertThat(packaging.problems()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'{' | schema.json:",
        "'' | schema.json:1:1",
        "'text' | schema.json:1:1",
        "'{\"type\": \"objekt\"}' | schema.json:1:10 type gestalt/config-schema expected",
        "'{\"properties\": {\"a\": {\"required\": \"b\"}}}' | properties.a.required"
      })
  void aSchemaThatIsNoneIsAWarningAtItsPlace(String schema, String place) throws Exception {
    Packaging packaging = provider(schema, SVG);
    packaging.release();
    assertThat(packaging.warnings())
        .singleElement()
        .asString()
        .contains(place, "gestalt/config-schema");
    assertThat(packaging.level("gestalt/config-schema", Level.ERROR).errors()).hasSize(1);
  }

  /** Whether the consumer's library compiles them. */
  @Test
  void schemasAreTakenAndRefusedAsTheConsumerDoes() throws Exception {
    List<String> wrong = new ArrayList<>();
    Path verdicts = Path.of("src/test/resources/config-schemas.txt");
    for (String line : Files.readAllLines(verdicts)) {
      String schema = line.substring(line.indexOf(' ') + 1);
      Packaging packaging = provider(schema, SVG).level("gestalt/config-schema", Level.ERROR);
      String found = packaging.run().isPresent() ? "taken" : "refused";
      if (!line.equals(found + " " + schema)) {
        wrong.add(line + ": " + packaging.problems());
      }
    }
    assertThat(wrong).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"items\": {\"$ref\": \"#/none\"}} | items.$ref | expected a reference to a schema in this"
            + " file, found \"#/none\"",
        "{\"not\": {\"pattern\": \"a(?=b)\"}} | not.pattern | expected a regular expression of Go,"
            + " found (?=, which Go does not have",
        "{\"patternProperties\": {\"a)\": {}}} | patternProperties | expected a regular expression of"
            + " Go, found a ) that nothing opens",
        "{\"$schema\": \"https://a.example\"} | $schema | expected a draft of JSON Schema from 4 on",
        "{\"maxLength\": -1} | maxLength | expected a whole number that is not negative, found \"-1\""
      })
  void whatNoServerTakesIsToldWithItsPlace(String schema, String path, String words)
      throws Exception {
    Packaging packaging = provider(schema, SVG);
    packaging.release();
    assertThat(packaging.warnings())
        .singleElement()
        .asString()
        .contains(" " + path, " gestalt/config-schema " + words);
  }

  /** The server looks for it where it was started. */
  @Test
  void aReferenceToAFileIsAWarning() throws Exception {
    Packaging packaging = provider("{\"items\": {\"$ref\": \"other.json\"}}", SVG);
    packaging.release();
    assertThat(packaging.warnings())
        .singleElement()
        .asString()
        .startsWith("schema.json:1:20 items.$ref gestalt/schema-file");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<svg viewBox=\"0 0 1 1\"/> | <svg> without its namespace",
        "'<html xmlns=\"http://www.w3.org/1999/xhtml\"/>' | an element that is not <svg>",
        "PNG | no XML",
        "'' | no XML",
        "<!-- nothing --> | no XML"
      })
  void anIconThatBrowsersDoNotShowIsAWarning(String icon, String found) throws Exception {
    Packaging packaging = provider("{}", icon);
    packaging.release();
    assertThat(packaging.warnings())
        .singleElement()
        .asString()
        .startsWith(
            "manifest.yaml:1:11 iconFile gestalt/icon expected an icon in SVG, found " + found);
  }
}
