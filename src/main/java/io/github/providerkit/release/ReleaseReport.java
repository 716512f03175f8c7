package io.github.providerkit.release;

import io.github.providerkit.archive.gzip.DeflateFlavour;
import io.github.providerkit.format.ManifestCheck;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Tells people what a release consists of. */
public final class ReleaseReport {
  private static final String OTHER_ZLIB =
      "this Java compresses with another library than zlib: the archives hold the same files as elsewhere,"
          + " but their bytes and digests differ";

  private ReleaseReport() {}

  /**
   * A line for each thing that the author should know, and for each archive and package with its
   * size and digest.
   *
   * @param project the directory that files are named from
   */
  public static List<String> lines(Release release, Path project) {
    List<String> lines = new ArrayList<>(release.plan().notes());
    List<Release.Archive> written = new ArrayList<>(release.archives());
    written.addAll(release.packages());
    for (Release.Archive archive : written) {
      lines.add(
          "%s (%s, sha256 %s)"
              .formatted(
                  ManifestCheck.shownAs(project, archive.file()),
                  size(archive.size()),
                  archive.sha256()));
    }
    return lines;
  }

  /** What is to be said of the machine that wrote the archives. */
  public static Optional<String> warning() {
    return DeflateFlavour.current().isReference() ? Optional.empty() : Optional.of(OTHER_ZLIB);
  }

  private static String size(long bytes) {
    if (bytes < 1_000) {
      return bytes + " bytes";
    }
    return bytes < 1_000_000
        ? String.format(Locale.ROOT, "%.1f kB", bytes / 1e3)
        : String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
  }
}
