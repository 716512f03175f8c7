package io.github.providerkit.format.gestalt.migration;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.providerkit.code.CodeDetector;
import io.github.providerkit.code.Language;
import io.github.providerkit.code.ProviderCode;
import io.github.providerkit.format.gestalt.generation.Generations;
import io.github.providerkit.manifest.Problems;
import io.github.providerkit.manifest.RuleLevels;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What becomes of a manifest of May 2026, and of its author's text. */
class LaterManifestTest {
  private static final String HEAD =
      """
      source: github.com/acme/plugins/support
      version: 1.2.3
      """;
  private static final String SURFACE = "  surfaces:\n    mcp: {url: https://m.example}\n";

  private final Problems problems = new Problems(RuleLevels.DEFAULT);
  private CodeDetector.Detection code = CodeDetector.Detection.NONE;

  @Test
  void nothingChangesButWhatTheGenerationsCallDifferently() {
    assertThat(
            migrated(
                """
                # Support tickets.
                source: 'github.com/acme/plugins/support'
                version: "1.2.3"   # keep in step
                kind: plugin # runs on the server
                # What it offers.
                spec:
                  surfaces:
                    openapi: {document: https://api.example/o.json}
                  allowedOperations:
                    listTickets: # as it is
                  connections:
                    default:
                      mode: user   # everybody's own
                      auth: {type: bearer}
                """))
        .isEqualTo(
            """
            # Support tickets.
            source: 'github.com/acme/plugins/support'
            version: "1.2.3"   # keep in step
            kind: app # runs on the server
            # What it offers.
            spec:
              surfaces:
                openapi: {document: https://api.example/o.json}
              allowedOperations:
                listTickets: # as it is
              connections:
                default:
                  mode: subject   # everybody's own
                  auth: {type: bearer}
            """);
    assertThat(told()).isEmpty();
  }

  @Test
  void whatWasDetectedBecomesCommandsAboveTheSpec() {
    code = found(Language.TYPESCRIPT, "./provider.ts#provider");
    assertThat(migrated("kind: plugin\n" + HEAD + "# All else.\nspec:\n" + SURFACE))
        .isEqualTo(
            "kind: app\n"
                + HEAD
                + """
                install:
                  command: [bun, install, --frozen-lockfile]
                build:
                  command: [bun, run, gestalt, build]
                run:
                  command: [bun, run, gestalt, run, '.', './provider.ts#provider']
                # All else.
                spec:
                """
                + SURFACE);
  }

  @Test
  void eachLanguageHasItsCommands() {
    code = found(Language.PYTHON, "acme.app:provider");
    assertThat(migrated("kind: cache\n" + HEAD + "spec: {}\n"))
        .contains(
            "install:\n  command: [uv, sync, --frozen]\n",
            "build:\n  command: [uv, run, gestalt, build]\n",
            "run:\n  command: [uv, run, gestalt, run, '.', acme.app:provider]\n");
    code = found(Language.GO, "");
    assertThat(migrated("kind: auth\n" + HEAD))
        .startsWith("kind: identity\n")
        .contains("    - go\n    - mod\n    - download\n", "    - build\n");
    assertThat(told()).isEmpty();
  }

  @Test
  void codeWithoutACommandOfAnSdkIsLeftToTheAuthor() {
    code = found(Language.RUST, "support");
    assertThat(migrated("kind: plugin\n" + HEAD + "spec:\n" + SURFACE)).doesNotContain("build");
    code = found(Language.GO, "");
    assertThat(migrated("kind: plugin\n" + HEAD + "spec:\n" + SURFACE)).doesNotContain("build");
    assertThat(told())
        .containsExactlyInAnyOrder(
            "1 kind: no build was written: no SDK has a command that builds this code (Rust)",
            "1 kind: no build was written: no SDK has a command that builds this code (Go)");
  }

  @Test
  void aProviderWithoutCodeThatNeedsSomeIsTold() {
    assertThat(migrated("kind: cache\n" + HEAD)).isEqualTo("kind: cache\n" + HEAD);
    assertThat(told())
        .containsExactly(
            "1 kind: no build was written: no code was found beside the manifest that commands could be written for");
  }

  @Test
  void whatHasNoCounterpartIsListedWithItsLine() {
    assertThat(
            migrated(
                "kind: plugin\n"
                    + HEAD
                    + """
                    spec:
                      surfaces:
                        rest:
                          baseUrl: https://api.example
                          operations:
                            - {name: list, method: GET, path: /, allowedRoles: [admin]}
                      connections:
                        default:
                          mode: platform
                          exposure: internal
                    """))
        .isEqualTo(
            "kind: app\n"
                + HEAD
                + """
                spec:
                  surfaces:
                    rest:
                      baseUrl: https://api.example
                      operations:
                        - {name: list, method: GET, path: /}
                  connections:
                    default:
                      mode: subject
                """);
    assertThat(told())
        .containsExactly(
            "9 spec.surfaces.rest.operations[0].allowedRoles: the field is left out: it has no counterpart",
            "12 spec.connections.default.mode: credentials of the deployment have no mode of their own any more; subject is written",
            "13 spec.connections.default.exposure: the field is left out: it has no counterpart");
    assertThat(problems.sorted())
        .extracting(problem -> problem.hint())
        .contains(
            "say it in the deployment's configuration, at apps.support.allowedOperations.list.allowedRoles: [admin]");
  }

