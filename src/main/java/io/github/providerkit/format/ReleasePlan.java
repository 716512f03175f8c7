package io.github.providerkit.format;

import io.github.providerkit.archive.ArchiveContents;
import io.github.providerkit.archive.ArchiveEntry;
import io.github.providerkit.platform.Platform;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a release consists of, before anything is written.
 *
 * @param archives its archives, in the order of the checksum list
 * @param notes what the author should know and need not act on
 * @param metadata the file that the consumer reads first; empty where it reads the archive itself
 * @param tarballs the packages that the release consists of; empty for a format without any
 */
public record ReleasePlan(
    List<PlannedArchive> archives,
    List<String> notes,
    Optional<Metadata> metadata,
    Optional<Tarballs> tarballs) {

  /** The target of an archive that runs anywhere. */
  public static final String GENERIC = "generic";

  /**
   * A release of archives and metadata.
   *
   * @param metadataName file name of the release metadata
   * @param metadata writes the metadata from the archives' files by target
   */
  public ReleasePlan(
      List<PlannedArchive> archives,
      List<String> notes,
      String metadataName,
      Function<Map<String, MetadataFile>, String> metadata) {
    this(archives, notes, Optional.of(new Metadata(metadataName, metadata)), Optional.empty());
  }

  /** A release of packages. */
  public ReleasePlan(List<String> notes, Tarballs tarballs) {
    this(List.of(), notes, Optional.empty(), Optional.of(tarballs));
  }

  /**
   * The file that the consumer reads first.
   *
   * @param name file name
   * @param text writes it from the archives' files by target
   */
  public record Metadata(String name, Function<Map<String, MetadataFile>, String> text) {}

  /**
   * Packages that are published each for itself, in a directory of their own, and together as the
   * release's only archive: in a bundle, or as the single package.
   *
   * @param directory name of the directory beside the release
   * @param packages the packages; not empty. Those in a directory of their own, by a slash in their
   *     file names, are only for the bundle
   * @param bundle what holds them together; empty for a single package
   * @param limits what the consumer takes
   */
  public record Tarballs(
      String directory, List<PlannedArchive> packages, Optional<Bundle> bundle, Limits limits) {}

  /**
   * An archive of archives.
   *
   * @param fileName name in the consumer's own convention
   * @param entries what it holds beside them
   * @param prefix the directory in it that holds them, with a slash
   */
  public record Bundle(String fileName, List<ArchiveEntry> entries, String prefix) {}

  /**
   * How large an archive may be.
   *
   * @param maxBytes most bytes, inclusive
   * @param maxRatio most bytes after decompression for each byte before
   * @param maxUnpacked most bytes after decompression, of an archive and of all archives in it
   */
  public record Limits(long maxBytes, long maxRatio, long maxUnpacked) {
    /** Limits that say nothing of the bytes after decompression but their ratio. */
    public Limits(long maxBytes, long maxRatio) {
      this(maxBytes, maxRatio, Long.MAX_VALUE);
    }
  }

  /**
   * An archive to write.
   *
   * @param target its key in the metadata: {@code os/arch} or {@code generic}; of a package its
   *     name in file names
   * @param platform the platform it is for; empty when it runs anywhere
   * @param fileName name in the consumer's own convention
   * @param contents its entries
   */
  public record PlannedArchive(
      String target, Optional<Platform> platform, String fileName, ArchiveContents contents) {}

  /**
   * How the metadata names an archive.
   *
   * @param path file name or URL, relative to the metadata
   * @param sha256 digest in lower-case hex
   */
  public record MetadataFile(String path, String sha256) {}
}
