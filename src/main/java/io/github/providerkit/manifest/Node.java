package io.github.providerkit.manifest;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One node of a parsed document, as written: nothing is resolved or converted yet, and every node
 * knows where it stands in the text. JSON and YAML give the same nodes. A node is equal to itself
 * alone: what compared or hashed whole trees would follow their depth.
 */
public sealed interface Node permits Node.Placed {

  /** Where the node starts, its tag and anchor included; never null. */
  Position position();

  /**
   * The characters of {@link Document#text()} that the node takes up; never null. A block
   * collection ends behind its last entry, before the line break.
   */
  Span span();

  /** The anchor that the node carries, without {@code &}; null when it has none. */
  default @Nullable String anchor() {
    return null;
  }

  /**
   * The explicit tag as written ({@code !!binary}, {@code !foo}) in its long form; null when it has
   * none.
   */
  default @Nullable String tag() {
    return null;
  }

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

  /**
   * Where a node stands.
   *
   * @param line one-based line
   * @param column one-based column, counted in Unicode code points
   * @param start first character
   * @param end behind the last character
   */
  record Place(int line, int column, int start, int end) {}

  /** How a scalar was written. */
  enum Style {
    PLAIN,
    SINGLE_QUOTED,
    DOUBLE_QUOTED,
    LITERAL,
    FOLDED
  }

  /** A key and its value. */
  record Entry(Node key, Node value) {}

  /** What all nodes have. Numbers rather than objects, since a document may have millions. */
  abstract sealed class Placed implements Node {
    private final int line;
    private final int column;
    private final int start;
    private final int end;

    private Placed(Place place) {
      this.line = place.line();
      this.column = place.column();
      this.start = place.start();
      this.end = place.end();
    }

    @Override
    public final Position position() {
      return new Position(line, column);
    }

    @Override
    public final Span span() {
      return new Span(start, end);
    }
  }

  /** What lists, maps and single values have, and aliases have not. */
  abstract sealed class Marked extends Placed {
    private final @Nullable String anchor;
    private final @Nullable String tag;

    private Marked(Place place, @Nullable String anchor, @Nullable String tag) {
      super(place);
      this.anchor = anchor;
      this.tag = tag;
    }

    @Override
    public final @Nullable String anchor() {
      return anchor;
    }

    @Override
    public final @Nullable String tag() {
      return tag;
    }
  }

  /**
   * A single value. In JSON, strings are {@link Style#DOUBLE_QUOTED} and numbers, booleans and null
   * are {@link Style#PLAIN} with the text they were written with.
   */
  final class Scalar extends Marked {
    private final String value;
    private final Style style;

    /**
     * Creates a scalar.
     *
     * @param anchor null for none
     * @param tag null for none
     * @param value the text without quotes and with escapes resolved; never null
     */
    public Scalar(
        Place place, @Nullable String anchor, @Nullable String tag, String value, Style style) {
      super(place, anchor, tag);
      this.value = value;
      this.style = style;
    }

    /** The text without quotes and with escapes resolved; never null. */
    public String value() {
      return value;
    }

    /** How it was written; never null. */
    public Style style() {
      return style;
    }
  }

  /** What lists and maps have. */
  abstract sealed class Collection extends Marked {
    private final boolean flow;

    private Collection(Place place, @Nullable String anchor, @Nullable String tag, boolean flow) {
      super(place, anchor, tag);
      this.flow = flow;
    }

    /** Whether it was written with brackets or braces. */
    public final boolean flow() {
      return flow;
    }
  }

  /** A list. */
  final class Sequence extends Collection {
    private final List<Node> items;

    /**
     * Creates a list.
     *
     * @param anchor null for none
     * @param tag null for none
     * @param flow whether it was written with brackets
     */
    public Sequence(
        Place place,
        @Nullable String anchor,
        @Nullable String tag,
        List<Node> items,
        boolean flow) {
      super(place, anchor, tag, flow);
      this.items = List.copyOf(items);
    }

    /** The elements in the order of the text; unmodifiable. */
    public List<Node> items() {
      return items;
    }
  }

  /** A map. */
  final class Mapping extends Collection {
    private final List<Entry> entries;

    /**
     * Creates a map.
     *
     * @param anchor null for none
     * @param tag null for none
     * @param flow whether it was written with braces
     */
    public Mapping(
        Place place,
        @Nullable String anchor,
        @Nullable String tag,
        List<Entry> entries,
        boolean flow) {
      super(place, anchor, tag, flow);
      this.entries = List.copyOf(entries);
    }

    /** The entries in the order of the text, with keys that may repeat; unmodifiable. */
    public List<Entry> entries() {
      return entries;
    }
  }

  /** {@code *name}: stands for a node that was written before. */
  final class Alias extends Placed {
    private final String name;
    private final Node target;

    /**
     * Creates an alias.
     *
     * @param name the name of the anchor, without {@code *}
     * @param target the anchored node; not an alias
     */
    public Alias(Place place, String name, Node target) {
      super(place);
      this.name = name;
      this.target = target;
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
