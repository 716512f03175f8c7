package io.github.providerkit.format;

import io.github.providerkit.manifest.RuleLevels;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What to check.
 *
 * @param directory the project's directory
 * @param manifest the manifest that the user named; empty to find one in the directory
 * @param version the version to release, and who has the last word on it
 * @param files which of the files that the manifest names are checked
 * @param levels the user's word on single rules, by code
 * @param outputDirectory where builds write; never part of a package
 * @param fetcher how documents are fetched that the manifest names by URL; empty when they are not
 *     to be
 * @param code the user's word on the code beside the manifest
 */
public record CheckRequest(
    Path directory,
    Optional<Path> manifest,
    ReleaseVersion version,
    FileChecks files,
    Map<String, RuleLevels.Level> levels,
    Path outputDirectory,
    Optional<DocumentFetcher> fetcher,
    CodeChoice code) {

  /** Copies the levels. */
  public CheckRequest {
    levels = Map.copyOf(levels);
  }

  /** Which of the files that a manifest names are looked at. */
  public enum FileChecks {
    /** None: the manifest alone, without its repository. */
    NONE,
    /**
     * Those that a build does not make: for a provider that has yet to be built. Where there are no
     * {@linkplain Provider#buildCommands() build commands}, these are all.
     */
    BEFORE_BUILD,
    /** All, and what they hold: for a provider that is about to be packaged. */
    BEFORE_PACKAGING
  }

  /**
   * What equal requests, and no others, have in common. A record's own {@code hashCode} and {@code
   * equals} are put together when they are first called; for one with so many parts that takes
   * dozens of classes and a noticeable part of a small build.
   */
  List<Object> key() {
    return List.of(
        directory,
        manifest,
        version.ofBuild(),
        version.policy(),
        files,
        levels,
        outputDirectory,
        fetcher,
        code.language(),
        code.declarativeOnly());
  }

  /** The same for other files. */
  public CheckRequest withFiles(FileChecks others) {
    return new CheckRequest(
        directory, manifest, version, others, levels, outputDirectory, fetcher, code);
  }

  /** The same for another version. */
  public CheckRequest withVersion(ReleaseVersion other) {
    return new CheckRequest(
        directory, manifest, other, files, levels, outputDirectory, fetcher, code);
  }
}
