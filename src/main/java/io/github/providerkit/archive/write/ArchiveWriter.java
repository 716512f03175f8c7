package io.github.providerkit.archive.write;

import io.github.providerkit.archive.ArchiveContents;
import java.io.IOException;
import java.nio.file.Path;

/** Writes archives of one kind, the same bytes for the same contents. */
public interface ArchiveWriter {
  /**
   * Writes an archive. The target appears when it is complete; after an exception it is as it was
   * before.
   *
   * @param contents what goes in
   * @param target replaced when it exists; missing parent directories are made
   * @throws io.github.providerkit.archive.ArchiveException when a file has disappeared or changed
   *     its length since it was listed
   * @throws IOException when a file cannot be read, the target cannot be written, or the thread is
   *     interrupted
   */
  WrittenArchive write(ArchiveContents contents, Path target) throws IOException;
}
