package io.github.providerkit.manifest.yaml;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.providerkit.manifest.UnreadableDocumentException;
import io.github.providerkit.manifest.yaml.Token.Kind;
import java.io.ByteArrayOutputStream;

/** Reads anchors, aliases, tags and directives. */
final class Tags {
  /** Signs that may end a name without a blank. */
  private static final String BEHIND_NAMES = "?:,]}%@`";

  private static final String IN_URIS = ";/?:@&=+$,.!~*'()[]%";

  private final Cursor cursor;

  Tags(Cursor cursor) {
    this.cursor = cursor;
  }

  /** Reads {@code &name} or {@code *name}. */
  Token name(Kind kind) throws UnreadableDocumentException {
    Token start = start(kind);
    cursor.skip();
    int from = cursor.index();
    skipName();
    String name = cursor.between(from, cursor.index());
    if (name.isEmpty() || (!cursor.atBlankOrEnd() && BEHIND_NAMES.indexOf(cursor.here()) < 0)) {
      throw cursor.refusal(
          "expected the name of an anchor, of letters, digits, _ and -, found " + cursor.found(),
          "a text that begins with & or * needs quotes");
    }
    return token(start, name, "");
  }

  private void skipName() {
    while (Cursor.isNameCharacter(cursor.here())) {
      cursor.skip();
    }
  }

  /** Reads a tag: a handle, which is empty for one that is written in full, and the rest. */
  Token tag() throws UnreadableDocumentException {
    Token start = start(Kind.TAG);
    String handle = "";
    String rest;
    if (cursor.ahead(1) == '<') {
      cursor.skip(2);
      rest = uri();
      if (cursor.here() != '>') {
        throw cursor.refusal("expected > at the end of the tag, found " + cursor.found(), null);
      }
      cursor.skip();
    } else {
      handle = handle();
      if (handle.length() > 1 && handle.endsWith("!")) {
        rest = uri();
      } else {
        rest = handle.substring(1) + uriOrNothing();
        handle = rest.isEmpty() ? "" : "!";
        rest = rest.isEmpty() ? "!" : rest;
      }
    }
    if (!cursor.atBlankOrEnd()) {
      throw cursor.refusal(
          "expected a blank behind the tag, found " + cursor.found(),
          "a text that begins with ! needs quotes");
    }
    return token(start, handle, rest);
  }

  private String handle() {
    int from = cursor.index();
    cursor.skip();
    skipName();
    if (cursor.here() == '!') {
      cursor.skip();
    }
    return cursor.between(from, cursor.index());
  }

  private String uri() throws UnreadableDocumentException {
    String uri = uriOrNothing();
    if (uri.isEmpty()) {
      throw cursor.refusal("expected a tag, found " + cursor.found(), null);
    }
    return uri;
  }

  private String uriOrNothing() throws UnreadableDocumentException {
    StringBuilder uri = new StringBuilder();
    int from = cursor.index();
    while (Cursor.isNameCharacter(cursor.here()) || IN_URIS.indexOf(cursor.here()) >= 0) {
      if (cursor.here() == '%') {
        cursor.append(from, cursor.index(), uri);
        uri.append(escaped());
        from = cursor.index();
      } else {
        cursor.skip();
      }
    }
    cursor.append(from, cursor.index(), uri);
    return uri.toString();
  }

  /** One character, written as the octets of its UTF-8. */
  private String escaped() throws UnreadableDocumentException {
    ByteArrayOutputStream octets = new ByteArrayOutputStream();
    int first = octet();
    int length = length(first);
    octets.write(first);
    for (int i = 1; i < length; i++) {
      int next = octet();
      if ((next & 0xC0) != 0x80) {
        throw noUtf8();
      }
      octets.write(next);
    }
    return octets.toString(UTF_8);
  }

