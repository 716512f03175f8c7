package io.github.providerkit.format.gestalt.migration;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.providerkit.format.gestalt.generation.Generation;
import io.github.providerkit.format.gestalt.rules.GenerationChoice;
import io.github.providerkit.format.gestalt.rules.ManifestReader;
import io.github.providerkit.format.gestalt.rules.Mode;
import io.github.providerkit.manifest.Document;
import io.github.providerkit.manifest.Position;
import io.github.providerkit.manifest.Problems;
import io.github.providerkit.manifest.Rule;
import io.github.providerkit.manifest.RuleLevels;
import io.github.providerkit.manifest.UnreadableDocumentException;
import io.github.providerkit.manifest.edit.DocumentEditor;
import io.github.providerkit.manifest.read.DocumentReader;
import java.util.Map;

/**
 * A manifest's text on its way to another generation.
 *
 * @param before the author's document
 * @param newFile the new file as the user would name it
 */
public record MigratedText(Document before, String newFile) {

  /** A text that still has to become the new one, as a document. */
  public Document document(String text) {
    try {
      // What is worth a warning was told of the old file.
      Problems told = new Problems(RuleLevels.DEFAULT);
      return DocumentReader.read(newFile, text.getBytes(UTF_8), before.syntax(), told);
    } catch (UnreadableDocumentException e) {
      throw new IllegalStateException("unreadable after a change of keys: " + e.getMessage(), e);
    }
  }

  /**
   * The new text, held against the rules of its generation.
   *
   * @param text the author's with as much of the new one in it as text alone can say
   * @param data what it shall hold
   * @param generation whose rules it has to keep
   * @param lost the rule for a comment that has no place any more
   * @param problems receives lost comments, and what is wrong with the new text
   */
  public String finish(
      String text, Map<String, Object> data, Generation generation, Rule lost, Problems problems) {
    String edited =
        PlainWords.asBefore(before, document(DocumentEditor.edit(document(text), data)));
    for (Comments.Comment comment : Comments.lost(before, document(edited))) {
      problems.add(
          lost,
          before.file(),
          "",
          new Position(comment.line(), 1),
          "the comment has lost its place: " + comment.text(),
          "put it back where it belongs now");
    }
    GenerationChoice choice = GenerationChoice.of(generation);
    ManifestReader.read(newFile, edited.getBytes(UTF_8), Mode.SOURCE, choice, problems);
    return edited;
  }
}
