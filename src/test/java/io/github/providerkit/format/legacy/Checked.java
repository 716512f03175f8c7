package io.github.providerkit.format.legacy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.providerkit.format.gestalt.rules.Mode;
import io.github.providerkit.manifest.Problems;
import io.github.providerkit.manifest.RuleLevels;
import io.github.providerkit.manifest.read.MarkedText;

/**
 * A manifest that was read and checked.
 *
 * @param marked its text, with marks where problems are expected
 * @param problems what was found
 */
record Checked(MarkedText marked, Problems problems) {
  static final String HEAD =
      """
      source: github.com/acme/plugins/support
      version: 1.0.0
      """;

  static final String MCP = "surfaces: {mcp: {url: 'https://m.example'}}\n";

  static Checked source(String marked) {
    return check("plugin.yaml", marked, Mode.SOURCE);
  }

  static Checked packaged(String marked) {
    return check("plugin.yaml", marked, Mode.RELEASE);
  }

  static Checked json(String marked) {
    return check("plugin.json", marked, Mode.SOURCE);
  }

  /** A provider by what stands in it. */
  static Checked provider(String provider) {
    return source(HEAD + "provider:\n" + provider.indent(2));
  }

  private static Checked check(String file, String marked, Mode mode) {
    MarkedText text = MarkedText.of(marked);
    Problems problems = new Problems(RuleLevels.DEFAULT);
    LegacyReader.read(file, text.bytes(), mode, problems);
    return new Checked(text, problems);
  }

  /** Demands exactly these problems at the marks, as {@link MarkedText#told} writes them. */
  void tells(String... expected) {
    marked.assertProblems(problems, expected);
  }

  void isFine() {
    assertThat(problems.sorted()).isEmpty();
  }
}
