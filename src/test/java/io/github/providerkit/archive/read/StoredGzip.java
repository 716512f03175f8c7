package io.github.providerkit.archive.read;

import java.io.ByteArrayOutputStream;
import java.util.zip.CRC32;

/** Gzip that compresses nothing, so that its bytes are the same whoever's library is there. */
final class StoredGzip {
  private StoredGzip() {}

  /**
   * One member.
   *
   * @param flags of its header, each with what it announces
   * @param nameLength how long its name and comment are
   * @param wrongHeader whether the checksum of the header is wrong, if there is one
   */
  static byte[] member(byte[] content, int flags, int nameLength, boolean wrongHeader) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(new byte[] {0x1f, (byte) 0x8b, 8, (byte) flags, 0, 0, 0, 0, 0, (byte) 255});
    if ((flags & 4) != 0) {
      out.writeBytes(new byte[] {3, 0, 1, 2, 3});
    }
    for (int flag : new int[] {8, 16}) {
      if ((flags & flag) != 0) {
        out.writeBytes("n".repeat(nameLength).getBytes());
        out.write(0);
      }
    }
    if ((flags & 2) != 0) {
      number(out, checksum(out.toByteArray()) + (wrongHeader ? 1 : 0), 2);
    }
    int start = 0;
    do {
      int length = Math.min(65_535, content.length - start);
      out.write(start + length == content.length ? 1 : 0);
      number(out, length, 2);
      number(out, ~length, 2);
      out.write(content, start, length);
      start += length;
    } while (start < content.length);
    number(out, checksum(content), 4);
    number(out, content.length, 4);
    return out.toByteArray();
  }

  private static long checksum(byte[] bytes) {
    CRC32 crc = new CRC32();
    crc.update(bytes);
    return crc.getValue();
  }

  private static void number(ByteArrayOutputStream out, long number, int bytes) {
    for (int i = 0; i < bytes; i++) {
      out.write((int) (number >> 8 * i));
    }
  }
}
