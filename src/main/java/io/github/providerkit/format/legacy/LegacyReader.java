package io.github.providerkit.format.legacy;

import io.github.providerkit.format.gestalt.rules.Check;
import io.github.providerkit.format.gestalt.rules.Mode;
import io.github.providerkit.manifest.Document;
import io.github.providerkit.manifest.Problems;
import io.github.providerkit.manifest.RuleLevels;
import io.github.providerkit.manifest.UnreadableDocumentException;
import io.github.providerkit.manifest.read.DocumentReader;
import io.github.providerkit.manifest.read.DocumentRules;
import io.github.providerkit.manifest.shape.Binder;
import io.github.providerkit.manifest.shape.Value;
import java.util.Map;
import java.util.Optional;

/** Reads a manifest's text and checks everything that the text by itself can break. */
final class LegacyReader {
  /** The format's field by today's name and by those of the generation before. */
  private static final Map<String, String> OTHER_NAMES =
      Map.of(
          "kind", "provider",
          "kinds", "provider",
          "spec", "provider",
          "plugin", "provider",
          "title", "display_name",
          "name", "display_name",
          "icon", "icon_file",
          "entrypoint", "exec",
          "entrypoints", "exec");

  private LegacyReader() {}

  /**
   * A manifest as read.
   *
   * @param document its text and nodes
   * @param value its fields as the author wrote them
   * @param today the same in today's terms
   */
  record Read(Document document, Value value, Value today) {}

  /**
   * Reads and checks a manifest.
   *
   * @param file name to show in problems; its ending decides between YAML and JSON
   * @param bytes the whole file
   * @param mode source for {@code plugin release}, release for {@code plugin package}, which also
   *     demands digests
   * @param problems receives everything that is wrong
   * @return what was read; empty when the text is no document at all
   */
  static Optional<Read> read(String file, byte[] bytes, Mode mode, Problems problems) {
    try {
      Document document = DocumentReader.read(file, bytes, Document.Syntax.of(file), problems);
      Value value =
          Binder.bindExactly(
              secondReading(document, bytes), LegacyShape.MANIFEST, problems, OTHER_NAMES);
      Value today = TodaysTerms.of(value);
      if (!value.broken()) {
        LegacyManifestRules.check(value, new Check(today, mode, file, problems));
      }
      return Optional.of(new Read(document, value, today));
    } catch (UnreadableDocumentException e) {
      problems.add(DocumentRules.SYNTAX, file, "", e.position(), e.getMessage(), e.hint());
      return Optional.empty();
    }
  }

  /**
   * The consumer reads each manifest a second time, JSON too with its YAML parser, and takes what
   * it finds for the schema from there ({@code docs/spec/gestalt-legacy.md} section 1).
   */
  private static Document secondReading(Document document, byte[] bytes)
      throws UnreadableDocumentException {
    if (document.syntax() == Document.Syntax.YAML) {
      return document;
    }
    // What is worth a warning was told by the first reading.
    Problems told = new Problems(RuleLevels.DEFAULT);
    try {
      return DocumentReader.read(document.file(), bytes, Document.Syntax.YAML, told);
    } catch (UnreadableDocumentException e) {
      throw new UnreadableDocumentException(
          e.position(),
          e.getMessage(),
          "the consumer reads JSON as YAML too: write characters themselves instead of escapes");
    }
  }
}
