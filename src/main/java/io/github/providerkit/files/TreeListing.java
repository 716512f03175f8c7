package io.github.providerkit.files;

import io.github.providerkit.archive.ArchiveEntry;
import io.github.providerkit.archive.ArchiveException;
import java.util.List;

/**
 * What was found in a tree.
 *
 * @param files regular files in byte order of their names, executable as on the disk; unmodifiable
 * @param problems everything that cannot be archived, in byte order of the names; unmodifiable
 */
public record TreeListing(List<ArchiveEntry> files, List<TreeProblem> problems) {

  /** Copies the lists. */
  public TreeListing {
    files = List.copyOf(files);
    problems = List.copyOf(problems);
  }

  /**
   * Names that are rarely meant for others, such as {@code .env} and private keys: a reason for a
   * warning, in byte order.
   */
  public List<String> suspicious() {
    return SuspiciousNames.among(files.stream().map(ArchiveEntry::name).toList());
  }

  /** Names of files that Git LFS did not fetch, see {@link LfsPointers}; in byte order. */
  public List<String> notFetched() {
    return LfsPointers.among(files);
  }

  /**
   * The files, when all of them can be archived.
   *
   * @throws ArchiveException with all problems when there are any
   */
  public List<ArchiveEntry> requireSound() {
    if (!problems.isEmpty()) {
      throw new ArchiveException(
          problems.stream().map(TreeProblem::message).toList(), problems.get(0).hint());
    }
    return files;
  }
}
