package io.github.providerkit.parts;

import io.github.providerkit.archive.ArchiveException;
import io.github.providerkit.archive.read.ReadEntry;
import io.github.providerkit.archive.read.ReadLimits;
import io.github.providerkit.archive.read.TarGzReader;
import io.github.providerkit.code.Language;
import io.github.providerkit.files.AtomicFile;
import io.github.providerkit.files.Directories;
import io.github.providerkit.files.Sha256;
import io.github.providerkit.message.ProviderException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** Takes binary and catalog out of the archive of one platform. */
public final class PartArchive {
  /** As much as is read of one in a package that is locked. */
  private static final int MOST_CATALOG_BYTES = 16 << 20;

  private PartArchive() {}

  /**
   * Makes an empty directory for parts.
   *
   * @throws ProviderException if it cannot be made
   */
  public static void prepare(Path directory) throws ProviderException {
    try {
      Directories.delete(directory);
      Files.createDirectories(directory);
    } catch (IOException e) {
      throw ProviderException.environment("cannot write to " + directory, e);
    }
  }

  /**
   * Unpacks a part.
   *
   * @param archive the archive of a release
   * @param recordFile the record of its binary
   * @param directory gets binary, catalog and record
   * @throws ArchiveException if the archive is none that is accepted
   * @throws ProviderException if the archive does not hold the binary, or a file cannot be read or
   *     written
   */
  public static void unpack(Path archive, Path recordFile, Path directory)
      throws ProviderException {
    BuildRecord record = BuildRecord.read(recordFile);
    Path binary = directory.resolve("binary");
    try {
      Files.createDirectories(directory);
      new TarGzReader(ReadLimits.DEFAULT)
          .read(archive, (entry, content) -> take(entry, content, record, directory, binary));
      if (record.size() == 0) {
        // Stands for the program that there is none of, beside files to serve.
        Files.write(binary, new byte[0]);
      }
      if (!Files.exists(binary)) {
        throw ProviderException.user(
            "%s: expected the binary with the digest %s, found none"
                .formatted(archive, record.sha256()),
            "archive and record were deployed by different builds");
      }
      Files.move(binary, directory.resolve(Path.of(record.file()).getFileName()));
      record.write(directory);
    } catch (IOException e) {
      throw ProviderException.environment("cannot unpack " + archive, e);
    }
  }

  private static void take(
      ReadEntry entry, InputStream content, BuildRecord record, Path directory, Path binary)
      throws IOException {
    if (entry.name().equals(BuiltBinary.CATALOG) && record.catalog().isPresent()) {
      if (entry.size() > MOST_CATALOG_BYTES) {
        throw new ArchiveException(
            "%s: expected at most %s bytes, found %s"
                .formatted(BuiltBinary.CATALOG, MOST_CATALOG_BYTES, entry.size()),
            null);
      }
      AtomicFile.<Long>write(directory.resolve(BuiltBinary.CATALOG), content::transferTo);
    } else if (entry.name().startsWith(BuiltBinary.ASSETS + "/")) {
      Path file = directory.resolve(entry.name());
      Files.createDirectories(file.getParent());
      AtomicFile.<Long>write(file, content::transferTo);
    } else if (entry.executable() && entry.size() == record.size() && !Files.exists(binary)) {
      AtomicFile.<Long>write(binary, content::transferTo);
      if (!Sha256.of(binary).equals(record.sha256())) {
        Files.delete(binary);
      }
    } else if (record.language().equals(Language.COMMANDS.word())) {
      // What the manifest names of it may have been made by the author's commands.
      Path file = directory.resolve(BuiltBinary.FILES).resolve(entry.name());
      Files.createDirectories(Objects.requireNonNull(file.getParent()));
      AtomicFile.<Long>write(file, content::transferTo);
    }
  }
}
