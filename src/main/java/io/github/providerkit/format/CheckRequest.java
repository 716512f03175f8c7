package io.github.providerkit.format;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What to check.
 *
 * @param manifest the manifest file
 * @param shownAs its name in problems, relative to the project where possible
 * @param version the version to release, and who has the last word on it
 * @param files which of the files that the manifest names are checked
 * @param outputDirectory where builds write; never part of a package
 * @param fetcher how documents are fetched that the manifest names by URL; empty when they are not
 *     to be
 * @param code the user's word on the code beside the manifest
 */
public record CheckRequest(
    Path manifest,
    String shownAs,
    ReleaseVersion version,
    FileChecks files,
    Path outputDirectory,
    Optional<DocumentFetcher> fetcher,
    CodeChoice code) {

  /** Which of the files that a manifest names are looked at. */
  public enum FileChecks {
    /** None: the manifest alone, without its repository. */
    NONE,
    /** Those that a build does not make: for a provider that has yet to be built. */
    BEFORE_BUILD,
    /** All, and what they hold: for a provider that is about to be packaged. */
    BEFORE_PACKAGING
  }

  /** The directory that all paths in the manifest are relative to. */
  public Path directory() {
    return manifest.toAbsolutePath().normalize().getParent();
  }
}
