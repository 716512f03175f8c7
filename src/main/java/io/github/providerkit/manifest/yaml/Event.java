package io.github.providerkit.manifest.yaml;

import io.github.providerkit.manifest.Node.Place;
import io.github.providerkit.manifest.Node.Style;
import io.github.providerkit.manifest.Position;
import org.jspecify.annotations.Nullable;

/**
 * What comes next in a YAML text.
 *
 * @param kind what it is
 * @param line one-based line where it begins, with anchor and tag
 * @param column one-based column, counted in code points
 * @param start its first character
 * @param end behind its last character
 * @param anchor name of its anchor, or of the one that an alias names; null for none
 * @param tag its tag in the long form; null for none
 * @param value text of a scalar; null otherwise
 * @param style how a scalar was written; null otherwise
 * @param flow whether a collection is written with brackets or braces
 */
public record Event(
    Kind kind,
    int line,
    int column,
    int start,
    int end,
    @Nullable String anchor,
    @Nullable String tag,
    @Nullable String value,
    @Nullable Style style,
    boolean flow) {

  /** What an event can be. */
  public enum Kind {
    STREAM_END,
    DOCUMENT_START,
    DOCUMENT_END,
    ALIAS,
    SCALAR,
    SEQUENCE_START,
    SEQUENCE_END,
    MAPPING_START,
    MAPPING_END
  }

  /** Where it begins; never null. */
  public Position position() {
    return new Position(line, column);
  }

  /** Where a node stands that begins here and ends at an index. */
  public Place place(int nodeEnd) {
    return new Place(line, column, start, nodeEnd);
  }
}
