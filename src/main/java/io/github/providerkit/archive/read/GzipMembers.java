package io.github.providerkit.archive.read;

import io.github.providerkit.archive.ArchiveException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/**
 * Decompresses a gzip file of any number of members (RFC 1952), each checked against its checksum
 * and length. The library's own stream takes a damaged second member for the end, and runs out of
 * stack where many members are empty.
 *
 * <p>Everything that is wrong with the data is an {@link ArchiveException}. The stream below stays
 * open.
 */
public final class GzipMembers extends InputStream {
  private static final int DEFLATE = 8;
  private static final int HEADER_CRC = 1 << 1;
  private static final int EXTRA = 1 << 2;
  private static final int NAME = 1 << 3;
  private static final int COMMENT = 1 << 4;

  private final GzipSource source;
  private final GzipDialect dialect;
  private final Inflater inflater = new Inflater(true);
  private final CRC32 crc = new CRC32();
  private boolean inMember;
  private boolean ended;

  /**
   * Reads the first header.
   *
   * @throws ArchiveException if there is none
   * @throws IOException if the stream cannot be read
   */
  public GzipMembers(InputStream in, GzipDialect dialect) throws IOException {
    this.source = new GzipSource(in);
    this.dialect = dialect;
    if (source.next() != 0x1f || source.next() != 0x8b) {
      inflater.end();
      throw new ArchiveException("is not a gzip file", null);
    }
    try {
      readHeader();
    } catch (ArchiveException | IOException e) {
      inflater.end();
      throw e;
    }
  }

  /** Compressed bytes that were taken from below. */
  public long compressedCount() {
    return source.count();
  }

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
    while (inMember || nextMember()) {
      int read = readMember(bytes, offset, length);
      if (read > 0) {
        return read;
      }
    }
    return -1;
  }

  /**
   * Like {@link #read(byte[], int, int)}, but ends with the member that is being read.
   *
   * @return -1 when nothing of it is left, and its checksum is right
   */
  int readMember(byte[] bytes, int offset, int length) throws IOException {
    if (!inMember) {
      return -1;
    }
    try {
      while (true) {
        int read = inflater.inflate(bytes, offset, length);
        if (read > 0) {
          crc.update(bytes, offset, read);
          return read;
        }
        if (inflater.finished()) {
          endMember();
          return -1;
        }
        if (inflater.needsDictionary() || !source.feed(inflater)) {
          throw damaged("it ends in the middle of a file", null);
        }
      }
    } catch (DataFormatException e) {
      // Not every fault that zlib finds has words.
      throw damaged(e.getMessage() == null ? "its data makes no sense" : e.getMessage(), e);
    }
  }

  /** Frees native memory. */
  @Override
  public void close() {
    inflater.end();
    ended = true;
    inMember = false;
  }

  private void endMember() throws IOException {
    source.takeBack(inflater.getRemaining());
    inMember = false;
    if (source.number(4) != crc.getValue()
        || source.number(4) != (inflater.getBytesWritten() & 0xffff_ffffL)) {
      throw damaged("the checksum is wrong", null);
    }
  }

  private boolean nextMember() throws IOException {
    if (ended) {
      return false;
    }
    int first = source.next();
    if (first < 0 || dialect.isPadding(first)) {
      ended = true;
      return false;
    }
    if (first != 0x1f || source.next() != 0x8b) {
      throw damaged("something else follows", null);
    }
    readHeader();
    return true;
  }

  /** Behind the two magic bytes. */
  private void readHeader() throws IOException {
    crc.reset();
    crc.update(0x1f);
    crc.update(0x8b);
    int method = source.next(crc);
    int flags = source.next(crc);
    if (method != DEFLATE || !dialect.accepts(flags)) {
      throw damaged("the header is of an unknown kind", null);
    }
    // Time, level and operating system say nothing that counts.
    skip(6);
    if ((flags & EXTRA) != 0) {
      skip(source.next(crc) | source.next(crc) << 8);
    }
    if ((flags & NAME) != 0) {
      skipText();
    }
    if ((flags & COMMENT) != 0) {
      skipText();
    }
    if ((flags & HEADER_CRC) != 0) {
      long expected = crc.getValue() & 0xffff;
      if (source.number(2) != expected) {
        throw damaged("the checksum of the header is wrong", null);
      }
    }
    crc.reset();
    inflater.reset();
    inMember = true;
  }

  private void skip(int bytes) throws IOException {
    for (int i = 0; i < bytes; i++) {
      source.next(crc);
    }
  }

  private void skipText() throws IOException {
    int length = 0;
    while (source.next(crc) != 0) {
      length++;
      if (!dialect.acceptsText(length)) {
        throw damaged("the header has an endless name", null);
      }
    }
  }

  static ArchiveException damaged(String how, @Nullable Throwable cause) {
    return new ArchiveException("damaged gzip data: " + how, null, cause);
  }
}
