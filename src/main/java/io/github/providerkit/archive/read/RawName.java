package io.github.providerkit.archive.read;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.providerkit.archive.ArchiveException;
import io.github.providerkit.archive.EntryName;
import io.github.providerkit.message.Visible;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.util.ArrayList;
import java.util.List;

/**
 * Names in foreign archives while they are judged: one character a byte, so that two that differ in
 * bytes which are not UTF-8 stay two. Longer ones than a file system takes are refused before
 * anything is made of them.
 */
final class RawName {
  private static final int LONGEST_SHOWN = 200;

  /** A byte that is not UTF-8 becomes this and its value: a character that no text holds. */
  private static final char STRAY_BYTE = '\udc00';

  private RawName() {}

  /**
   * The parts of a name between slashes, without those that say nothing: where it is unpacked.
   *
   * @throws ArchiveException when it leaves the package, stands for the package itself, or is
   *     longer than names can be
   */
  static List<String> segments(String written) {
    if (written.length() > EntryName.LONGEST) {
      throw refused(written, "has a name of " + written.length() + " bytes, longer than paths are");
    }
    if (written.indexOf('\\') >= 0) {
      throw refused(written, "has a backslash in its name");
    }
    List<String> segments = new ArrayList<>();
    for (String segment : written.split("/")) {
      if (segment.equals("..")) {
        throw refused(written, "has a \"..\" in its name");
      }
      if (segment.length() > EntryName.LONGEST_SEGMENT) {
        throw refused(
            written, "has a part of " + segment.length() + " bytes in its name, over 255");
      }
      if (!segment.isEmpty() && !segment.equals(".")) {
        segments.add(segment);
      }
    }
    if (segments.isEmpty()) {
      throw refused(written, "stands for the top directory, as tar writes it for \"tar -C dir .\"");
    }
    return segments;
  }

  /** The name as text. */
  static String decode(String raw) {
    ByteBuffer bytes = ByteBuffer.wrap(raw.getBytes(ISO_8859_1));
    CharBuffer text = CharBuffer.allocate(raw.length());
    CharsetDecoder decoder = UTF_8.newDecoder();
    while (true) {
      CoderResult result = decoder.decode(bytes, text, true);
      if (result.isUnderflow()) {
        return text.flip().toString();
      }
      for (int i = 0; i < result.length(); i++) {
        text.put((char) (STRAY_BYTE + (bytes.get() & 0xff)));
      }
      decoder.reset();
    }
  }

  static ArchiveException refused(String raw, String why) {
    String shown =
        decode(raw.length() > EntryName.LONGEST ? raw.substring(0, LONGEST_SHOWN + 1) : raw);
    return new ArchiveException(
        "refused: the entry \"" + Visible.of(shown, LONGEST_SHOWN) + "\" " + why,
        "only regular files and directories with plain relative names are accepted");
  }
}
