package io.github.providerkit.archive.read;

import io.github.providerkit.archive.ArchiveException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/**
 * Tar as a sequence of 512-byte records: headers, and contents that are padded to whole records.
 */
final class TarRecords {
  private final InputStream in;
  private final byte[] record = new byte[TarHeader.RECORD_BYTES];
  private long contentLeft;
  private int padding;

  TarRecords(InputStream in) {
    this.in = in;
  }

  /**
   * Skips what is left of the content before it and reads a header; null at the end of the archive.
   */
  TarHeader next() throws IOException {
    try {
      in.skipNBytes(contentLeft + padding);
    } catch (EOFException e) {
      throw new ArchiveException("ends in the middle of a file", null, e);
    }
    contentLeft = 0;
    padding = 0;
    int read = in.readNBytes(record, 0, record.length);
    // Upstream takes an archive without end records too.
    if (read == 0 || TarHeader.isEmpty(record)) {
      return null;
    }
    if (read < record.length) {
      throw new ArchiveException("the last tar record is incomplete", null);
    }
    return TarHeader.parse(record);
  }

  /** Makes the following bytes the content of an entry. */
  void begin(long size) {
    contentLeft = size;
    padding = (int) (-size & (TarHeader.RECORD_BYTES - 1));
  }

  /**
   * The content of the entry that was begun; ends where the entry ends. Need not be read or closed.
   */
  InputStream content() {
    return new InputStream() {
      @Override
      public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
      }

      @Override
      public int read(byte[] bytes, int offset, int length) throws IOException {
        if (contentLeft == 0) {
          return length == 0 ? 0 : -1;
        }
        int read = in.read(bytes, offset, (int) Math.min(length, contentLeft));
        if (read < 0) {
          throw new ArchiveException("ends in the middle of a file", null);
        }
        contentLeft -= read;
        return read;
      }

      /** Makes reading of an archive in an archive see its second gzip member. */
      @Override
      public int available() {
        return (int) Math.min(contentLeft, Integer.MAX_VALUE);
      }
    };
  }
}
