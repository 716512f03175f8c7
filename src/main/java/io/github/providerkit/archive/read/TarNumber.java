package io.github.providerkit.archive.read;

import io.github.providerkit.archive.ArchiveException;

/**
 * Numbers of tar headers as the consumer's tar library reads them: octal digits among spaces and
 * NULs, without a sign; or binary, the first bit set and the rest a number in two's complement.
 */
final class TarNumber {
  private TarNumber() {}

  /**
   * A number of either form.
   *
   * @return may be negative in the binary form
   * @throws ArchiveException when it is none, or does not fit
   */
  static long of(byte[] record, int offset, int length) {
    return (record[offset] & 0x80) != 0
        ? binary(record, offset, length)
        : octal(record, offset, length);
  }

  /**
   * A number in octal digits, at most twelve of them; nothing but spaces and NULs is zero.
   *
   * @throws ArchiveException when it is none
   */
  static long octal(byte[] record, int offset, int length) {
    int start = offset;
    int end = offset + length;
    while (start < end && isPadding(record[start])) {
      start++;
    }
    while (end > start && isPadding(record[end - 1])) {
      end--;
    }
    long number = 0;
    for (int i = start; i < end && record[i] != 0; i++) {
      int digit = record[i] - '0';
      if (digit < 0 || digit > 7) {
        throw senseless();
      }
      number = number << 3 | digit;
    }
    return number;
  }

  private static boolean isPadding(byte value) {
    return value == ' ' || value == 0;
  }

  private static long binary(byte[] record, int offset, int length) {
    boolean negative = (record[offset] & 0x40) != 0;
    int inversion = negative ? 0xff : 0;
    long number = (record[offset] ^ inversion) & 0x7f;
    for (int i = offset + 1; i < offset + length; i++) {
      if (number >>> 55 != 0) {
        throw senseless();
      }
      number = number << 8 | ((record[i] ^ inversion) & 0xff);
    }
    return negative ? ~number : number;
  }

  private static ArchiveException senseless() {
    return new ArchiveException("damaged tar header: a number makes no sense", null);
  }
}
