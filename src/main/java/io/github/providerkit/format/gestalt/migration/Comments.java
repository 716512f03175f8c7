package io.github.providerkit.format.gestalt.migration;

import io.github.providerkit.manifest.Document;
import io.github.providerkit.manifest.Node;
import io.github.providerkit.manifest.Node.Mapping;
import io.github.providerkit.manifest.Node.Scalar;
import io.github.providerkit.manifest.Node.Sequence;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The comments of a YAML text, to tell which of them did not survive a change. */
final class Comments {
  private Comments() {}

  /**
   * A comment.
   *
   * @param line one-based
   * @param text from its {@code #} to the end of the line
   */
  record Comment(int line, String text) {}

  /** All comments from top to bottom; none in JSON. */
  static List<Comment> of(Document document) {
    List<Comment> comments = new ArrayList<>();
    if (document.syntax() == Document.Syntax.JSON) {
      return comments;
    }
    BitSet values = values(document);
    String text = document.text();
    int line = 1;
    for (int i = 0; i < text.length(); i++) {
      boolean begins = i == 0 || Character.isWhitespace(text.charAt(i - 1));
      if (text.charAt(i) == '#' && begins && !values.get(i)) {
        int end = text.indexOf('\n', i);
        end = end < 0 ? text.length() : end;
        comments.add(new Comment(line, text.substring(i, end).strip()));
        i = end - 1;
      } else if (text.charAt(i) == '\n') {
        line++;
      }
    }
    return comments;
  }

  /** Those of the first text that the second does not have, or not as often. */
  static List<Comment> lost(Document before, Document after) {
    Map<String, Integer> kept = new HashMap<>();
    of(after).forEach(comment -> kept.merge(comment.text(), 1, Integer::sum));
    return of(before).stream()
        .filter(comment -> kept.merge(comment.text(), -1, Integer::sum) < 0)
        .toList();
  }

  /** The characters of the text that belong to values, where {@code #} is one like any other. */
  private static BitSet values(Document document) {
    BitSet values = new BitSet(document.text().length());
    Deque<Node> open = new ArrayDeque<>(List.of(document.root()));
    while (!open.isEmpty()) {
      Node node = open.pop();
      if (node instanceof Scalar scalar) {
        values.set(scalar.span().start(), scalar.span().end());
      } else if (node instanceof Sequence list) {
        open.addAll(list.items());
      } else if (node instanceof Mapping map) {
        map.entries().forEach(entry -> open.addAll(List.of(entry.key(), entry.value())));
      }
    }
    return values;
  }
}
