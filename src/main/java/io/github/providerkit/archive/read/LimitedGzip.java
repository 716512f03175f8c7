package io.github.providerkit.archive.read;

import io.github.providerkit.archive.ArchiveException;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Decompresses gzip, and stops when more comes out than {@link ReadLimits} allow. */
final class LimitedGzip extends InputStream {
  /** Below this the ratio says nothing. */
  private static final long RATIO_FROM = 16L << 20;

  private final Counting compressed;
  private final GZIPInputStream gzip;
  private final ReadLimits limits;
  private long count;

  LimitedGzip(InputStream in, ReadLimits limits) throws IOException {
    this.compressed = new Counting(in);
    this.limits = limits;
    try {
      this.gzip = new GZIPInputStream(compressed, 64 * 1024);
    } catch (ZipException | EOFException e) {
      throw new ArchiveException("is not a gzip file", null, e);
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int read;
    try {
      read = gzip.read(bytes, offset, length);
    } catch (ZipException | EOFException e) {
      throw new ArchiveException("damaged gzip data: " + e.getMessage(), null, e);
    }
    count += Math.max(0, read);
    if (count > limits.maxTotalBytes()) {
      throw new ArchiveException(
          "unpacks to more than the allowed " + limits.maxTotalBytes() + " bytes", null);
    }
    if (count > RATIO_FROM && count / limits.maxRatio() > compressed.count) {
      throw new ArchiveException(
          "unpacks to more than " + limits.maxRatio() + " times its size, as a bomb does", null);
    }
    return read;
  }

  /** Frees native memory; the stream below stays open. */
  @Override
  public void close() throws IOException {
    gzip.close();
  }

  /** Counts what the decompressor has taken, and keeps what is below open. */
  private static final class Counting extends FilterInputStream {
    private long count;

    Counting(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int value = in.read();
      count += value < 0 ? 0 : 1;
      return value;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int read = in.read(bytes, offset, length);
      count += Math.max(0, read);
      return read;
    }

    @Override
    public void close() {}
  }
}
