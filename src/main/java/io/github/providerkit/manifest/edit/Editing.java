package io.github.providerkit.manifest.edit;

import io.github.providerkit.manifest.Document;
import io.github.providerkit.manifest.Node;
import io.github.providerkit.manifest.Node.Entry;
import io.github.providerkit.manifest.read.YamlScalar;
import java.util.List;
import java.util.Map;

/**
 * One text that is being edited: what the editing classes share.
 *
 * @param document the text and its nodes
 * @param lines the lines of the text
 * @param edits what is to change
 * @param scalars compares the text's scalars with data
 * @param writer writes new values as the author would
 */
record Editing(
    Document document, TextLines lines, TextEdits edits, ScalarMatch scalars, YamlWriter writer) {

  /** New key to the key that it belongs behind; every other key goes to the end. */
  private static final Map<String, String> COMPANIONS = Map.of("sha256", "path");

  static Editing of(Document document) {
    TextLines lines = new TextLines(document.text());
    return new Editing(
        document,
        lines,
        new TextEdits(),
        new ScalarMatch(document),
        new YamlWriter(YamlLayout.of(document.root(), lines)));
  }

  String text() {
    return document.text();
  }

  /** The end of a node on its last line. */
  int end(Node node) {
    return NodeShape.end(node, lines);
  }

  /**
   * Whether a key is a scalar that can stand for a name in the data; null and merge keys cannot.
   */
  static boolean isName(Node key) {
    if (!(key instanceof Node.Scalar scalar)) {
      return false;
    }
    YamlScalar meaning = YamlScalar.of(scalar);
    return meaning != null
        && !meaning.tag().equals(YamlScalar.NULL)
        && !meaning.tag().equals(YamlScalar.MERGE);
  }

  /**
   * Gives a key quotes if some loader would read it as something else than its text. Anchors of
   * keys go.
   */
  void editKey(Node.Scalar key, boolean flow) {
    if (key.anchor() != null || !scalars.same(key, key.value())) {
      String token = YamlQuoting.token(key.value(), key.style(), flow);
      edits.replace(key.span().start(), key.span().end(), token);
    }
  }

  /**
   * Where a key that the author did not write finds its place: the index of the entry to insert it
   * behind, one that stays.
   */
  static int insertionPoint(String key, List<Entry> entries, boolean[] stays) {
    int last = -1;
    for (int i = 0; i < stays.length; i++) {
      if (stays[i]) {
        last = i;
        String name = ((Node.Scalar) entries.get(i).key()).value();
        if (name.equals(COMPANIONS.get(key))) {
          return i;
        }
      }
    }
    return last;
  }
}
