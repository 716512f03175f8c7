package io.github.providerkit.manifest.yaml;

import io.github.providerkit.manifest.UnreadableDocumentException;
import io.github.providerkit.manifest.yaml.Token.Kind;
import io.github.providerkit.manifest.yaml.YamlParser.State;
import java.util.ArrayList;
import java.util.List;

/** Lists and maps that are held together by brackets and braces. */
final class FlowCollections {
  private final YamlParser parser;
  private final Scanner scanner;
  private final List<Token> openings = new ArrayList<>();

  FlowCollections(YamlParser parser, Scanner scanner) {
    this.parser = parser;
    this.scanner = scanner;
  }

  /** An element of a list, a pair that is one, or the end of the list. */
  Event entry(boolean first) throws UnreadableDocumentException {
    Token token = next(first, Kind.FLOW_SEQUENCE_END, "a comma, or the closing ]");
    if (token.kind() == Kind.KEY) {
      scanner.take();
      parser.go(State.PAIR_KEY);
      return new Event(
          Event.Kind.MAPPING_START,
          token.line(),
          token.column(),
          token.start(),
          token.end(),
          null,
          null,
          null,
          null,
          true);
    }
    if (token.kind() != Kind.FLOW_SEQUENCE_END) {
      parser.push(State.FLOW_SEQUENCE);
      return parser.node(false, false);
    }
    return close(Event.Kind.SEQUENCE_END, token);
  }

  /** The first token of what comes next in a collection, behind the comma. */
  private Token next(boolean first, Kind end, String expected) throws UnreadableDocumentException {
    if (first) {
      openings.add(scanner.peek());
      scanner.take();
    }
    Token token = scanner.peek();
    if (first || token.kind() == end) {
      return token;
    }
    if (token.kind() != Kind.FLOW_ENTRY) {
      throw Unexpected.token(token, expected, openings.get(openings.size() - 1));
    }
    scanner.take();
    return scanner.peek();
  }

  private Event close(Event.Kind kind, Token token) {
    scanner.take();
    parser.pop();
    openings.remove(openings.size() - 1);
    return YamlParser.event(kind, token);
  }

  /** The key of a pair in a list. */
  Event pairKey() throws UnreadableDocumentException {
    Token token = scanner.peek();
    if (!endsIn(token, Kind.VALUE, Kind.FLOW_SEQUENCE_END)) {
      parser.push(State.PAIR_VALUE);
      return parser.node(false, false);
    }
    // As the consumer has it: what ends a pair without a key is passed over.
    scanner.take();
    parser.go(State.PAIR_VALUE);
    return YamlParser.empty(token, true);
  }

  /** The value of a pair in a list. */
  Event pairValue() throws UnreadableDocumentException {
    return valueOf(scanner.peek(), Kind.FLOW_SEQUENCE_END, State.PAIR_END);
  }

  /** The end of a pair in a list. */
  Event pairEnd() throws UnreadableDocumentException {
    Token token = scanner.peek();
    parser.go(State.FLOW_SEQUENCE);
    return new Event(
        Event.Kind.MAPPING_END,
        token.line(),
        token.column(),
        token.start(),
        token.start(),
        null,
        null,
        null,
        null,
        false);
  }

  /** A key of a map, or its end. */
  Event key(boolean first) throws UnreadableDocumentException {
    Token token = next(first, Kind.FLOW_MAPPING_END, "a comma, or the closing }");
    if (token.kind() == Kind.KEY) {
      scanner.take();
      token = scanner.peek();
      if (!endsIn(token, Kind.VALUE, Kind.FLOW_MAPPING_END)) {
        parser.push(State.FLOW_MAPPING_VALUE);
        return parser.node(false, false);
      }
      parser.go(State.FLOW_MAPPING_VALUE);
      return YamlParser.empty(token, false);
    }
    if (token.kind() != Kind.FLOW_MAPPING_END) {
      parser.push(State.FLOW_MAPPING_NO_VALUE);
      return parser.node(false, false);
    }
    return close(Event.Kind.MAPPING_END, token);
  }

  /** The value of a key; nothing for a key without a colon. */
  Event value(boolean nothing) throws UnreadableDocumentException {
    Token token = scanner.peek();
    if (nothing) {
      parser.go(State.FLOW_MAPPING_KEY);
      return YamlParser.empty(token, false);
    }
    return valueOf(token, Kind.FLOW_MAPPING_END, State.FLOW_MAPPING_KEY);
  }

  private Event valueOf(Token token, Kind end, State next) throws UnreadableDocumentException {
    boolean colon = token.kind() == Kind.VALUE;
    if (colon) {
      scanner.take();
      if (!endsIn(scanner.peek(), end, end)) {
        parser.push(next);
        return parser.node(false, false);
      }
    }
    parser.go(next);
    return YamlParser.empty(token, colon);
  }

  private static boolean endsIn(Token token, Kind one, Kind other) {
    return token.kind() == Kind.FLOW_ENTRY || token.kind() == one || token.kind() == other;
  }
}
