package io.github.providerkit.manifest.read;

import io.github.providerkit.manifest.Document;
import io.github.providerkit.manifest.Position;
import io.github.providerkit.manifest.Problems;
import io.github.providerkit.manifest.UnreadableDocumentException;
import io.github.providerkit.manifest.yaml.Event;
import io.github.providerkit.manifest.yaml.YamlParser;

/**
 * Reads the first document of a YAML text as Go's yaml.v3 does ({@code
 * docs/spec/gestalt-manifest.md} section 2.1).
 */
final class YamlReader {
  private final String file;
  private final byte[] bytes;
  private final Problems problems;

  YamlReader(String file, byte[] bytes, Problems problems) {
    this.file = file;
    this.bytes = bytes;
    this.problems = problems;
  }

  Document read() throws UnreadableDocumentException {
    String text = YamlText.decode(bytes);
    YamlParser parser = new YamlParser(text);
    if (parser.next().kind() != Event.Kind.DOCUMENT_START) {
      throw new UnreadableDocumentException(
          Position.START, "expected a document, found a file without any content", null);
    }
    YamlNodes nodes = new YamlNodes();
    while (nodes.root() == null) {
      nodes.add(parser.next());
    }
    // The consumer's scanner has looked two tokens ahead by now; what it found wrong is an error.
    parser.next();
    warnAboutFurtherDocuments(parser);
    return new Document(file, Document.Syntax.YAML, text, nodes.root());
  }

  private void warnAboutFurtherDocuments(YamlParser parser) {
    Position further;
    try {
      Event next = parser.next();
      if (next.kind() == Event.Kind.STREAM_END) {
        return;
      }
      further = next.position();
    } catch (UnreadableDocumentException e) {
      further = e.position();
    }
    problems.add(
        DocumentRules.TRAILING_CONTENT,
        file,
        "",
        further,
        "expected one document, found more behind it; the consumer reads the first and ignores the"
            + " rest",
        "keep one document a file");
  }
}
