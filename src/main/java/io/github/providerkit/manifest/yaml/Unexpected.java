package io.github.providerkit.manifest.yaml;

import io.github.providerkit.manifest.Node.Style;
import io.github.providerkit.manifest.UnreadableDocumentException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Says what stands where something else should. */
final class Unexpected {
  private static final Pattern NO_BLANK = Pattern.compile(" *-[A-Za-z]");
  private static final Pattern ELEMENT = Pattern.compile(" *- .*: ");

  private Unexpected() {}

  static UnreadableDocumentException token(Token token, String expected) {
    return Cursor.refusal(
        token.position(),
        "expected " + expected + ", found " + words(token.kind()),
        hint(token.kind()));
  }

  /** What stands below a dash and is none. */
  static UnreadableDocumentException inList(Token token, Token opening) {
    @Nullable String hint =
        token.kind() == Token.Kind.KEY
            ? "a key of the element stands exactly below its first one, right of the dash"
            : hint(token.kind());
    return Cursor.refusal(
        token.position(),
        "expected another element, or the end of the list of what begins in line %d, found %s"
            .formatted(opening.line(), words(token.kind())),
        hint);
  }

  /**
   * A colon in the middle of a value.
   *
   * @param last what stands before it
   * @param before the line in which that begins, up to its beginning
   */
  static UnreadableDocumentException colon(Cursor cursor, Token last, String before) {
    String hint = "put a text that contains \": \" in quotes, and check the indentation";
    if (last.style() == Style.PLAIN && last.line() < cursor.line()) {
      if (NO_BLANK.matcher(before).lookingAt()) {
        hint = "put a blank behind the dash in line " + last.line();
      } else if (ELEMENT.matcher(before).lookingAt()) {
        hint =
            "put the key exactly below the first one of its element, which stands in line "
                + last.line();
      }
    }
    return cursor.refusal(
        "expected the rest of the value, found a colon with a blank behind it", hint);
  }

  private static @Nullable String hint(Token.Kind kind) {
    return switch (kind) {
      case BLOCK_SEQUENCE_START, BLOCK_ENTRY ->
          "the dashes of a list stand exactly below each other, and no further to the left than the"
              + " key of the list";
      case BLOCK_MAPPING_START -> "the keys of a map stand exactly below each other";
      default -> null;
    };
  }

  /** The same, for a token that should have closed or continued something. */
  static UnreadableDocumentException token(Token token, String expected, Token opening) {
    return token(token, expected + " of what begins in line " + opening.line());
  }

  private static String words(Token.Kind kind) {
    return switch (kind) {
      case STREAM_END -> "the end of the file";
      case VERSION_DIRECTIVE, TAG_DIRECTIVE -> "a directive";
      case DOCUMENT_START, DOCUMENT_END -> "the marker of a document";
      case BLOCK_SEQUENCE_START -> "a list that is indented differently";
      case BLOCK_MAPPING_START -> "a key that is indented differently";
      case BLOCK_END -> "a line further to the left";
      case FLOW_SEQUENCE_START -> "[";
      case FLOW_SEQUENCE_END -> "]";
      case FLOW_MAPPING_START -> "{";
      case FLOW_MAPPING_END -> "}";
      case BLOCK_ENTRY -> "the dash of a list element";
      case FLOW_ENTRY -> "a comma";
      case KEY -> "a key";
      case VALUE -> "a colon";
      case ALIAS -> "an alias";
      case ANCHOR -> "an anchor";
      case TAG -> "a tag";
      case SCALAR -> "a text";
    };
  }
}
