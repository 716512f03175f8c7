package io.github.providerkit.archive.read;

import io.github.providerkit.archive.ArchiveException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads {@code .tar.gz} files of others without trusting them. Accepts what the consumer accepts
 * ({@code docs/spec/gestalt-lock.md} section 3, archive policy): regular files and directories,
 * ustar, PAX and GNU long names, several gzip members; refuses links, special files, PAX global
 * headers, names that leave the package, backslashes, names that come twice or that no file system
 * takes, and an entry for the top directory.
 *
 * <p>Stricter on purpose: any {@code ..} segment is refused, names that are unpacked to the same
 * place although the consumer tells them apart ({@code a} and {@code /a}), sparse files, files with
 * the mode of a directory (they are unpacked, but not found in the archive), archives that are cut
 * off or damaged behind their last entry, and what exceeds {@link ReadLimits}.
 *
 * <p>Nothing is kept in memory but a few bytes an entry. May be used by several threads.
 */
public final class TarGzReader {
  /** As in the consumer's tar library. */
  private static final int MAX_EXTENSION_BYTES = 1 << 20;

  private final ReadLimits limits;

  /** A reader with limits. */
  public TarGzReader(ReadLimits limits) {
    this.limits = limits;
  }

  /** Receives the entries of an archive in their order. */
  @FunctionalInterface
  public interface Visitor {
    /**
     * Takes one entry.
     *
     * @param content the bytes of the entry, valid during this call; need not be read to the end
     */
    void visit(ReadEntry entry, InputStream content) throws IOException;
  }

  /**
   * Reads an archive to its end, the checksum of its last gzip member included; what stands behind
   * that is nobody's.
   *
   * @throws ArchiveException when it is damaged, or breaks a rule or a limit; the message begins
   *     with the path
   * @throws IOException when the file cannot be read
   */
  public void read(Path archive, Visitor visitor) throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(archive))) {
      read(archive.toString(), in, Files.size(archive), visitor);
    }
  }

  /**
   * Reads an archive from a stream, which is not closed; for an archive in an archive.
   *
   * @param label what messages call it
   * @throws ArchiveException when it is damaged, or breaks a rule or a limit; the message begins
   *     with the label
   * @throws IOException when the stream cannot be read
   */
  public void read(String label, InputStream in, Visitor visitor) throws IOException {
    read(label, in, -1, visitor);
  }

  /**
   * Reads an archive from a stream of a known length, which is not closed.
   *
   * @param label what messages call it
   * @param size the length, to which the limit of the ratio refers; negative when it is not known
   * @throws ArchiveException when it is damaged, or breaks a rule or a limit; the message begins
   *     with the label
   * @throws IOException when the stream cannot be read
   */
  public void read(String label, InputStream in, long size, Visitor visitor) throws IOException {
    try (LimitedGzip gzip = new LimitedGzip(in, size, limits)) {
      readTar(gzip, visitor);
      gzip.finishMember();
    } catch (ArchiveException e) {
      throw new ArchiveException(label + ": " + e.getMessage(), e.hint(), e);
    }
  }

  private void readTar(InputStream tar, Visitor visitor) throws IOException {
    TarRecords records = new TarRecords(tar);
    ReadPolicy policy = new ReadPolicy(limits.maxEntries());
    PaxRecords pax = PaxRecords.NONE;
    String longName = "";
    for (TarHeader header = records.next(); header != null; header = records.next()) {
      switch (header.type()) {
        case 'x' -> pax = PaxRecords.parse(extension(records, header));
        case 'L' -> {
          byte[] name = extension(records, header);
          longName = TarHeader.text(name, 0, name.length);
        }
        // The long target of a link: the link itself follows and is refused.
        case 'K' -> extension(records, header);
        default -> {
          ReadEntry entry = policy.admit(header, pax, longName);
          records.begin(entry.size());
          visitor.visit(entry, records.content());
          pax = PaxRecords.NONE;
          longName = "";
        }
      }
    }
  }

  private static byte[] extension(TarRecords records, TarHeader header) throws IOException {
    if (header.size() < 0 || header.size() > MAX_EXTENSION_BYTES) {
      throw new ArchiveException("has a name of " + header.size() + " bytes", null);
    }
    records.begin(header.size());
    return records.content().readAllBytes();
  }

  /**
   * All entries of an archive.
   *
   * @throws ArchiveException as {@link #read(Path, Visitor)}
   * @throws IOException when the file cannot be read
   */
  public List<ReadEntry> list(Path archive) throws IOException {
    List<ReadEntry> entries = new ArrayList<>();
    read(archive, (entry, content) -> entries.add(entry));
    return entries;
  }
}
