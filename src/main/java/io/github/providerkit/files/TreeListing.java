package io.github.providerkit.files;

import io.github.providerkit.archive.ArchiveEntry;
import io.github.providerkit.archive.ArchiveException;
import io.github.providerkit.archive.EntryName;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

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
   * Names that are rarely meant for others, such as {@code .env}, and those of files that hold
   * private keys: a reason for a warning, in byte order.
   */
  public List<String> suspicious() {
    Set<String> found = new TreeSet<>(EntryName.BYTE_ORDER);
    found.addAll(SuspiciousNames.among(files.stream().map(ArchiveEntry::name).toList()));
    for (String name : SecretContents.among(files)) {
      if (found.stream().noneMatch(known -> known.endsWith("/") && name.startsWith(known))) {
        found.add(name);
      }
    }
    return List.copyOf(found);
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
