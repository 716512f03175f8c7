package io.github.providerkit.manifest.yaml;

import io.github.providerkit.manifest.UnreadableDocumentException;
import io.github.providerkit.manifest.yaml.YamlParser.State;
import java.util.ArrayList;
import java.util.List;

/** Lists and maps that are held together by their indentation. */
final class BlockCollections {
  private final YamlParser parser;
  private final Scanner scanner;
  private final List<Token> openings = new ArrayList<>();

  BlockCollections(YamlParser parser, Scanner scanner) {
    this.parser = parser;
    this.scanner = scanner;
  }

  private void open() throws UnreadableDocumentException {
    openings.add(scanner.peek());
    scanner.take();
  }

  private Token close() {
    scanner.take();
    parser.pop();
    return openings.remove(openings.size() - 1);
  }

  /** An element of a list, or its end. */
  Event entry(boolean first) throws UnreadableDocumentException {
    if (first) {
      open();
    }
    Token token = scanner.peek();
    if (token.kind() == Token.Kind.BLOCK_ENTRY) {
      scanner.take();
      Token.Kind next = scanner.peek().kind();
      if (next != Token.Kind.BLOCK_ENTRY && next != Token.Kind.BLOCK_END) {
        parser.push(State.SEQUENCE);
        return parser.node(true, false);
      }
      parser.go(State.SEQUENCE);
      return YamlParser.empty(token, true);
    }
    if (token.kind() == Token.Kind.BLOCK_END) {
      close();
      return YamlParser.event(Event.Kind.SEQUENCE_END, token);
    }
    throw Unexpected.inList(token, last());
  }

  /** An element of a list whose dashes stand below the key, or its end. */
  Event indentlessEntry() throws UnreadableDocumentException {
    Token token = scanner.peek();
    if (token.kind() != Token.Kind.BLOCK_ENTRY) {
      parser.pop();
      return YamlParser.event(Event.Kind.SEQUENCE_END, token);
    }
    scanner.take();
    if (scanner.peek().kind() != Token.Kind.BLOCK_ENTRY && !endsEntry()) {
      parser.push(State.INDENTLESS);
      return parser.node(true, false);
    }
    parser.go(State.INDENTLESS);
    return YamlParser.empty(token, true);
  }

  private boolean endsEntry() throws UnreadableDocumentException {
    Token.Kind next = scanner.peek().kind();
    return next == Token.Kind.KEY || next == Token.Kind.VALUE || next == Token.Kind.BLOCK_END;
  }

  /** A key of a map, or its end. */
  Event key(boolean first) throws UnreadableDocumentException {
    if (first) {
      open();
    }
    Token token = scanner.peek();
    if (token.kind() == Token.Kind.KEY) {
      scanner.take();
      return nodeOrNothing(token, State.MAPPING_VALUE);
    }
    if (token.kind() == Token.Kind.BLOCK_END) {
      close();
      return YamlParser.event(Event.Kind.MAPPING_END, token);
    }
    throw Unexpected.token(token, "another key, or the end of the map", last());
  }

  /** The value of a key. */
  Event value() throws UnreadableDocumentException {
    Token token = scanner.peek();
    if (token.kind() == Token.Kind.VALUE) {
      scanner.take();
      return nodeOrNothing(token, State.MAPPING_KEY);
    }
    parser.go(State.MAPPING_KEY);
    return YamlParser.empty(token, false);
  }

  private Event nodeOrNothing(Token indicator, State next) throws UnreadableDocumentException {
    if (!endsEntry()) {
      parser.push(next);
      return parser.node(true, true);
    }
    parser.go(next);
    return YamlParser.empty(indicator, true);
  }

  private Token last() {
    return openings.get(openings.size() - 1);
  }
}
