package io.github.providerkit.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What of a recording gets into the repository: what an original did and made. What it said, its
 * error texts first of all, stays behind.
 */
final class Facts {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final Pattern LABELS = Pattern.compile("corpus/.*/labels[^/]*\\.jsonl");

  /** Fields of labels: verdicts, and what whoever made a sample says of it. */
  private static final Set<String> FIELDS =
      Set.of(
          "code",
          "deploy_ok",
          "file",
          "from",
          "how",
          "issues",
          "kind",
          "may_ok",
          "ok",
          "packages",
          "release_ok",
          "rule",
          "source_ok",
          "stage",
          "what",
          "why");

  private static final Set<String> FIELDS_OF_ISSUES = Set.of("code", "path");

  /** What an original was given. */
  private static final Pattern INPUT = Pattern.compile("golden/legacy/[^/]+/in/.*");

  private static final Pattern SAID =
      Pattern.compile(
          "golden/.*/(stderr[^/]*\\.txt|[^/]*\\.(out|log)|perf\\.txt|seconds\\.txt)"
              + "|golden/legacy/index[^/]*\\.json");

  private static final Pattern TRANSCRIPT = Pattern.compile("golden/.*/(stdout[^/]*|out)\\.txt");

  /** Files that were made; commands with their exit status, requests, and files that were left. */
  private static final Pattern FACT =
      Pattern.compile("created .*|\\$ .*|-- .*| {3}\\d{3} .*|\\./.*");

  private Facts() {}

  /**
   * What is kept of a file.
   *
   * @param name beginning with the set, such as {@code golden/lock/perf.txt}
   * @return empty when nothing is
   */
  static Optional<byte[]> of(String name, byte[] content) {
    if (INPUT.matcher(name).matches()) {
      return Optional.of(content);
    }
    if (SAID.matcher(name).matches()) {
      return Optional.empty();
    }
    if (TRANSCRIPT.matcher(name).matches()) {
      String kept = lines(content, line -> FACT.matcher(line).matches() ? line : null);
      return kept.isEmpty() ? Optional.empty() : Optional.of(kept.getBytes(UTF_8));
    }
    return Optional.of(
        LABELS.matcher(name).matches() ? lines(content, Facts::label).getBytes(UTF_8) : content);
  }

  private static String lines(byte[] content, UnaryOperator<String> change) {
    return new String(content, UTF_8)
        .lines()
        .map(change)
        .filter(Objects::nonNull)
        .map(line -> line + "\n")
        .collect(Collectors.joining());
  }

  private static String label(String line) {
    try {
      JsonNode label = JSON.readTree(line);
      if (label instanceof ObjectNode fields) {
        fields.retain(FIELDS);
        for (Iterator<JsonNode> issues = fields.path("issues").iterator(); issues.hasNext(); ) {
          if (issues.next() instanceof ObjectNode issue) {
            issue.retain(FIELDS_OF_ISSUES);
          } else {
            issues.remove();
          }
        }
      }
      return JSON.writeValueAsString(label);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
