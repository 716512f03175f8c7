package io.github.providerkit.format;

import io.github.providerkit.archive.ArchiveContents;
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
 * @param metadataName file name of the release metadata
 * @param metadata writes the metadata from the archives' files by target
 */
public record ReleasePlan(
    List<PlannedArchive> archives,
    List<String> notes,
    String metadataName,
    Function<Map<String, MetadataFile>, String> metadata) {

  /** The target of an archive that runs anywhere. */
  public static final String GENERIC = "generic";

  /**
   * An archive to write.
   *
   * @param target its key in the metadata: {@code os/arch} or {@code generic}
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
