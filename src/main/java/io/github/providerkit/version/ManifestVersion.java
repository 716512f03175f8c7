package io.github.providerkit.version;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.providerkit.files.InputFile;
import io.github.providerkit.files.SeenFiles;
import io.github.providerkit.manifest.Document;
import io.github.providerkit.manifest.Node;
import io.github.providerkit.manifest.Problems;
import io.github.providerkit.manifest.RuleLevels;
import io.github.providerkit.manifest.UnreadableDocumentException;
import io.github.providerkit.manifest.read.DocumentReader;
import io.github.providerkit.message.ProviderException;
import io.github.providerkit.version.VersionChange.Change;
import io.github.providerkit.version.VersionChange.NewText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * The version in a manifest, YAML or JSON. A version of three numbers is the same text in both,
 * with quotes and without, so that only its own characters change.
 */
final class ManifestVersion {
  private static final String FIELD = "version";

  private ManifestVersion() {}

  static NewText changed(Path file, String shownAs, SeenFiles seen, String version)
      throws ProviderException {
    Document document = read(file, shownAs, seen);
    Node.Scalar scalar =
        version(document)
            .orElseThrow(
                () ->
                    ProviderException.user(
                        shownAs + ": expected a version as text, found none",
                        "write version: " + version));
    String written = document.text().substring(scalar.span().start(), scalar.span().end());
    // An anchor or a tag stands before the text, a quote around it.
    int at = written.lastIndexOf(scalar.value());
    if (at < 0 || scalar.value().isEmpty() || scalar.value().indexOf('\n') >= 0) {
      throw ProviderException.user(
          scalar.position().in(shownAs) + ": expected a version in one line, found " + written,
          "write version: " + version);
    }
    int from = scalar.span().start() + at;
    String text =
        document.text().substring(0, from)
            + version
            + document.text().substring(from + scalar.value().length());
    return new NewText(file, text, new Change(shownAs, scalar.value(), version));
  }

  private static Optional<Node.Scalar> version(Document document) {
    if (!(document.root() instanceof Node.Mapping root)) {
      return Optional.empty();
    }
    return root.entries().stream()
        .filter(entry -> entry.key() instanceof Node.Scalar key && key.value().equals(FIELD))
        .map(Node.Entry::value)
        .filter(Node.Scalar.class::isInstance)
        .map(Node.Scalar.class::cast)
        .findFirst();
  }

  private static Document read(Path file, String shownAs, SeenFiles seen) throws ProviderException {
    try {
      Path directory = Objects.requireNonNull(file.toAbsolutePath().getParent());
      byte[] bytes = seen.readIn(directory, file);
      String name = Objects.requireNonNull(file.getFileName()).toString();
      Document document =
          DocumentReader.read(
              shownAs, bytes, Document.Syntax.of(name), new Problems(RuleLevels.DEFAULT));
      if (!new String(bytes, UTF_8).equals(document.text())) {
        throw ProviderException.user(
            shownAs + ": expected UTF-8 without a byte order mark, found another encoding", null);
      }
      return document;
    } catch (IOException e) {
      throw ProviderException.user(
          "expected a readable file at " + file + ", found " + InputFile.words(e), null);
    } catch (UnreadableDocumentException e) {
      throw ProviderException.user(e.position().in(shownAs) + ": " + e.getMessage(), e.hint());
    }
  }
}
