package io.github.providerkit.release;

import io.github.providerkit.archive.ArchiveContents;
import io.github.providerkit.archive.ArchiveEntry;
import io.github.providerkit.archive.ArchiveException;
import io.github.providerkit.archive.EntryName;
import io.github.providerkit.archive.read.ReadLimits;
import io.github.providerkit.archive.write.WrittenArchive;
import io.github.providerkit.format.ReleasePlan.PlannedArchive;
import io.github.providerkit.message.Visible;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Refuses to release what this plugin would not lock and verify: the consumer has no such limits
 * itself, but whoever locks the release with us has.
 */
final class ReleaseLimits {
  private static final String HINT = "leave out what the provider does not need";

  /** Header, and a PAX record with its own header where a name needs one. */
  private static final long MOST_HEADER_BYTES = 3 * 512;

  private static final int LONGEST_SHOWN = 200;

  private final ReadLimits limits;

  /** Creates limits that whoever locks and verifies has as well. */
  ReleaseLimits(ReadLimits limits) {
    this.limits = limits;
  }

  /**
   * Checks an archive before it is written.
   *
   * @throws ArchiveException if it holds too much, or a name that cannot be unpacked
   */
  void check(PlannedArchive planned) {
    List<String> messages = new ArrayList<>();
    Set<String> directories = new HashSet<>();
    for (ArchiveEntry entry : planned.contents().entries()) {
      EntryName.excess(entry.name())
          .ifPresent(what -> messages.add(badName(planned, entry.name(), what)));
      String name = entry.name();
      for (int end = name.lastIndexOf('/'); end > 0; end = name.lastIndexOf('/', end - 1)) {
        if (!directories.add(name.substring(0, end))) {
          break;
        }
      }
    }
    int places = planned.contents().entries().size() + directories.size();
    if (places > limits.maxEntries()) {
      messages.add(tooMuch(planned, limits.maxEntries() + " files and directories", places));
    }
    long bytes = unpacked(planned.contents());
    if (bytes > limits.maxTotalBytes()) {
      messages.add(tooMuch(planned, limits.maxTotalBytes() + " bytes", bytes));
    }
    if (!messages.isEmpty()) {
      throw new ArchiveException(messages, HINT);
    }
  }

  /**
   * Checks an archive that was written.
   *
   * @throws ArchiveException if it looks like one that is made to fill a disk
   */
  void check(PlannedArchive planned, WrittenArchive written) {
    long bytes = unpacked(planned.contents());
    if (limits.isBomb(written.size(), bytes)) {
      throw new ArchiveException(
          "%s: expected at most %s times its size when unpacked, found %s"
              .formatted(planned.fileName(), limits.maxRatio(), bytes / written.size()),
          "leave out files that hold nothing but repetitions");
    }
  }

  private static String badName(PlannedArchive planned, String name, String what) {
    return "%s: %s: the name %s"
        .formatted(planned.fileName(), Visible.of(name, LONGEST_SHOWN), what);
  }

  private static String tooMuch(PlannedArchive planned, String most, long found) {
    return "%s: expected at most %s, found %s".formatted(planned.fileName(), most, found);
  }

  private static long unpacked(ArchiveContents contents) {
    long bytes = 0;
    for (ArchiveEntry entry : contents.entries()) {
      bytes += MOST_HEADER_BYTES + entry.size();
    }
    return bytes;
  }
}
