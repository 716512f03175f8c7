package io.github.providerkit.archive.gzip;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/** One block on its way: the bytes to compress, the bytes before them, and room for the result. */
final class GzipBlock {
  /**
   * Large enough for little loss against a single stream, small enough to follow changing content.
   */
  static final int SIZE = 128 * 1024;

  private final byte[] in = new byte[Symbols.WINDOW + SIZE + BitOutput.SLACK];
  private final byte[] out = new byte[DeflateEncoder.maxEncoded(SIZE) + BitOutput.SLACK];
  private int start;
  private int end;
  private int compressed;

  /**
   * Makes the block empty.
   *
   * @param before the block before it, whose last bytes are its history; null for the first one
   */
  void startAfter(@Nullable GzipBlock before) {
    start = 0;
    if (before != null) {
      start = Math.min(before.end, Symbols.WINDOW);
      System.arraycopy(before.in, before.end - start, in, 0, start);
    }
    end = start;
  }

  boolean isFull() {
    return length() == SIZE;
  }

  /** Takes as many bytes as fit, and says how many. */
  int fill(byte[] bytes, int offset, int length) {
    int taken = Math.min(length, SIZE - length());
    System.arraycopy(bytes, offset, in, end, taken);
    end += taken;
    return taken;
  }

  /** Number of bytes to compress. */
  int length() {
    return end - start;
  }

  void updateChecksum(CRC32 checksum) {
    checksum.update(in, start, length());
  }

  /** The byte that this block consists of, as 0 to 255, or -1 where there is not only one. */
  int onlyByte() {
    boolean different =
        length() == 0 || Arrays.mismatch(in, start, end - 1, in, start + 1, end) >= 0;
    return different ? -1 : in[start] & 0xff;
  }

  /** Makes the result. May run in another thread; moves nothing in the input. */
  void compress(DeflateEncoder encoder, boolean last) {
    compressed = encoder.encode(in, start, end, last, out);
  }

  /** Writes the result. */
  void writeTo(OutputStream target) throws IOException {
    target.write(out, 0, compressed);
  }
}
