package io.github.providerkit.manifest.edit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Replacements of pieces of one text, collected in any order and carried out together. */
final class TextEdits {
  private record Edit(int start, int end, String replacement) {}

  private final List<Edit> edits = new ArrayList<>();

  void replace(int start, int end, String replacement) {
    if (start < end || !replacement.isEmpty()) {
      edits.add(new Edit(start, end, replacement));
    }
  }

  void insert(int at, String text) {
    replace(at, at, text);
  }

  void delete(int start, int end) {
    replace(start, end, "");
  }

  /** A mark to roll back to. */
  int mark() {
    return edits.size();
  }

  /** Forgets what was added since the mark. */
  void rollBack(int mark) {
    edits.subList(mark, edits.size()).clear();
  }

  /**
   * The edited text; empty when two edits want the same characters. Insertions at one place keep
   * their order.
   */
  Optional<String> applyTo(String text) {
    List<Edit> sorted = new ArrayList<>(edits);
    sorted.sort(Comparator.comparingInt(Edit::start).thenComparingInt(Edit::end));
    StringBuilder result = new StringBuilder();
    int done = 0;
    for (Edit edit : sorted) {
      if (edit.start() < done) {
        return Optional.empty();
      }
      result.append(text, done, edit.start()).append(edit.replacement());
      done = edit.end();
    }
    return Optional.of(result.append(text, done, text.length()).toString());
  }
}
