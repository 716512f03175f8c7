package io.github.providerkit.manifest.read;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import io.github.providerkit.manifest.Document;
import io.github.providerkit.manifest.Node;
import io.github.providerkit.manifest.Node.Entry;
import io.github.providerkit.manifest.Node.Span;
import io.github.providerkit.manifest.Node.Style;
import io.github.providerkit.manifest.Position;
import io.github.providerkit.manifest.Problems;
import io.github.providerkit.manifest.UnreadableDocumentException;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Reads JSON as Go's {@code encoding/json} does ({@code docs/spec/gestalt-manifest.md} section
 * 2.2): the first value counts, invalid UTF-8 becomes U+FFFD, keys may repeat. Works without
 * recursion, so that a deep document cannot exhaust the stack.
 */
final class JsonReader {
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(DocumentReader.MAX_DEPTH)
                  .maxStringLength(Integer.MAX_VALUE)
                  .maxNameLength(Integer.MAX_VALUE)
                  .maxNumberLength(Integer.MAX_VALUE)
                  .build())
          .build();

  private final String file;
  private final byte[] bytes;
  private final Problems problems;

  JsonReader(String file, byte[] bytes, Problems problems) {
    this.file = file;
    this.bytes = bytes;
    this.problems = problems;
  }

  Document read() throws UnreadableDocumentException {
    String text = new String(bytes, UTF_8);
    if (text.startsWith("\uFEFF")) {
      throw new UnreadableDocumentException(
          Position.START,
          "expected a JSON value, found a byte order mark",
          "save the file as UTF-8 without a byte order mark");
    }
    try (JsonParser parser = FACTORY.createParser(text)) {
      if (parser.nextToken() == null) {
        throw new UnreadableDocumentException(
            Position.START, "expected a JSON object, found an empty file", null);
      }
      Document document =
          new Document(file, Document.Syntax.JSON, text, new Builder(parser, text).build());
      warnAboutRest(text, document.root().span().end());
      return document;
    } catch (StreamConstraintsException e) {
      throw DocumentReader.tooDeep(position(e.getLocation()));
    } catch (JsonProcessingException e) {
      throw new UnreadableDocumentException(
          position(e.getLocation()),
          "not valid JSON: " + firstSentence(e.getOriginalMessage()),
          null);
    } catch (IOException e) {
      throw new UnreadableDocumentException(
          Position.START, "not readable: " + e.getMessage(), null);
    }
  }

  private void warnAboutRest(String text, int end) {
    int rest = end;
    while (rest < text.length() && " \t\r\n".indexOf(text.charAt(rest)) >= 0) {
      rest++;
    }
    if (rest < text.length()) {
      problems.add(
          DocumentRules.TRAILING_CONTENT,
          file,
          "",
          LineIndex.position(text, rest),
          "expected the end of the file, found more text behind the JSON value; the consumer ignores it",
          "remove everything behind the closing brace");
    }
  }

  private static String firstSentence(String message) {
    int end = message.indexOf('\n');
    return end < 0 ? message : message.substring(0, end);
  }

  private static Position position(JsonLocation location) {
    return location == null || location.getLineNr() < 1
        ? Position.START
        : new Position(location.getLineNr(), Math.max(1, location.getColumnNr()));
  }

  /** A collection whose end has not been read. */
  private record Open(
      Position position, int start, List<Node> items, List<Entry> entries, Node[] key) {}

  private static final class Builder {
    private final JsonParser parser;
    private final String text;
    private final Deque<Open> open = new ArrayDeque<>();

    Builder(JsonParser parser, String text) {
      this.parser = parser;
      this.text = text;
    }

    Node build() throws IOException {
      while (true) {
        Node done = step(parser.currentToken());
        if (done != null && open.isEmpty()) {
          return done;
        }
        if (done != null) {
          add(done);
        }
        if (parser.nextToken() == null) {
          throw new JsonParseException(
              parser, "unexpected end of the file", parser.currentLocation());
        }
      }
    }

    private Node step(JsonToken token) throws IOException {
      int start = (int) parser.currentTokenLocation().getCharOffset();
      Position position = place(parser.currentTokenLocation(), start);
      switch (token) {
        case START_OBJECT ->
            open.push(new Open(position, start, null, new ArrayList<>(), new Node[1]));
        case START_ARRAY -> open.push(new Open(position, start, new ArrayList<>(), null, null));
        case END_OBJECT, END_ARRAY -> {
          return close(open.pop());
        }
        case FIELD_NAME -> open.peek().key()[0] = key(position, start);
        case VALUE_STRING -> {
          return scalar(position, start, Style.DOUBLE_QUOTED);
        }
        default -> {
          return scalar(position, start, Style.PLAIN);
        }
      }
      return null;
    }

    private Node close(Open collection) {
      Span span = new Span(collection.start(), (int) parser.currentLocation().getCharOffset());
      return collection.items() != null
          ? new Node.Sequence(
              collection.position(), span, null, null, List.copyOf(collection.items()), true)
          : new Node.Mapping(
              collection.position(), span, null, null, List.copyOf(collection.entries()), true);
    }

    /**
     * The parser has read on to the value by now, so the end of a key is looked for in the text.
     */
    private Node key(Position position, int start) throws IOException {
      int end = start + 1;
      while (text.charAt(end) != '"') {
        end += text.charAt(end) == '\\' ? 2 : 1;
      }
      String value = withoutHalfCharacters(parser.currentName());
      Span span = new Span(start, end + 1);
      return new Node.Scalar(position, span, null, null, value, Style.DOUBLE_QUOTED);
    }

    /** The parser counts halves of characters that take two. */
    private Position place(JsonLocation location, int offset) {
      int lineStart = offset - location.getColumnNr() + 1;
      return new Position(location.getLineNr(), text.codePointCount(lineStart, offset) + 1);
    }

    private Node scalar(Position position, int start, Style style) throws IOException {
      String value = withoutHalfCharacters(parser.getText());
      int end = (int) parser.currentLocation().getCharOffset();
      return new Node.Scalar(position, new Span(start, end), null, null, value, style);
    }

    /** Go's decoder replaces half a surrogate pair, which JSON can escape and no text can hold. */
    private static String withoutHalfCharacters(String text) {
      if (text.chars().noneMatch(c -> Character.isSurrogate((char) c))) {
        return text;
      }
      StringBuilder whole = new StringBuilder(text.length());
      text.codePoints()
          .map(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? 0xFFFD : c)
          .forEach(whole::appendCodePoint);
      return whole.toString();
    }

    private void add(Node node) {
      Open parent = open.peek();
      if (parent.items() != null) {
        parent.items().add(node);
      } else {
        parent.entries().add(new Entry(parent.key()[0], node));
      }
    }
  }
}
