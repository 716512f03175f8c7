package io.github.providerkit.compile.commands;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.providerkit.compile.TestWorkshop;
import io.github.providerkit.format.CheckRequest.FileChecks;
import io.github.providerkit.format.Layout;
import io.github.providerkit.format.ManifestCheck;
import io.github.providerkit.format.PlanRequest;
import io.github.providerkit.format.ReleasePlan;
import io.github.providerkit.manifest.Problem;
import io.github.providerkit.manifest.Problems;
import io.github.providerkit.manifest.RuleLevels;
import io.github.providerkit.mojo.Formats;
import io.github.providerkit.parts.BuiltArtifacts;
import io.github.providerkit.parts.BuiltBinary;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What an app offers is what its program has written down, or the catalog beside its manifest, and
 * what its surfaces have: judged together, by the same rules wherever it comes from.
 */
class HybridBuildTest extends CommandProject {
  private static final String SURFACE =
      """
        surfaces:
          rest:
            baseUrl: https://api.example.com
            operations: [{name: list, method: GET, path: /v1}]
      """;

  private final ManifestCheck checks = new ManifestCheck(Formats.all());
  private final Problems problems = new Problems(RuleLevels.DEFAULT);

  @BeforeEach
  void surface() throws Exception {
    write("manifest.yaml", APP.replace("spec: {}\n", "spec:\n" + SURFACE));
  }

  private void writes(String catalog) throws Exception {
    write("build.sh", BUILD.replaceFirst("(?s)'name: bot.*?'", "'" + catalog + "'"));
  }

  private void program(String lines) throws Exception {
    write("build.sh", BUILD.replaceFirst("printf .*(?s:.*?)WRITE_CATALOG\"", lines));
  }

  /** As in one run of Maven: what was judged before the build is known when the release is made. */
  private Optional<ReleasePlan> released() throws Exception {
    check(checks, FileChecks.BEFORE_BUILD);
    List<BuiltBinary> binaries = build(MACHINE);
    return check(checks, FileChecks.BEFORE_PACKAGING)
        .provider()
        .orElseThrow()
        .plan(
            new PlanRequest(Optional.of(BuiltArtifacts.compiled(binaries)), Layout.RELEASE),
            problems);
  }

  @ParameterizedTest
  @ValueSource(strings = {"exit 0", "exit 3"})
  void aProgramWithoutAnAnswerIsToldAndTheSurfacesAreReleased(String lines) throws Exception {
    program(lines);
    ReleasePlan plan = released().orElseThrow();
    assertThat(names(plan)).doesNotContain("catalog.yaml").contains("bin/bot");
    assertThat(problems.sorted())
        .extracting(Problem::code, problem -> problem.severity().name())
        .containsExactly(org.assertj.core.groups.Tuple.tuple("gestalt/exposure", "WARNING"));
    assertThat(told).anyMatch(line -> line.contains("expected the program to write down"));
    told.clear();
    age();
    build(MACHINE);
    build(MACHINE);
    assertThat(told).last().asString().contains("up to date");
  }

  @Test
  void whatTheProgramWritesIsReleasedBesideTheSurfaces() throws Exception {
    ReleasePlan plan = released().orElseThrow();
    assertThat(names(plan)).contains("catalog.yaml");
    assertThat(problems.sorted()).isEmpty();
  }

  @Test
  void anOperationOfProgramAndSurfaceIsRefused() throws Exception {
    writes("name: bot\noperations: [{id: list, method: POST}]\n");
    released();
    assertThat(problems.sorted())
        .singleElement()
        .satisfies(
            problem ->
                assertThat(problem.message())
                    .contains("found \"list\" both here and among those of the code"));
  }

  @Test
  void aDocumentThatTheBuildMayMakeIsJudgedAfterIt() throws Exception {
    write(
        "openapi.yaml",
        """
        openapi: 3.0.0
        info: {title: a, version: '1'}
        paths: {/v1: {get: {operationId: echo, responses: {}}}}
        """);
    write(
        "manifest.yaml",
        APP.replace("spec: {}\n", "spec:\n  surfaces: {openapi: {document: openapi.yaml}}\n"));
    assertThat(check(checks, FileChecks.BEFORE_BUILD).ok()).isTrue();
    released();
    assertThat(problems.sorted())
        .extracting(Problem::message)
        .anyMatch(message -> message.contains("found \"echo\" both here and among"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "operations: []|expected at least one operation",
        "operations: [{id: a b, method: GET}]|expected an id of letters",
        "operations: [{id: a}, {id: a}]|expected each operation id once",
        "operations: [{id: a, allowedRoles: [admin]}]|expected no roles",
      })
  void aCatalogThatAProgramWritesFollowsTheRules(String operations, String message)
      throws Exception {
    writes("name: bot\n" + operations + "\n");
    released();
    assertThat(problems.hasErrors()).isTrue();
    assertThat(problems.sorted()).anyMatch(problem -> problem.message().contains(message));
    write("manifest.yaml", APP);
    Problems alone = new Problems(RuleLevels.DEFAULT);
    check(FileChecks.BEFORE_PACKAGING)
        .provider()
        .orElseThrow()
        .plan(
            new PlanRequest(Optional.of(BuiltArtifacts.compiled(build(MACHINE))), Layout.RELEASE),
            alone);
    assertThat(alone.sorted()).anyMatch(problem -> problem.message().contains(message));
  }

  @Test
  void aCatalogThatIsKeptIsJudgedBeforeTheBuild() throws Exception {
    write("catalog.yaml", "name: own\noperations: [{id: list, allowedRoles: [admin]}]\n");
    write(
        "manifest.yaml",
        APP.replace("spec: {}\n", "spec:\n  allowedOperations: {list: {}, lost: {}}\n" + SURFACE));
    assertThat(check(checks, FileChecks.BEFORE_BUILD).sorted())
        .extracting(Problem::message)
        .anyMatch(message -> message.contains("\"list\" both here and among"))
        .anyMatch(message -> message.contains("expected no roles"))
        .anyMatch(message -> message.contains("expected the name of an operation, found \"lost\""));
  }

  @Test
  void aNameThatNobodyHasIsRefusedOnceAllIsKnown() throws Exception {
    program("exit 0");
    write(
        "manifest.yaml",
        APP.replace("spec: {}\n", "spec:\n  allowedOperations: {list: {}, lost: {}}\n" + SURFACE));
    assertThat(check(checks, FileChecks.BEFORE_BUILD).ok()).isTrue();
    released();
    assertThat(problems.sorted())
        .extracting(Problem::message)
        .contains("expected the name of an operation, found \"lost\"");
  }

  @Test
  void aProgramThatBeginsToServeIsEnded() throws Exception {
    Path program = project.resolve("serve");
    write("serve", "#!/bin/sh\nexec sleep 600\n");
    Files.setPosixFilePermissions(
        program, java.nio.file.attribute.PosixFilePermissions.fromString("rwxr-xr-x"));
    Path catalog = work.resolve("catalog.yaml");
    new AskedProgram(Duration.ofMillis(200))
        .write(
            program,
            project,
            Map.of(),
            catalog,
            TestWorkshop.step(work.resolve("log.txt"), told::add));
    assertThat(catalog).doesNotExist();
    assertThat(told).singleElement().asString().contains("one that still ran after");
  }
}
