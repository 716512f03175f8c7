package io.github.providerkit.release;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.providerkit.manifest.RuleLevels.Level;
import java.nio.file.Path;
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
