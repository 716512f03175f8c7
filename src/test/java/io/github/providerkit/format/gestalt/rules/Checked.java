package io.github.providerkit.format.gestalt.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.providerkit.manifest.Problems;
import io.github.providerkit.manifest.RuleLevels;
import io.github.providerkit.manifest.read.MarkedText;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A manifest that was read and checked.
 *
 * @param marked its text, with marks where problems are expected
 * @param problems what was found
 */
public record Checked(MarkedText marked, Problems problems) {
  public static final String HEAD =
      """
      kind: plugin
      source: github.com/acme/plugins/weather
      version: 1.0.0
      """;

  public static Checked source(String marked) {
    return check("manifest.yaml", marked, Mode.SOURCE);
  }

  public static Checked release(String marked) {
    return check("manifest.yaml", marked, Mode.RELEASE);
  }

  public static Checked json(String marked) {
    return check("manifest.json", marked, Mode.SOURCE);
  }

  /** A plugin in source mode, by what stands in its spec. */
  public static Checked plugin(String spec) {
    return source(pluginText(spec));
  }

  public static String pluginText(String spec) {
    return HEAD + "spec:\n" + spec.indent(2);
  }

  /**
   * A text with some of its lines replaced by others of the same key, or joined by lines of new
   * keys.
   *
   * @param lines each with its indentation
   */
  public static String with(String text, String... lines) {
    List<String> result = text.lines().collect(Collectors.toList());
    for (String line : lines) {
      String start = line.replace("▲", "").replaceFirst(":.*", ":");
      int index = 0;
      while (index < result.size() && !result.get(index).startsWith(start)) {
        index++;
      }
      if (index < result.size()) {
        result.set(index, line);
      } else {
        result.add(line);
      }
    }
    return String.join("\n", result) + "\n";
  }

  private static Checked check(String file, String marked, Mode mode) {
    MarkedText text = MarkedText.of(marked);
    Problems problems = new Problems(RuleLevels.DEFAULT);
    ManifestReader.read(file, text.bytes(), mode, problems);
    return new Checked(text, problems);
  }

  /** Demands exactly these problems at the marks, as {@link MarkedText#told} writes them. */
  public void tells(String... expected) {
    marked.assertProblems(problems, expected);
  }

  public void isFine() {
    assertThat(problems.sorted()).isEmpty();
  }
}
