package io.github.providerkit.format.finished;

import io.github.providerkit.archive.ArchiveException;
import io.github.providerkit.archive.read.ReadLimits;
import io.github.providerkit.archive.read.TarGzReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Knows the formats of finished archives by sight: by what lies at the top, whatever the archive is
 * called. Today's manifest wins over one of the generation before.
 */
final class ArchiveSight {
  /** No bomb is looked into for long: real archives shrink to a third. */
  private static final ReadLimits LIMITS =
      new ReadLimits(ReadLimits.DEFAULT.maxEntries(), 8L << 30, 20, 64L << 20);

  private static final int LEGACY = 1;
  private static final List<String> BY_RANK = List.of("gestalt", "gestalt-legacy", "checkstack");

  private static final Map<String, Integer> RANKS =
      Map.of(
          "manifest.json", 0,
          "manifest.yaml", 0,
          "manifest.yml", 0,
          "plugin.json", LEGACY,
          "plugin.yaml", LEGACY,
          "plugin.yml", LEGACY,
          "bundle.json", 2,
          "package/package.json", 2);

  private ArchiveSight() {}

  /** The archive is known, and the rest of it does not matter. */
  private static final class Known extends IOException {
    private static final long serialVersionUID = 1L;
  }

  /**
   * The name of an archive's format.
   *
   * @return empty when it is none that is known, or cannot be read to where that shows
   */
  static Optional<String> of(Path archive) {
    TreeSet<Integer> ranks = new TreeSet<>();
    try {
      new TarGzReader(LIMITS)
          .read(
              archive,
              (entry, content) -> {
                Integer rank = entry.directory() ? null : RANKS.get(entry.name());
                if (rank != null && ranks.add(rank) && rank != LEGACY) {
                  throw new Known();
                }
              });
    } catch (ArchiveException | IOException e) {
      // Whoever judges the archive says what is wrong with it.
    }
    return ranks.isEmpty() ? Optional.empty() : Optional.of(BY_RANK.get(ranks.first()));
  }
}
