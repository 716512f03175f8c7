package io.github.providerkit.manifest.yaml;

import io.github.providerkit.manifest.UnreadableDocumentException;
import java.util.HashMap;
import java.util.Map;

/** The directives of a document: its version of YAML, and what handles of tags stand for. */
final class Directives {
  private static final Map<String, String> DEFAULTS = Map.of("!", "!", "!!", "tag:yaml.org,2002:");

  private final String text;
  private final Scanner scanner;
  private final Map<String, String> prefixes = new HashMap<>();

  Directives(String text, Scanner scanner) {
    this.text = text;
    this.scanner = scanner;
  }

  /** Takes the directives that come next; whether there are any. */
  boolean read() throws UnreadableDocumentException {
    boolean version = false;
    boolean any = false;
    while (true) {
      Token token = scanner.peek();
      if (token.kind() == Token.Kind.VERSION_DIRECTIVE) {
        if (version || !token.text().equals("1.1")) {
          throw Tags.refusedDirective(token, text.substring(token.start(), token.end()));
        }
        version = true;
      } else if (token.kind() == Token.Kind.TAG_DIRECTIVE) {
        if (prefixes.putIfAbsent(token.text(), token.suffix()) != null) {
          throw new UnreadableDocumentException(
              token.position(),
              "expected each %TAG directive once, found " + token.text() + " again",
              null);
        }
      } else {
        DEFAULTS.forEach(prefixes::putIfAbsent);
        return any;
      }
      any = true;
      scanner.take();
    }
  }

  /** Forgets them behind their document. */
  void forget() {
    prefixes.clear();
  }

  /** The long form of a tag. */
  String tag(Token tag) throws UnreadableDocumentException {
    if (tag.text().isEmpty()) {
      return tag.suffix();
    }
    String prefix = prefixes.get(tag.text());
    if (prefix == null) {
      throw Cursor.refusal(
          tag.position(),
          "expected a tag whose beginning is known, found " + tag.text(),
          "a text that begins with ! needs quotes");
    }
    return prefix + tag.suffix();
  }
}
