package io.github.providerkit.format.gestalt.rules;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.providerkit.code.Kind;
import io.github.providerkit.manifest.Problems;
import io.github.providerkit.manifest.RuleLevels;
import io.github.providerkit.manifest.RuleLevels.Level;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The reading of a manifest as a whole. */
class ManifestReaderTest {

  @Test
  void problemsOfAllLayersAreToldTogether() {
    Checked.source(
            """
            kind: plugin
            source: ▲weather
            version: ▲1.0
            ▲name: x
            description: ▲[]
            iconFile: ▲./icon.svg
            spec:
              http:
                a:
                  path: ▲/a/*
                  method: ▲PSOT
                  target: t
                  security: ▲open
              ▲surface: {}
              connections:
                c: {mode: ▲owner, exposure: ▲[public]}
            artifacts:
              - {os: ▲macos, arch: amd64, path: ▲/a}
            entrypoint: {artifactPath: ▲b/c/d}
            ▲version: 2.0.0
            """)
        .tells(
            "error: source: expected a source of at least four parts, host/owner/repository/path, found \"weather\" [gestalt/source] -> for example github.com/acme/plugins/weather",
            "error: version: expected a semantic version of three numbers, found \"1.0\" [gestalt/version] -> write \"1.0.0\"",
            "error: name: expected a known key, found \"name\" [document/unknown-key] -> did you mean \"displayName\"?",
            "error: description: expected text, found a list [document/type]",
            "error: iconFile: expected a path in its shortest form, found \"./icon.svg\" [gestalt/package-path] -> write \"icon.svg\"",
            "error: spec.http.a.path: expected a path without wildcards, found \"/a/*\" [gestalt/route-path]",
            "error: spec.http.a.method: expected GET, POST, PUT, PATCH or DELETE, found \"PSOT\" [gestalt/http-method] -> did you mean \"POST\"?",
            "error: spec.http.a.security: expected a name declared in spec.securitySchemes, found \"open\" [gestalt/http-security]",
            "error: spec.surface: expected a known key, found \"surface\" [document/unknown-key] -> did you mean \"surfaces\"?",
            "error: spec.connections.c.mode: expected none, user or platform, found \"owner\" [gestalt/connection]",
            "error: spec.connections.c.exposure: expected text, found a list [document/type]",
            "warning: artifacts[0].os: expected linux, darwin or windows, found \"macos\" [gestalt/platform-name] -> did you mean \"darwin\"?",
            "error: artifacts[0].path: expected a path relative to the manifest, found \"/a\" [gestalt/package-path] -> write it without the leading slash",
            "error: entrypoint.artifactPath: expected the path of one of the artifacts, found \"b/c/d\" [gestalt/entrypoint]",
            "error: version: expected each key once, found \"version\" again (first in line 3) [document/duplicate-key] -> remove one of the two");
  }

  @Test
  void aTextThatIsNoDocumentIsOneProblem() {
    // When
    Checked checked = Checked.source("kind: plugin\nsource▲: [\n");

    // Then
    assertThat(checked.problems().sorted())
        .singleElement()
        .returns("document/syntax", problem -> problem.code())
        .returns("", problem -> problem.path())
        .returns("manifest.yaml", problem -> problem.file());
  }

  @ParameterizedTest
  @CsvSource({"[]", "abc", "12"})
  void aDocumentThatIsNoMapIsOneProblem(String text) {
    Checked.source("▲" + text)
        .tells(
            "error: expected a map, found %s [document/type]"
                .formatted(text.equals("[]") ? "a list" : text));
  }

  @ParameterizedTest
  @CsvSource({
    "manifest.yaml, true",
    "manifest.YML, true",
    "manifest.yml, true",
    "manifest.json, false",
    "manifest.txt, false",
    "manifest, false"
  })
  void theEndingOfTheNameDecidesHowItIsRead(String file, boolean yaml) {
    // Given a text that is YAML and no JSON
    byte[] bytes = (Checked.HEAD + "spec: {}\n").getBytes(UTF_8);

    // Then
    Problems problems = new Problems(RuleLevels.DEFAULT);
    assertThat(ManifestReader.read(file, bytes, Mode.SOURCE, problems).isPresent()).isEqualTo(yaml);
    assertThat(problems.hasErrors()).isEqualTo(!yaml);
  }

  @Test
  void jsonIsYamlInAFileOfThatName() {
    Checked.source(
            "{\"kind\": \"plugin\", \"source\": \"a.b/c/d/e\",\n\t\"version\": \"1.0.0\", \"spec\": {}}")
        .isFine();
  }

  @Test
  void jsonHasTheSameRules() {
    Checked.json(
            "{\"kind\": \"plugin\", \"source\": \"a.b/c/d/e\",\n \"version\": ▲\"1\", \"spec\": {\"http\": {\"h\": ▲null}}}")
        .tells(
            "error: version: expected a semantic version of three numbers, found \"1\" [gestalt/version] -> write \"1.0.0\"",
            "error: spec.http.h: expected an HTTP binding, found nothing [gestalt/required]");
  }

  @Test
  void theKindIsKnownToTheReader() {
    // Given
    Problems problems = new Problems(RuleLevels.DEFAULT);

    // When
    Optional<ManifestReader.Read> read =
        ManifestReader.read("m.yaml", "kind: AUTH\n".getBytes(UTF_8), Mode.SOURCE, problems);
    Optional<ManifestReader.Read> wrong =
        ManifestReader.read("m.yaml", "kind: x\n".getBytes(UTF_8), Mode.SOURCE, problems);

    // Then
    assertThat(read.orElseThrow().kind()).contains(Kind.AUTHENTICATION);
    assertThat(wrong.orElseThrow().kind()).isEmpty();
  }

  @Test
  void adviceCanBeTurnedOffAndRulesOfTheConsumerCannot() {
    // Given
    Problems problems =
        new Problems(
            new RuleLevels(
                Map.of("gestalt/foreign-field", Level.OFF, "gestalt/version", Level.OFF)));
    byte[] bytes =
        (Checked.with(Checked.HEAD, "kind: cache", "version: 1") + "spec: {mcp: true}\n")
            .getBytes(UTF_8);

    // When
    ManifestReader.read("m.yaml", bytes, Mode.SOURCE, problems);

    // Then
    assertThat(problems.sorted()).extracting("code").containsExactly("gestalt/version");
  }
}
