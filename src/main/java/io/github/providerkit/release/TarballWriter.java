package io.github.providerkit.release;

import io.github.providerkit.archive.ArchiveContents;
import io.github.providerkit.archive.ArchiveEntry;
import io.github.providerkit.archive.ArchiveException;
import io.github.providerkit.archive.write.ArchiveWriter;
import io.github.providerkit.archive.write.WrittenArchive;
import io.github.providerkit.format.ReleasePlan.Bundle;
import io.github.providerkit.format.ReleasePlan.PlannedArchive;
import io.github.providerkit.format.ReleasePlan.Tarballs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Writes packages one by one, and the archive that holds them together. */
final class TarballWriter {
  /** What each entry takes in a tar file beside its content, and the file at its end. */
  private static final int RECORD_BYTES = 512;

  private final ArchiveWriter writer;
  private final Tarballs plan;
  private final Path work;

  /**
   * Creates a writer.
   *
   * @param work where packages are written, before they are put in their place as a whole
   */
  TarballWriter(ArchiveWriter writer, Tarballs plan, Path work) {
    this.writer = writer;
    this.plan = plan;
    this.work = work;
  }

  /**
   * Writes each package.
   *
   * @param directory where they will be
   * @throws ArchiveException if one is larger than the consumer takes
   */
  List<Release.Archive> writePackages(Path directory) throws IOException {
    List<Release.Archive> packages = new ArrayList<>();
    long unpacked = 0;
    for (PlannedArchive planned : plan.packages()) {
      unpacked += requireUnpackable(planned.contents(), planned.fileName(), unpacked);
      Path file = work.resolve(planned.fileName());
      Files.createDirectories(Objects.requireNonNull(file.getParent()));
      WrittenArchive written = write(planned.contents(), file);
      packages.add(Release.Archive.of(planned, directory, written));
    }
    return List.copyOf(packages);
  }

  /**
   * Writes the release's only archive from packages that were written.
   *
   * @param target where it is written
   * @param directory where it will be
   * @throws ArchiveException if it is larger than the consumer takes
   */
  Release.Archive writeRelease(List<Release.Archive> packages, Path target, Path directory)
      throws IOException {
    Release.Archive first = packages.get(0);
    if (plan.bundle().isEmpty()) {
      Files.copy(work.resolve(first.fileName()), target.resolve(first.fileName()));
      return archive(
          first.target(), directory.resolve(first.fileName()), first.size(), first.sha256());
    }
    Bundle bundle = plan.bundle().get();
    List<ArchiveEntry> entries = new ArrayList<>(bundle.entries());
    Path real = work.toRealPath();
    for (int i = 0; i < packages.size(); i++) {
      Release.Archive one = packages.get(i);
      Path file = real.resolve(plan.packages().get(i).fileName());
      entries.add(ArchiveEntry.ofFile(bundle.prefix() + one.fileName(), file, one.size()));
    }
    ArchiveContents contents = ArchiveContents.of(entries);
    requireUnpackable(contents, bundle.fileName(), 0);
    WrittenArchive written = write(contents, target.resolve(bundle.fileName()));
    return archive(
        first.target(), directory.resolve(bundle.fileName()), written.size(), written.sha256());
  }

  private static Release.Archive archive(String target, Path file, long size, String sha256) {
    return new Release.Archive(target, Optional.empty(), file, size, sha256);
  }

  private WrittenArchive write(ArchiveContents contents, Path target) throws IOException {
    WrittenArchive written = writer.write(contents, target);
    long most = plan.limits().maxBytes();
    if (written.size() > most) {
      throw new ArchiveException(
          "%s: expected at most %s bytes, found %s; the consumer refuses larger archives"
              .formatted(target.getFileName(), most, written.size()),
          "leave out what the plugin does not need: see \"files\" in package.json, or .npmignore");
    }
    long unpacked = unpacked(contents);
    if (unpacked > written.size() * plan.limits().maxRatio()) {
      throw new ArchiveException(
          "%s: expected at most %s times its size when unpacked, found %s; the consumer takes it for a bomb"
              .formatted(target.getFileName(), plan.limits().maxRatio(), unpacked / written.size()),
          "leave out files that hold nothing but repetitions");
    }
    return written;
  }

  /**
   * Refuses what unpacks to more than the consumer should keep in memory.
   *
   * @param before bytes of the other packages that are unpacked beside it
   * @return bytes that the archive unpacks to
   */
  private long requireUnpackable(ArchiveContents contents, String fileName, long before) {
    long unpacked = unpacked(contents);
    long most = plan.limits().maxUnpacked();
    if (before + unpacked > most) {
      throw new ArchiveException(
          "%s: expected at most %s bytes when unpacked, with the packages before it, found %s"
              .formatted(fileName, most, before + unpacked),
          "a platform unpacks in memory: leave out what the plugin does not need");
    }
    return unpacked;
  }

  private static long unpacked(ArchiveContents contents) {
    long unpacked = 2 * RECORD_BYTES;
    for (ArchiveEntry entry : contents.entries()) {
      unpacked += RECORD_BYTES + (entry.size() + RECORD_BYTES - 1) / RECORD_BYTES * RECORD_BYTES;
    }
    return unpacked;
  }
}
