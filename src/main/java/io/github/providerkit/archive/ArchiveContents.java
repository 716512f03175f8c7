package io.github.providerkit.archive;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * All files of one archive, in the order in which they are written: byte order of the names ({@code
 * docs/spec/gestalt-release.md} section 8). Everything about names is checked here, before anything
 * is written.
 */
public final class ArchiveContents {
  private final List<ArchiveEntry> entries;

  private ArchiveContents(List<ArchiveEntry> entries) {
    this.entries = entries;
  }

  /**
   * Sorts and checks the files of an archive.
   *
   * @param entries in any order
   * @throws ArchiveException when two entries have the same name, or one's name is a directory of
   *     another; all such names are in its messages
   */
  public static ArchiveContents of(Collection<ArchiveEntry> entries) {
    List<ArchiveEntry> sorted = new ArrayList<>(entries);
    sorted.sort((left, right) -> EntryName.BYTE_ORDER.compare(left.name(), right.name()));
    List<String> clashes = clashes(sorted);
    if (!clashes.isEmpty()) {
      throw new ArchiveException(
          clashes, "each name can be in an archive once; check which settings name the same file");
    }
    return new ArchiveContents(List.copyOf(sorted));
  }

  /** The files in the order of the archive; unmodifiable. */
  public List<ArchiveEntry> entries() {
    return entries;
  }

  /**
   * Names that differ only by case, each group sorted: they fall together on the file systems of
   * macOS and Windows. Not an error, because the consumers that run on Linux take them.
   */
  public List<List<String>> caseClashes() {
    Map<String, List<String>> groups = new TreeMap<>(EntryName.BYTE_ORDER);
    for (ArchiveEntry entry : entries) {
      groups.computeIfAbsent(foldCase(entry.name()), key -> new ArrayList<>()).add(entry.name());
    }
    return groups.values().stream().filter(group -> group.size() > 1).map(List::copyOf).toList();
  }

  private static List<String> clashes(List<ArchiveEntry> sorted) {
    Set<String> files = new HashSet<>();
    Set<String> reported = new HashSet<>();
    List<String> clashes = new ArrayList<>();
    for (ArchiveEntry entry : sorted) {
      if (!files.add(entry.name()) && reported.add(entry.name())) {
        clashes.add(entry.name() + ": would be in the archive twice");
      }
    }
    for (ArchiveEntry entry : sorted) {
      String directory = parent(entry.name());
      for (; !directory.isEmpty(); directory = parent(directory)) {
        if (files.contains(directory) && reported.add(directory)) {
          clashes.add(directory + ": would be a file and the directory of " + entry.name());
        }
      }
    }
    return clashes;
  }

  private static String parent(String name) {
    return name.substring(0, Math.max(0, name.lastIndexOf('/')));
  }

  /** Upper case first: it joins letters that have several small forms, as those file systems do. */
  private static String foldCase(String name) {
    return name.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
  }
}
