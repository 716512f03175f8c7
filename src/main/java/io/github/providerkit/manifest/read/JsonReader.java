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
import io.github.providerkit.manifest.Node.Place;
import io.github.providerkit.manifest.Node.Style;
import io.github.providerkit.manifest.Position;
import io.github.providerkit.manifest.Problems;
import io.github.providerkit.manifest.UnreadableDocumentException;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON as Go's {@code encoding/json} does ({@code docs/spec/gestalt-manifest.md} section
 * 2.2): the first value counts, invalid UTF-8 becomes U+FFFD, keys may repeat. Works without
 * recursion, so that a deep document cannot exhaust the stack.
 */
final class JsonReader {
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          // The parser's table of names gives up on names that somebody chose to collide in it.
          .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
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
      throw UnreadableDocumentException.tooDeep(
          position(e.getLocation()), DocumentReader.MAX_DEPTH);
    } catch (JsonProcessingException e) {
      Position place = position(e.getLocation());
      JsonMistake mistake =
          JsonMistake.at(text, place.line(), place.column(), e.getOriginalMessage());
      throw new UnreadableDocumentException(
          place, "not valid JSON: " + mistake.words(), mistake.hint());
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
          "expected the end of the file, found more text behind the JSON value; the consumer"
              + " ignores it",
          "remove everything behind the closing brace");
    }
  }

  private static Position position(JsonLocation location) {
    return location == null || location.getLineNr() < 1
        ? Position.START
        : new Position(location.getLineNr(), Math.max(1, location.getColumnNr()));
  }

  /** A collection whose end has not been read. */
  private record Open(
      Place start, boolean list, List<Node> items, List<Entry> entries, Node[] key) {
    Node node(int end) {
      Place place = new Place(start.line(), start.column(), start.start(), end);
      return list
          ? new Node.Sequence(place, null, null, items, true)
          : new Node.Mapping(place, null, null, entries, true);
    }
  }

  private static final class Builder {
    private final JsonParser parser;
    private final String text;
    private final Deque<Open> open = new ArrayDeque<>();
    private int line = 1;
    private int column = 1;
    private int known;

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

    private @Nullable Node step(JsonToken token) throws IOException {
      int start = (int) parser.currentTokenLocation().getCharOffset();
      switch (token) {
        case START_OBJECT ->
            open.push(
                new Open(place(start, start), false, List.of(), new ArrayList<>(), new Node[1]));
        case START_ARRAY ->
            open.push(
                new Open(place(start, start), true, new ArrayList<>(), List.of(), new Node[0]));
        case END_OBJECT, END_ARRAY -> {
          return open.pop().node(end());
        }
        case FIELD_NAME -> open.peek().key()[0] = key(start);
        case VALUE_STRING -> {
          return scalar(parser.getText(), start, end(), Style.DOUBLE_QUOTED);
        }
        default -> {
          return scalar(parser.getText(), start, end(), Style.PLAIN);
        }
      }
      return null;
    }

    private int end() {
      return (int) parser.currentLocation().getCharOffset();
    }

    /**
     * The parser has read on to the value by now, so the end of a key is looked for in the text.
     */
    private Node key(int start) throws IOException {
      int end = start + 1;
      while (text.charAt(end) != '"') {
        end += text.charAt(end) == '\\' ? 2 : 1;
      }
      return scalar(parser.currentName(), start, end + 1, Style.DOUBLE_QUOTED);
    }

    private Node scalar(String value, int start, int end, Style style) {
      return new Node.Scalar(place(start, end), null, null, withoutHalfCharacters(value), style);
    }

    /** Tokens come in the order of the text, so one walk through it finds all their places. */
    private Place place(int start, int end) {
      for (; known < start; known++) {
        char c = text.charAt(known);
        if (c == '\n' || (c == '\r' && !text.startsWith("\n", known + 1))) {
          line++;
          column = 1;
        } else if (!Character.isLowSurrogate(c) || !Character.isHighSurrogate(before(known))) {
          column++;
        }
      }
      return new Place(line, column, start, end);
    }

    private char before(int index) {
      return index == 0 ? '\0' : text.charAt(index - 1);
    }

    /** Go's decoder replaces half a surrogate pair, which JSON can escape and no text can hold. */
    private static String withoutHalfCharacters(String text) {
      if (!hasHalfCharacter(text)) {
        return text;
      }
      StringBuilder whole = new StringBuilder(text.length());
      text.codePoints()
          .map(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? 0xFFFD : c)
          .forEach(whole::appendCodePoint);
      return whole.toString();
    }

    private static boolean hasHalfCharacter(String text) {
      for (int i = 0; i < text.length(); i++) {
        if (Character.isSurrogate(text.charAt(i))) {
          return true;
        }
      }
      return false;
    }

    private void add(Node node) {
      Open parent = open.peek();
      if (parent.list()) {
        parent.items().add(node);
      } else {
        parent.entries().add(new Entry(parent.key()[0], node));
      }
    }
  }
}
