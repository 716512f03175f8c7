package io.github.providerkit.lock;

import io.github.providerkit.files.AtomicFile;
import io.github.providerkit.format.gestalt.release.ByteOrder;
import io.github.providerkit.format.gestalt.release.GoJson;
import io.github.providerkit.lock.config.ProviderEntry;
import io.github.providerkit.lock.config.Slot;
import io.github.providerkit.manifest.UnreadableDocumentException;
import io.github.providerkit.manifest.read.JsonData;
import io.github.providerkit.message.ProviderException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A {@code gestalt.lock.json} ({@code docs/spec/gestalt-lock.md} section 5): what is locked, by
 * slot and name, as plain data in the server's order.
 */
final class Lockfile {
  private static final String SCHEMA = "gestaltd-provider-lock";
  private static final long VERSION = 6;
  private static final long OLDEST_VERSION = 5;

  private final Map<Slot, SortedMap<String, Map<String, Object>>> entries =
      new EnumMap<>(Slot.class);

  /** Puts a provider in. */
  void put(Slot slot, String name, Map<String, Object> entry) {
    entries.computeIfAbsent(slot, s -> new TreeMap<>(ByteOrder.OF_TEXT)).put(name, entry);
  }

  /** A locked provider; empty when it is not locked. */
  Optional<Map<String, Object>> get(ProviderEntry entry) {
    return Optional.ofNullable(
        entries.getOrDefault(entry.slot(), new TreeMap<>()).get(entry.name()));
  }

  /** All locked providers by their key in reports, {@code plugin/weather}. */
  Map<String, Map<String, Object>> byKey() {
    Map<String, Map<String, Object>> all = new LinkedHashMap<>();
    entries.forEach((slot, named) -> named.forEach((n, e) -> all.put(slot.bucket() + "/" + n, e)));
    return all;
  }

  /** The text, as the server itself would write it. */
  String text() {
    Map<String, Object> providers = new LinkedHashMap<>();
    entries.forEach((slot, named) -> providers.put(slot.bucket(), named));
    Map<String, Object> root = new LinkedHashMap<>();
    root.put("schema", SCHEMA);
    root.put("schemaVersion", VERSION);
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
  boolean write(Path file) throws ProviderException {
    byte[] bytes = text().getBytes(StandardCharsets.UTF_8);
    try {
      if (Files.exists(file) && Arrays.equals(Files.readAllBytes(file), bytes)) {
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
   * @return empty when there is no such file
   * @throws ProviderException if it is no lock that the server takes
   */
  static Optional<Lockfile> read(Path file) throws ProviderException {
    try {
      return Files.exists(file)
          ? Optional.of(parse(file.getFileName().toString(), Files.readAllBytes(file)))
          : Optional.empty();
    } catch (IOException e) {
      throw ProviderException.environment("cannot read " + file, e);
    }
  }

  private static Lockfile parse(String name, byte[] bytes) throws ProviderException {
    Map<String, Object> root;
    try {
      root = JsonData.object(name, bytes);
    } catch (UnreadableDocumentException e) {
      throw ProviderException.user(
          e.position().in(name) + ": " + e.getMessage(),
          "delete the file, or take it from version control again; mvn provider:lock writes a new one");
    }
    if (!SCHEMA.equals(root.get("schema"))) {
      throw ProviderException.user(
          name + ": schema: expected " + SCHEMA + ", found " + root.get("schema"), null);
    }
    boolean known =
        root.get("schemaVersion") instanceof Long version
            && version >= OLDEST_VERSION
            && version <= VERSION;
    if (!known) {
      throw ProviderException.user(
          name
              + ": schemaVersion: expected "
              + OLDEST_VERSION
              + " or "
              + VERSION
              + ", found "
              + root.get("schemaVersion"),
          "delete the file; mvn provider:lock writes a new one");
    }
    Lockfile lock = new Lockfile();
    if (root.get("providers") instanceof Map<?, ?> buckets) {
      buckets.forEach((bucket, named) -> lock.putAll((String) bucket, named));
    }
    return lock;
  }

  /** What is of an unknown slot or no map does not matter to the server either. */
  @SuppressWarnings("unchecked") // Keys are text in JSON.
  private void putAll(String bucket, Object named) {
    Optional<Slot> slot = Slot.ofBucket(bucket);
    if (slot.isPresent() && named instanceof Map<?, ?> map) {
      map.forEach(
          (name, entry) -> {
            if (entry instanceof Map<?, ?>) {
              put(slot.get(), (String) name, (Map<String, Object>) entry);
            }
          });
    }
  }
}
