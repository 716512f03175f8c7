package io.github.providerkit.manifest.yaml;

import io.github.providerkit.manifest.Node.Style;
import io.github.providerkit.manifest.UnreadableDocumentException;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the events of a YAML text ({@code docs/spec/gestalt-manifest.md} section 2.1), as tolerant
 * and as strict as Go's yaml.v3. Works without recursion, in time and memory that grow with the
 * text alone.
 */
public final class YamlParser {
  /** What comes next; a state that holds a node returns to the one below it on the stack. */
  enum State {
    FIRST_DOCUMENT,
    DOCUMENT,
    CONTENT,
    DOCUMENT_END,
    NODE,
    SEQUENCE_FIRST,
    SEQUENCE,
    INDENTLESS,
    MAPPING_FIRST,
    MAPPING_KEY,
    MAPPING_VALUE,
    FLOW_SEQUENCE_FIRST,
    FLOW_SEQUENCE,
    PAIR_KEY,
    PAIR_VALUE,
    PAIR_END,
    FLOW_MAPPING_FIRST,
    FLOW_MAPPING_KEY,
    FLOW_MAPPING_VALUE,
    FLOW_MAPPING_NO_VALUE
  }

  private final Scanner scanner;
  private final Directives directives;
  private final BlockCollections blocks;
  private final FlowCollections flows;
  private final List<State> states = new ArrayList<>();
  private State state = State.FIRST_DOCUMENT;

  /**
   * Begins at the start of a text.
   *
   * @param text without byte order mark and control characters
   */
  public YamlParser(String text) {
    this.scanner = new Scanner(text);
    this.directives = new Directives(text, scanner);
    this.blocks = new BlockCollections(this, scanner);
    this.flows = new FlowCollections(this, scanner);
  }

  /**
   * The next event; behind the end of the text there is none, and nothing may be asked for.
   *
   * @throws UnreadableDocumentException if the text is no YAML; then there are no further events
   */
  public Event next() throws UnreadableDocumentException {
    return switch (state) {
      case FIRST_DOCUMENT -> documentStart(true);
      case DOCUMENT -> documentStart(false);
      case CONTENT -> content();
      case DOCUMENT_END -> documentEnd();
      case NODE -> node(true, false);
      case SEQUENCE_FIRST -> blocks.entry(true);
      case SEQUENCE -> blocks.entry(false);
      case INDENTLESS -> blocks.indentlessEntry();
      case MAPPING_FIRST -> blocks.key(true);
      case MAPPING_KEY -> blocks.key(false);
      case MAPPING_VALUE -> blocks.value();
      case FLOW_SEQUENCE_FIRST -> flows.entry(true);
      case FLOW_SEQUENCE -> flows.entry(false);
      case PAIR_KEY -> flows.pairKey();
      case PAIR_VALUE -> flows.pairValue();
      case PAIR_END -> flows.pairEnd();
      case FLOW_MAPPING_FIRST -> flows.key(true);
      case FLOW_MAPPING_KEY -> flows.key(false);
      case FLOW_MAPPING_VALUE -> flows.value(false);
      case FLOW_MAPPING_NO_VALUE -> flows.value(true);
    };
  }

  private Event documentStart(boolean first) throws UnreadableDocumentException {
    Token token = scanner.peek();
    while (!first && token.kind() == Token.Kind.DOCUMENT_END) {
      scanner.take();
      token = scanner.peek();
    }
    if (token.kind() == Token.Kind.STREAM_END) {
      return event(Event.Kind.STREAM_END, token);
    }
    boolean explicit = directives.read() || token.kind() == Token.Kind.DOCUMENT_START;
    push(State.DOCUMENT_END);
    state = State.NODE;
    if (explicit || !first) {
      Token marker = scanner.peek();
      if (marker.kind() != Token.Kind.DOCUMENT_START) {
        throw new UnreadableDocumentException(
            marker.position(),
            explicit
                ? "expected --- behind a directive, found text"
                : "expected --- before another document, found text",
            null);
      }
      scanner.take();
      state = State.CONTENT;
    }
    return event(Event.Kind.DOCUMENT_START, token);
  }

  private Event content() throws UnreadableDocumentException {
    Token token = scanner.peek();
    return switch (token.kind()) {
      case VERSION_DIRECTIVE, TAG_DIRECTIVE, DOCUMENT_START, DOCUMENT_END, STREAM_END -> {
        pop();
        yield empty(token, false);
      }
      default -> node(true, false);
    };
  }

  private Event documentEnd() throws UnreadableDocumentException {
    Token token = scanner.peek();
    if (token.kind() == Token.Kind.DOCUMENT_END) {
      scanner.take();
    }
    directives.forget();
    state = State.DOCUMENT;
    return event(Event.Kind.DOCUMENT_END, token);
  }

  /**
   * A node.
   *
   * @param block whether it may be a block collection
   * @param indentless whether it may be a list whose dashes stand below the key
   */
  Event node(boolean block, boolean indentless) throws UnreadableDocumentException {
    Token token = scanner.peek();
    if (token.kind() == Token.Kind.ALIAS) {
      scanner.take();
      pop();
      return new Event(
          Event.Kind.ALIAS,
          token.line(),
          token.column(),
          token.start(),
          token.end(),
          token.text(),
          null,
          null,
          null,
          false);
    }
    Properties properties = Properties.read(scanner, directives);
    token = scanner.peek();
    if (indentless && token.kind() == Token.Kind.BLOCK_ENTRY) {
      return opened(Event.Kind.SEQUENCE_START, State.INDENTLESS, properties, token);
    }
    switch (token.kind()) {
      case SCALAR -> {
        scanner.take();
        pop();
        return properties.event(Event.Kind.SCALAR, token, token.text(), token.style());
      }
      case FLOW_SEQUENCE_START -> {
        return opened(Event.Kind.SEQUENCE_START, State.FLOW_SEQUENCE_FIRST, properties, token);
      }
      case FLOW_MAPPING_START -> {
        return opened(Event.Kind.MAPPING_START, State.FLOW_MAPPING_FIRST, properties, token);
      }
      case BLOCK_SEQUENCE_START -> {
        if (block) {
          return opened(Event.Kind.SEQUENCE_START, State.SEQUENCE_FIRST, properties, token);
        }
      }
      case BLOCK_MAPPING_START -> {
        if (block) {
          return opened(Event.Kind.MAPPING_START, State.MAPPING_FIRST, properties, token);
        }
      }
      default -> {
        // Nothing else begins a node.
      }
    }
    if (properties.isEmpty()) {
      throw Unexpected.token(token, "a value");
    }
    pop();
    return properties.event(Event.Kind.SCALAR, null, "", Style.PLAIN);
  }

  private Event opened(Event.Kind kind, State next, Properties properties, Token token) {
    state = next;
    return properties.event(kind, token, null, null);
  }

  /** Nothing, where a value could stand: before a token or behind it. */
  static Event empty(Token token, boolean behind) {
    int width = behind ? token.end() - token.start() : 0;
    int index = token.start() + width;
    return new Event(
        Event.Kind.SCALAR,
        token.line(),
        token.column() + width,
        index,
        index,
        null,
        null,
        "",
        Style.PLAIN,
        false);
  }

  static Event event(Event.Kind kind, Token token) {
    return new Event(
        kind,
        token.line(),
        token.column(),
        token.start(),
        token.end(),
        null,
        null,
        null,
        null,
        false);
  }

  void go(State next) {
    state = next;
  }

  /** What comes behind the node that is about to come. */
  void push(State next) {
    states.add(next);
  }

  void pop() {
    state = states.remove(states.size() - 1);
  }
}
