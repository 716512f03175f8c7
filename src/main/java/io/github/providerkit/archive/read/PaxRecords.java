package io.github.providerkit.archive.read;

import io.github.providerkit.archive.ArchiveException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * The records of a PAX extended header: {@code <length> <key>=<value>\n}, the length in bytes and
 * with all of it.
 */
final class PaxRecords {
  private PaxRecords() {}

  /**
   * Reads the content of an extended header.
   *
   * @throws ArchiveException when it is not of that form
   */
  static Map<String, String> parse(byte[] content) {
    Map<String, String> records = new HashMap<>();
    int start = 0;
    while (start < content.length) {
      int space = indexOf(content, ' ', start);
      int end = start + length(content, start, space);
      if (end <= space || end > content.length || content[end - 1] != '\n') {
        throw damaged();
      }
      int equals = indexOf(content, '=', space);
      if (equals >= end) {
        throw damaged();
      }
      records.put(text(content, space + 1, equals), text(content, equals + 1, end - 1));
      start = end;
    }
    return records;
  }

  private static int length(byte[] content, int start, int end) {
    try {
      return Integer.parseUnsignedInt(text(content, start, end));
    } catch (NumberFormatException e) {
      throw damaged();
    }
  }

  private static int indexOf(byte[] content, char wanted, int start) {
    for (int i = start; i < content.length; i++) {
      if (content[i] == wanted) {
        return i;
      }
    }
    throw damaged();
  }

  private static String text(byte[] content, int start, int end) {
    return new String(content, start, end - start, StandardCharsets.UTF_8);
  }

  private static ArchiveException damaged() {
    return new ArchiveException("damaged PAX header", null);
  }
}
