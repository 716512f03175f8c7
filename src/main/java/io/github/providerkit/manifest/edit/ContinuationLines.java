package io.github.providerkit.manifest.edit;

import io.github.providerkit.manifest.Node;
import io.github.providerkit.manifest.Node.Entry;
import io.github.providerkit.manifest.Node.Style;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Lines within quotes, brackets or braces. YAML 1.1 loaders let them start anywhere; YAML 1.2 wants
 * them to the right of the block that they belong to. Blanks at their start are never part of a
 * value.
 */
final class ContinuationLines {
  private final TextLines lines;
  private final TextEdits edits = new TextEdits();

  ContinuationLines(TextLines lines) {
    this.lines = lines;
  }

  /** A node, and the column of the block that it belongs to. */
  private record Inside(Node node, int column) {}

  /** The text with every such line indented deeply enough. */
  String indentedIn(Node root, String text) {
    Deque<Inside> open = new ArrayDeque<>();
    open.push(new Inside(root, -1));
    while (!open.isEmpty()) {
      walk(open.pop(), open);
    }
    return edits.applyTo(text).orElse(text);
  }

  private void walk(Inside inside, Deque<Inside> open) {
    Node node = inside.node();
    if (!NodeShape.isBlockCollection(node)) {
      indent(node, inside.column());
    } else if (node instanceof Node.Mapping mapping) {
      int keys = lines.column(mapping.entries().get(0).key().span().start());
      for (Entry entry : mapping.entries()) {
        open.push(new Inside(entry.value(), keys));
      }
    } else if (node instanceof Node.Sequence sequence) {
      // An anchor or a tag is on the line above; with nothing but dashes before it, the first item
      // tells the column.
      boolean bare = node.anchor() == null && node.tag() == null;
      int first = sequence.items().get(0).span().start();
      int dashes = bare ? lines.column(node.span().start()) : lines.indentation(lines.start(first));
      sequence.items().forEach(item -> open.push(new Inside(item, dashes)));
    }
  }

  private void indent(Node node, int column) {
    Style style = NodeShape.styleOf(node);
    if (style == Style.LITERAL || style == Style.FOLDED) {
      return;
    }
    int end = node.span().end();
    for (int line = lines.next(node.span().start()); line < end; line = lines.next(line)) {
      int missing = column + 1 - lines.indentation(line);
      if (missing > 0 && !lines.isBlank(line)) {
        edits.insert(line, " ".repeat(missing));
      }
    }
  }
}
