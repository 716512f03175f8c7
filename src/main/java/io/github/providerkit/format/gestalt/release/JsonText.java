package io.github.providerkit.format.gestalt.release;

import io.github.providerkit.manifest.Document;
import io.github.providerkit.manifest.Problems;
import io.github.providerkit.manifest.RuleLevels;
import io.github.providerkit.manifest.UnreadableDocumentException;
import io.github.providerkit.manifest.read.DocumentReader;
import io.github.providerkit.manifest.shape.Binder;
import io.github.providerkit.manifest.shape.FreeValue;
import io.github.providerkit.manifest.shape.Shape;
import java.util.Map;

/** Reads JSON objects as plain data; numbers are Long where that holds them. */
public final class JsonText {
  private JsonText() {}

  /**
   * Reads an object.
   *
   * @throws UnreadableDocumentException if the text is none, or more than one
   */
  @SuppressWarnings("unchecked") // Keys are text in JSON.
  public static Map<String, Object> read(String name, byte[] json)
      throws UnreadableDocumentException {
    Problems problems = new Problems(RuleLevels.DEFAULT);
    Document document = DocumentReader.read(name, json, Document.Syntax.JSON, problems);
    if (!problems.sorted().isEmpty()) {
      throw new UnreadableDocumentException(
          problems.sorted().get(0).position(), problems.sorted().get(0).message(), null);
    }
    Object data =
        FreeValue.throughJson(
            Binder.bind(document, Shape.Leaf.ANYTHING, problems, Map.of()).data());
    if (data instanceof Map<?, ?> map) {
      return (Map<String, Object>) map;
    }
    throw new UnreadableDocumentException(
        document.root().position(), "expected an object, found another value", null);
  }
}
