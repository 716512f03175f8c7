package io.github.providerkit.transfer;

import java.io.ByteArrayOutputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipException;

/**
 * Decodes an answer in gzip (RFC 1952), member by member. Java's own reader goes one call deeper
 * for every empty member, so that a few thousand of them end it, and takes no notice of what stands
 * behind the last one.
 */
final class GzipContent {
  private static final int HEADER_BYTES = 10;
  private static final int TRAILER_BYTES = 8;
  private static final int BUFFER_BYTES = 8192;
  private static final int EXTRA = 4;
  private static final int NAME = 8;
  private static final int COMMENT = 16;
  private static final int HEADER_CHECK = 2;

  private final byte[] gzip;
  private final int most;
  private final ByteArrayOutputStream content = new ByteArrayOutputStream();
  private int position;

  private GzipContent(byte[] gzip, int most) {
    this.gzip = gzip;
    this.most = most;
  }

  /**
   * Decodes.
   *
   * @param most as many bytes are enough; what is behind them may be damaged
   * @throws ZipException if it is no gzip, or ends too soon
   */
  static byte[] decode(byte[] gzip, int most) throws ZipException {
    GzipContent decoder = new GzipContent(gzip, most);
    Inflater inflater = new Inflater(true);
    try {
      do {
        decoder.skipHeader();
        decoder.member(inflater);
        inflater.reset();
      } while (decoder.position < gzip.length && decoder.content.size() < most);
    } catch (DataFormatException e) {
      throw new ZipException("damaged data: " + e.getMessage());
    } finally {
      inflater.end();
    }
    return decoder.content.toByteArray();
  }

  private void skipHeader() throws ZipException {
    if (at(position) != 0x1f || at(position + 1) != 0x8b || at(position + 2) != 8) {
      throw new ZipException("no gzip header");
    }
    int flags = at(position + 3);
    position += HEADER_BYTES;
    if ((flags & EXTRA) != 0) {
      position += 2 + at(position) + (at(position + 1) << 8);
    }
    if ((flags & NAME) != 0) {
      skipText();
    }
    if ((flags & COMMENT) != 0) {
      skipText();
    }
    if ((flags & HEADER_CHECK) != 0) {
      position += 2;
    }
  }

  private void skipText() throws ZipException {
    while (at(position) != 0) {
      position++;
    }
    position++;
  }

  private int at(int index) throws ZipException {
    if (index >= gzip.length) {
      throw new ZipException("ends too soon");
    }
    return gzip[index] & 0xff;
  }

  private void member(Inflater inflater) throws ZipException, DataFormatException {
    at(position);
    inflater.setInput(gzip, position, gzip.length - position);
    CRC32 check = new CRC32();
    byte[] buffer = new byte[BUFFER_BYTES];
    while (!inflater.finished()) {
      int read = inflater.inflate(buffer);
      if (read == 0 && (inflater.needsInput() || inflater.needsDictionary())) {
        throw new ZipException("ends too soon");
      }
      check.update(buffer, 0, read);
      content.write(buffer, 0, read);
      if (content.size() >= most) {
        return;
      }
    }
    position += (int) inflater.getBytesRead();
    at(position + TRAILER_BYTES - 1);
    if (number(position) != check.getValue()
        || number(position + 4) != (inflater.getBytesWritten() & 0xffffffffL)) {
      throw new ZipException("damaged data: another check sum");
    }
    position += TRAILER_BYTES;
  }

  private long number(int index) throws ZipException {
    long number = 0;
    for (int i = 3; i >= 0; i--) {
      number = number << 8 | at(index + i);
    }
    return number;
  }
}
