package io.github.providerkit.format.checkstack;

import io.github.providerkit.archive.ArchiveException;
import java.io.IOException;
import java.io.InputStream;

/**
 * How many bytes may still come out of tarballs, which a platform unpacks in its memory. Several
 * may share one.
 */
final class Allowance {
  private final long all;
  private long left;

  /**
   * Starts an allowance.
   *
   * @param bytes how many may come
   */
  Allowance(long bytes) {
    all = bytes;
    left = bytes;
  }

  /**
   * The same bytes, of which each takes one off; reading fails with an {@link ArchiveException}
   * when there are too many.
   *
   * @param limit most bytes of this tarball
   */
  InputStream limit(InputStream unpacked, long limit) {
    return new Limited(unpacked, limit);
  }

  private final class Limited extends InputStream {
    private final InputStream in;
    private final long limit;
    private final byte[] buffer = new byte[64 * 1024];
    private long count;

    Limited(InputStream in, long limit) {
      this.in = in;
      this.limit = limit;
    }

    @Override
    public int read() throws IOException {
      return read(buffer, 0, 1) < 0 ? -1 : buffer[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int read = in.read(bytes, offset, length);
      count += Math.max(0, read);
      left -= Math.max(0, read);
      if (count > limit) {
        throw new ArchiveException(
            "unpacks to more than " + limit + " bytes, as a bomb does", null);
      }
      if (left < 0) {
        throw new ArchiveException(
            "unpacks to more than " + all + " bytes, all of which a platform keeps in memory",
            null);
      }
      return read;
    }

    /** Reads, since damage shows only so; as far as there is anything. */
    @Override
    public long skip(long bytes) throws IOException {
      long skipped = 0;
      while (skipped < bytes) {
        int read = read(buffer, 0, (int) Math.min(buffer.length, bytes - skipped));
        if (read < 0) {
          return skipped;
        }
        skipped += read;
      }
      return skipped;
    }
  }
}
