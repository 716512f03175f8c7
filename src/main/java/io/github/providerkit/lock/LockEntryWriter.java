package io.github.providerkit.lock;

import io.github.providerkit.format.gestalt.release.ByteOrder;
import io.github.providerkit.format.gestalt.release.ExposedOperations;
import io.github.providerkit.format.gestalt.release.PackageFacts;
import io.github.providerkit.format.gestalt.release.PackageReader;
import io.github.providerkit.format.gestalt.release.ReleaseDescriptor;
import io.github.providerkit.format.gestalt.release.ReleasedManifest;
import io.github.providerkit.format.gestalt.release.ToldManifest;
import io.github.providerkit.format.gestalt.rules.OperationOverrides;
import io.github.providerkit.lock.config.ProviderEntry;
import io.github.providerkit.lock.config.ServerGeneration;
import io.github.providerkit.lock.config.Slot;
import io.github.providerkit.lock.resolve.LockedInput;
import io.github.providerkit.lock.resolve.ResolvedRelease;
import io.github.providerkit.message.ProviderException;
import io.github.providerkit.transfer.SmallFiles;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Writes down what a lock says of one provider ({@code docs/spec/gestalt-lock.md} section 5). */
final class LockEntryWriter {
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
  LockEntry write(ResolvedRelease release, PackageFacts facts) throws ProviderException {
    Optional<ToldManifest> told = release.descriptor().validation();
    return told.isPresent() ? told(release, told.get()) : opened(release, facts);
  }

  /**
   * What is not known of a lock's entries, a line each: it is left out.
   *
   * @param server the one that the lock is for
   */
  static List<String> unknown(Lockfile lock, ServerGeneration server) {
    List<String> without =
        lock.names(Slot.PLUGIN).stream()
            .filter(
                name -> lock.get(Slot.PLUGIN, name).orElseThrow().catalogFingerprint().isEmpty())
            .toList();
    return server.known().operations() || without.isEmpty()
        ? List.of()
        : List.of(
            "catalogFingerprint of "
                + String.join(", ", without)
                + " is left out of the lock: how the server computes it is not known here, and its"
                + " own lock --check may call the lock out of date");
  }

  /** The manifest is what the metadata tell of it: the same for all platforms. */
  private static LockEntry told(ResolvedRelease release, ToldManifest told) {
    ReleaseDescriptor descriptor = release.descriptor();
    boolean app = release.entry().slot() == Slot.PLUGIN;
    return new LockEntry(
        release.inputDigest(),
        descriptor.packageName(),
        descriptor.kindWord(),
        descriptor.runtime(),
        release.source().equals(descriptor.packageName()) ? "" : release.source(),
        descriptor.version(),
        archives(release),
        told.manifest(),
        app && told.catalog(),
        "",
        List.of(),
        app && told.onlyInSessions());
  }

  private static SortedMap<String, LockEntry.Archive> archives(ResolvedRelease release) {
    SortedMap<String, LockEntry.Archive> archives = new TreeMap<>(ByteOrder.OF_TEXT);
    release
        .archives()
        .forEach(
            (target, archive) ->
                archives.put(target, new LockEntry.Archive(archive.url(), archive.sha256())));
    return archives;
  }

  private LockEntry opened(ResolvedRelease release, PackageFacts facts) throws ProviderException {
    ReleasedManifest manifest =
        PackageReader.manifest(
            release.entry().label(),
            facts.manifestName(),
            facts.manifest(),
            release.entry().server().releases());
    boolean plugin = release.entry().slot() == Slot.PLUGIN;
    Optional<ExposedOperations> operations =
        plugin ? Optional.of(operations(release.entry(), manifest, facts)) : Optional.empty();
    return new LockEntry(
        release.inputDigest(),
        manifest.source(),
        manifest.kind().word(),
        manifest.runtime(),
        release.source().equals(manifest.source()) ? "" : release.source(),
        manifest.version(),
        archives(release),
        manifest.data(),
        operations.map(ExposedOperations::known).orElse(false),
        plugin ? LockedInput.ofOperations(release.entry()) : "",
        operations.map(LockEntryWriter::names).orElse(List.of()),
        operations.map(ExposedOperations::onlyInSessions).orElse(false));
  }

  /** The server passes over blanks around an alias, and over one of nothing else. */
  private static List<String> names(ExposedOperations operations) {
    return operations.names().stream().map(String::strip).filter(n -> !n.isEmpty()).toList();
  }

  private ExposedOperations operations(
      ProviderEntry entry, ReleasedManifest manifest, PackageFacts facts) throws ProviderException {
    return ExposedOperations.of(
        manifest,
        facts.catalog(),
        name -> document(name, facts),
        entry.operations().map(OperationOverrides::aliases),
        !entry.mcpUrl().isEmpty());
  }

  private byte[] document(String name, PackageFacts facts) throws IOException {
    if (!name.contains("://")) {
      return facts.document().orElseThrow(() -> new IOException("it is not in the archive"));
    }
    return files.document(name);
  }
}