  @Test
  void aUiBecomesAnAppWithABuild() {
    assertThat(
            migrated(
                HEAD
                    + """
                    kind: ui
                    release:
                      # Bundled.
                      build:
                        command: # by hand
                        - sh
                        - ./build.sh
                        workdir: web
                    spec:
                      assetRoot: out
                    """))
        .isEqualTo(
            HEAD
                + """
                kind: app
                # Bundled.
                build:
                  command: # by hand
                  - sh
                  - ./build.sh
                  workdir: web
                spec: {}
                """);
    assertThat(told())
        .containsExactly(
            "7 release.build: what the command makes is looked for in another place now",
            "12 spec.assetRoot: the field is left out: packaging writes it");
  }

  @Test
  void aPrebuiltProgramNeedsABuild() {
    assertThat(
            migrated(
                "kind: cache\n"
                    + HEAD
                    + "artifacts:\n- {os: linux, arch: amd64, path: bin/x}\nentrypoint:\n  artifactPath: bin/x\n"))
        .isEqualTo("kind: cache\n" + HEAD);
    assertThat(told()).hasSize(2).allMatch(line -> line.contains("packaging writes it"));
  }

  @Test
  void aManifestWithErrorsOrOfTodayIsNotMigrated() {
    assertThat(migrate("kind: app\n" + HEAD + "spec:\n" + SURFACE)).isEmpty();
    assertThat(problems.hasErrors()).isFalse();
    assertThat(migrate("kind: plugin\nspec: {}\n")).isEmpty();
    assertThat(problems.hasErrors()).isTrue();
  }

  @Test
  void aManifestOfBothGenerationsGetsTheLaterWords() {
    String text =
        HEAD
            + """
            kind: app
            build: [[make]] # as it is
            spec:
              connections:
                own: {mode: 'user'}
                shared:
                  mode: platform # of all
              securitySchemes: {open: {type: none}}
              http: {in: {path: /in, method: POST, target: a, security: open, credentialMode: user}}
            """;
    assertThat(migrated(text))
        .isEqualTo(
            text.replace("'user'", "'subject'")
                .replace("mode: platform", "mode: subject")
                .replace("credentialMode: user", "credentialMode: subject"));
    assertThat(told()).singleElement().asString().contains("spec.connections.shared.mode");
  }

  @Test
  void aFormerKindBesideCommandsGetsItsLaterName() {
    String text = HEAD + "kind: \"authentication\"\nbuild: [[make]]\n";
    assertThat(migrated(text)).isEqualTo(text.replace("authentication", "identity"));
  }

  @Test
  void whatElseIsOfTheEarlierGenerationIsTold() {
    String text = HEAD + "kind: plugin\nbuild: [[make]]\nspec: {routes: []}\n";
    assertThat(migrate(text)).isPresent();
    assertThat(problems.hasErrors()).isTrue();
  }

  private static CodeDetector.Detection found(Language language, String entry) {
    return new CodeDetector.Detection(
        Optional.of(new ProviderCode(language, Path.of("/p"), "sign", entry)),
        List.of(),
        List.of());
  }

  private String migrated(String text) {
    Optional<String> migrated = migrate(text);
    assertThat(problems.hasErrors()).as(problems.sorted().toString()).isFalse();
    return migrated.orElseThrow();
  }

  private Optional<String> migrate(String text) {
    return new LaterManifest(Generations.APP, manifest -> code)
        .of("manifest.yaml", text.getBytes(UTF_8), problems);
  }

  private List<String> told() {
    return problems.sorted().stream()
        .filter(problem -> problem.code().equals("gestalt/no-counterpart"))
        .map(
            problem ->
                "%d %s: %s".formatted(problem.position().line(), problem.path(), problem.message()))
        .toList();
  }

  @Test
  void aKindThatNoGenerationHasGetsTheOneThatTookItsPlace() {
    assertThat(migrated("kind: integration # ours\n" + HEAD + "spec:\n" + SURFACE))
        .isEqualTo("kind: app # ours\n" + HEAD + "spec:\n" + SURFACE);
    assertThat(migrated("kind: webui\n" + HEAD + "build: [[make]]\nspec: {}\n"))
        .isEqualTo("kind: app\n" + HEAD + "build: [[make]]\nspec: {}\n");
    assertThat(problems.hasErrors()).isFalse();
  }

  @Test
  void wordsStayWithoutQuotesWhereTheirAuthorWroteThemSo() {
    String spec =
        """
        spec:
          securitySchemes: {n: {type: none}, "no": {type: none}}
          http:
            h: {path: /h, method: POST, target: a, security: n, credentialMode: user}
            i: {path: /i, method: POST, target: a, security: "no", credentialMode: user}
        """;
    assertThat(migrated("kind: plugin\n" + HEAD + spec + SURFACE))
        .isEqualTo("kind: app\n" + HEAD + spec.replace("user", "subject") + SURFACE);
  }
}
