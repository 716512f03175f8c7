package io.github.providerkit.manifest.read;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.providerkit.manifest.Position;
import io.github.providerkit.manifest.Problem;
import io.github.providerkit.manifest.Problems;
import java.util.ArrayList;
import java.util.List;

/**
 * A text with a mark in front of each place where a problem is expected.
 *
 * @param text without the marks
 * @param marks their places, from top to bottom
 */
public record MarkedText(String text, List<Position> marks) {
  private static final String MARK = "▲";

  public static MarkedText of(String marked) {
    List<Position> marks = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    String[] pieces = marked.split(MARK, -1);
    for (int i = 0; i < pieces.length; i++) {
      if (i > 0) {
        int lineStart = text.lastIndexOf("\n") + 1;
        int line = (int) text.chars().filter(c -> c == '\n').count() + 1;
        marks.add(new Position(line, text.codePointCount(lineStart, text.length()) + 1));
      }
      text.append(pieces[i]);
    }
    return new MarkedText(text.toString(), marks);
  }

  public byte[] bytes() {
    return text.getBytes(UTF_8);
  }

  /**
   * Demands exactly these problems, one at each mark.
   *
   * @param expected as {@link #told} writes them, from top to bottom
   */
  public void assertProblems(Problems problems, String... expected) {
    assertThat(problems.sorted()).extracting(MarkedText::told).containsExactly(expected);
    assertThat(problems.sorted()).extracting(Problem::position).isEqualTo(marks);
  }

  /** A problem without its place: {@code error: path: message [code] -> hint}. */
  public static String told(Problem problem) {
    return "%s: %s%s [%s]%s"
        .formatted(
            problem.severity().word(),
            problem.path().isEmpty() ? "" : problem.path() + ": ",
            problem.message(),
            problem.code(),
            problem.hint() == null ? "" : " -> " + problem.hint());
  }
}
