package io.github.providerkit.compare;

import io.github.providerkit.sbom.Inventory.Archive;
import io.github.providerkit.sbom.Inventory.Entry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * What is different in an archive.
 *
 * @param platform what it is for
 * @param before its bytes in the release before
 * @param now its bytes
 * @param files what is not the same in it, sorted by name
 */
public record ArchiveDifference(String platform, long before, long now, List<FileChange> files) {
  /** Copies the list. */
  public ArchiveDifference {
    files = List.copyOf(files);
  }

  /**
   * A file that is not the same.
   *
   * @param name its path in the archive
   * @param before its bytes in the release before; empty where it was not there
   * @param now its bytes; empty where it is not there
   */
  public record FileChange(String name, OptionalLong before, OptionalLong now) {}

  /**
   * Compares.
   *
   * @param size bytes of the archive before
   * @param entries what was in it
   */
  public static ArchiveDifference of(Archive now, long size, List<Entry> entries) {
    Map<String, Entry> left = new LinkedHashMap<>();
    entries.forEach(entry -> left.put(entry.name(), entry));
    List<FileChange> changes = new ArrayList<>();
    Map<String, Entry> sorted = new TreeMap<>();
    now.entries().forEach(entry -> sorted.put(entry.name(), entry));
    for (Entry entry : sorted.values()) {
      Entry before = left.remove(entry.name());
      if (before == null || !before.sha256().equals(entry.sha256())) {
        OptionalLong was = before == null ? OptionalLong.empty() : OptionalLong.of(before.size());
        changes.add(new FileChange(entry.name(), was, OptionalLong.of(entry.size())));
      }
    }
    new TreeMap<>(left)
        .forEach(
            (name, entry) ->
                changes.add(
                    new FileChange(name, OptionalLong.of(entry.size()), OptionalLong.empty())));
    return new ArchiveDifference(now.platform(), size, now.size(), changes);
  }
}
