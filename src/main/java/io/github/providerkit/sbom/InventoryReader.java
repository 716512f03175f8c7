package io.github.providerkit.sbom;

import io.github.providerkit.archive.read.ReadEntry;
import io.github.providerkit.archive.read.ReadLimits;
import io.github.providerkit.archive.read.TarGzReader;
import io.github.providerkit.format.ReleasePlan.Bundle;
import io.github.providerkit.message.ProviderException;
import io.github.providerkit.parts.BuiltBinary;
import io.github.providerkit.parts.Library;
import io.github.providerkit.release.Release;
import io.github.providerkit.sbom.Inventory.Archive;
import io.github.providerkit.sbom.Inventory.Entry;
import io.github.providerkit.sbom.Inventory.Role;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds out what a release that was written consists of. Its archives are opened: what they were
 * packed from may be gone, for authors' own scripts run after packing.
 */
public final class InventoryReader {
  private final Map<String, List<Library>> recorded = new HashMap<>();
  private final Map<String, List<Library>> locked;

  /**
   * Creates a reader.
   *
   * @param binaries what was compiled for the release
   * @param locked what the code of each package needs, by the package's name in file names
   */
  public InventoryReader(List<BuiltBinary> binaries, Map<String, List<Library>> locked) {
    for (BuiltBinary binary : binaries) {
      binary
          .record()
          .libraries()
          .ifPresent(libraries -> recorded.put(binary.record().sha256(), libraries));
    }
    this.locked = locked;
  }

  /**
   * Looks through the archives of a release.
   *
   * @throws ProviderException if one cannot be read
   */
  public Inventory read(Release release) throws ProviderException {
    try {
      List<Archive> archives = new ArrayList<>();
      Optional<Bundle> bundle = release.plan().tarballs().flatMap(packed -> packed.bundle());
      boolean packages = release.plan().tarballs().isPresent();
      for (Release.Archive archive : release.archives()) {
        // A package that is released alone has the needs of the only one.
        String owner = packages && bundle.isEmpty() ? release.packages().get(0).target() : "";
        archives.add(archive(archive, owner));
      }
      if (bundle.isPresent()) {
        for (Release.Archive one : release.packages()) {
          archives.add(archive(one, one.target()));
        }
      }
      return new Inventory(archives.stream().map(one -> marked(one, release, bundle)).toList());
    } catch (IOException e) {
      throw ProviderException.environment(
          "cannot read the release again in " + release.directory(), e);
    }
  }

  private Archive archive(Release.Archive written, String owner) throws IOException {
    return new Archive(
        written.file().getFileName().toString(),
        written.platform().map(Object::toString).orElse(written.target()),
        written.size(),
        written.sha256(),
        entries(written.file()),
        locked.getOrDefault(owner, List.of()));
  }

  /**
   * Looks through the files of any archive.
   *
   * @throws IOException if it cannot be read
   */
  public List<Entry> entries(Path archive) throws IOException {
    List<Entry> entries = new ArrayList<>();
    new TarGzReader(ReadLimits.DEFAULT)
        .read(
            archive,
            (entry, content) -> {
              if (!entry.directory()) {
                entries.add(entry(entry, content));
              }
            });
    return entries;
  }

  private Entry entry(ReadEntry entry, InputStream content) throws IOException {
    ScannedContent scanned = ScannedContent.of(content, entry.executable());
    Optional<List<Library>> libraries =
        Optional.ofNullable(recorded.get(scanned.sha256())).or(scanned::goLibraries);
    Role role =
        libraries.isPresent()
            ? Role.PROGRAM
            : scanned.isProgram() ? Role.OPAQUE_PROGRAM : Role.FILE;
    return new Entry(
        entry.name(), entry.size(), scanned.sha256(), role, libraries.orElse(List.of()));
  }

  /** Tells the packages in a bundle from its other files. */
  private static Archive marked(Archive archive, Release release, Optional<Bundle> bundle) {
    if (bundle.isEmpty()) {
      return archive;
    }
    List<String> packages =
        release.packages().stream()
            .map(one -> bundle.get().prefix() + one.file().getFileName())
            .toList();
    boolean holds = archive.sha256().equals(release.archives().get(0).sha256());
    List<Entry> entries =
        archive.entries().stream()
            .map(entry -> holds && packages.contains(entry.name()) ? asPackage(entry) : entry)
            .toList();
    return new Archive(
        archive.fileName(),
        archive.platform(),
        archive.size(),
        archive.sha256(),
        entries,
        archive.libraries());
  }

  private static Entry asPackage(Entry entry) {
    return new Entry(entry.name(), entry.size(), entry.sha256(), Role.PACKAGE, List.of());
  }
}
