package io.github.providerkit.manifest.read;

import io.github.providerkit.manifest.Document;
import io.github.providerkit.manifest.Problems;
import io.github.providerkit.manifest.UnreadableDocumentException;

/**
 * Reads the first JSON value or YAML document of a file, as strictly or as leniently as the
 * consumer's own parser does ({@code docs/spec/gestalt-manifest.md} section 2), and remembers where
 * everything stands.
 */
public final class DocumentReader {
  /** Deepest nesting that is read; the consumer's parsers stop there too. */
  public static final int MAX_DEPTH = 10_000;

  private DocumentReader() {}

  /**
   * Reads a document.
   *
   * @param file name to show in problems
   * @param bytes the whole file
   * @param syntax how to read it
   * @param problems receives what the consumer passes over in silence, such as a second document
   * @return the document, or one problem as an exception
   * @throws UnreadableDocumentException if the text is not well-formed
   */
  public static Document read(String file, byte[] bytes, Document.Syntax syntax, Problems problems)
      throws UnreadableDocumentException {
    return LastDefence.document(
        () ->
            switch (syntax) {
              case JSON -> new JsonReader(file, bytes, problems).read();
              case YAML -> new YamlReader(file, bytes, problems).read();
            });
  }
}
