package io.github.providerkit.release;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.providerkit.archive.ArchiveContents;
import io.github.providerkit.archive.read.ReadLimits;
import io.github.providerkit.archive.write.ArchiveWriter;
import io.github.providerkit.archive.write.TarGzWriter;
import io.github.providerkit.archive.write.WrittenArchive;
import io.github.providerkit.files.AtomicDirectory;
import io.github.providerkit.files.FileStamp;
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

  private final ArchiveWriter writer;
  private final Instant modified;
  private final Path memory;

  /**
   * Creates a writer.
   *
   * @param writer writes its archives
   * @param modified the time that it gives to all entries; empty for 1970
   * @param memory file for what archives were made from, outside the release
   */
  public ReleaseWriter(ArchiveWriter writer, Optional<Instant> modified, Path memory) {
    this.writer = writer;
    this.modified = modified.orElse(Instant.EPOCH);
    this.memory = memory;
  }

  /** The same with archives that are written with that many threads and by nobody in between. */
  public ReleaseWriter(int threads, Optional<Instant> modified, Path memory) {
    this(new TarGzWriter(threads, modified.orElse(Instant.EPOCH)), modified, memory);
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
    ArchiveMemory known = ArchiveMemory.of(memory);
    Path packages =
        plan.tarballs().map(t -> directory.resolveSibling(t.directory())).orElse(directory);
    try (AtomicDirectory work = AtomicDirectory.at(directory);
        AtomicDirectory packagesWork =
            plan.tarballs().isPresent() ? AtomicDirectory.at(packages) : work) {
      Release release = writeTo(work.work(), packagesWork.work(), plan, known, directory, packages);
      if (plan.tarballs().isPresent()) {
        packagesWork.commit();
      }
      work.commit();
      FileStamp.awaitNextTime();
      for (int i = 0; i < plan.archives().size(); i++) {
        Release.Archive archive = release.archives().get(i);
        known.remember(plan.archives().get(i), modified, archive.file(), archive.sha256());
      }
      known.save();
      return release;
    }
  }

  /** Writes the files where nobody sees them yet; the release names the places they will have. */
  private Release writeTo(
      Path work,
      Path packagesWork,
      ReleasePlan plan,
      ArchiveMemory known,
      Path directory,
      Path packages)
      throws IOException {
    List<Release.Archive> archives = new ArrayList<>();
    ReleaseLimits limits = new ReleaseLimits(ReadLimits.DEFAULT);
    List<Release.Archive> parts = List.of();
    for (PlannedArchive planned : plan.archives()) {
      limits.check(planned);
      Path file = work.resolve(planned.fileName());
      Path earlier = directory.resolve(planned.fileName());
      Optional<WrittenArchive> unchanged = known.unchanged(planned, modified, earlier);
      if (unchanged.isPresent()) {
        placeAgain(earlier, file);
      }
      WrittenArchive written =
          unchanged.isPresent() ? unchanged.get() : pack(planned.contents(), file);
      limits.check(planned, written);
      archives.add(Release.Archive.of(planned, directory, written));
    }
    if (plan.tarballs().isPresent()) {
      TarballWriter tarballs = new TarballWriter(writer, plan.tarballs().get(), packagesWork);
      parts = tarballs.writePackages(packages);
      archives.add(tarballs.writeRelease(parts, work, directory));
    }
    Release release =
        new Release(
            directory,
            List.copyOf(archives),
            parts,
            directory.resolve(CHECKSUMS),
            plan.metadata().map(file -> directory.resolve(file.name())),
            plan);
    Files.writeString(
        work.resolve(CHECKSUMS), release.checksumsFor(Release.Archive::fileName), UTF_8);
    if (plan.metadata().isPresent()) {
      Files.writeString(
          work.resolve(plan.metadata().get().name()),
          release.metadataFor(Release.Archive::fileName),
          UTF_8);
    }
    return release;
  }

  /** What changes from now on is seen afterwards. */
  private WrittenArchive pack(ArchiveContents contents, Path file) throws IOException {
    FileStamp.awaitNextTime();
    return writer.write(contents, file);
  }

  /** The same file in another directory: a second name where the disk allows it. */
  private static void placeAgain(Path earlier, Path file) throws IOException {
    try {
      Files.createLink(file, earlier);
    } catch (IOException | UnsupportedOperationException e) {
      Files.copy(earlier, file, StandardCopyOption.COPY_ATTRIBUTES);
    }
  }
}
