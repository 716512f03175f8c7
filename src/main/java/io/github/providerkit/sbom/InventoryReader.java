package io.github.providerkit.sbom;

import io.github.providerkit.archive.ArchiveContents;
import io.github.providerkit.archive.ArchiveEntry;
import io.github.providerkit.archive.ArchiveEntry.FileContent;
import io.github.providerkit.files.Sha256;
import io.github.providerkit.format.ReleasePlan.PlannedArchive;
import io.github.providerkit.format.ReleasePlan.Tarballs;
import io.github.providerkit.message.ProviderException;
import io.github.providerkit.parts.BuiltBinary;
import io.github.providerkit.parts.Library;
import io.github.providerkit.platform.BinaryFile;
import io.github.providerkit.release.Release;
import io.github.providerkit.sbom.Inventory.Archive;
import io.github.providerkit.sbom.Inventory.Entry;
import io.github.providerkit.sbom.Inventory.Role;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds out what a release that was just written consists of. */
public final class InventoryReader {
  private final Map<Path, BuiltBinary> binaries = new HashMap<>();
  private final Map<String, List<Library>> locked;

  /** What is in a file that several archives hold, found out once. */
  private final Map<Path, Entry> known = new HashMap<>();

  /**
   * Creates a reader.
   *
   * @param binaries what was compiled for the release
   * @param locked what the code of each package needs, by the package's name in file names
   */
  public InventoryReader(List<BuiltBinary> binaries, Map<String, List<Library>> locked) {
    binaries.forEach(binary -> this.binaries.put(binary.file(), binary));
    this.locked = locked;
  }

  /**
   * Looks through the files of a release.
   *
   * @throws ProviderException if one cannot be read
   */
  public Inventory read(Release release) throws ProviderException {
    try {
      Optional<Tarballs> tarballs = release.plan().tarballs();
      return new Inventory(
          tarballs.isPresent() ? packages(release, tarballs.get()) : archives(release));
    } catch (IOException e) {
      throw ProviderException.environment(
          "cannot read again what was packed into " + release.directory(), e);
    }
  }

  private List<Archive> archives(Release release) throws IOException {
    List<Archive> archives = new ArrayList<>();
    for (int i = 0; i < release.archives().size(); i++) {
      PlannedArchive planned = release.plan().archives().get(i);
      archives.add(archive(release.archives().get(i), planned.contents(), List.of()));
    }
    return archives;
  }

  private List<Archive> packages(Release release, Tarballs tarballs) throws IOException {
    Release.Archive main = release.archives().get(0);
    List<Archive> archives = new ArrayList<>();
    if (tarballs.bundle().isPresent()) {
      List<Entry> entries = new ArrayList<>();
      for (ArchiveEntry entry : tarballs.bundle().get().entries()) {
        entries.add(entry(entry));
      }
      for (Release.Archive one : release.packages()) {
        String name = tarballs.bundle().get().prefix() + one.file().getFileName();
        entries.add(new Entry(name, one.size(), one.sha256(), Role.PACKAGE, List.of()));
      }
      archives.add(archive(main, entries, List.of()));
    }
    for (int i = 0; i < tarballs.packages().size(); i++) {
      PlannedArchive planned = tarballs.packages().get(i);
      Release.Archive written = tarballs.bundle().isPresent() ? release.packages().get(i) : main;
      List<Library> libraries = locked.getOrDefault(planned.target(), List.of());
      archives.add(archive(written, planned.contents(), libraries));
    }
    return archives;
  }

  private Archive archive(
      Release.Archive written, ArchiveContents contents, List<Library> libraries)
      throws IOException {
    List<Entry> entries = new ArrayList<>();
    for (ArchiveEntry entry : contents.entries()) {
      entries.add(entry(entry));
    }
    return archive(written, entries, libraries);
  }

  private static Archive archive(
      Release.Archive written, List<Entry> entries, List<Library> libraries) {
    return new Archive(
        written.file().getFileName().toString(),
        written.platform().map(Object::toString).orElse(written.target()),
        written.size(),
        written.sha256(),
        entries,
        libraries);
  }

  private Entry entry(ArchiveEntry entry) throws IOException {
    if (!(entry.content() instanceof FileContent content)) {
      return file(entry);
    }
    Entry seen = known.get(content.file());
    if (seen == null) {
      seen = content.size() > 0 && mayRun(entry, content) ? program(entry, content) : file(entry);
      known.put(content.file(), seen);
    }
    return new Entry(entry.name(), seen.size(), seen.sha256(), seen.role(), seen.libraries());
  }

  private static boolean mayRun(ArchiveEntry entry, FileContent content) throws IOException {
    return entry.executable() && BinaryFile.read(content.file()).isPresent();
  }

  private Entry program(ArchiveEntry entry, FileContent content) throws IOException {
    Optional<List<Library>> libraries =
        Optional.ofNullable(binaries.get(content.file()))
            .flatMap(binary -> binary.record().libraries());
    if (libraries.isEmpty()) {
      try (InputStream in = new BufferedInputStream(content.open())) {
        libraries = GoBuildInfo.read(in).map(GoBuildInfo::libraries);
      }
    }
    return new Entry(
        entry.name(),
        content.size(),
        Sha256.of(content.file()),
        libraries.isPresent() ? Role.PROGRAM : Role.OPAQUE_PROGRAM,
        libraries.orElse(List.of()));
  }

  private static Entry file(ArchiveEntry entry) throws IOException {
    try (InputStream in = entry.content().open()) {
      return new Entry(entry.name(), entry.size(), Sha256.of(in), Role.FILE, List.of());
    }
  }
}
