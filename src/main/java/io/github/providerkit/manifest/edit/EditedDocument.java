package io.github.providerkit.manifest.edit;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.providerkit.manifest.Document;
import io.github.providerkit.manifest.Node;
import io.github.providerkit.manifest.Problems;
import io.github.providerkit.manifest.RuleLevels;
import io.github.providerkit.manifest.UnreadableDocumentException;
import io.github.providerkit.manifest.read.DocumentReader;
import io.github.providerkit.manifest.read.OtherLoaders;
import java.util.Map;
import java.util.Optional;

/**
 * What became of a document.
 *
 * @param text the new text
 * @param way how it came about
 */
record EditedDocument(String text, Way way) {
  /** How much of the author's text is left. */
  enum Way {
    UNCHANGED,
    IN_PLACE,
    REWRITTEN
  }

  /** A new text for a document, read back and found to hold the data; empty when it does not. */
  static Optional<EditedDocument> proved(
      Document source, String text, Way way, Map<String, Object> data) {
    return firstDifference(source, text, data).isPresent()
        ? Optional.empty()
        : Optional.of(new EditedDocument(text, way));
  }

  /**
   * Where a text, read as another document's notation, differs from the data; empty when it does
   * not.
   */
  static Optional<String> firstDifference(Document source, String text, Map<String, Object> data) {
    Problems problems = new Problems(RuleLevels.DEFAULT);
    try {
      Document read =
          DocumentReader.read(source.file(), text.getBytes(UTF_8), source.syntax(), problems);
      if (source.syntax() == Document.Syntax.YAML && mayNeedForgiveness(read, text)) {
        Optional<String> refusal = OtherLoaders.refusal(text);
        if (refusal.isPresent()) {
          return refusal.map(words -> "the text, " + words);
        }
      }
      return problems.sorted().isEmpty()
          ? DataComparison.firstDifference(read, data)
          : Optional.of("the end of the document");
    } catch (UnreadableDocumentException e) {
      return Optional.of("the text, " + e.getMessage());
    }
  }

  /**
   * Whether other loaders may refuse what the consumer takes: tabs, tags of any letters, byte order
   * marks within, and what follows the end of a document. All else needs no library to be loaded
   * for it.
   */
  static boolean mayNeedForgiveness(Document read, String text) {
    return !(read.root() instanceof Node.Mapping mapping)
        || mapping.flow()
        || text.indexOf('\t') >= 0
        || text.indexOf('!') >= 0
        || text.indexOf('\uFEFF') >= 0
        || text.contains("---")
        || text.contains("...");
  }
}
