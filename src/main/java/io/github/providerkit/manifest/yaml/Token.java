package io.github.providerkit.manifest.yaml;

import io.github.providerkit.manifest.Node.Style;
import io.github.providerkit.manifest.Position;
import org.jspecify.annotations.Nullable;

/**
 * A word of YAML.
 *
 * @param kind what it is
 * @param line one-based line of its start
 * @param column one-based column of its start
 * @param start its first character
 * @param end behind its last character
 * @param text value of a scalar, name of an anchor or alias, handle of a tag or of its directive;
 *     empty otherwise
 * @param suffix rest of a tag, or the prefix that a directive gives a handle; empty otherwise
 * @param style how a scalar was written; null otherwise
 */
record Token(
    Kind kind,
    int line,
    int column,
    int start,
    int end,
    String text,
    String suffix,
    @Nullable Style style) {

  enum Kind {
    STREAM_END,
    VERSION_DIRECTIVE,
    TAG_DIRECTIVE,
    DOCUMENT_START,
    DOCUMENT_END,
    BLOCK_SEQUENCE_START,
    BLOCK_MAPPING_START,
    BLOCK_END,
    FLOW_SEQUENCE_START,
    FLOW_SEQUENCE_END,
    FLOW_MAPPING_START,
    FLOW_MAPPING_END,
    BLOCK_ENTRY,
    FLOW_ENTRY,
    KEY,
    VALUE,
    ALIAS,
    ANCHOR,
    TAG,
    SCALAR
  }

  Position position() {
    return new Position(line, column);
  }
}