  private int octet() throws UnreadableDocumentException {
    int high = cursor.here() == '%' ? Escapes.digit(cursor.ahead(1)) : -1;
    int low = Escapes.digit(cursor.ahead(2));
    if (high < 0 || low < 0) {
      throw cursor.refusal("expected % and two hexadecimal digits in the tag", null);
    }
    cursor.skip(3);
    return high << 4 | low;
  }

  private int length(int first) throws UnreadableDocumentException {
    if (first < 0x80) {
      return 1;
    }
    if ((first & 0xE0) == 0xC0) {
      return 2;
    }
    if ((first & 0xF0) == 0xE0) {
      return 3;
    }
    if ((first & 0xF8) == 0xF0) {
      return 4;
    }
    throw noUtf8();
  }

  private UnreadableDocumentException noUtf8() {
    return cursor.refusal("expected the octets of UTF-8 in the tag, found others", null);
  }

  /** Reads a line that begins with {@code %}. */
  Token directive() throws UnreadableDocumentException {
    Token start = start(Kind.VERSION_DIRECTIVE);
    cursor.skip();
    int from = cursor.index();
    skipName();
    String name = cursor.between(from, cursor.index());
    Token token;
    if (name.equals("YAML") && cursor.atBlankOrEnd()) {
      token = version(start);
    } else if (name.equals("TAG") && cursor.atBlankOrEnd()) {
      token = prefix(start);
    } else {
      throw refusedDirective(start);
    }
    cursor.skipBlanks();
    if (cursor.here() == '#') {
      cursor.skipToBreak();
    }
    if (!cursor.atBreakOrEnd()) {
      throw refusedDirective(start);
    }
    if (!cursor.atEnd()) {
      cursor.skipBreak();
    }
    return token;
  }

  private Token version(Token start) throws UnreadableDocumentException {
    cursor.skipBlanks();
    int major = number(start);
    if (cursor.here() != '.') {
      throw refusedDirective(start);
    }
    cursor.skip();
    int minor = number(start);
    return token(start, major + "." + minor, "");
  }

  private int number(Token start) throws UnreadableDocumentException {
    int from = cursor.index();
    int number = 0;
    while (cursor.here() >= '0' && cursor.here() <= '9' && cursor.index() - from < 3) {
      number = number * 10 + cursor.here() - '0';
      cursor.skip();
    }
    int digits = cursor.index() - from;
    if (digits < 1 || digits > 2) {
      throw refusedDirective(start);
    }
    return number;
  }

  private Token prefix(Token start) throws UnreadableDocumentException {
    cursor.skipBlanks();
    String handle = cursor.here() == '!' ? handle() : "";
    boolean whole = handle.equals("!") || (handle.length() > 1 && handle.endsWith("!"));
    if (!whole || !cursor.atBlank()) {
      throw refusedDirective(start);
    }
    cursor.skipBlanks();
    String prefix = uri();
    if (!cursor.atBlankOrEnd()) {
      throw refusedDirective(start);
    }
    Token token = token(start, handle, prefix);
    return new Token(
        Kind.TAG_DIRECTIVE,
        token.line(),
        token.column(),
        token.start(),
        token.end(),
        handle,
        prefix,
        null);
  }

  private UnreadableDocumentException refusedDirective(Token start) {
    cursor.skipToBreak();
    return refusedDirective(start, cursor.between(start.start(), cursor.index()));
  }

  static UnreadableDocumentException refusedDirective(Token start, String line) {
    return new UnreadableDocumentException(
        start.position(),
        "expected a %YAML 1.1 or %TAG directive, found \"" + line.strip() + "\"",
        "a text that begins with % has to be indented or in quotes");
  }

  private Token start(Kind kind) {
    int index = cursor.index();
    return new Token(kind, cursor.line(), cursor.column() + 1, index, index, "", "", null);
  }

  private Token token(Token start, String text, String suffix) {
    return new Token(
        start.kind(),
        start.line(),
        start.column(),
        start.start(),
        cursor.index(),
        text,
        suffix,
        null);
  }
}
