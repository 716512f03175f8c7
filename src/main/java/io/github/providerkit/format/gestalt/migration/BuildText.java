package io.github.providerkit.format.gestalt.migration;

import io.github.providerkit.manifest.Document;
import io.github.providerkit.manifest.Node;

/** Moves {@code release.build} to the top as it is written, with its comments. */
final class BuildText {
  private BuildText() {}

  /** The text with {@code build} in the place of {@code release}; the same where it cannot be. */
  static String with(Document document) {
    String text = document.text();
    if (document.syntax() == Document.Syntax.JSON
        || !(document.root() instanceof Node.Mapping root)
        || root.flow()) {
      return text;
    }
    for (Node.Entry entry : root.entries()) {
      if (entry.key() instanceof Node.Scalar key
          && key.value().equals("release")
          && entry.value() instanceof Node.Mapping release
          && !release.flow()
          && release.entries().size() == 1) {
        return moved(text, key.span().start(), release.entries().get(0));
      }
    }
    return text;
  }

  private static String moved(String text, int start, Node.Entry build) {
    int first = text.indexOf('\n', start) + 1;
    boolean alone = text.substring(start, Math.max(start, first)).strip().equals("release:");
    int buildStart = build.key().span().start();
    int indentation = buildStart - (text.lastIndexOf('\n', buildStart) + 1);
    int end = build.value().span().end();
    int last = text.indexOf('\n', end);
    last = last < 0 || text.charAt(end - 1) == '\n' ? end : last + 1;
    String block = text.substring(first, Math.max(first, last));
    boolean common = (start == 0 || text.charAt(start - 1) == '\n') && buildStart >= first;
    return alone && common
        ? text.substring(0, start)
            + block.replaceAll("(?m)^ {1," + indentation + "}", "")
            + text.substring(last)
        : text;
  }
}
