package io.github.providerkit.format.gestalt.rules;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.providerkit.format.gestalt.generation.Generation;
import io.github.providerkit.format.gestalt.generation.Generations;
import io.github.providerkit.manifest.Problem;
import io.github.providerkit.manifest.Problems;
import io.github.providerkit.manifest.RuleLevels;
import io.github.providerkit.manifest.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What gives a manifest's generation away. */
class GenerationChoiceTest {
  private static final String HEAD = "source: github.com/acme/tools/x\nversion: 1.0.0\n";

  private static List<Problem> read(String text, Mode mode, Generation[] found) {
    Problems problems = new Problems(RuleLevels.DEFAULT);
    GenerationChoice choice = GenerationChoice.bySigns(kind -> Generations.APP);
    found[0] =
        ManifestReader.read("manifest.yaml", text.getBytes(UTF_8), mode, choice, problems)
            .orElseThrow()
            .generation();
    return problems.sorted();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "kind: app|app",
        "kind: identity|app",
        "kind: ' App '|app",
        "kind: plugin|may",
        "kind: auth|may",
        "kind: external-credentials|may",
        "kind: plugn|may",
        "kind: identiy|app",
        "kind: nothing like it|may",
        "kind: secrets\\nbuild: [[make]]|app",
        "kind: secrets\\ncompatibility: {}|app",
        "kind: secrets\\nrelease: {build: {command: [make]}}|may",
        "kind: secrets\\nentrypoint: {artifactPath: a}|may",
        "kind: cache\\nspec: {surfaces: {rest: {operations: [{name: a, allowedRoles: [b]}]}}}|may",
        "kind: cache\\nspec: {http: {a: {streaming: true}}}|app",
        "kind: cache\\nspec: {connections: {a: {mode: user}}}|app"
      })
  void signsSayWhich(String lines, String word) {
    Generation[] found = new Generation[1];
    read(lines.replace("\\n", "\n") + "\n" + HEAD, Mode.SOURCE, found);
    assertThat(found[0].word()).isEqualTo(word);
  }

  @Test
  void signsOfBothAreToldWithBothKeysAndLines() {
    String text = "kind: app\n" + HEAD + "spec:\n  connections:\n    default: {mode: user}\n";
    List<Problem> problems = read(text, Mode.SOURCE, new Generation[1]);
    assertThat(problems)
        .filteredOn(problem -> problem.code().equals("gestalt/two-generations"))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.position().line()).isEqualTo(6);
              assertThat(problem.path()).isEqualTo("spec.connections.default.mode");
              assertThat(problem.message())
                  .contains("spec.connections.default.mode: user (line 6)")
                  .contains("kind: app (line 1)");
              assertThat(problem.hint()).contains("write all of it for today's generation");
            });
    assertThat(problems)
        .filteredOn(problem -> problem.code().equals("gestalt/connection"))
        .singleElement()
        .satisfies(
            problem ->
                assertThat(problem.hint())
                    .contains("did you mean \"subject\"?")
                    .contains("of the generation of May 2026"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "kind: authentication\\nspec: {connections: {a: {mode: subject}}}|kind|spec.connections.a.mode",
        "kind: ui\\nspec: {http: {a: {credentialMode: subject}}}|kind|spec.http.a.credentialMode",
        "kind: identity\\nspec: {connections: {a: {mode: platform}}}|kind|spec.connections.a.mode",
        "kind: identity\\nspec: {assetRoot: dist}|kind|spec.assetRoot",
        "kind: ui\\nbuild: [[make]]|kind|build",
        "kind: secrets\\nrelease: {}\\nbuild: [[make]]|release|build",
        "kind: agent\\nentrypoint: {artifactPath: a}\\ncompatibility: {}|entrypoint|compatibility",
        "kind: cache\\nspec: {routes: [], access: {}}|spec.routes|spec.access",
      })
  void eachPairOfSignsIsToldWithBothKeys(String lines, String earlier, String later) {
    assertThat(read(lines.replace("\\n", "\n") + "\n" + HEAD, Mode.SOURCE, new Generation[1]))
        .filteredOn(problem -> problem.code().equals("gestalt/two-generations"))
        .singleElement()
        .satisfies(
            problem ->
                assertThat(problem.message())
                    .containsPattern("\\b" + earlier + "\\b.* \\(line \\d+\\)")
                    .containsPattern("\\b" + later + "\\b.* \\(line \\d+\\)"));
  }

  /** Consumers look at these fields in apps alone, so that the kind's own generation takes them. */
  @ParameterizedTest
  @CsvSource({"secrets,user", "secrets,subject", "cache,platform"})
  void whatNobodyLooksAtIsNoSign(String kind, String mode) {
    String text =
        "kind: %s\nbuild: [[make]]\n%sspec: {connections: {a: {mode: %s}}}\n"
            .formatted(kind, HEAD, mode);
    assertThat(read(text, Mode.SOURCE, new Generation[1]))
        .noneMatch(problem -> problem.code().equals("gestalt/two-generations"));
  }

  @Test
  void aFewFormerWordsAreWrittenAnewByTheCommand() {
    String command = "mvn provider:migrate -Dprovider.migrate.to=app rewrites the manifest";
    Generation[] found = new Generation[1];
    assertThat(read("kind: ui\nbuild: [[make]]\n" + HEAD, Mode.SOURCE, found))
        .filteredOn(problem -> problem.severity() == Severity.ERROR)
        .allSatisfy(problem -> assertThat(problem.hint()).contains(command))
        .extracting(Problem::path)
        .containsExactlyInAnyOrder("kind", "build");
    assertThat(found[0]).isEqualTo(Generations.APP);
    assertThat(read("kind: app\nrelease: {}\n" + HEAD, Mode.SOURCE, found))
        .noneMatch(problem -> String.valueOf(problem.hint()).contains("provider:migrate"));
  }

  @ParameterizedTest
  @CsvSource({"webui,app", "WebUI,app", "authn,identity"})
  void aKindOfNoGenerationComesWithTheCommandToo(String kind, String today) {
    assertThat(hintOfToday(kind, "kind"))
        .isEqualTo(
            "did you mean \"%s\"? mvn provider:migrate -Dprovider.migrate.to=app rewrites the"
                    .formatted(today)
                + " manifest");
  }

  @ParameterizedTest
  @CsvSource({"bin/x,app", "gestalt-plugin-x,may", "artifacts/linux/amd64/provider,may"})
  void aFinishedPackageIsKnownByItsProgram(String path, String word) {
    String text =
        "kind: secrets\n"
            + HEAD
            + "entrypoint: {artifactPath: %s}\nartifacts: [{os: linux, arch: amd64, path: %s, sha256: a}]\n"
                .formatted(path, path);
    Generation[] found = new Generation[1];
    assertThat(read(text, Mode.RELEASE, found)).noneMatch(p -> p.code().contains("generation"));
    assertThat(found[0].word()).isEqualTo(word);
  }

  @Test
  void formerKindsGetTodaysAndTheWayThere() {
    Problems problems = new Problems(RuleLevels.DEFAULT);
    ManifestReader.read(
        "manifest.yaml",
        ("kind: plugin\n" + HEAD).getBytes(UTF_8),
        Mode.SOURCE,
        GenerationChoice.of(Generations.APP),
        problems);
    assertThat(problems.sorted())
        .singleElement()
        .satisfies(
            problem ->
                assertThat(problem.hint())
                    .isEqualTo(
                        "did you mean \"app\"? what was written is of the generation of May 2026;"
                            + " mvn provider:migrate -Dprovider.migrate.to=app rewrites the manifest"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "authentication|kind|did you mean \"identity\"?",
        "external_credentials|kind|did you mean \"externalcredentials\"?",
        "ui|kind|did you mean \"app\"?",
        "app|spec.connections.default.mode|did you mean \"subject\"?",
        "app|spec.http.in.credentialMode|did you mean \"subject\"?",
      })
  void formerWordsComeWithTheCommandThatRewritesThem(String kind, String path, String near) {
    assertThat(hintOfToday(kind, path))
        .startsWith(near)
        .endsWith("; mvn provider:migrate -Dprovider.migrate.to=app rewrites the manifest");
  }

  private static String hintOfToday(String kind, String path) {
    Problems problems = new Problems(RuleLevels.DEFAULT);
    String spec =
        """
        spec:
          connections: {default: {mode: user}}
          securitySchemes: {open: {type: none}}
          http: {in: {path: /in, method: POST, target: a, security: open, credentialMode: user}}
        """;
    ManifestReader.read(
        "manifest.yaml",
        ("kind: " + kind + "\n" + HEAD + spec).getBytes(UTF_8),
        Mode.SOURCE,
        GenerationChoice.of(Generations.APP),
        problems);
    return problems.sorted().stream()
        .filter(problem -> problem.path().equals(path))
        .map(io.github.providerkit.manifest.Problem::hint)
        .findFirst()
        .orElseThrow(() -> new AssertionError(problems.sorted()));
  }
}
