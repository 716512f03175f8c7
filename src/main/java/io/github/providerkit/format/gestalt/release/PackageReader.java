package io.github.providerkit.format.gestalt.release;

import io.github.providerkit.archive.ArchiveException;
import io.github.providerkit.archive.read.ReadEntry;
import io.github.providerkit.archive.read.ReadLimits;
import io.github.providerkit.archive.read.TarGzReader;
import io.github.providerkit.files.Sha256;
import io.github.providerkit.manifest.Problem;
import io.github.providerkit.message.ProviderException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Opens archives under the archive policy ({@code docs/spec/gestalt-lock.md} section 3), in one
 * pass and with nothing but names, digests and documents in memory.
 */
public final class PackageReader {
  /** As the server looks for them: the first one found counts. */
  public static final List<String> MANIFESTS =
      List.of("manifest.json", "manifest.yaml", "manifest.yml");

  private static final String CATALOG = "catalog.yaml";
  private static final int MOST_DOCUMENT_BYTES = 16 << 20;

  private final ReadLimits limits;

  public PackageReader(ReadLimits limits) {
    this.limits = limits;
  }

  /** An archive's digest, and what is in it. */
  public record Opened(String sha256, PackageFacts facts) {}

  /**
   * Opens an archive.
   *
   * @param label what messages call it
   * @throws ProviderException if it breaks the policy or has no valid manifest
   */
  public Opened open(String label, Path archive) throws ProviderException {
    Map<String, byte[]> documents = new HashMap<>();
    Map<String, String> digests = new LinkedHashMap<>();
    try (DigestingInput in =
        new DigestingInput(new BufferedInputStream(Files.newInputStream(archive), 1 << 16))) {
      new TarGzReader(limits)
          .read(label, in, (entry, content) -> visit(entry, content, documents, digests));
      // What is behind the archive counts for its digest.
      in.transferTo(OutputStream.nullOutputStream());
      return new Opened(in.sha256(), facts(label, archive, documents, digests));
    } catch (ArchiveException e) {
      throw ProviderException.user(e.getMessage(), e.hint());
    } catch (IOException e) {
      throw ProviderException.environment("cannot read " + archive, e);
    }
  }

  private static void visit(
      ReadEntry entry,
      InputStream content,
      Map<String, byte[]> documents,
      Map<String, String> digests)
      throws IOException {
    if (entry.directory()) {
      return;
    }
    if (MANIFESTS.contains(entry.name()) || entry.name().equals(CATALOG)) {
      byte[] bytes = content.readNBytes(MOST_DOCUMENT_BYTES);
      documents.put(entry.name(), bytes);
      digests.put(entry.name(), Sha256.of(bytes));
    } else {
      digests.put(entry.name(), Sha256.of(content));
    }
  }

  private PackageFacts facts(
      String label, Path archive, Map<String, byte[]> documents, Map<String, String> digests)
      throws ProviderException, IOException {
    String name =
        MANIFESTS.stream()
            .filter(documents::containsKey)
            .findFirst()
            .orElseThrow(
                () ->
                    ProviderException.user(
                        label + ": expected a manifest at the top of the archive, found none",
                        "it is named manifest.json, manifest.yaml or manifest.yml and lies in no"
                            + " directory"));
    ReleasedManifest manifest = manifest(label, name, documents.get(name));
    Map<String, String> binaries = new LinkedHashMap<>();
    for (ReleasedManifest.Artifact artifact : manifest.artifacts()) {
      if (digests.containsKey(artifact.path())) {
        binaries.put(artifact.path(), digests.get(artifact.path()));
      }
    }
    String assets = manifest.assetRoot();
    return new PackageFacts(
        name,
        documents.get(name),
        Optional.ofNullable(documents.get(CATALOG)),
        document(archive, manifest.openApiDocument(), digests),
        binaries,
        !assets.isEmpty() && digests.keySet().stream().anyMatch(n -> n.startsWith(assets + "/")));
  }

  /** The manifest of a package, in which nothing is wrong for the server. */
  public static ReleasedManifest manifest(String label, String name, byte[] bytes)
      throws ProviderException {
    List<Problem> errors = new ArrayList<>();
    Optional<ReleasedManifest> manifest = ReleasedManifest.read(name, bytes, errors);
    if (manifest.isEmpty()) {
      Problem first = errors.get(0);
      throw ProviderException.user(
          label
              + ": "
              + first.position().in(name)
              + ": "
              + (first.path().isEmpty() ? "" : first.path() + ": ")
              + first.message(),
          first.hint());
    }
    return manifest.get();
  }

  /** A second look into the archive, for the few that bring such a document. */
  private Optional<byte[]> document(Path archive, String path, Map<String, String> digests)
      throws IOException {
    if (path.isEmpty() || !digests.containsKey(path)) {
      return Optional.empty();
    }
    List<byte[]> found = new ArrayList<>();
    new TarGzReader(limits)
        .read(
            archive,
            (entry, content) -> {
              if (entry.name().equals(path)) {
                found.add(content.readNBytes(MOST_DOCUMENT_BYTES));
              }
            });
    return found.stream().findFirst();
  }
}
