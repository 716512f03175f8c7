package io.github.providerkit.format.checkstack;

import io.github.providerkit.archive.ArchiveException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/**
 * Reads a tarball as leniently as the installer does ({@code docs/spec/checkstack.md} section 1.3):
 * compressed or not, only plain files count, of two equal names the first one, damaged headers are
 * passed over, and what is no tar at all holds nothing.
 */
final class TarballReader {
  /** Compares two bytes only, as the original does. */
  private static final int GZIP_MAGIC = 0x1f8b;

  private TarballReader() {}

  /**
   * Reads some of the files.
   *
   * @param in the tarball; not closed
   * @param wanted which names to keep, compared byte by byte
   * @param limit most bytes after decompression
   * @return contents by name
   * @throws ArchiveException if the compression is damaged, or more comes out of it than allowed
   */
  static Map<String, byte[]> read(InputStream in, Predicate<String> wanted, long limit)
      throws IOException {
    Map<String, byte[]> files = new HashMap<>();
    Limited content = new Limited(decompressed(in), limit);
    try (TarArchiveInputStream tar = new TarArchiveInputStream(content, true)) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        if (isFile(entry) && wanted.test(entry.getName()) && !files.containsKey(entry.getName())) {
          files.put(entry.getName(), tar.readAllBytes());
        }
      }
      content.drain();
    } catch (IOException | IllegalArgumentException e) {
      if (content.failure != null) {
        throw new ArchiveException("damaged gzip data: " + content.failure.getMessage(), null, e);
      }
      // The rest is no tar, which the original does not mind.
      content.drain();
    }
    return files;
  }

  private static boolean isFile(TarArchiveEntry entry) {
    byte type = entry.getLinkFlag();
    return entry.isCheckSumOK()
        && (type == TarConstants.LF_NORMAL || type == TarConstants.LF_OLDNORM)
        && !entry.getName().endsWith("/");
  }

  private static InputStream decompressed(InputStream in) throws IOException {
    BufferedInputStream buffered = new BufferedInputStream(in);
    buffered.mark(2);
    int magic = buffered.read() << 8 | buffered.read();
    buffered.reset();
    if (magic != GZIP_MAGIC) {
      return buffered;
    }
    try {
      return GzipCompressorInputStream.builder()
          .setInputStream(buffered)
          .setDecompressConcatenated(true)
          .get();
    } catch (IOException e) {
      throw new ArchiveException("damaged gzip data: " + e.getMessage(), null, e);
    }
  }

  /** Stops at a limit, and remembers when what is below has failed. */
  private static final class Limited extends InputStream {
    private final InputStream in;
    private final long limit;
    private long count;
    private IOException failure;

    Limited(InputStream in, long limit) {
      this.in = in;
      this.limit = limit;
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
        read = in.read(bytes, offset, length);
      } catch (IOException e) {
        failure = e;
        throw e;
      }
      count += Math.max(0, read);
      if (count > limit) {
        throw new ArchiveException(
            "unpacks to more than " + limit + " bytes, as a bomb does", null);
      }
      return read;
    }

    /** Reads to the end, where a damage may still show. */
    void drain() throws IOException {
      byte[] buffer = new byte[64 * 1024];
      try {
        while (read(buffer, 0, buffer.length) >= 0) {
          continue;
        }
      } catch (IOException e) {
        throw new ArchiveException("damaged gzip data: " + e.getMessage(), null, e);
      }
    }
  }
}
