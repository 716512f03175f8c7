package io.github.providerkit.format.gestalt.catalog;

import io.github.providerkit.manifest.Position;
import io.github.providerkit.manifest.Problems;
import io.github.providerkit.manifest.Rule;
import io.github.providerkit.manifest.shape.Value;
import org.jspecify.annotations.Nullable;

/**
 * Where something stands.
 *
 * @param file the file as the user names it
 * @param path dotted field path
 * @param position line and column
 */
public record OperationPlace(String file, String path, Position position) {
  static OperationPlace of(String file, Value value) {
    return new OperationPlace(file, value.path(), value.position());
  }

  /** Reports a problem here. */
  public void report(Problems problems, Rule rule, String message, @Nullable String hint) {
    problems.add(rule, file, path, position, message, hint);
  }

  /** File and line, for a problem that stands elsewhere. */
  public String inWords() {
    return file + ", line " + position.line();
  }
}
