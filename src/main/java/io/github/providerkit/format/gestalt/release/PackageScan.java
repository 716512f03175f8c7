package io.github.providerkit.format.gestalt.release;

import io.github.providerkit.archive.ArchiveException;
import io.github.providerkit.archive.read.ReadEntry;
import io.github.providerkit.archive.read.ReadLimits;
import io.github.providerkit.archive.read.TarGzReader;
import io.github.providerkit.files.Sha256;
import io.github.providerkit.format.gestalt.catalog.Catalog;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A package whose archive was read once, under the archive policy ({@code
 * docs/spec/gestalt-lock.md} section 3). What is kept in memory is bounded, whatever is in the
 * archive: its manifest, its catalog, and digests of as many files as real packages with programs
 * have. Where that is not enough for what the manifest names, the archive is read again.
 */
public final class PackageScan {
  private static final int MOST_DOCUMENT_BYTES = 16 << 20;
  private static final int MOST_DIGESTS = 1_000;

  private final Path archive;
  private final String label;
  private final TarGzReader reader;
  private final List<String> manifests;
  private final Map<String, String> digests = new LinkedHashMap<>();
  private boolean digestsAreAll = true;
  private int manifestRank = Integer.MAX_VALUE;
  private Optional<byte[]> manifest = Optional.empty();
  private Optional<byte[]> catalog = Optional.empty();
  private String sha256 = "";

  private PackageScan(String label, Path archive, ReadLimits limits, List<String> manifests) {
    this.label = label;
    this.archive = archive;
    this.reader = new TarGzReader(limits);
    this.manifests = manifests;
  }

  /**
   * Reads an archive.
   *
   * @param label what messages call it
   * @param manifests names of manifests, the one that wins first
   * @throws ArchiveException if it breaks the policy
   * @throws IOException if the file cannot be read
   */
  public static PackageScan of(
      String label, Path archive, ReadLimits limits, List<String> manifests) throws IOException {
    PackageScan scan = new PackageScan(label, archive, limits, manifests);
    try (DigestingInput in =
        new DigestingInput(new BufferedInputStream(Files.newInputStream(archive), 1 << 16))) {
      scan.reader.read(label, in, Files.size(archive), scan::visit);
      // What is behind the archive counts for its digest.
      in.transferTo(OutputStream.nullOutputStream());
      scan.sha256 = in.sha256();
    }
    return scan;
  }

  /** The digest of the archive, in lower-case hex. */
  public String sha256() {
    return sha256;
  }

  /** The name of the manifest that counts; empty when there is none. */
  public Optional<String> manifestName() {
    return manifest.map(found -> manifests.get(manifestRank));
  }

  /** The manifest that counts; to be asked for where it has a name. */
  public byte[] manifest() {
    return manifest.orElseThrow();
  }

  /**
   * What is in the package of all that its manifest names.
   *
   * @param named the manifest
   * @throws ArchiveException if the archive is another one meanwhile
   * @throws IOException if the file cannot be read
   */
  public PackageFacts facts(ReleasedManifest named) throws IOException {
    Set<String> programs = new HashSet<>();
    named.artifacts().forEach(artifact -> programs.add(artifact.path()));
    Named found =
        new Named(programs, named.openApiDocument(), named.configSchema(), named.assetRoot() + "/");
    if (digestsAreAll) {
      digests.forEach(found::file);
    }
    if (!digestsAreAll || found.aDocumentIsThere) {
      try (InputStream in = new BufferedInputStream(Files.newInputStream(archive), 1 << 16)) {
        reader.read(label, in, Files.size(archive), found::visit);
      }
    }
    return new PackageFacts(
        manifestName().orElseThrow(),
        manifest(),
        catalog,
        found.document,
        found.digests,
        found.schema,
        found.assetsAreThere && !named.assetRoot().isEmpty());
  }

  private void visit(ReadEntry entry, InputStream content) throws IOException {
    if (entry.directory()) {
      return;
    }
    int rank = manifests.indexOf(entry.name());
    if (rank >= 0 && !entry.isFound()) {
      throw new ArchiveException(
          "refused: the entry \""
              + entry.nameInArchive()
              + "\" would be unpacked as a manifest that the consumer does not find in the archive",
          "manifests are named without a slash before them");
    }
    Optional<byte[]> kept = Optional.empty();
    if (rank >= 0 && rank < manifestRank) {
      kept = Optional.of(document(entry, content));
      manifest = kept;
      manifestRank = rank;
    } else if (entry.name().equals(Catalog.FILE)) {
      kept = Optional.of(document(entry, content));
      catalog = kept;
    }
    if (digests.size() == MOST_DIGESTS) {
      digestsAreAll = false;
      digests.clear();
    }
    if (digestsAreAll) {
      digests.put(key(entry), kept.isPresent() ? Sha256.of(kept.get()) : Sha256.of(content));
    }
  }

  /** Apart from what is only unpacked to the same place. */
  private static String key(ReadEntry entry) {
    return entry.isFound() ? entry.name() : "/" + entry.name();
  }

  private static byte[] document(ReadEntry entry, InputStream content) throws IOException {
    if (entry.size() > MOST_DOCUMENT_BYTES) {
      throw new ArchiveException(
          "%s: expected at most %s bytes, found %s"
              .formatted(entry.name(), MOST_DOCUMENT_BYTES, entry.size()),
          null);
    }
    byte[] bytes = new byte[(int) entry.size()];
    content.readNBytes(bytes, 0, bytes.length);
    return bytes;
  }

  /** What of the files that a manifest names was found. */
  private static final class Named {
    private final Set<String> programs;
    private final String documentName;
    private final String schemaName;
    private final String assets;
    private final Map<String, String> digests = new LinkedHashMap<>();
    private boolean aDocumentIsThere;
    private Optional<byte[]> document = Optional.empty();
    private Optional<byte[]> schema = Optional.empty();
    private boolean assetsAreThere;

    Named(Set<String> programs, String documentName, String schemaName, String assets) {
      this.programs = programs;
      this.documentName = documentName;
      this.schemaName = schemaName;
      this.assets = assets;
    }

    void file(String key, String digest) {
      String name = key.startsWith("/") ? key.substring(1) : key;
      aDocumentIsThere |= name.equals(documentName) || name.equals(schemaName);
      assetsAreThere |= name.startsWith(assets);
      if (programs.contains(key)) {
        digests.put(key, digest);
      }
    }

    void visit(ReadEntry entry, InputStream content) throws IOException {
      if (entry.directory()) {
        return;
      }
      assetsAreThere |= entry.name().startsWith(assets);
      Optional<byte[]> kept = Optional.empty();
      if (entry.name().equals(documentName) || entry.name().equals(schemaName)) {
        kept = Optional.of(PackageScan.document(entry, content));
        document = entry.name().equals(documentName) ? kept : document;
        schema = entry.name().equals(schemaName) ? kept : schema;
      }
      if (programs.contains(key(entry)) && !digests.containsKey(entry.name())) {
        digests.put(entry.name(), kept.isPresent() ? Sha256.of(kept.get()) : Sha256.of(content));
      }
    }
  }
}
