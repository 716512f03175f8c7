package io.github.providerkit.manifest.edit;

import io.github.providerkit.manifest.Node;
import io.github.providerkit.manifest.Node.Entry;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

/**
 * How block collections are indented.
 *
 * @param step columns from one level to the next
 * @param indentedLists whether the dashes of a list stand to the right of its key
 */
record YamlLayout(int step, boolean indentedLists) {
  /** As the consumer writes ({@code docs/spec/gestalt-manifest.md} section 8.3). */
  static final YamlLayout CONSUMER = new YamlLayout(4, true);

  private static final int USUAL_STEP = 2;
  private static final int WIDEST_STEP = 8;

  /** The author's way: that of the first nested mapping and of the first list in the text. */
  static YamlLayout of(Node root, TextLines lines) {
    int step = firstShift(root, lines, Node.Mapping.class);
    int listShift = firstShift(root, lines, Node.Sequence.class);
    return new YamlLayout(step >= 1 && step <= WIDEST_STEP ? step : USUAL_STEP, listShift != 0);
  }

  /**
   * Columns between the first key that has a block collection of a kind and that collection; -1 for
   * none.
   */
  private static int firstShift(Node root, TextLines lines, Class<? extends Node> kind) {
    Deque<Open> open = new ArrayDeque<>();
    open.push(new Open(root, blockChildren(root).iterator()));
    while (!open.isEmpty()) {
      Open parent = open.peek();
      if (!parent.rest().hasNext()) {
        open.pop();
        continue;
      }
      Node child = parent.rest().next();
      if (parent.node() instanceof Node.Mapping mapping
          && isPlainBlock(child)
          && kind.isInstance(child)) {
        int column = lines.column(mapping.entries().get(0).key().span().start());
        return lines.column(child.span().start()) - column;
      }
      open.push(new Open(child, blockChildren(child).iterator()));
    }
    return -1;
  }

  private record Open(Node node, Iterator<Node> rest) {}

  private static List<Node> blockChildren(Node node) {
    if (node instanceof Node.Mapping mapping && !mapping.flow()) {
      return mapping.entries().stream().map(Entry::value).toList();
    }
    return node instanceof Node.Sequence list && !list.flow() ? list.items() : List.of();
  }

  private static boolean isPlainBlock(Node node) {
    boolean bare = node.anchor() == null && node.tag() == null;
    return bare && NodeShape.isBlockCollection(node);
  }

  /** The column of what stands below a key: the next multiple of the step, as yaml.v3 counts. */
  int below(int column) {
    return step * ((column + step) / step);
  }

  /** The column of the dashes of a list below a key. */
  int listBelow(int column) {
    return indentedLists ? below(column) : column;
  }
}
