package io.github.providerkit.manifest.yaml;

import io.github.providerkit.manifest.Node.Style;
import io.github.providerkit.manifest.UnreadableDocumentException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Anchor and tag in front of a node.
 *
 * @param first the token that they begin with; null when there are none
 * @param end behind the last of them
 * @param anchor null for none
 * @param tag in the long form; null for none
 */
record Properties(@Nullable Token first, int end, @Nullable String anchor, @Nullable String tag) {
  private static final Properties NONE = new Properties(null, 0, null, null);

  /** Takes what stands in front of the next node. */
  static Properties read(Scanner scanner, Directives directives)
      throws UnreadableDocumentException {
    Properties properties = NONE;
    while (true) {
      Token token = scanner.peek();
      boolean anchor = token.kind() == Token.Kind.ANCHOR && properties.anchor == null;
      boolean tag = token.kind() == Token.Kind.TAG && properties.tag == null;
      if (!anchor && !tag) {
        return properties;
      }
      properties =
          new Properties(
              properties.first == null ? token : properties.first,
              token.end(),
              anchor ? token.text() : properties.anchor,
              tag ? directives.tag(token) : properties.tag);
      scanner.take();
    }
  }

  boolean isEmpty() {
    return first == null;
  }

  /**
   * The event of a node with these properties.
   *
   * @param token where the node itself stands; null for nothing
   */
  Event event(
      Event.Kind kind, @Nullable Token token, @Nullable String value, @Nullable Style style) {
    Token start = first == null ? Objects.requireNonNull(token) : first;
    boolean flow =
        token != null
            && (token.kind() == Token.Kind.FLOW_SEQUENCE_START
                || token.kind() == Token.Kind.FLOW_MAPPING_START);
    return new Event(
        kind,
        start.line(),
        start.column(),
        start.start(),
        token == null ? end : token.end(),
        anchor,
        tag,
        value,
        style,
        flow);
  }
}
