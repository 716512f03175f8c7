package io.github.providerkit.release;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.providerkit.archive.write.TarGzWriter;
import io.github.providerkit.archive.write.WrittenArchive;
import io.github.providerkit.files.AtomicDirectory;
import io.github.providerkit.format.ReleasePlan;
import io.github.providerkit.format.ReleasePlan.PlannedArchive;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Writes a release beside its final place and then puts it there as a whole: what an earlier run
 * left is gone, and a run that fails changes nothing.
 */
public final class ReleaseWriter {
  private static final String CHECKSUMS = "checksums.txt";

  private final int threads;
  private final Instant modified;
  private final Path memory;

  /**
   * Creates a writer.
   *
   * @param threads how many may compress at a time; the bytes do not depend on it
   * @param modified the time of all entries; empty for 1970
   * @param memory file for what archives were made from, outside the release
   */
  public ReleaseWriter(int threads, Optional<Instant> modified, Path memory) {
    this.threads = threads;
    this.modified = modified.orElse(Instant.EPOCH);
    this.memory = memory;
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
    long started = System.currentTimeMillis();
    ArchiveMemory known = ArchiveMemory.of(memory);
    Path packages =
        plan.tarballs().map(t -> directory.resolveSibling(t.directory())).orElse(directory);
    try (AtomicDirectory work = AtomicDirectory.at(directory);
        AtomicDirectory packagesWork = AtomicDirectory.at(packages)) {
      Release release = writeTo(work.work(), packagesWork.work(), plan, known, directory);
      if (plan.tarballs().isPresent()) {
        packagesWork.commit();
      }
      work.commit();
      Release moved = moved(release, directory, packages);
      for (int i = 0; i < plan.archives().size(); i++) {
        Release.Archive archive = moved.archives().get(i);
        known.remember(plan.archives().get(i), modified, archive.file(), archive.sha256(), started);
      }
      known.save();
      return moved;
    }
  }

  private Release writeTo(
      Path work, Path packagesWork, ReleasePlan plan, ArchiveMemory known, Path earlier)
      throws IOException {
    List<Release.Archive> archives = new ArrayList<>();
    List<Release.Archive> packages = List.of();
    TarGzWriter writer = new TarGzWriter(threads, modified);
    for (PlannedArchive planned : plan.archives()) {
      Path file = work.resolve(planned.fileName());
      Optional<WrittenArchive> unchanged =
          known.unchanged(planned, modified, earlier.resolve(planned.fileName()));
      WrittenArchive written =
          unchanged.isPresent()
              ? again(unchanged.get(), file)
              : writer.write(planned.contents(), file);
      archives.add(
          new Release.Archive(
              planned.target(),
              planned.platform(),
              written.file(),
              written.size(),
              written.sha256()));
    }
    if (plan.tarballs().isPresent()) {
      TarballWriter tarballs = new TarballWriter(writer, plan.tarballs().get());
      packages = tarballs.writePackages(packagesWork);
      archives.add(tarballs.writeRelease(packages, work));
    }
    Path checksums = work.resolve(CHECKSUMS);
    Optional<Path> metadata = plan.metadata().map(file -> work.resolve(file.name()));
    Release release = new Release(work, List.copyOf(archives), packages, checksums, metadata, plan);
    Files.writeString(checksums, release.checksumsFor(ReleaseWriter::fileName), UTF_8);
    if (metadata.isPresent()) {
      Files.writeString(metadata.get(), release.metadataFor(ReleaseWriter::fileName), UTF_8);
    }
    return release;
  }

  /** The same file in another directory: a second name where the disk allows it. */
  private static WrittenArchive again(WrittenArchive written, Path file) throws IOException {
    try {
      Files.createLink(file, written.file());
    } catch (IOException | UnsupportedOperationException e) {
      Files.copy(written.file(), file, StandardCopyOption.COPY_ATTRIBUTES);
    }
    return new WrittenArchive(
        file, written.size(), written.sha256(), written.entries(), written.contentSize());
  }

  private static String fileName(Release.Archive archive) {
    return archive.file().getFileName().toString();
  }

  private static Release moved(Release release, Path directory, Path packages) {
    return new Release(
        directory,
        moved(release.archives(), directory),
        moved(release.packages(), packages),
        directory.resolve(release.checksums().getFileName().toString()),
        release.metadata().map(file -> directory.resolve(file.getFileName().toString())),
        release.plan());
  }

  private static List<Release.Archive> moved(List<Release.Archive> archives, Path directory) {
    return archives.stream()
        .map(
            a ->
                new Release.Archive(
                    a.target(), a.platform(), directory.resolve(fileName(a)), a.size(), a.sha256()))
        .toList();
  }
}
