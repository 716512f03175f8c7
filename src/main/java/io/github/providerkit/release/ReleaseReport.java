package io.github.providerkit.release;

import io.github.providerkit.format.ManifestCheck;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Tells people what a release consists of. */
public final class ReleaseReport {
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

  private static String size(long bytes) {
    if (bytes < 1_000) {
      return bytes + " bytes";
    }
    return bytes < 1_000_000
        ? String.format(Locale.ROOT, "%.1f kB", bytes / 1e3)
        : String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
  }
}
