package io.github.providerkit.release;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.providerkit.archive.TarGzWriter;
import io.github.providerkit.archive.WrittenArchive;
import io.github.providerkit.format.ReleasePlan;
import io.github.providerkit.format.ReleasePlan.PlannedArchive;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Writes a release beside its final place and then puts it there as a whole: what an earlier run
 * left is gone, and a run that fails changes nothing.
 */
public final class ReleaseWriter {
  private static final String CHECKSUMS = "checksums.txt";

  private final int threads;
  private final Instant modified;

  /**
   * Creates a writer.
   *
   * @param threads how many may compress at a time; the bytes do not depend on it
   * @param modified the time of all entries; empty for 1970
   */
  public ReleaseWriter(int threads, Optional<Instant> modified) {
    this.threads = threads;
    this.modified = modified.orElse(Instant.EPOCH);
  }

  /**
   * Writes a release.
   *
   * @param plan what it consists of
   * @param directory its place; replaced when it exists
   * @return the release with its final paths
   * @throws IOException if a file cannot be read or written
   */
  public Release write(ReleasePlan plan, Path directory) throws IOException {
    Path work = beside(directory, ".release-");
    try {
      Release release = writeTo(work, plan);
      replace(directory, work);
      return moved(release, directory);
    } finally {
      delete(work);
    }
  }

  /** A new directory. Not one made as temporary, which only its owner may look into. */
  private static Path beside(Path directory, String prefix) throws IOException {
    Path parent = Files.createDirectories(directory.toAbsolutePath().getParent());
    return Files.createDirectory(parent.resolve(prefix + UUID.randomUUID()));
  }

  private Release writeTo(Path work, ReleasePlan plan) throws IOException {
    List<Release.Archive> archives = new ArrayList<>();
    TarGzWriter writer = new TarGzWriter(threads, modified);
    for (PlannedArchive planned : plan.archives()) {
      WrittenArchive written = writer.write(planned.contents(), work.resolve(planned.fileName()));
      archives.add(
          new Release.Archive(
              planned.target(),
              planned.platform(),
              written.file(),
              written.size(),
              written.sha256()));
    }
    Path checksums = work.resolve(CHECKSUMS);
    Path metadata = work.resolve(plan.metadataName());
    Release release = new Release(work, List.copyOf(archives), checksums, metadata, plan);
    Files.writeString(checksums, release.checksumsFor(ReleaseWriter::fileName), UTF_8);
    Files.writeString(metadata, release.metadataFor(ReleaseWriter::fileName), UTF_8);
    return release;
  }

  private static String fileName(Release.Archive archive) {
    return archive.file().getFileName().toString();
  }

  private static Release moved(Release release, Path directory) {
    List<Release.Archive> archives =
        release.archives().stream()
            .map(
                a ->
                    new Release.Archive(
                        a.target(),
                        a.platform(),
                        directory.resolve(fileName(a)),
                        a.size(),
                        a.sha256()))
            .toList();
    return new Release(
        directory,
        archives,
        directory.resolve(release.checksums().getFileName().toString()),
        directory.resolve(release.metadata().getFileName().toString()),
        release.plan());
  }

  /** Two renames: between them there is no release, and never half of one. */
  private static void replace(Path directory, Path work) throws IOException {
    if (!Files.exists(directory)) {
      Files.move(work, directory);
      return;
    }
    Path old = beside(directory, ".replaced-");
    try {
      Path aside = old.resolve("release");
      Files.move(directory, aside);
      try {
        Files.move(work, directory);
      } catch (IOException e) {
        Files.move(aside, directory);
        throw e;
      }
    } finally {
      delete(old);
    }
  }

  private static void delete(Path directory) throws IOException {
    if (!Files.exists(directory)) {
      return;
    }
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
