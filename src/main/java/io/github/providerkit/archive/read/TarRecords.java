package io.github.providerkit.archive.read;

import io.github.providerkit.archive.ArchiveException;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * Tar as a sequence of 512-byte records: headers, and contents that are padded to whole records.
 * Where the sequence may end is the consumer's judgement: behind two empty records, behind one, or
 * behind none, also in the padding of a content; not in a content or in a header.
 */
final class TarRecords {
  private final InputStream in;
  private final byte[] record = new byte[TarHeader.RECORD_BYTES];
  private final byte[] waste = new byte[16 * 1024];
  private long contentLeft;
  private int padding;

  TarRecords(InputStream in) {
    this.in = in;
  }

  /**
   * Skips what is left of the content before it and reads a header; null at the end of the archive.
   *
   * @throws ArchiveException when the archive is cut off, or what follows is no header
   */
  @Nullable TarHeader next() throws IOException {
    while (contentLeft > 0) {
      readContent(waste, 0, waste.length);
    }
    if (in.readNBytes(waste, 0, padding) < padding || !nextRecord()) {
      return null;
    }
    padding = 0;
    if (!TarHeader.isEmpty(record)) {
      return TarHeader.parse(record);
    }
    if (nextRecord() && !TarHeader.isEmpty(record)) {
      throw new ArchiveException("goes on behind an empty record, where an archive ends", null);
    }
    return null;
  }

  private boolean nextRecord() throws IOException {
    int read = in.readNBytes(record, 0, record.length);
    if (read > 0 && read < record.length) {
      throw new ArchiveException("the last tar record is incomplete", null);
    }
    return read > 0;
  }

  /** Makes the following bytes the content of an entry. */
  void begin(long size) {
    contentLeft = size;
    padding = (int) (-size & (TarHeader.RECORD_BYTES - 1));
  }

  private int readContent(byte[] bytes, int offset, int length) throws IOException {
    int read = in.read(bytes, offset, (int) Math.min(length, contentLeft));
    if (read < 0) {
      throw new ArchiveException("ends in the middle of a file", null);
    }
    contentLeft -= read;
    return read;
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
        if (length == 0) {
          return 0;
        }
        return contentLeft == 0 ? -1 : readContent(bytes, offset, length);
      }
    };
  }
}
