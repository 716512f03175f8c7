package io.github.providerkit.manifest.edit;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.providerkit.manifest.Document;
import io.github.providerkit.manifest.Problems;
import io.github.providerkit.manifest.RuleLevels;
import io.github.providerkit.manifest.UnreadableDocumentException;
import io.github.providerkit.manifest.read.DocumentReader;
import java.util.Optional;

/**
 * Brings a YAML text into a form that every loader takes before anything is edited: tabs between
 * tokens become spaces, CR and NEL become LF, lines within brackets or quotes are indented deeply
 * enough, whatever follows the first document goes, and the last line gets a line break.
 */
final class TidyYaml {
  private final Document document;
  private final TextLines lines;

  private TidyYaml(Document document) {
    this.document = document;
    this.lines = new TextLines(document.text());
  }

  /**
   * The tidy document; empty when it breaks lines in a way that loaders of YAML 1.1 and 1.2
   * disagree upon.
   */
  static Optional<Document> of(Document document) {
    if (hasOddBreaks(document.text())) {
      return Optional.empty();
    }
    return withCommonBreaks(document).flatMap(d -> read(d, new TidyYaml(d).tidy()));
  }

  /**
   * Whether a text has characters that break lines in YAML 1.1 only and count as text at the same
   * time.
   */
  static boolean hasOddBreaks(String text) {
    return text.chars().anyMatch(c -> c == 0x2028 || c == 0x2029);
  }

  private static Optional<Document> withCommonBreaks(Document document) {
    return read(document, withCommonBreaks(document.text()));
  }

  /** The text with CR and NEL turned into LF. */
  static String withCommonBreaks(String text) {
    return text.replaceAll("\r(?!\n)|\u0085", "\n");
  }

  private static Optional<Document> read(Document document, String text) {
    if (text.equals(document.text())) {
      return Optional.of(document);
    }
    try {
      Problems ignored = new Problems(RuleLevels.DEFAULT);
      byte[] bytes = text.getBytes(UTF_8);
      return Optional.of(
          DocumentReader.read(document.file(), bytes, Document.Syntax.YAML, ignored));
    } catch (UnreadableDocumentException e) {
      return Optional.empty();
    }
  }

  private String tidy() {
    String spaced = SeparatorTabs.replacedIn(document);
    String text =
        new ContinuationLines(lines).indentedIn(document.root(), spaced.substring(0, end()));
    return text.endsWith("\n") ? text : text + lines.lineBreak();
  }

  /** Where the first document ends: an end marker stays if it is the last thing in the file. */
  private int end() {
    int root = document.root().span().end();
    int line = lines.start(root) == root ? root : lines.next(root);
    while (line < document.text().length()) {
      String rest = lines.rest(line);
      if (rest.matches("(---|\\.\\.\\.)([ \\t].*)?")) {
        return rest.startsWith("...") && nothingFollows(line) ? document.text().length() : line;
      }
      line = lines.next(line);
    }
    return line;
  }

  private boolean nothingFollows(int marker) {
    int line = lines.next(marker);
    while (line < document.text().length() && (lines.isBlank(line) || lines.isComment(line))) {
      line = lines.next(line);
    }
    return line == document.text().length();
  }
}
