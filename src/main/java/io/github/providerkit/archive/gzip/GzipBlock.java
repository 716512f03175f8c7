package io.github.providerkit.archive.gzip;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32;

/**
 * One block on its way: the bytes to compress, the bytes before them, and room for the result. The
 * buffers are direct, because zlib would otherwise hold up every garbage collection of the
 * surrounding build while it works on an array.
 */
final class GzipBlock {
  /**
   * Large enough for little loss against a single stream, small enough to follow changing content.
   */
  static final int SIZE = 128 * 1024;

  private final ByteBuffer in = direct(BlockProbe.WINDOW + SIZE);
  private final ByteBuffer out = direct(BlockCompressor.maxCompressed(SIZE));
  private int start;

  private static ByteBuffer direct(int capacity) {
    return ByteBuffer.allocateDirect(capacity).order(ByteOrder.LITTLE_ENDIAN);
  }

  /**
   * Makes the block empty.
   *
   * @param before the block before it, whose last bytes are its history; null for the first one
   */
  void startAfter(GzipBlock before) {
    in.clear();
    start = 0;
    if (before != null) {
      int end = before.in.position();
      start = Math.min(end, BlockProbe.WINDOW);
      in.put(0, before.in, end - start, start).position(start);
    }
    in.limit(start + SIZE);
  }

  boolean isFull() {
    return !in.hasRemaining();
  }

  /** Takes as many bytes as fit, and says how many. */
  int fill(byte[] bytes, int offset, int length) {
    int taken = Math.min(length, in.remaining());
    in.put(bytes, offset, taken);
    return taken;
  }

  /** Number of bytes to compress. */
  int length() {
    return in.position() - start;
  }

  void updateChecksum(CRC32 checksum) {
    checksum.update(in.slice(start, length()));
  }

  /**
   * Leaves the result in {@link #compressed}. May run in another thread; moves nothing in the
   * input.
   */
  void compress(BlockCompressor compressor, boolean last) {
    out.clear();
    compressor.compress(in, start, in.position(), last, out);
    out.flip();
  }

  /** The result, to be read once. */
  ByteBuffer compressed() {
    return out;
  }
}
