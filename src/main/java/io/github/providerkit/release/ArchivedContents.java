package io.github.providerkit.release;

import io.github.providerkit.archive.ArchiveContents;
import io.github.providerkit.archive.ArchiveEntry;
import io.github.providerkit.archive.ArchiveException;
import io.github.providerkit.archive.read.ReadEntry;
import io.github.providerkit.archive.read.ReadLimits;
import io.github.providerkit.archive.read.TarGzReader;
import io.github.providerkit.files.FileStamp;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;

/** Compares what an archive holds with what would be packed. */
final class ArchivedContents {
  private static final int BUFFER_BYTES = 64 * 1024;

  private final Iterator<ArchiveEntry> planned;
  private boolean same = true;

  private ArchivedContents(ArchiveContents contents) {
    planned = contents.entries().iterator();
  }

  /**
   * Whether an archive holds these contents and nothing else.
   *
   * @throws IOException if the archive or a file cannot be read
   */
  static boolean areIn(Path archive, ArchiveContents contents) throws IOException {
    // What changes while it is compared is seen afterwards.
    FileStamp.awaitNextTime();
    ArchivedContents comparison = new ArchivedContents(contents);
    try {
      new TarGzReader(ReadLimits.DEFAULT).read(archive, comparison::compare);
    } catch (ArchiveException e) {
      // It was written before anybody looked whether it can be read: it is written again.

      return false;
    }
    return comparison.same && !comparison.planned.hasNext();
  }

  private void compare(ReadEntry entry, InputStream content) throws IOException {
    same = same && planned.hasNext() && isSame(planned.next(), entry, content);
  }

  private static boolean isSame(ArchiveEntry wanted, ReadEntry found, InputStream content)
      throws IOException {
    if (!wanted.name().equals(found.nameInArchive())
        || wanted.mode() != found.mode()
        || wanted.size() != found.size()) {
      return false;
    }
    try (InputStream expected = wanted.content().open()) {
      byte[] one;
      do {
        one = expected.readNBytes(BUFFER_BYTES);
        if (!Arrays.equals(one, content.readNBytes(BUFFER_BYTES))) {
          return false;
        }
      } while (one.length > 0);
      return true;
    }
  }
}
