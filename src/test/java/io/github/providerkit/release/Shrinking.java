package io.github.providerkit.release;

import io.github.providerkit.archive.ArchiveContents;
import io.github.providerkit.archive.ArchiveEntry;
import io.github.providerkit.format.ReleasePlan;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A plan with a file that is shorter than it was when the plan was made. */
final class Shrinking {
  private Shrinking() {}

  static ReleasePlan plan(Path file) {
    return plan(file, 1_000_000);
  }

  /** The same with a file of a length. */
  static ReleasePlan plan(Path file, long size) {
    ArchiveContents contents =
        ArchiveContents.of(List.of(ArchiveEntry.ofFile("dist/a", file, size)));
    return new ReleasePlan(
        List.of(new ReleasePlan.PlannedArchive("generic", Optional.empty(), "x.tar.gz", contents)),
        List.of(),
        "provider-release.yaml",
        files -> "");
  }
}
