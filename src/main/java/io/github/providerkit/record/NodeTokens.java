package io.github.providerkit.record;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import io.github.providerkit.manifest.Node;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/**
 * Hands the nodes of a JSON document to Jackson, so that the text is read by the one reader that
 * knows what Go takes. Does not recurse.
 */
final class NodeTokens {
  private final TokenBuffer tokens;
  private final Deque<Iterator<?>> open = new ArrayDeque<>();

  private NodeTokens(ObjectMapper mapper) {
    this.tokens = new TokenBuffer(mapper, false);
  }

  /** A parser over the nodes. */
  static JsonParser parser(Node root, ObjectMapper mapper) throws IOException {
    NodeTokens nodes = new NodeTokens(mapper);
    nodes.start(root);
    while (!nodes.open.isEmpty()) {
      nodes.step();
    }
    return nodes.tokens.asParser(mapper);
  }

  private void step() throws IOException {
    Iterator<?> rest = open.peek();
    if (!rest.hasNext()) {
      open.pop();
      if (tokens.getOutputContext().inObject()) {
        tokens.writeEndObject();
      } else {
        tokens.writeEndArray();
      }
      return;
    }
    Object next = rest.next();
    if (next instanceof Node.Entry entry) {
      tokens.writeFieldName(((Node.Scalar) entry.key()).value());
      start(entry.value());
    } else {
      start((Node) next);
    }
  }

  private void start(Node node) throws IOException {
    if (node instanceof Node.Mapping mapping) {
      tokens.writeStartObject();
      open.push(mapping.entries().iterator());
    } else if (node instanceof Node.Sequence sequence) {
      tokens.writeStartArray();
      open.push(sequence.items().iterator());
    } else {
      scalar((Node.Scalar) node);
    }
  }

  private void scalar(Node.Scalar scalar) throws IOException {
    if (scalar.style() != Node.Style.PLAIN) {
      tokens.writeString(scalar.value());
      return;
    }
    switch (scalar.value()) {
      case "null" -> tokens.writeNull();
      case "true" -> tokens.writeBoolean(true);
      case "false" -> tokens.writeBoolean(false);
      default -> number(new BigDecimal(scalar.value()));
    }
  }

  private void number(BigDecimal number) throws IOException {
    try {
      tokens.writeNumber(number.longValueExact());
    } catch (ArithmeticException e) {
      tokens.writeNumber(number.doubleValue());
    }
  }
}
