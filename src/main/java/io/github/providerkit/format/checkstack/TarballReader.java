package io.github.providerkit.format.checkstack;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.providerkit.archive.ArchiveException;
import io.github.providerkit.archive.read.GzipDialect;
import io.github.providerkit.archive.read.GzipMembers;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;

/**
 * Reads a tarball as leniently as the installer does ({@code docs/spec/checkstack.md} section 1.3):
 * compressed or not, only plain files count, damaged headers are passed over, and what is no tar at
 * all holds nothing. Nothing is kept in memory but one extended header.
 */
final class TarballReader {
  /** Compares two bytes only, as the original does. */
  private static final int GZIP_MAGIC = 0x1f8b;

  /** Larger ones are passed over. */
  private static final int MOST_META_BYTES = 1 << 20;

  private final InputStream in;
  private final Visitor visitor;
  private final byte[] record = new byte[NodeHeader.BYTES];
  private final Map<String, String> global = new HashMap<>();
  private final Map<String, String> extended = new HashMap<>();

  private TarballReader(InputStream in, Visitor visitor) {
    this.in = in;
    this.visitor = visitor;
  }

  /** Receives the plain files of a tarball. */
  @FunctionalInterface
  interface Visitor {
    /**
     * Takes one.
     *
     * @param name as written
     * @param size how long it says it is
     * @param content need not be read to the end; shorter where the tarball is cut off
     */
    void file(String name, long size, InputStream content) throws IOException;
  }

  /**
   * Reads a tarball to its end.
   *
   * @param in the tarball; not closed
   * @param limit most bytes after decompression
   * @param allowance what tarballs may unpack to together
   * @throws ArchiveException if the compression is damaged, or more comes out of it than allowed
   */
  static void read(InputStream in, long limit, Allowance allowance, Visitor visitor)
      throws IOException {
    BufferedInputStream buffered = new BufferedInputStream(in);
    buffered.mark(2);
    int magic = buffered.read() << 8 | buffered.read();
    buffered.reset();
    if (magic != GZIP_MAGIC) {
      new TarballReader(allowance.limit(buffered, limit), visitor).run();
      return;
    }
    try (GzipMembers gzip = new GzipMembers(buffered, GzipDialect.NODE)) {
      new TarballReader(allowance.limit(gzip, limit), visitor).run();
    }
  }

  private void run() throws IOException {
    boolean wasEmpty = false;
    while (in.readNBytes(record, 0, record.length) == record.length) {
      NodeHeader header = NodeHeader.of(record, extended, global);
      if (header.state() == NodeHeader.State.VALID) {
        take(header);
      }
      boolean isEmpty = header.state() == NodeHeader.State.EMPTY;
      if (isEmpty && wasEmpty) {
        break;
      }
      wasEmpty = isEmpty;
    }
    // A damage may still show where nobody looks for files.
    in.skip(Long.MAX_VALUE);
  }

  private void take(NodeHeader header) throws IOException {
    Content content = new Content(header.size());
    if (header.isMeta() && header.size() > 0 && header.size() <= MOST_META_BYTES) {
      meta(header.type(), new String(content.readAllBytes(), UTF_8));
    } else if (!header.isMeta()) {
      extended.clear();
      if (header.type() == '0') {
        visitor.file(header.path(), header.size(), content);
      }
    }
    content.finish();
  }

  private void meta(char type, String text) {
    switch (type) {
      case 'x', 'X' -> records(text, extended);
      case 'g' -> records(text, global);
      case 'L', 'N' -> {
        byte[] bytes = text.getBytes(UTF_8);
        extended.put("path", NodeHeader.text(bytes, 0, bytes.length));
      }
      default -> {
        // Where a link leads is nobody's concern.
      }
    }
  }

  /** Line by line, as the original takes them: a record that is not as long as it says is none. */
  private static void records(String text, Map<String, String> into) {
    for (String line : text.split("\n")) {
      int space = line.indexOf(' ');
      int equals = line.indexOf('=');
      String length = Integer.toString(line.getBytes(UTF_8).length + 1);
      if (space < 0 || equals < space || !line.substring(0, space).equals(length)) {
        continue;
      }
      String key = line.substring(space + 1, equals);
      byte[] value = line.substring(equals + 1).getBytes(UTF_8);
      if (key.equals("path") || (key.equals("size") && isNumber(line.substring(equals + 1)))) {
        into.put(key, NodeHeader.text(value, 0, value.length));
      }
    }
  }

  private static boolean isNumber(String text) {
    return text.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  /** The content of one entry, padded to whole records. */
  private final class Content extends InputStream {
    private final byte[] one = new byte[1];
    private long left;
    private final int padding;

    Content(long size) {
      left = size;
      padding = (int) (-size & (NodeHeader.BYTES - 1));
    }

    @Override
    public int read() throws IOException {
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      if (left == 0 || length == 0) {
        return length == 0 ? 0 : -1;
      }
      int read = in.read(bytes, offset, (int) Math.min(length, left));
      left = read < 0 ? 0 : left - read;
      return read;
    }

    void finish() throws IOException {
      in.skip(left);
      in.skip(padding);
      left = 0;
    }
  }
}
