package io.github.providerkit.release;

import io.github.providerkit.archive.EntryName;
import io.github.providerkit.archive.write.WrittenArchive;
import io.github.providerkit.format.ReleasePlan;
import io.github.providerkit.format.ReleasePlan.MetadataFile;
import io.github.providerkit.format.ReleasePlan.PlannedArchive;
import io.github.providerkit.platform.Platform;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A release that was written.
 *
 * @param directory where its files are
 * @param archives its archives, in the order of the plan
 * @param checksums the list of their digests
 * @param packages what the only archive consists of, for publication one by one; empty for a format
 *     without packages
 * @param metadata the file that the consumer reads first; empty where there is none
 * @param plan what it was written from
 */
public record Release(
    Path directory,
    List<Archive> archives,
    List<Archive> packages,
    Path checksums,
    Optional<Path> metadata,
    ReleasePlan plan) {

  /**
   * An archive of the release.
   *
   * @param target its key in the metadata
   * @param platform the platform it is for; empty when it runs anywhere
   * @param file where it is
   * @param size length in bytes
   * @param sha256 digest in lower-case hex
   */
  public record Archive(
      String target, Optional<Platform> platform, Path file, long size, String sha256) {

    static Archive of(PlannedArchive planned, Path directory, WrittenArchive written) {
      return new Archive(
          planned.target(),
          planned.platform(),
          directory.resolve(planned.fileName()),
          written.size(),
          written.sha256());
    }

    String fileName() {
      return file.getFileName().toString();
    }

    /** Its classifier as a Maven artifact. */
    public String classifier() {
      return platform.map(Platform::classifier).orElse(target);
    }
  }

  /**
   * The metadata's text for archives under other names.
   *
   * @throws java.util.NoSuchElementException if the release has none
   */
  public String metadataFor(Function<Archive, String> name) {
    Map<String, MetadataFile> files = new LinkedHashMap<>();
    archives.forEach(a -> files.put(a.target(), new MetadataFile(name.apply(a), a.sha256())));
    return plan.metadata().orElseThrow().text().apply(files);
  }

  /**
   * The checksum list's text for archives under other names: digest, two spaces, name; sorted by
   * name, so that it does not depend on the order in which platforms were asked for.
   */
  public String checksumsFor(Function<Archive, String> name) {
    return checksums(archives, name);
  }

  /** The same for any archives. */
  public static String checksums(List<Archive> archives, Function<Archive, String> name) {
    return archives.stream()
        .sorted(Comparator.comparing(name, EntryName.BYTE_ORDER))
        .map(archive -> archive.sha256() + "  " + name.apply(archive) + "\n")
        .collect(Collectors.joining());
  }
}
