package io.github.providerkit.format.gestalt.openapi;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.providerkit.format.gestalt.catalog.OpenApi;
import io.github.providerkit.format.gestalt.openapi.DanglingReferences.Dangling;
import io.github.providerkit.format.gestalt.rules.GestaltRules;
import io.github.providerkit.format.grammar.GoText;
import io.github.providerkit.manifest.Document;
import io.github.providerkit.manifest.Document.Syntax;
import io.github.providerkit.manifest.Node;
import io.github.providerkit.manifest.Position;
import io.github.providerkit.manifest.Problem;
import io.github.providerkit.manifest.Problems;
import io.github.providerkit.manifest.RuleLevels;
import io.github.providerkit.manifest.Severity;
import io.github.providerkit.manifest.UnreadableDocumentException;
import io.github.providerkit.manifest.read.DocumentReader;
import io.github.providerkit.manifest.read.DocumentRules;
import io.github.providerkit.manifest.shape.Binder;
import io.github.providerkit.manifest.shape.Shape;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads an OpenAPI document as the consumer does when it releases or deploys a plugin ({@code
 * docs/spec/gestalt-manifest.md} section 10.3): it has to be well-formed, of version 3 or later,
 * and its schemas must not refer to what is not in it. Beyond that nearly everything passes.
 */
public final class OpenApiReader {
  private final String file;
  private final Problems problems;

  private OpenApiReader(String file, Problems problems) {
    this.file = file;
    this.problems = problems;
  }

  /**
   * Reads a document. Nothing that it refers to is fetched.
   *
   * @param file name to show in problems; does not decide between YAML and JSON
   * @param bytes the whole file
   * @param problems receives what the consumer cannot read, and what it leaves out in silence
   * @return its operations; empty when the consumer refuses it
   */
  public static Optional<OpenApi> read(String file, byte[] bytes, Problems problems) {
    return new OpenApiReader(file, problems).read(bytes);
  }

  private Optional<OpenApi> read(byte[] bytes) {
    Optional<Node> root = wellFormed(bytes);
    if (root.isEmpty() || !hasVersion(root.get())) {
      return Optional.empty();
    }
    OpenApiReferences references = new OpenApiReferences(root.get());
    List<Dangling> dangling = DanglingReferences.of(root.get(), references);
    for (Dangling reference : dangling) {
      refuse(
          problems.isFull(GestaltRules.OPENAPI_DOCUMENT, file) ? "" : reference.path().toString(),
          reference.where().position(),
          "expected a reference to something in this document, found \""
              + Nodes.text(reference.where())
              + "\"",
          Nodes.text(reference.where()).startsWith("#")
              ? null
              : "the consumer follows no references to other files; put all of it into one"
                  + " document");
    }
    Optional<OpenApi> operations = new OpenApiOperations(file, references, problems).of(root.get());
    return dangling.isEmpty() ? operations : Optional.empty();
  }

  private Optional<Node> wellFormed(byte[] bytes) {
    String text = GoText.trim(new String(bytes, UTF_8));
    boolean json = text.startsWith("{") && text.endsWith("}");
    Problems found = new Problems(RuleLevels.DEFAULT);
    try {
      Document document = DocumentReader.read(file, bytes, json ? Syntax.JSON : Syntax.YAML, found);
      if (json && text.indexOf('\uFFFD') >= 0 && !isUtf8(bytes)) {
        refuse("", Position.START, "expected text in UTF-8, found bytes that are none", null);
        return Optional.empty();
      }
      Binder.bind(document, Shape.Leaf.ANYTHING, found, Map.of());
      return forward(found, json) ? Optional.empty() : Optional.of(document.root());
    } catch (UnreadableDocumentException e) {
      refuse("", e.position(), e.getMessage(), e.hint());
      return Optional.empty();
    }
  }

  private static boolean isUtf8(byte[] bytes) {
    try {
      UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  /** Passes errors on under this document's rule; JSON with more text behind it is one, too. */
  private boolean forward(Problems found, boolean json) {
    List<Problem> errors =
        found.sorted().stream()
            .filter(
                problem ->
                    problem.severity() == Severity.ERROR
                        || (json && problem.code().equals(DocumentRules.TRAILING_CONTENT.code())))
            .toList();
    errors.forEach(e -> refuse(e.path(), e.position(), e.message(), e.hint()));
    return !errors.isEmpty();
  }

  private boolean hasVersion(Node root) {
    Optional<Node> swagger = Nodes.besideWord(root, "swagger");
    if (swagger.isPresent()) {
      return refuse(
          "swagger",
          swagger.get().position(),
          "expected an OpenAPI document of version 3, found a Swagger document",
          "convert it to OpenAPI 3");
    }
    Optional<Node> version = Nodes.besideWord(root, "openapi");
    String text = version.map(node -> GoText.trim(Nodes.text(node))).orElse("");
    if (text.isEmpty() || text.charAt(0) < '3') {
      return refuse(
          "openapi",
          version.map(Node::position).orElse(root.position()),
          "expected the version of an OpenAPI document, 3.0.0 or later, found "
              + (text.isEmpty() ? "nothing" : "\"" + text + "\""),
          "begin the document with openapi: 3.0.3");
    }
    return true;
  }

  private boolean refuse(String path, Position position, String message, @Nullable String hint) {
    problems.add(GestaltRules.OPENAPI_DOCUMENT, file, path, position, message, hint);
    return false;
  }
}
