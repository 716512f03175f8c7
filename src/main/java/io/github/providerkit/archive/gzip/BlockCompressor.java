package io.github.providerkit.archive.gzip;

import io.github.providerkit.archive.gzip.Stretch.Coding;
import java.nio.ByteBuffer;
import java.util.EnumMap;
import java.util.Map;
import java.util.zip.Deflater;

/**
 * Turns one block after another into raw deflate data that ends at a byte boundary. Holds native
 * memory: to be closed. Not safe for use by several threads at once.
 */
final class BlockCompressor implements AutoCloseable {
  private static final int LARGEST_STORED = 0xffff;
  private static final int SMALLEST_ROOM = 16;

  private final BlockProbe probe = new BlockProbe();
  private final Map<Coding, Deflater> deflaters = new EnumMap<>(Coding.class);

  /** The most bytes that a block of a length can become. */
  static int maxCompressed(int length) {
    // What deflate makes larger is stored instead: 5 bytes for a stretch of 4 KiB or for 64 KiB of
    // it.
    return length + length / 512 + 64;
  }

  /**
   * Compresses the bytes from {@code from} to {@code to} of a buffer.
   *
   * @param in direct, little-endian; bytes before {@code from} are the history that matches can
   *     point to
   * @param last whether the deflate stream ends here
   * @param out receives the data from its position on; has room for {@link #maxCompressed}
   */
  void compress(ByteBuffer in, int from, int to, boolean last, ByteBuffer out) {
    for (Stretch stretch : probe.divide(in, from, to)) {
      boolean end = last && stretch.to() == to;
      if (stretch.coding() == Coding.STORED || !deflate(in, stretch, end, out)) {
        store(in, stretch, end, out);
      }
    }
  }

  /** Returns false, with {@code out} as it was, when the stretch would not become smaller. */
  private boolean deflate(ByteBuffer in, Stretch stretch, boolean end, ByteBuffer out) {
    Deflater deflater = deflaters.computeIfAbsent(stretch.coding(), BlockCompressor::newDeflater);
    deflater.reset();
    // Level and strategy never change in a deflater's life: zlib versions differ in what they put
    // out for that.
    if (stretch.coding().matches() && stretch.from() > 0) {
      int history = Math.max(0, stretch.from() - BlockProbe.WINDOW);
      deflater.setDictionary(slice(in, history, stretch.from()));
    }
    deflater.setInput(slice(in, stretch.from(), stretch.to()));
    ByteBuffer room = out.slice(out.position(), Math.max(stretch.length(), SMALLEST_ROOM));
    if (end) {
      deflater.finish();
    }
    int length = deflater.deflate(room, end ? Deflater.NO_FLUSH : Deflater.SYNC_FLUSH);
    boolean complete = end ? deflater.finished() : room.hasRemaining();
    if (complete) {
      out.position(out.position() + length);
    }
    return complete;
  }

  /** RFC 1951 section 3.2.4; starts and ends at a byte boundary. */
  private static void store(ByteBuffer in, Stretch stretch, boolean end, ByteBuffer out) {
    int position = stretch.from();
    do {
      int length = Math.min(stretch.to() - position, LARGEST_STORED);
      boolean lastChunk = position + length == stretch.to();
      out.put((byte) (end && lastChunk ? 1 : 0));
      out.put((byte) length).put((byte) (length >> 8));
      out.put((byte) ~length).put((byte) (~length >> 8));
      out.put(slice(in, position, position + length));
      position += length;
    } while (position < stretch.to());
  }

  private static ByteBuffer slice(ByteBuffer buffer, int from, int to) {
    return buffer.slice(from, to - from);
  }

  private static Deflater newDeflater(Coding coding) {
    Deflater deflater = new Deflater(coding == Coding.LEVEL_5 ? 5 : 6, true);
    if (coding == Coding.HUFFMAN) {
      deflater.setStrategy(Deflater.HUFFMAN_ONLY);
      // The first call after this takes over the strategy and does nothing else.
      deflater.deflate(new byte[1]);
    }
    return deflater;
  }

  @Override
  public void close() {
    deflaters.values().forEach(Deflater::end);
    deflaters.clear();
  }
}
