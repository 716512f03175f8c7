package io.github.providerkit.archive.read;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.Inflater;

/**
 * The compressed bytes below a gzip stream: in pieces for the decompressor, one by one for heads.
 */
final class GzipSource {
  private final InputStream in;
  private final byte[] buffer = new byte[32 * 1024];
  private int position;
  private int end;
  private long count;

  GzipSource(InputStream in) {
    this.in = in;
  }

  /** Bytes that were taken from below. */
  long count() {
    return count;
  }

  /** The next byte; -1 at the end. */
  int next() throws IOException {
    return position < end || fill() ? buffer[position++] & 0xff : -1;
  }

  /** The next byte, which must be there and counts for a checksum. */
  int next(CRC32 crc) throws IOException {
    int value = next();
    if (value < 0) {
      throw GzipMembers.damaged("it ends in a header", null);
    }
    crc.update(value);
    return value;
  }

  /** A number of two or four bytes, the lowest first. */
  long number(int bytes) throws IOException {
    long number = 0;
    for (int i = 0; i < bytes; i++) {
      int value = next();
      if (value < 0) {
        throw GzipMembers.damaged("it ends too early", null);
      }
      number |= (long) value << (8 * i);
    }
    return number;
  }

  /** Gives the decompressor more; false when there is no more. */
  boolean feed(Inflater inflater) throws IOException {
    if (position == end && !fill()) {
      return false;
    }
    inflater.setInput(buffer, position, end - position);
    position = end;
    return true;
  }

  /** Takes back what the decompressor did not need. */
  void takeBack(int unused) {
    position = end - unused;
  }

  private boolean fill() throws IOException {
    int read = in.read(buffer);
    position = 0;
    end = Math.max(0, read);
    count += end;
    return end > 0;
  }
}
