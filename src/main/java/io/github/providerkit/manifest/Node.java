package io.github.providerkit.manifest;

import java.util.List;

/**
 * One node of a parsed document, as written: nothing is resolved or converted yet, and every node
 * knows where it stands in the text. JSON and YAML give the same nodes.
 */
public sealed interface Node permits Node.Scalar, Node.Sequence, Node.Mapping, Node.Alias {

  /** Where the node starts, its tag and anchor included; never null. */
  Position position();

  /**
   * The characters of {@link Document#text()} that the node takes up; never null. A block
   * collection ends behind its last entry, before the line break.
   */
  Span span();

  /** The anchor that the node carries, without {@code &}; null when it has none. */
  String anchor();

  /**
   * The explicit tag as written ({@code !!binary}, {@code !foo}) in its long form; null when it has
   * none.
   */
  String tag();

  /**
   * The node itself, or the node that an alias stands for; never null and never an {@link Alias}.
   */
  default Node target() {
    return this;
  }

  /**
   * A range of characters (UTF-16 indices into the document's text).
   *
   * @param start first character
   * @param end behind the last character
   */
  record Span(int start, int end) {}

  /** How a scalar was written. */
  enum Style {
    PLAIN,
    SINGLE_QUOTED,
    DOUBLE_QUOTED,
    LITERAL,
    FOLDED
  }

  /**
   * A single value. In JSON, strings are {@link Style#DOUBLE_QUOTED} and numbers, booleans and null
   * are {@link Style#PLAIN} with the text they were written with.
   *
   * @param value the text without quotes and with escapes resolved; never null
   */
  record Scalar(Position position, Span span, String anchor, String tag, String value, Style style)
      implements Node {}

  /**
   * A list.
   *
   * @param flow whether it was written with brackets
   */
  record Sequence(
      Position position, Span span, String anchor, String tag, List<Node> items, boolean flow)
      implements Node {}

  /**
   * A map; entries in the order of the text, with keys that may repeat.
   *
   * @param flow whether it was written with braces
   */
  record Mapping(
      Position position, Span span, String anchor, String tag, List<Entry> entries, boolean flow)
      implements Node {}

  /** A key and its value. */
  record Entry(Node key, Node value) {}

  /** {@code *name}: stands for a node that was written before. */
  final class Alias implements Node {
    private final Position position;
    private final Span span;
    private final String name;
    private final Node target;

    /**
     * Creates an alias.
     *
     * @param target the anchored node; not an alias
     */
    public Alias(Position position, Span span, String name, Node target) {
      this.position = position;
      this.span = span;
      this.name = name;
      this.target = target;
    }

    @Override
    public Position position() {
      return position;
    }

    @Override
    public Span span() {
      return span;
    }

    @Override
    public String anchor() {
      return null;
    }

    @Override
    public String tag() {
      return null;
    }

    /** The name of the anchor, without {@code *}; never null. */
    public String name() {
      return name;
    }

    @Override
    public Node target() {
      return target;
    }
  }
}
