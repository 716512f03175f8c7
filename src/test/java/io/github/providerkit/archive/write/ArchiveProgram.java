package io.github.providerkit.archive.write;

import io.github.providerkit.archive.ArchiveContents;
import io.github.providerkit.files.FileTree;
import io.github.providerkit.files.TreeListing;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Archives a directory and prints the digest: run by tests in processes that differ from each
 * other.
 */
public final class ArchiveProgram {
  private ArchiveProgram() {}

  /** Arguments: directory, target, threads. */
  public static void main(String[] args) throws IOException {
    TreeListing listing = FileTree.of(Path.of(args[0])).list("dist");
    WrittenArchive written =
        new TarGzWriter(Integer.parseInt(args[2]))
            .write(ArchiveContents.of(listing.requireSound()), Path.of(args[1]));
    System.out.println(written.sha256());
  }
}
