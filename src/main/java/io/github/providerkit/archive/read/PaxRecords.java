package io.github.providerkit.archive.read;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.github.providerkit.archive.ArchiveException;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/**
 * The records of a PAX extended header: {@code <length> <key>=<value>\n}, the length in bytes and
 * with all of it. Only those are kept that say something about an entry; texts are one character a
 * byte, since a name need not be UTF-8.
 */
final class PaxRecords {
  static final PaxRecords NONE = new PaxRecords();

  private static final Set<String> NAMES = Set.of("path", "linkpath", "uname", "gname");
  private static final Set<String> NUMBERS = Set.of("uid", "gid");
  private static final Set<String> TIMES = Set.of("atime", "ctime", "mtime");
  private static final int SHORTEST = 5;

  private final Map<String, String> records = new HashMap<>();
  private boolean sparse;

  private PaxRecords() {}

  /**
   * Reads the content of an extended header.
   *
   * @throws ArchiveException when it is not of that form
   */
  static PaxRecords parse(byte[] content) {
    PaxRecords all = new PaxRecords();
    int start = 0;
    while (start < content.length) {
      int space = indexOf(content, ' ', start, content.length);
      long length = decimal(text(content, start, space)).orElseThrow(PaxRecords::damaged);
      if (length < SHORTEST || length > content.length - start) {
        throw damaged();
      }
      int end = start + (int) length;
      if (end <= space + 1 || content[end - 1] != '\n') {
        throw damaged();
      }
      int equals = indexOf(content, '=', space + 1, end - 1);
      all.add(text(content, space + 1, equals), text(content, equals + 1, end - 1));
      start = end;
    }
    return all;
  }

  private void add(String key, String value) {
    boolean name = NAMES.contains(key);
    if (key.isEmpty() || (name ? value : key).indexOf('\0') >= 0) {
      throw damaged();
    }
    sparse |= key.startsWith("GNU.sparse.");
    if (name || key.equals("size") || NUMBERS.contains(key) || TIMES.contains(key)) {
      records.put(key, value);
    }
  }

  /** Whether the entry is one with holes. */
  boolean sparse() {
    return sparse;
  }

  /** The entry's name; the header's where there is none. */
  String path(String ofHeader) {
    String path = records.getOrDefault("path", "");
    return path.isEmpty() ? ofHeader : path;
  }

  /** The entry's length, or the header's where there is none; empty when it is no number. */
  OptionalLong size(long ofHeader) {
    String size = records.getOrDefault("size", "");
    return size.isEmpty() ? OptionalLong.of(ofHeader) : decimal(size);
  }

  /**
   * Checks what the consumer reads as numbers and we have no use for.
   *
   * @throws ArchiveException when one is none
   */
  void checkNumbers() {
    records.forEach(
        (key, value) -> {
          if (!value.isEmpty() && NUMBERS.contains(key)) {
            decimal(value).orElseThrow(PaxRecords::damaged);
          } else if (!value.isEmpty() && TIMES.contains(key)) {
            checkTime(value);
          }
        });
  }

  private static void checkTime(String value) {
    int dot = value.indexOf('.');
    decimal(dot < 0 ? value : value.substring(0, dot)).orElseThrow(PaxRecords::damaged);
    if (dot >= 0 && !value.substring(dot + 1).chars().allMatch(PaxRecords::isDigit)) {
      throw damaged();
    }
  }

  /** A decimal number of 64 bits, with or without a sign; empty for anything else. */
  private static OptionalLong decimal(String text) {
    int digits = text.startsWith("+") || text.startsWith("-") ? 1 : 0;
    if (!text.chars().skip(digits).allMatch(PaxRecords::isDigit)) {
      return OptionalLong.empty();
    }
    try {
      return OptionalLong.of(Long.parseLong(text));
    } catch (NumberFormatException e) {
      // No digits, or too many.
      return OptionalLong.empty();
    }
  }

  /** Not Java's digits, of which there are many. */
  private static boolean isDigit(int character) {
    return character >= '0' && character <= '9';
  }

  private static int indexOf(byte[] content, char wanted, int start, int end) {
    for (int i = start; i < end; i++) {
      if (content[i] == wanted) {
        return i;
      }
    }
    throw damaged();
  }

  private static String text(byte[] content, int start, int end) {
    return new String(content, start, end - start, ISO_8859_1);
  }

  private static ArchiveException damaged() {
    return new ArchiveException("damaged PAX header", null);
  }
}
