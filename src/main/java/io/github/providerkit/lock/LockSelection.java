package io.github.providerkit.lock;

import io.github.providerkit.format.gestalt.release.ReleaseDescriptor;
import io.github.providerkit.lock.config.ProviderEntry;
import io.github.providerkit.lock.config.Slot;
import io.github.providerkit.lock.config.Source;
import io.github.providerkit.lock.resolve.LockedInput;
import io.github.providerkit.lock.resolve.SourceResolver;
import io.github.providerkit.message.Names;
import io.github.providerkit.message.ProviderException;
import io.github.providerkit.message.UrlSecrets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Which providers are looked at, and which stay as they are locked. */
final class LockSelection {
  private final LockRequest request;
  private final List<ProviderEntry> entries;
  private final Optional<Lockfile> old;

  LockSelection(LockRequest request, Optional<Lockfile> old) {
    this.request = request;
    this.entries = request.config().entries();
    this.old = old;
  }

  /**
   * Divides the providers.
   *
   * @param wanted receives those to look at
   * @param kept receives the others with what is locked
   * @throws ProviderException if there is no such provider, or one to keep is not locked as it is
   */
  void divide(List<ProviderEntry> wanted, Map<ProviderEntry, LockEntry> kept)
      throws ProviderException {
    Set<String> update = request.update();
    for (String name : update) {
      if (entries.stream().noneMatch(entry -> isMeant(entry, name))) {
        List<String> names = entries.stream().map(ProviderEntry::name).toList();
        throw ProviderException.user(
            "provider.lock.update: expected a provider of the configuration, found \""
                + name
                + "\"",
            Names.hint(name, names, Map.of()));
      }
    }
    List<String> stale = new ArrayList<>();
    for (ProviderEntry entry : entries) {
      if (update.isEmpty() || update.stream().anyMatch(name -> isMeant(entry, name))) {
        wanted.add(entry);
        continue;
      }
      Optional<LockEntry> locked = old.flatMap(lock -> lock.get(entry));
      if (locked.isPresent() && isFresh(entry, locked.get())) {
        kept.put(entry, locked.get());
      } else {
        stale.add(entry.name());
      }
    }
    if (!stale.isEmpty()) {
      throw ProviderException.user(
          "provider.lock.update: expected the other providers to be locked as they are configured,"
              + " found changes in "
              + String.join(", ", stale),
          "update them too: -Dprovider.lock.update="
              + String.join(",", update)
              + ","
              + String.join(",", stale));
    }
  }

  private static boolean isMeant(ProviderEntry entry, String name) {
    return entry.name().equals(name) || entry.key().equals(name) || entry.label().equals(name);
  }

  /**
   * Everything that is locked; empty unless that is what would be locked if nothing new had come
   * out: all providers as they are configured, with an archive for every wanted platform.
   */
  Optional<Map<ProviderEntry, LockEntry>> whole() throws ProviderException {
    Map<ProviderEntry, LockEntry> kept = new LinkedHashMap<>();
    for (ProviderEntry entry : entries) {
      Optional<LockEntry> locked = old.flatMap(lock -> lock.get(entry));
      if (locked.isEmpty() || !isFresh(entry, locked.get()) || !isWanted(locked.get())) {
        return Optional.empty();
      }
      kept.put(entry, locked.get());
    }
    return Optional.of(kept);
  }

  private boolean isWanted(LockEntry locked) {
    Set<String> targets = locked.archives().keySet();
    return targets.contains(ReleaseDescriptor.GENERIC)
        || (!targets.isEmpty() && targets.containsAll(request.platforms()));
  }

  private boolean isFresh(ProviderEntry entry, LockEntry locked) throws ProviderException {
    if (entry.source() instanceof Source.Maven source
        && !request.maven().covers(source.coordinates(), locked.source())) {
      return false;
    }
    if (holdsSecret(locked)) {
      return false;
    }
    Path directory = request.config().directory();
    boolean sameOperations =
        entry.slot() != Slot.PLUGIN
            || !entry.server().known().operations()
            || LockedInput.ofOperations(entry).equals(locked.catalogFingerprint());
    return sameOperations
        && SourceResolver.inputDigest(plain(entry, locked), directory).equals(locked.inputDigest());
  }

  /** Such a lock others made; ours is to be without. */
  private static boolean holdsSecret(LockEntry locked) {
    return Stream.concat(
            Stream.of(locked.source()),
            locked.archives().values().stream().map(LockEntry.Archive::url))
        .anyMatch(url -> !UrlSecrets.of(url).names().isEmpty());
  }

  /** A locked provider with the source that the server knows. */
  static ProviderEntry plain(ProviderEntry entry, LockEntry locked) {
    return entry.source() instanceof Source.Maven
        ? entry.from(Source.Metadata.of(locked.source()))
        : entry;
  }
}
