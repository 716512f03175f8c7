package io.github.providerkit.manifest.read;

import io.github.providerkit.manifest.Document;
import io.github.providerkit.manifest.Node;
import io.github.providerkit.manifest.Problem;
import io.github.providerkit.manifest.Problems;
import io.github.providerkit.manifest.RuleLevels;
import io.github.providerkit.manifest.UnreadableDocumentException;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads JSON objects as plain data without positions. */
public final class JsonData {
  /** Longer than any whole number of 64 bits, with an exponent or zeros behind its point. */
  private static final int LONGEST_WHOLE = 100;

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
      return LastDefence.document(() -> map(mapping));
    }
    throw new UnreadableDocumentException(
        document.root().position(), "expected an object, found another value", null);
  }

  /** A list or map, and the data that it is to become. */
  private record Open(Node node, Object data) {}

  private static Map<String, Object> map(Node.Mapping root) {
    Map<String, Object> data = new LinkedHashMap<>();
    Deque<Open> open = new ArrayDeque<>();
    open.push(new Open(root, data));
    while (!open.isEmpty()) {
      fill(open.pop(), open);
    }
    return data;
  }

  @SuppressWarnings("unchecked") // The data of lists and maps is what begin() made.
  private static void fill(Open collection, Deque<Open> open) {
    if (collection.node() instanceof Node.Sequence sequence) {
      List<Object> items = (List<Object>) collection.data();
      sequence.items().forEach(item -> items.add(begin(item, open)));
    } else if (collection.node() instanceof Node.Mapping mapping) {
      Map<String, Object> entries = (Map<String, Object>) collection.data();
      for (Node.Entry entry : mapping.entries()) {
        entries.put(((Node.Scalar) entry.key()).value(), begin(entry.value(), open));
      }
    }
  }

  private static @Nullable Object begin(Node node, Deque<Open> open) {
    if (node instanceof Node.Scalar scalar) {
      return scalar.style() == Node.Style.PLAIN ? literal(scalar.value()) : scalar.value();
    }
    Object data = node instanceof Node.Sequence ? new ArrayList<>() : new LinkedHashMap<>();
    open.push(new Open(node, data));
    return data;
  }

  private static @Nullable Object literal(String text) {
    return switch (text) {
      case "null" -> null;
      case "true" -> true;
      case "false" -> false;
      default -> number(text);
    };
  }

  private static Object number(String text) {
    if (text.length() <= LONGEST_WHOLE) {
      try {
        return new BigDecimal(text).longValueExact();
      } catch (ArithmeticException | NumberFormatException e) {
        // Not whole or too large, or an exponent that is: a double like all others.
      }
    }
    return Double.parseDouble(text);
  }
}
