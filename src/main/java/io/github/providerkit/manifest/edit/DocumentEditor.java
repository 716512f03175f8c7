package io.github.providerkit.manifest.edit;

import io.github.providerkit.manifest.Document;
import io.github.providerkit.manifest.edit.EditedDocument.Way;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Changes a document's text so that it holds given data, and leaves everything else as its author
 * wrote it: comments, order, quotes, indentation, line breaks. The consumer itself writes its
 * manifests anew ({@code docs/spec/gestalt-manifest.md} section 8.2); this one holds the same data
 * and is still the author's.
 *
 * <p>A text counts as holding the data when yaml.v3, a YAML 1.1 loader and a YAML 1.2 loader all
 * read exactly that data from it without knowing any field's type: {@code version: 1.50} is no text
 * until it has quotes, {@code mcp: yes} no boolean. Every result is read back and compared. Where
 * an edit is not possible or not right, the smallest enclosing value is written anew, and the whole
 * document if need be.
 */
public final class DocumentEditor {
  private DocumentEditor() {}

  /**
   * Edits a document.
   *
   * @param source the author's document; not null
   * @param target the data that the text shall hold: maps with text keys, lists, String, Boolean,
   *     whole numbers, Double and null, at any depth; not null
   * @return the new text; the author's own, with a line break at its end, when it holds the data
   *     already. Only the first document or value of the source is left. Without a byte order mark,
   *     to be saved as UTF-8
   * @throws IllegalArgumentException if the target holds anything else
   * @throws IllegalStateException naming the first differing path, if no text could be written that
   *     holds the data: an unpaired surrogate, or a number that the notation lacks
   */
  public static String edit(Document source, Map<String, Object> target) {
    return edited(source, target).text();
  }

  static EditedDocument edited(Document source, Map<String, Object> target) {
    return hold(source, DataTree.copyOf(target));
  }

  private static EditedDocument hold(Document source, Map<String, Object> data) {
    Optional<EditedDocument> inPlace =
        source.syntax() == Document.Syntax.JSON
            ? unchangedJson(source, data)
            : yamlInPlace(source, data);
    return inPlace.orElseGet(() -> rewritten(source, data));
  }

  private static Optional<EditedDocument> unchangedJson(Document source, Map<String, Object> data) {
    String text = source.text().endsWith("\n") ? source.text() : source.text() + "\n";
    return EditedDocument.proved(source, text, Way.UNCHANGED, data);
  }

  private static Optional<EditedDocument> yamlInPlace(Document source, Map<String, Object> data) {
    Optional<Document> tidy = TidyYaml.of(source);
    Optional<String> text = tidy.flatMap(document -> YamlEditor.edit(document, data));
    if (text.isEmpty()) {
      return Optional.empty();
    }
    boolean unchanged = text.get().stripTrailing().equals(source.text().stripTrailing());
    return EditedDocument.proved(
        source, text.get(), unchanged ? Way.UNCHANGED : Way.IN_PLACE, data);
  }

  private static EditedDocument rewritten(Document source, Map<String, Object> data) {
    Map<?, ?> ordered = (Map<?, ?>) Objects.requireNonNull(AuthorOrder.of(source.root(), data));
    String lineBreak = new TextLines(source.text()).lineBreak();
    String text =
        source.syntax() == Document.Syntax.JSON
            ? JsonWriter.document(ordered).replace("\n", lineBreak)
            : fileComments(source)
                + new YamlWriter(YamlLayout.CONSUMER).document(ordered).replace("\n", lineBreak);
    EditedDocument.firstDifference(source, text, data)
        .ifPresent(
            path -> {
              throw new IllegalStateException(
                  "no text of " + source.file() + " holds the wanted data; it differs at " + path);
            });
    return new EditedDocument(text, Way.REWRITTEN);
  }

  /** Comments above the first line of content speak of the file and stay in any case. */
  private static String fileComments(Document source) {
    String text = TidyYaml.withCommonBreaks(source.text());
    if (TidyYaml.hasOddBreaks(text)) {
      return "";
    }
    TextLines lines = new TextLines(text);
    int end = 0;
    while (end < text.length() && (lines.isComment(end) || lines.isBlank(end))) {
      end = lines.next(end);
    }
    return text.substring(0, end);
  }
}
