package io.github.providerkit.manifest.edit;

import io.github.providerkit.manifest.Node;
import io.github.providerkit.manifest.Node.Style;
import org.jspecify.annotations.Nullable;

/** What an editor asks about nodes: their kind, and where in the text they really end. */
final class NodeShape {
  private NodeShape() {}

  static boolean isBlockCollection(Node node) {
    return (node instanceof Node.Mapping mapping && !mapping.flow())
        || (node instanceof Node.Sequence sequence && !sequence.flow());
  }

  static @Nullable Style styleOf(Node node) {
    return node instanceof Node.Scalar scalar ? scalar.style() : null;
  }

  /**
   * The end of a node on its last line. The span of a block scalar goes on behind the line break
   * and over blank lines, which are none of its text unless it says {@code +}.
   */
  static int end(Node node, TextLines lines) {
    Node last = node;
    while (isBlockCollection(last)) {
      last = lastChild(last);
    }
    int end = last.span().end();
    Style style = styleOf(last);
    if (style != Style.LITERAL && style != Style.FOLDED) {
      return end;
    }
    boolean keepsBreaks = lines.rest(last.span().start()).indexOf('+') >= 0;
    int line = lines.start(end);
    if (line == end && line > 0) {
      line = lines.previous(line);
    }
    while (!keepsBreaks && lines.isBlank(line) && line > last.span().start()) {
      line = lines.previous(line);
    }
    return lines.end(line);
  }

  private static Node lastChild(Node collection) {
    if (collection instanceof Node.Mapping mapping) {
      return mapping.entries().get(mapping.entries().size() - 1).value();
    }
    Node.Sequence sequence = (Node.Sequence) collection;
    return sequence.items().get(sequence.items().size() - 1);
  }
}
