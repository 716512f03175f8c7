package io.github.providerkit.archive.read;

import io.github.providerkit.archive.ArchiveException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * One header record of a tar file, as far as reading needs it: the fields of POSIX ustar, with
 * GNU's binary numbers.
 *
 * @param name name and prefix field joined
 * @param mode permission bits
 * @param size bytes that follow
 * @param type the type flag
 */
record TarHeader(String name, int mode, long size, char type) {
  static final int RECORD_BYTES = 512;

  private static final int CHECKSUM_OFFSET = 148;
  private static final int CHECKSUM_BYTES = 8;

  /**
   * Reads a record.
   *
   * @throws ArchiveException when it is no tar header, or a number in it makes no sense
   */
  static TarHeader parse(byte[] bytes) {
    long expected = number(bytes, CHECKSUM_OFFSET, CHECKSUM_BYTES);
    // Some historic programs added up signed bytes.
    if (expected != checksum(bytes, 0xff) && expected != checksum(bytes, -1)) {
      throw new ArchiveException("damaged tar header: the checksum is wrong", null);
    }
    String name = text(bytes, 0, 100);
    boolean ustar = text(bytes, 257, 6).equals("ustar") && bytes[262] == 0;
    String prefix = ustar ? text(bytes, 345, 155) : "";
    return new TarHeader(
        prefix.isEmpty() ? name : prefix + "/" + name,
        (int) number(bytes, 100, 8) & 0777,
        number(bytes, 124, 12),
        (char) (bytes[156] & 0xff));
  }

  static boolean isEmpty(byte[] record) {
    for (byte value : record) {
      if (value != 0) {
        return false;
      }
    }
    return true;
  }

  /** Bytes up to the first NUL, as text. */
  static String text(byte[] bytes, int offset, int length) {
    int end = offset;
    while (end < offset + length && bytes[end] != 0) {
      end++;
    }
    return new String(bytes, offset, end - offset, StandardCharsets.UTF_8);
  }

  private static long checksum(byte[] bytes, int mask) {
    long sum = 0;
    for (int i = 0; i < bytes.length; i++) {
      boolean own = i >= CHECKSUM_OFFSET && i < CHECKSUM_OFFSET + CHECKSUM_BYTES;
      sum += own ? ' ' : bytes[i] & mask;
    }
    return sum;
  }

  private static long number(byte[] bytes, int offset, int length) {
    byte[] field = Arrays.copyOfRange(bytes, offset, offset + length);
    try {
      if ((field[0] & 0x80) != 0) {
        field[0] = (byte) (field[0] & 0x7f);
        return new BigInteger(field).longValueExact();
      }
      String digits = text(field, 0, length).strip();
      return digits.isEmpty() ? 0 : Long.parseLong(digits, 8);
    } catch (ArithmeticException | NumberFormatException e) {
      throw new ArchiveException("damaged tar header: a number makes no sense", null, e);
    }
  }
}
