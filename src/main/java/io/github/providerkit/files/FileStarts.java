package io.github.providerkit.files;

import io.github.providerkit.archive.ArchiveEntry;
import io.github.providerkit.archive.ArchiveEntry.FileContent;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;

/**
 * Files on the disk that are told by how they begin.
 *
 * @param least bytes of the smallest file that is looked at
 * @param most bytes of the largest one
 * @param read how many of its bytes are looked at
 */
record FileStarts(int least, long most, int read) {
  /** The names of those that begin as wanted, in their order; what cannot be read is none. */
  List<String> among(Collection<ArchiveEntry> files, Predicate<byte[]> wanted) {
    return files.stream()
        .filter(file -> file.content() instanceof FileContent disk && begins(disk, wanted))
        .map(ArchiveEntry::name)
        .toList();
  }

  private boolean begins(FileContent disk, Predicate<byte[]> wanted) {
    if (disk.size() < least || disk.size() > most) {
      return false;
    }
    try (InputStream in = Files.newInputStream(disk.file(), LinkOption.NOFOLLOW_LINKS)) {
      return wanted.test(in.readNBytes(read));
    } catch (IOException e) {
      // Whoever packs it will find out, and tell.
      return false;
    }
  }
}
