package io.github.providerkit.format.gestalt.rules;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.providerkit.format.gestalt.generation.Generation;
import io.github.providerkit.format.gestalt.generation.Generations;
import io.github.providerkit.manifest.Problem;
import io.github.providerkit.manifest.Problems;
import io.github.providerkit.manifest.RuleLevels;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A value in the wrong form is told with the right one. */
class FormHintsTest {
  private static final String HEAD = "source: github.com/acme/tools/x\nversion: 1.0.0\n";

  private static List<Problem> problems(String file, Generation generation, String text) {
    Problems problems = new Problems(RuleLevels.DEFAULT);
    ManifestReader.read(
        file, text.getBytes(UTF_8), Mode.SOURCE, GenerationChoice.of(generation), problems);
    return problems.sorted();
  }

  private static String hint(Generation generation, String path, String text) {
    return problems("manifest.yaml", generation, HEAD + text + "\n").stream()
        .filter(problem -> problem.path().equals(path))
        .map(Problem::hint)
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "release: {build: {command: npm run build}}|release.build.command|write command: [npm, run, build]",
        "release: {build: {command: make}}|release.build.command|write command: [make]",
        "release: {build: {command: \"sh -c 'a b' 5\"}}|release.build.command|write command: [sh, -c, \"a b\", \"5\"]",
        "release: {build: {command: npm ci && npm t}}|release.build.command|write command: [sh, -c, \"npm ci && npm t\"]",
        "release:⏎  build: npm run build|release.build|write build: {command: [npm, run, build]}",
        "release:⏎  build:⏎    command:⏎      npm⏎      ci|release.build.command|write command: [npm, ci]",
        "artifacts:⏎  os: linux⏎  arch: amd64|artifacts|the dash of the element is missing: - os: …",
        "spec:⏎  surfaces:⏎    rest:⏎      operations:⏎        list:⏎          method: GET|spec.surfaces.rest.operations|each element is a map behind a dash, with its name in it: - name: list",
        "spec:⏎  surfaces:⏎    rest:⏎      operations:⏎      - name: a⏎      method: GET|spec.surfaces.rest.method|it belongs into operations; check the indentation",
        "spec:⏎surfaces: {}|surfaces|it belongs into spec; check the indentation",
        "spec:⏎  - surfaces: {}|spec|a map has no dashes: its keys stand below each other",
        "spec:⏎  connections:⏎    - name: default|spec.connections|a map has no dashes: its keys stand below each other",
        "spec: {connections: {default: {auth: {type: oauth2, scopes: read write}}}}|spec.connections.default.auth.scopes|write scopes: [read, write]",
        "spec: {connections: {default: {auth: {type: oauth2, scopes: 'a:b, true'}}}}|spec.connections.default.auth.scopes|write scopes: [a:b, \"true\"]",
      })
  void inTheGenerationOfMay(String text, String path, String expected) {
    assertThat(hint(Generations.MAY, path, "kind: plugin\n" + text.replace("⏎", "\n")))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "build: npm run build|build|write build: [[npm, run, build]]",
        "install: npm ci|install|write install: [[npm, ci]]",
        "run: npm start|run|write run: [[npm, start]]",
        "run: {command: node dist/x.js}|run.command|write command: [node, dist/x.js]",
        "install: [npm, ci]|install[0]|write install: [[npm, ci]]",
        "run: [node, -e, a b]|run[0]|write run: [[node, -e, \"a b\"]]",
        "install: [npm ci, npm test]|install[1]|each step is a list of its own: [[program, argument], [other, argument]]; here [npm, test]",
        "install: [npm ci]|install[0]|each step is a list of its own: [[program, argument], [other, argument]]; here [npm, ci]",
      })
  void inTheGenerationOfToday(String text, String path, String expected) {
    assertThat(hint(Generations.APP, path, "kind: app\n" + text)).isEqualTo(expected);
  }

  @Test
  void aBareListIsOneMistake() {
    assertThat(
            problems("manifest.yaml", Generations.APP, HEAD + "kind: app\nspec: {}\nrun: [a, b]\n"))
        .singleElement()
        .returns("run[0]", Problem::path);
  }

  @Test
  void whatPackagingWritesNeedsNoFurtherAdvice() {
    String text =
        "kind: app\nspec: {assetRoot: a}\nentrypoint: {artifactPath: b}\nartifacts: [{os: linux}]\n";
    assertThat(problems("manifest.yaml", Generations.APP, HEAD + text))
        .extracting(Problem::code)
        .containsOnly("gestalt/generated");
  }

  @Test
  void inJsonEachTextIsQuoted() {
    String text =
        """
        {"kind": "app", "source": "github.com/acme/tools/x", "version": "1.0.0", "build": "npm ci"}
        """;
    assertThat(problems("manifest.json", Generations.APP, text))
        .extracting(Problem::hint)
        .contains("write \"build\": [[\"npm\", \"ci\"]]");
  }

  @Test
  void anElementThatEndedUpInTheOneAboveIsTold() {
    String text = HEAD + "kind: plugin\nrelease:\n  build:\n    command:\n    - npm\n      - ci\n";
    assertThat(problems("manifest.yaml", Generations.MAY, text))
        .filteredOn(problem -> problem.code().equals("document/dash-in-text"))
        .singleElement()
        .returns("release.build.command[0]", Problem::path)
        .returns("put \"- ci\" exactly below the dash of this element", Problem::hint);
  }

  @Test
  void aDashWithinALineIsADash() {
    String text = HEAD + "kind: plugin\nrelease: {build: {command: [a - b, \"c\n  - d\"]}}\n";
    assertThat(problems("manifest.yaml", Generations.MAY, text))
        .extracting(Problem::code)
        .doesNotContain("document/dash-in-text");
  }
}
