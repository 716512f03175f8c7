package io.github.providerkit.lock;

import io.github.providerkit.format.gestalt.release.ExposedOperations;
import io.github.providerkit.format.gestalt.release.PackageFacts;
import io.github.providerkit.format.gestalt.release.PackageReader;
import io.github.providerkit.format.gestalt.release.ReleasedManifest;
import io.github.providerkit.format.gestalt.rules.OperationOverrides;
import io.github.providerkit.lock.config.ProviderEntry;
import io.github.providerkit.lock.config.Slot;
import io.github.providerkit.lock.resolve.LockedInput;
import io.github.providerkit.lock.resolve.ResolvedRelease;
import io.github.providerkit.message.ProviderException;
import io.github.providerkit.transfer.SmallFiles;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Writes down what a lock says of one provider ({@code docs/spec/gestalt-lock.md} section 5). */
final class LockEntryWriter {
  private static final int MOST_DOCUMENT_BYTES = 64 << 20;

  private final SmallFiles files;

  LockEntryWriter(SmallFiles files) {
    this.files = files;
  }

  /**
   * The entry.
   *
   * @param facts of the archive whose manifest stands in the lock
   * @throws ProviderException if the plugin's operations do not fit the configuration
   */
  Map<String, Object> write(ResolvedRelease release, PackageFacts facts) throws ProviderException {
    ReleasedManifest manifest =
        PackageReader.manifest(release.entry().label(), facts.manifestName(), facts.manifest());
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("inputDigest", release.inputDigest());
    entry.put("package", manifest.source());
    entry.put("kind", manifest.kind().word());
    entry.put("runtime", manifest.runtime());
    if (!release.source().equals(manifest.source())) {
      entry.put("source", release.source());
    }
    entry.put("version", manifest.version());
    Map<String, Object> archives = new LinkedHashMap<>();
    release
        .archives()
        .forEach(
            (target, archive) -> {
              Map<String, Object> fields = new LinkedHashMap<>();
              fields.put("url", archive.url());
              fields.put("sha256", archive.sha256());
              archives.put(target, fields);
            });
    entry.put("archives", archives);
    entry.put("manifest", manifest.data());
    if (release.entry().slot() == Slot.PLUGIN) {
      putCatalog(entry, release.entry(), manifest, facts);
    }
    return entry;
  }

  private void putCatalog(
      Map<String, Object> data, ProviderEntry entry, ReleasedManifest manifest, PackageFacts facts)
      throws ProviderException {
    ExposedOperations operations =
        ExposedOperations.of(
            manifest,
            facts.catalog(),
            name -> document(name, facts),
            entry.operations().map(OperationOverrides::aliases),
            !entry.mcpUrl().isEmpty());
    if (operations.known()) {
      data.put("catalogAvailable", true);
    }
    data.put("catalogFingerprint", LockedInput.ofOperations(entry));
    if (!operations.names().isEmpty()) {
      data.put("catalogOperations", operations.names());
    }
    if (operations.onlyInSessions()) {
      data.put("catalogSessionOnly", true);
    }
  }

  private byte[] document(String name, PackageFacts facts) throws IOException {
    if (!name.contains("://")) {
      return facts.document().orElseThrow(() -> new IOException("it is not in the archive"));
    }
    try {
      return files.get(name, Optional.empty(), "*/*", MOST_DOCUMENT_BYTES);
    } catch (ProviderException e) {
      throw new IOException(e.getMessage(), e);
    }
  }
}
