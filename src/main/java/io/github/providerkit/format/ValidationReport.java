package io.github.providerkit.format;

import io.github.providerkit.files.AtomicFile;
import io.github.providerkit.manifest.Problem;
import io.github.providerkit.manifest.edit.JsonWriter;
import io.github.providerkit.message.Visible;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tells the result of a check to people and to machines. */
public final class ValidationReport {
  /** What is longer is an input of its own, and no message. */
  private static final int LONGEST_LINE = 1_000;

  private ValidationReport() {}

  /**
   * Writes {@code validation.json}: format, manifest, ok, and all problems.
   *
   * @throws IOException if it cannot be written; an earlier file is then still whole
   */
  public static void write(ManifestCheck.Result result, Path file) throws IOException {
    Map<String, Object> report = new LinkedHashMap<>();
    report.put("format", result.format());
    report.put("manifest", result.manifest());
    report.put("ok", result.ok());
    report.put("problems", result.sorted().stream().map(ValidationReport::data).toList());
    AtomicFile.write(file, JsonWriter.write(report).getBytes(StandardCharsets.UTF_8));
  }

  private static Map<String, Object> data(Problem problem) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("severity", problem.severity().word());
    data.put("code", problem.code());
    data.put("path", problem.path());
    data.put("file", problem.file());
    data.put("line", (long) problem.position().line());
    data.put("column", (long) problem.position().column());
    data.put("message", problem.message());
    data.put("hint", problem.hint());
    return data;
  }

  /**
   * A problem as lines for the console: place, severity, field, message, rule, and the hint below.
   */
  public static List<String> lines(Problem problem) {
    List<String> lines = new ArrayList<>();
    String field = problem.path().isEmpty() ? "" : problem.path() + ": ";
    lines.add(
        "%s: %s: %s%s  [%s]"
            .formatted(
                problem.position().in(problem.file()),
                problem.severity().word(),
                field,
                problem.message(),
                problem.code()));
    if (problem.hint() != null) {
      lines.add("    hint: " + problem.hint());
    }
    return lines.stream().map(line -> Visible.of(line, LONGEST_LINE)).toList();
  }

  /** A problem as a workflow command that marks its line in a GitHub pull request. */
  public static String annotation(Problem problem, String pathPrefix) {
    String text = problem.message() + (problem.hint() == null ? "" : "\nhint: " + problem.hint());
    String field = problem.path().isEmpty() ? "" : problem.path() + ": ";
    return "::%s file=%s,line=%s,col=%s,title=%s::%s"
        .formatted(
            problem.severity().word(),
            property(pathPrefix + problem.file()),
            problem.position().line(),
            problem.position().column(),
            property(problem.code()),
            escaped(field + text));
  }

  private static String escaped(String text) {
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
  }

  private static String property(String text) {
    return escaped(text).replace(":", "%3A").replace(",", "%2C");
  }
}
