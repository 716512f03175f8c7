package io.github.providerkit.manifest.yaml;

import io.github.providerkit.manifest.UnreadableDocumentException;
import org.jspecify.annotations.Nullable;

/** Says what stands where something else should. */
final class Unexpected {
  private Unexpected() {}

  static UnreadableDocumentException token(Token token, String expected) {
    return Cursor.refusal(
        token.position(),
        "expected " + expected + ", found " + words(token.kind()),
        hint(token.kind()));
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
