package io.github.providerkit.format.gestalt.migration;

import io.github.providerkit.manifest.Document;
import io.github.providerkit.manifest.Node;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Leaves words such as {@code n} and {@code on} without quotes where their author wrote them so.
 * Some loaders of YAML take them for a boolean, and an editor gives them quotes; the servers that a
 * manifest is for read texts.
 */
final class PlainWords {
  private static final Set<String> WORDS =
      Set.of(
          "y", "Y", "n", "N", "yes", "Yes", "YES", "no", "No", "NO", "on", "On", "ON", "off", "Off",
          "OFF");

  private PlainWords() {}

  /**
   * The edited text with the words as they were.
   *
   * @param before the author's own text
   * @param edited what became of it
   */
  static String asBefore(Document before, Document edited) {
    if (edited.syntax() != Document.Syntax.YAML) {
      return edited.text();
    }
    Set<String> plain = new HashSet<>();
    Set<String> quoted = new HashSet<>();
    words(before)
        .forEach(word -> (word.style() == Node.Style.PLAIN ? plain : quoted).add(word.value()));
    plain.removeAll(quoted);
    StringBuilder text = new StringBuilder(edited.text());
    words(edited).stream()
        .filter(word -> word.style() == Node.Style.DOUBLE_QUOTED && plain.contains(word.value()))
        .sorted(Comparator.comparingInt((Node.Scalar word) -> word.span().start()).reversed())
        .forEach(word -> text.replace(word.span().start(), word.span().end(), word.value()));
    return text.toString();
  }

  private static List<Node.Scalar> words(Document document) {
    List<Node.Scalar> words = new ArrayList<>();
    Deque<Node> open = new ArrayDeque<>(List.of(document.root()));
    while (!open.isEmpty()) {
      Node node = open.pop();
      if (node instanceof Node.Mapping mapping) {
        for (Node.Entry entry : mapping.entries()) {
          open.push(entry.key());
          open.push(entry.value());
        }
      } else if (node instanceof Node.Sequence sequence) {
        sequence.items().forEach(open::push);
      } else if (node instanceof Node.Scalar word
          && word.tag() == null
          && word.anchor() == null
          && WORDS.contains(word.value())) {
        words.add(word);
      }
    }
    return words;
  }
}
