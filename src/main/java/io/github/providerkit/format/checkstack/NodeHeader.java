package io.github.providerkit.format.checkstack;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A header record of a tarball as the installer's tar library reads it ({@code
 * docs/spec/checkstack.md} section 1.3).
 *
 * @param state whether it is one at all
 * @param type the type flag
 * @param path the entry's name
 * @param size bytes that follow
 */
record NodeHeader(State state, char type, String path, long size) {
  static final int BYTES = 512;

  /** Types that extended headers are about. */
  private static final String FILE_TYPES = "01234567D";

  private static final String META_TYPES = "xXgLNK";
  private static final Pattern OCTAL = Pattern.compile("\\s*[+]?([0-7]+)");
  private static final long LARGEST = (1L << 53) - 1;

  /** From a NUL to the end of the line, as its regular expression has it. */
  private static final Pattern REST = Pattern.compile("\0[^\n\r\u2028\u2029]*");

  /** What a record is. */
  enum State {
    /** Nothing but zeros: two of them end the tarball. */
    EMPTY,
    /** No header that counts: the next record may be one. */
    INVALID,
    VALID
  }

  /**
   * Reads a record.
   *
   * @param extended what extended headers said about the next file
   * @param global what global ones say about all
   */
  static NodeHeader of(byte[] record, Map<String, String> extended, Map<String, String> global) {
    OptionalLong checksum = number(record, 148, 12);
    int sum = 8 * ' ';
    for (int i = 0; i < BYTES; i++) {
      sum += i >= 148 && i < 156 ? 0 : record[i] & 0xff;
    }
    if (checksum.isEmpty() && sum == 8 * ' ') {
      return new NodeHeader(State.EMPTY, '0', "", 0);
    }
    char flag = (char) (record[156] & 0xff);
    char type = flag == 0 ? '0' : flag;
    boolean isFile = FILE_TYPES.indexOf(type) >= 0;
    String longName = isFile ? extended.get("path") : null;
    String name = longName == null ? text(record, 0, 100) : longName;
    boolean directory = type == '5' || (type == '0' && name.endsWith("/"));
    String length = isFile ? extended.getOrDefault("size", global.get("size")) : null;
    OptionalLong size = length == null ? number(record, 124, 12) : decimal(length);
    String path = prefixed(record, name);
    boolean valid =
        checksum.isPresent()
            && checksum.getAsLong() == sum
            && !path.isEmpty()
            && linkFits(record, type)
            && (length != null || fits(record, 124, 12))
            && numbersFit(record);
    return new NodeHeader(
        valid ? State.VALID : State.INVALID,
        directory ? '5' : type,
        longName == null ? path : longName,
        directory ? 0 : Math.max(0, size.orElse(0)));
  }

  /** Whether it is about other headers. */
  boolean isMeta() {
    return META_TYPES.indexOf(type) >= 0;
  }

  /** Links lead somewhere, and nothing else does. */
  private static boolean linkFits(byte[] record, char type) {
    boolean leads = !text(record, 157, 100).isEmpty();
    return type == 'x' || type == 'g' || leads == (type == '1' || type == '2');
  }

  /** Binary numbers too large for JavaScript, or of no known form, end the reading of a header. */
  private static boolean numbersFit(byte[] record) {
    boolean ustar = isUstar(record);
    return fits(record, 100, 8)
        && fits(record, 108, 8)
        && fits(record, 116, 8)
        && fits(record, 136, 12)
        && (!ustar || (fits(record, 329, 8) && fits(record, 337, 8)))
        && (!ustar || record[475] != 0 || (fits(record, 476, 12) && fits(record, 488, 12)));
  }

  private static boolean fits(byte[] record, int offset, int length) {
    return (record[offset] & 0x80) == 0 || number(record, offset, length).isPresent();
  }

  private static String prefixed(byte[] record, String path) {
    if (!isUstar(record)) {
      return path;
    }
    boolean full = record[475] != 0;
    String prefix = text(record, 345, full ? 155 : 130);
    return full || !prefix.isEmpty() ? prefix + "/" + path : path;
  }

  private static boolean isUstar(byte[] record) {
    return new String(record, 257, 8, UTF_8).equals("ustar\0" + "00");
  }

  static String text(byte[] bytes, int offset, int length) {
    return REST.matcher(new String(bytes, offset, length, UTF_8)).replaceFirst("");
  }

  /** A number in octal digits or in GNU's binary form; empty for anything else. */
  private static OptionalLong number(byte[] record, int offset, int length) {
    if ((record[offset] & 0x80) == 0) {
      Matcher octal = OCTAL.matcher(text(record, offset, length));
      return octal.lookingAt()
          ? OptionalLong.of(Long.parseLong(octal.group(1), 8))
          : OptionalLong.empty();
    }
    byte[] digits = Arrays.copyOfRange(record, offset, offset + length);
    if (digits[0] != (byte) 0x80 && digits[0] != (byte) 0xff) {
      return OptionalLong.empty();
    }
    digits[0] = (byte) (digits[0] == (byte) 0x80 ? 0 : 0xff);
    BigInteger number = new BigInteger(digits);
    return number.abs().compareTo(BigInteger.valueOf(LARGEST)) > 0
        ? OptionalLong.empty()
        : OptionalLong.of(number.longValue());
  }

  /** Digits only; what is larger than any file is as large as can be. */
  private static OptionalLong decimal(String digits) {
    try {
      return OptionalLong.of(Long.parseLong(digits));
    } catch (NumberFormatException e) {
      return OptionalLong.of(digits.isEmpty() ? 0 : Long.MAX_VALUE);
    }
  }
}
