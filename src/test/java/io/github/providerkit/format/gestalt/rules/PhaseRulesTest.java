package io.github.providerkit.format.gestalt.rules;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.providerkit.format.gestalt.generation.Generations;
import io.github.providerkit.manifest.Problems;
import io.github.providerkit.manifest.RuleLevels;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The phases in all their forms, and what is told of them where. */
class PhaseRulesTest {
  private static final String HEAD =
      "kind: secrets\nsource: github.com/acme/tools/x\nversion: 1.0.0\n";

  private static List<String> told(String line) {
    Problems problems = new Problems(RuleLevels.DEFAULT);
    ManifestReader.read(
        "manifest.yaml",
        (HEAD + line + "\n").getBytes(UTF_8),
        Mode.SOURCE,
        GenerationChoice.of(Generations.APP),
        problems);
    return problems.sorted().stream()
        .map(p -> "%s %s: %s".formatted(p.position().column(), p.path(), p.message()))
        .toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "build: {command: [make, 5], inputs: [., src]}",
        "build: [[make], {command: [make, x], workdir: .}]",
        "build: [make, all]",
        "build: ~",
        "install: {command: [make], env: {A: 1}}",
        "run: {command: [serve], readyTimeout: 1m30s, role: ui}",
        "a: &c [make, all]\nbuild: {command: *c}"
      })
  void allFormsAreTaken(String line) {
    assertThat(told(line)).noneMatch(problem -> problem.contains("build"));
    assertThat(told(line)).noneMatch(problem -> problem.contains("install"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "install: [make, all]|11 install[0]: expected a list of arguments or a map, found make",
        "build: make|8 build: expected a map or a list, found make",
        "build: []|8 build: expected at least one command, found an empty list",
        "build: {}|8 build.command: expected a command as a list of arguments, found nothing",
        "build: [[make, ' ']]|16 build[0].command[1]: expected an argument, found \" \"",
        "build: {command: [make], env: {A: b}}|26 build.env: expected a known key, found \"env\"",
        "build: {command: [make], inputs: ['src/*']}|35 build.inputs[0]: expected a file or directory by its name, found \"src/*\"",
        "run: {command: [serve], readyTimeout: 30}|39 run.readyTimeout: expected a duration, found \"30\"",
        "run: {command: [serve], role: api}|31 run.role: expected ui, found \"api\"",
        "entrypoint: {artifactPath: a}|13 entrypoint: expected no entrypoint in a source manifest, found one"
      })
  void eachFaultHasItsPlace(String line, String expected) {
    assertThat(told(line)).contains(expected);
  }
}
