package io.github.providerkit.archive.read;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.github.providerkit.archive.ArchiveException;
import java.util.Optional;

/**
 * One header record of a tar file, read as the consumer's tar library reads it: what it would not
 * take is refused also in fields that are of no use here.
 *
 * @param name name and prefix field joined; one character a byte, since it need not be UTF-8
 * @param mode as written, the kind of file included; may be negative
 * @param size bytes that follow; may be negative
 * @param type the type flag
 */
record TarHeader(String name, long mode, long size, char type) {
  static final int RECORD_BYTES = 512;

  private static final int CHECKSUM_OFFSET = 148;
  private static final int CHECKSUM_BYTES = 8;
  private static final int ID_BYTES = 8;
  private static final int LONG_BYTES = 12;

  /**
   * Reads a record.
   *
   * @throws ArchiveException when it is no tar header, or a number in it makes no sense
   */
  static TarHeader parse(byte[] record) {
    long expected = TarNumber.octal(record, CHECKSUM_OFFSET, CHECKSUM_BYTES);
    // Some historic programs added up signed bytes.
    if (expected != checksum(record, 0xff) && expected != checksum(record, -1)) {
      throw new ArchiveException("damaged tar header: the checksum is wrong", null);
    }
    String name = text(record, 0, 100);
    long mode = TarNumber.of(record, 100, ID_BYTES);
    TarNumber.of(record, 108, ID_BYTES);
    TarNumber.of(record, 116, ID_BYTES);
    long size = TarNumber.of(record, 124, LONG_BYTES);
    TarNumber.of(record, 136, LONG_BYTES);
    String prefix = prefix(record);
    return new TarHeader(
        prefix.isEmpty() ? name : prefix + "/" + name, mode, size, (char) (record[156] & 0xff));
  }

  /** What stands before the name, which each dialect of tar keeps elsewhere. */
  private static String prefix(byte[] record) {
    String magic = new String(record, 257, 8, ISO_8859_1);
    boolean ustar = magic.startsWith("ustar\0");
    boolean gnu = magic.equals("ustar  \0");
    if (!ustar && !gnu) {
      return "";
    }
    // Device numbers, also of files that are no devices.
    TarNumber.of(record, 329, ID_BYTES);
    TarNumber.of(record, 337, ID_BYTES);
    if (gnu) {
      return gnuPrefix(record);
    }
    boolean star = new String(record, 508, 4, ISO_8859_1).equals("tar\0");
    if (!star) {
      return text(record, 345, 155);
    }
    TarNumber.of(record, 476, LONG_BYTES);
    TarNumber.of(record, 488, LONG_BYTES);
    return text(record, 345, 131);
  }

  /** GNU has times there; where they are none, a former writer of the library's wrote a prefix. */
  private static String gnuPrefix(byte[] record) {
    if (isTime(record, 345) && isTime(record, 357)) {
      return "";
    }
    String prefix = text(record, 345, 155);
    return prefix.chars().allMatch(character -> character < 0x80) ? prefix : "";
  }

  private static boolean isTime(byte[] record, int offset) {
    return record[offset] == 0 || number(record, offset).isPresent();
  }

  private static Optional<Long> number(byte[] record, int offset) {
    try {
      return Optional.of(TarNumber.of(record, offset, LONG_BYTES));
    } catch (ArchiveException e) {
      return Optional.empty();
    }
  }

  static boolean isEmpty(byte[] record) {
    for (byte value : record) {
      if (value != 0) {
        return false;
      }
    }
    return true;
  }

  /** Bytes up to the first NUL, one character each. */
  static String text(byte[] bytes, int offset, int length) {
    int end = offset;
    while (end < offset + length && bytes[end] != 0) {
      end++;
    }
    return new String(bytes, offset, end - offset, ISO_8859_1);
  }

  private static long checksum(byte[] bytes, int mask) {
    long sum = 0;
    for (int i = 0; i < bytes.length; i++) {
      boolean own = i >= CHECKSUM_OFFSET && i < CHECKSUM_OFFSET + CHECKSUM_BYTES;
      sum += own ? ' ' : bytes[i] & mask;
    }
    return sum;
  }
}
