package io.github.providerkit.manifest.read;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.providerkit.manifest.Position;
import io.github.providerkit.manifest.UnreadableDocumentException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;

/** Decodes the bytes of a YAML file: UTF-8, or UTF-16 with a byte order mark. */
final class YamlText {
  private YamlText() {}

  /** The text without a byte order mark; anything that YAML does not allow in a text is refused. */
  static String decode(byte[] bytes) throws UnreadableDocumentException {
    String text;
    if (startsWith(bytes, 0xFE, 0xFF)) {
      text = decode(bytes, 2, UTF_16BE);
    } else if (startsWith(bytes, 0xFF, 0xFE)) {
      text = decode(bytes, 2, UTF_16LE);
    } else if (startsWith(bytes, 0xEF, 0xBB, 0xBF)) {
      text = decode(bytes, 3, UTF_8);
    } else {
      text = decode(bytes, 0, UTF_8);
    }
    if (text.startsWith("\uFEFF")) {
      // The consumer takes a second mark for part of the text, and then loses characters.
      throw new UnreadableDocumentException(
          Position.START,
          "expected text behind the byte order mark, found another one",
          "save the file as UTF-8 with one byte order mark at most");
    }
    refuseControlCharacters(text);
    return text;
  }

  private static boolean startsWith(byte[] bytes, int... mark) {
    if (bytes.length < mark.length) {
      return false;
    }
    for (int i = 0; i < mark.length; i++) {
      if ((bytes[i] & 0xFF) != mark[i]) {
        return false;
      }
    }
    return true;
  }

  private static String decode(byte[] bytes, int offset, Charset charset)
      throws UnreadableDocumentException {
    String text = new String(bytes, offset, bytes.length - offset, charset);
    int sound = text.indexOf('\uFFFD') < 0 ? bytes.length : soundUntil(bytes, offset, charset);
    if (sound < bytes.length) {
      int bad = new String(bytes, offset, sound - offset, charset).length();
      throw new UnreadableDocumentException(
          LineIndex.position(text, bad),
          "expected text in " + charset.name() + ", found bytes that are none",
          "save the file as UTF-8");
    }
    return text;
  }

  /** The character that stands for bytes which are none may have been written by the author. */
  private static int soundUntil(byte[] bytes, int offset, Charset charset) {
    ByteBuffer input = ByteBuffer.wrap(bytes, offset, bytes.length - offset);
    try {
      charset.newDecoder().decode(input);
      return bytes.length;
    } catch (CharacterCodingException e) {
      return input.position();
    }
  }

  private static void refuseControlCharacters(String text) throws UnreadableDocumentException {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean allowed =
          (c >= 0x20 && c <= 0x7E)
              || c == '\t'
              || c == '\n'
              || c == '\r'
              || c == 0x85
              || (c >= 0xA0 && c <= 0xFFFD);
      if (!allowed) {
        throw new UnreadableDocumentException(
            LineIndex.position(text, i),
            "expected text, found the control character U+%04X".formatted((int) c),
            "is this a text file? YAML allows no control characters");
      }
    }
  }
}
