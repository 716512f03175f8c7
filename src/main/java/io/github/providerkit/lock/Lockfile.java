package io.github.providerkit.lock;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.github.providerkit.files.AtomicFile;
import io.github.providerkit.files.InputFile;
import io.github.providerkit.files.UnusableFileException;
import io.github.providerkit.format.gestalt.release.ByteOrder;
import io.github.providerkit.format.gestalt.release.GoJson;
import io.github.providerkit.lock.config.ProviderEntry;
import io.github.providerkit.lock.config.ServerGeneration;
import io.github.providerkit.lock.config.Slot;
import io.github.providerkit.manifest.PlainTree;
import io.github.providerkit.manifest.UnreadableDocumentException;
import io.github.providerkit.message.ProviderException;
import io.github.providerkit.record.Records;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A {@code gestalt.lock.json} ({@code docs/spec/gestalt-lock.md} section 5): what is locked, by
 * slot and name.
 */
public final class Lockfile {
  private final ServerGeneration generation;
  private final Map<Slot, SortedMap<String, LockEntry>> entries = new EnumMap<>(Slot.class);

  /** Creates an empty lock for a server. */
  Lockfile(ServerGeneration generation) {
    this.generation = generation;
  }

  /** What stands in the file. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  private record Content(Map<String, Map<String, LockEntry>> providers) {}

  /** What tells whether the rest can be read at all. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  private record Header(Object schema, Object schemaVersion) {}

  /**
   * What there is.
   *
   * @param lock what is locked; empty when there is no file, or one of a server before
   * @param note what the user should know of it; empty for nothing
   */
  record Read(Optional<Lockfile> lock, Optional<String> note) {}

  /** Puts a provider in. */
  void put(Slot slot, String name, LockEntry entry) {
    entries.computeIfAbsent(slot, s -> new TreeMap<>(ByteOrder.OF_TEXT)).put(name, entry);
  }

  /** A locked provider; empty when it is not locked. */
  Optional<LockEntry> get(ProviderEntry entry) {
    return get(entry.slot(), entry.name());
  }

  /** A locked provider; empty when it is not locked. */
  Optional<LockEntry> get(Slot slot, String name) {
    return Optional.ofNullable(entries.getOrDefault(slot, new TreeMap<>()).get(name));
  }

  /** The names of what is locked of a kind. */
  List<String> names(Slot slot) {
    return List.copyOf(entries.getOrDefault(slot, new TreeMap<>()).keySet());
  }

  /** All locked providers by their key in reports, {@code plugin/weather}. */
  Map<String, LockEntry> byKey() {
    Map<String, LockEntry> all = new LinkedHashMap<>();
    entries.forEach(
        (slot, named) -> named.forEach((n, e) -> all.put(generation.bucket(slot) + "/" + n, e)));
    return all;
  }

  /** The text, as the server itself would write it. */
  public String text() {
    Map<String, Object> providers = new LinkedHashMap<>();
    entries.forEach(
        (slot, named) -> {
          Map<String, Object> bucket = new LinkedHashMap<>();
          named.forEach((name, entry) -> bucket.put(name, entry.data()));
          providers.put(generation.bucket(slot), bucket);
        });
    Map<String, Object> root = new LinkedHashMap<>();
    root.put("schema", generation.lockSchema());
    root.put("schemaVersion", generation.lockVersion());
    root.put("revision", 0L);
    root.put("providers", providers);
    return GoJson.indented(root);
  }

  /**
   * Writes the lock as a whole, unless the file says the same already.
   *
   * @return whether the file changed
   * @throws ProviderException if it cannot be written
   */
  public boolean write(Path file) throws ProviderException {
    byte[] bytes = text().getBytes(StandardCharsets.UTF_8);
    try {
      if (Files.exists(file) && Arrays.equals(InputFile.read(file), bytes)) {
        return false;
      }
      AtomicFile.write(file, bytes);
      return true;
    } catch (IOException e) {
      throw ProviderException.environment("cannot write " + file, e);
    }
  }

  /**
   * Reads a lock.
   *
   * @param generation the server that it is for
   * @throws ProviderException if it is no lock that the server takes, nor one of a server before
   */
  static Read read(Path file, ServerGeneration generation) throws ProviderException {
    try {
      return Files.exists(file)
          ? parse(file.getFileName().toString(), InputFile.read(file), generation)
          : new Read(Optional.empty(), Optional.empty());
    } catch (UnusableFileException e) {
      throw ProviderException.user(
          "expected a lock at " + file + ", found " + e.getMessage(), null);
    } catch (IOException e) {
      throw ProviderException.environment("cannot read " + file, e);
    }
  }

  private static Read parse(String name, byte[] bytes, ServerGeneration generation)
      throws ProviderException {
    try {
      Header header = Records.json(name, bytes, Header.class);
      if (generation.lockSchema().equals(header.schema())
          && header.schemaVersion() instanceof Long version
          && generation.isOfOneBefore(version)) {
        return new Read(
            Optional.empty(),
            Optional.of(
                "%s is of version %d, for a server before: nothing of it is kept, and it is written"
                        .formatted(name, version)
                    + " anew in version "
                    + generation.lockVersion()));
      }
      check(name, header, generation);
      Lockfile lock = new Lockfile(generation);
      Content content = Records.json(name, bytes, Content.class);
      if (content.providers() != null) {
        content.providers().forEach(lock::putAll);
      }
      return new Read(Optional.of(lock), Optional.empty());
    } catch (UnreadableDocumentException e) {
      throw ProviderException.user(
          e.position().in(name) + ": " + e.getMessage(),
          "delete the file, or take it from version control again; mvn provider:lock writes a new one");
    }
  }

  private static void check(String name, Header header, ServerGeneration generation)
      throws ProviderException {
    if (!generation.lockSchema().equals(header.schema())) {
      throw ProviderException.user(
          name
              + ": schema: expected "
              + generation.lockSchema()
              + ", found "
              + PlainTree.words(header.schema()),
          null);
    }
    boolean known =
        header.schemaVersion() instanceof Long version
            && version >= generation.oldestLockVersion()
            && version <= generation.lockVersion();
    if (!known) {
      throw ProviderException.user(
          name
              + ": schemaVersion: expected "
              + (generation.oldestLockVersion() == generation.lockVersion()
                  ? ""
                  : generation.oldestLockVersion() + " or ")
              + generation.lockVersion()
              + ", found "
              + PlainTree.words(header.schemaVersion()),
          "delete the file; mvn provider:lock writes a new one");
    }
  }

  /** What is of an unknown slot does not matter to the server either. */
  private void putAll(String bucket, Map<String, LockEntry> named) {
    Optional<Slot> slot = generation.ofBucket(bucket);
    if (slot.isPresent() && named != null) {
      named.forEach(
          (name, entry) -> {
            if (entry != null) {
              put(slot.get(), name, entry);
            }
          });
    }
  }
}
