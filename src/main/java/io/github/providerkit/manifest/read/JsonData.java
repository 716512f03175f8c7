package io.github.providerkit.manifest.read;

import io.github.providerkit.manifest.DeepStack;
import io.github.providerkit.manifest.Document;
import io.github.providerkit.manifest.Node;
import io.github.providerkit.manifest.Problem;
import io.github.providerkit.manifest.Problems;
import io.github.providerkit.manifest.RuleLevels;
import io.github.providerkit.manifest.UnreadableDocumentException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads JSON objects as plain data without positions. */
public final class JsonData {
  private JsonData() {}

  /**
   * Reads an object.
   *
   * @param name name of the file in messages
   * @return maps with text keys, lists, String, Boolean, Long, Double and null; may be changed
   * @throws UnreadableDocumentException if the text is no JSON object
   */
  public static Map<String, Object> object(String name, byte[] bytes)
      throws UnreadableDocumentException {
    Problems problems = new Problems(RuleLevels.DEFAULT);
    Document document = DocumentReader.read(name, bytes, Document.Syntax.JSON, problems);
    if (!problems.sorted().isEmpty()) {
      Problem first = problems.sorted().get(0);
      throw new UnreadableDocumentException(first.position(), first.message(), first.hint());
    }
    if (document.root() instanceof Node.Mapping mapping) {
      return DeepStack.call(() -> map(mapping));
    }
    throw new UnreadableDocumentException(
        document.root().position(), "expected an object, found another value", null);
  }

  private static Map<String, Object> map(Node.Mapping mapping) {
    Map<String, Object> data = new LinkedHashMap<>();
    for (Node.Entry entry : mapping.entries()) {
      data.put(((Node.Scalar) entry.key()).value(), data(entry.value()));
    }
    return data;
  }

  private static Object data(Node node) {
    if (node instanceof Node.Mapping mapping) {
      return map(mapping);
    }
    if (node instanceof Node.Sequence sequence) {
      List<Object> items = new ArrayList<>();
      sequence.items().forEach(item -> items.add(data(item)));
      return items;
    }
    Node.Scalar scalar = (Node.Scalar) node;
    return scalar.style() == Node.Style.PLAIN ? literal(scalar.value()) : scalar.value();
  }

  private static Object literal(String text) {
    return switch (text) {
      case "null" -> null;
      case "true" -> Boolean.TRUE;
      case "false" -> Boolean.FALSE;
      default -> number(new BigDecimal(text));
    };
  }

  private static Object number(BigDecimal number) {
    try {
      return number.longValueExact();
    } catch (ArithmeticException e) {
      return number.doubleValue();
    }
  }
}
