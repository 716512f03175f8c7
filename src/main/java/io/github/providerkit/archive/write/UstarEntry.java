package io.github.providerkit.archive.write;

import io.github.providerkit.archive.ArchiveEntry;
import io.github.providerkit.archive.EntryName;
import java.io.IOException;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.archivers.tar.TarUtils;
import org.apache.commons.compress.archivers.zip.ZipEncoding;

/**
 * A tar header whose name is divided over ustar's two name fields. The library writes a PAX record
 * for every name of 100 bytes or more; upstream does only when ustar cannot hold it ({@code
 * docs/spec/gestalt-release.md} section 8).
 */
final class UstarEntry extends TarArchiveEntry {
  private static final int PREFIX_OFFSET = 345;
  private static final String SHORT_NAME = "divided";

  private final byte[] prefix;
  private final byte[] rest;

  private UstarEntry(byte[] name, int restStart) {
    super(SHORT_NAME, TarConstants.LF_NORMAL, true);
    prefix = Arrays.copyOf(name, Math.max(0, restStart - 1));
    rest = Arrays.copyOfRange(name, restStart, name.length);
  }

  /** A header made from name, role, length and the given time, with nothing from the machine. */
  static TarArchiveEntry of(ArchiveEntry entry, FileTime modified) {
    TarArchiveEntry header = named(entry.name());
    header.setMode(entry.mode());
    header.setSize(entry.size());
    header.setLastModifiedTime(modified);
    header.setIds(0, 0);
    header.setNames("", "");
    return header;
  }

  private static TarArchiveEntry named(String name) {
    byte[] bytes = EntryName.bytes(name);
    boolean ascii = bytes.length == name.length();
    // A field that is full has no NUL at its end, which the library does not write either.
    if (ascii && bytes.length == TarConstants.NAMELEN) {
      return new UstarEntry(bytes, 0);
    }
    if (ascii && bytes.length > TarConstants.NAMELEN) {
      int slash = name.lastIndexOf('/', TarConstants.PREFIXLEN);
      if (slash > 0 && bytes.length - slash - 1 <= TarConstants.NAMELEN) {
        return new UstarEntry(bytes, slash + 1);
      }
    }
    // Without the last argument a Windows machine would drop what looks like a drive letter.
    return new TarArchiveEntry(name, TarConstants.LF_NORMAL, true);
  }

  @Override
  public void writeEntryHeader(byte[] header, ZipEncoding encoding, boolean starMode)
      throws IOException {
    super.writeEntryHeader(header, encoding, starMode);
    Arrays.fill(header, 0, TarConstants.NAMELEN, (byte) 0);
    System.arraycopy(rest, 0, header, 0, rest.length);
    System.arraycopy(prefix, 0, header, PREFIX_OFFSET, prefix.length);
    int end = TarConstants.CHKSUM_OFFSET + TarConstants.CHKSUMLEN;
    Arrays.fill(header, TarConstants.CHKSUM_OFFSET, end, (byte) ' ');
    long checksum = TarUtils.computeCheckSum(header);
    TarUtils.formatCheckSumOctalBytes(
        checksum, header, TarConstants.CHKSUM_OFFSET, TarConstants.CHKSUMLEN);
  }
}
