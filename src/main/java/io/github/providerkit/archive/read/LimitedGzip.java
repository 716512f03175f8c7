package io.github.providerkit.archive.read;

import io.github.providerkit.archive.ArchiveException;
import java.io.IOException;
import java.io.InputStream;

/** Decompresses gzip, and stops when more comes out than {@link ReadLimits} allow. */
final class LimitedGzip extends InputStream {
  private final GzipMembers gzip;
  private final ReadLimits limits;
  private final long size;
  private final byte[] one = new byte[1];
  private long count;

  /**
   * Reads the first header.
   *
   * @param size length of the archive; negative when it is not known
   */
  LimitedGzip(InputStream in, long size, ReadLimits limits) throws IOException {
    this.gzip = new GzipMembers(in, GzipDialect.GO);
    this.limits = limits;
    this.size = size;
  }

  @Override
  public int read() throws IOException {
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    return counted(gzip.read(bytes, offset, length));
  }

  /**
   * Reads the member that is being read to its end, where its checksum is. The consumer does not
   * look any further than the last entry; what is cut off or damaged there shows only so.
   */
  void finishMember() throws IOException {
    byte[] buffer = new byte[64 * 1024];
    int read;
    do {
      read = counted(gzip.readMember(buffer, 0, buffer.length));
    } while (read >= 0);
  }

  private int counted(int read) {
    count += Math.max(0, read);
    if (count > limits.maxTotalBytes()) {
      throw new ArchiveException(
          "unpacks to more than the allowed " + limits.maxTotalBytes() + " bytes", null);
    }
    if (limits.isBomb(size < 0 ? gzip.compressedCount() : size, count)) {
      throw new ArchiveException(
          "unpacks to more than " + limits.maxRatio() + " times its size, as a bomb does", null);
    }
    return read;
  }

  /** Frees native memory; the stream below stays open. */
  @Override
  public void close() {
    gzip.close();
  }
}
