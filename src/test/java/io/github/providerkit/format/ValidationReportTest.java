package io.github.providerkit.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import io.github.providerkit.manifest.Position;
import io.github.providerkit.manifest.Problem;
import io.github.providerkit.manifest.Problems;
import io.github.providerkit.manifest.Rule;
import io.github.providerkit.manifest.RuleLevels;
import io.github.providerkit.manifest.Severity;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValidationReportTest {
  private static final Problem ERROR =
      new Problem(
          Severity.ERROR,
          "gestalt/http-method",
          "spec.http.command.method",
          "manifest.yaml",
          new Position(12, 9),
          "expected GET, POST, PUT, PATCH or DELETE, found \"FETCH\"",
          "did you mean \"PATCH\"?");
  private static final Problem WARNING =
      new Problem(
          Severity.WARNING,
          "document/trailing-content",
          "",
          "manifest.yaml",
          new Position(3, 1),
          "expected one document",
          null);

  @Test
  void aProblemIsALineWithItsHintBelow() {
    assertThat(ValidationReport.lines(ERROR))
        .containsExactly(
            "manifest.yaml:12:9: error: spec.http.command.method: expected GET, POST, PUT, PATCH or"
                + " DELETE, found \"FETCH\"  [gestalt/http-method]",
            "    hint: did you mean \"PATCH\"?");
    assertThat(ValidationReport.lines(WARNING))
        .containsExactly(
            "manifest.yaml:3:1: warning: expected one document  [document/trailing-content]");
  }

  @ParameterizedTest
  @CsvSource({"'\n'", "'\r'", "'\u001b[31m'", "'\u0007'", "'\u0085'", "'\u2028'", "'\u202e'"})
  void aManifestCannotWriteItsOwnLinesOnTheConsole(String character) {
    // Given a key that would start a workflow command on a line of its own
    String evil = "x" + character + "::set-output name=a::b";
    Problem problem =
        new Problem(
            Severity.ERROR,
            "document/unknown-key",
            "spec[\"" + evil + "\"]",
            "manifest.json",
            Position.START,
            "expected a known key, found \"" + evil + "\"",
            "mend the part \"" + evil + "\"");

    // Then
    assertThat(ValidationReport.lines(problem))
        .hasSize(2)
        .noneMatch(line -> line.contains(character.substring(0, 1)));
  }

  @Test
  void anAnnotationMarksTheLineInAPullRequest() {
    assertThat(ValidationReport.annotation(ERROR, "providers/weather/"))
        .isEqualTo(
            "::error file=providers/weather/manifest.yaml,line=12,col=9,title=gestalt/http-method"
                + "::spec.http.command.method: expected GET, POST, PUT, PATCH or DELETE, found"
                + " \"FETCH\"%0Ahint: did you mean \"PATCH\"?");
    assertThat(ValidationReport.annotation(WARNING, ""))
        .isEqualTo(
            "::warning file=manifest.yaml,line=3,col=1,title=document/trailing-content"
                + "::expected one document");
  }

  @Test
  void whatHasAMeaningInAnAnnotationIsEscaped() {
    // Given
    Problem problem =
        new Problem(
            Severity.ERROR,
            "a:b,c",
            "p",
            "a,b:c%.yaml",
            new Position(1, 2),
            "100%\r\n::error::x, y",
            null);

    // Then
    assertThat(ValidationReport.annotation(problem, "d%/"))
        .isEqualTo(
            "::error file=d%25/a%2Cb%3Ac%25.yaml,line=1,col=2,title=a%3Ab%2Cc"
                + "::p: 100%25%0D%0A::error::x, y");
  }

  @Test
  void theReportIsJson() throws IOException {
    try (FileSystem disk = Jimfs.newFileSystem(Configuration.unix())) {
      // Given
      Path file = disk.getPath("/project/target/provider/validation.json");
      Problems problems = new Problems(RuleLevels.DEFAULT);
      problems.add(
          Rule.consumer(ERROR.code()),
          ERROR.file(),
          ERROR.path(),
          ERROR.position(),
          ERROR.message(),
          ERROR.hint());
      problems.add(
          Rule.advice(WARNING.code()),
          WARNING.file(),
          "",
          WARNING.position(),
          WARNING.message(),
          null);

      // When
      ValidationReport.write(
          new ManifestCheck.Result("gestalt", "manifest.yaml", problems, Optional.empty()), file);

      // Then
      String text = Files.readString(file);
      assertThat(text).endsWith("}\n");
      JsonNode report = new ObjectMapper().readTree(text);
      assertThat(report)
          .isEqualTo(
              new ObjectMapper()
                  .readTree(
                      """
                      {"format": "gestalt", "manifest": "manifest.yaml", "ok": false, "problems": [
                        {"severity": "warning", "code": "document/trailing-content", "path": "",
                         "file": "manifest.yaml", "line": 3, "column": 1,
                         "message": "expected one document", "hint": null},
                        {"severity": "error", "code": "gestalt/http-method",
                         "path": "spec.http.command.method",
                         "file": "manifest.yaml", "line": 12, "column": 9,
                         "message": "expected GET, POST, PUT, PATCH or DELETE, found \\"FETCH\\"",
                         "hint": "did you mean \\"PATCH\\"?"}]}
                      """));
      assertThat(report.fieldNames())
          .toIterable()
          .containsExactly("format", "manifest", "ok", "problems");
    }
  }

  @Test
  void aReportWithoutErrorsIsOkAndReplacesAnEarlierOne() throws IOException {
    try (FileSystem disk = Jimfs.newFileSystem(Configuration.unix())) {
      // Given
      Path file = disk.getPath("/project/validation.json");
      Files.createDirectories(file.getParent());
      Files.writeString(file, "an earlier report");

      // When
      ValidationReport.write(
          new ManifestCheck.Result(
              "gestalt", "ä.yaml", new Problems(RuleLevels.DEFAULT), Optional.empty()),
          file);

      // Then
      assertThat(new ObjectMapper().readTree(Files.readString(file)))
          .isEqualTo(
              new ObjectMapper()
                  .readTree(
                      "{\"format\":\"gestalt\",\"manifest\":\"ä.yaml\",\"ok\":true,\"problems\":[]}"));
      try (var files = Files.list(file.getParent())) {
        assertThat(files).containsExactly(file);
      }
    }
  }
}
