package io.github.providerkit.manifest.edit;

import io.github.providerkit.manifest.Document;
import io.github.providerkit.manifest.Node;
import io.github.providerkit.manifest.Node.Entry;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Tabs between tokens, which yaml.v3 skips and other loaders refuse: they become spaces, one for
 * one.
 */
final class SeparatorTabs {
  private SeparatorTabs() {}

  /** The document's text without such tabs; no position in it changes. */
  static String replacedIn(Document document) {
    if (document.text().indexOf('\t') < 0) {
      return document.text();
    }
    StringBuilder text = new StringBuilder(document.text());
    Deque<Node> rest = new ArrayDeque<>(List.of(document.root()));
    int done = 0;
    while (!rest.isEmpty()) {
      Node node = rest.pop();
      List<Node> children = children(node);
      for (int i = children.size() - 1; i >= 0; i--) {
        rest.push(children.get(i));
      }
      if (children.isEmpty()) {
        replace(text, done, node.span().start());
        done = Math.max(done, node.span().end());
      }
    }
    replace(text, done, text.length());
    return text.toString();
  }

  private static List<Node> children(Node node) {
    if (node instanceof Node.Sequence sequence) {
      return sequence.items();
    }
    List<Node> children = new ArrayList<>();
    if (node instanceof Node.Mapping mapping) {
      for (Entry entry : mapping.entries()) {
        children.add(entry.key());
        children.add(entry.value());
      }
    }
    return children;
  }

  /** Between scalars there are only indicators, blanks and comments; a tab in a comment stays. */
  private static void replace(StringBuilder text, int from, int to) {
    boolean comment = false;
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if (c == '\n' || c == '\r') {
        comment = false;
      } else if (c == '#' && (i == 0 || Character.isWhitespace(text.charAt(i - 1)))) {
        comment = true;
      } else if (c == '\t' && !comment) {
        text.setCharAt(i, ' ');
      }
    }
  }
}
