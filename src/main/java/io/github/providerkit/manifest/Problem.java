package io.github.providerkit.manifest;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong with an input, told so that its author can mend it.
 *
 * @param severity error or warning
 * @param code the rule's stable name, such as {@code gestalt/http-method}
 * @param path dotted field path, such as {@code spec.http.command.method}; empty for the file as a
 *     whole
 * @param file the file as the user names it; never null
 * @param position where; never null
 * @param message what was expected and what was found; never null
 * @param hint what to do about it; null when there is nothing to add
 */
public record Problem(
    Severity severity,
    String code,
    String path,
    String file,
    Position position,
    String message,
    @Nullable String hint)
    implements Comparable<Problem> {

  private static final Comparator<Problem> ORDER =
      Comparator.comparing(Problem::file)
          .thenComparing(Problem::position)
          .thenComparing(Problem::severity)
          .thenComparing(Problem::path)
          .thenComparing(Problem::code)
          .thenComparing(Problem::message);

  @Override
  public int compareTo(Problem other) {
    return ORDER.compare(this, other);
  }
}
