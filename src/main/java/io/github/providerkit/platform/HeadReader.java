package io.github.providerkit.platform;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;

/** Reads small parts of a file whose own words about where they are need not be true. */
final class HeadReader {
  /** More than any table or name that is looked at; keeps a hostile count from costing memory. */
  static final int MOST_BYTES = 64 * 1024;

  private final SeekableByteChannel file;

  HeadReader(SeekableByteChannel file) {
    this.file = file;
  }

  /**
   * A part of the file.
   *
   * @param offset where it starts; negative counts as behind the end, for 64-bit fields are signed
   *     here
   * @param length its length in bytes
   * @param order order of the bytes in its numbers
   * @throws EOFException if the part is not in the file, or is longer than {@link #MOST_BYTES}
   */
  ByteBuffer read(long offset, long length, ByteOrder order) throws IOException {
    if (offset < 0 || length < 0 || length > MOST_BYTES || offset > file.size() - length) {
      throw new EOFException();
    }
    ByteBuffer part = ByteBuffer.allocate((int) length).order(order);
    file.position(offset);
    while (part.hasRemaining()) {
      if (file.read(part) < 0) {
        throw new EOFException();
      }
    }
    return part.flip();
  }
}
