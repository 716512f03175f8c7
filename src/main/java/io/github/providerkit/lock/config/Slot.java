package io.github.providerkit.lock.config;

import io.github.providerkit.code.Kind;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A place in a configuration where providers are named, in the order of the lock ({@code
 * docs/spec/gestalt-lock.md} sections 2 and 5). A generation of the server may call it otherwise.
 */
public enum Slot {
  PLUGIN("plugin", "plugins", Kind.PLUGIN, ".gestaltd/providers"),
  AUTHENTICATION("authentication", Kind.AUTHENTICATION, ".gestaltd/auth"),
  AUTHORIZATION("authorization", Kind.AUTHORIZATION, ".gestaltd/authorization"),
  EXTERNAL_CREDENTIALS(
      "externalCredentials", Kind.EXTERNAL_CREDENTIALS, ".gestaltd/external-credentials"),
  // Without .gestaltd, as the server has it.
  INDEXEDDB("indexeddb", Kind.INDEXEDDB, "indexeddb"),
  CACHE("cache", Kind.CACHE, ".gestaltd/cache"),
  S3("s3", Kind.S3, "s3"),
  WORKFLOW("workflow", Kind.WORKFLOW, ".gestaltd/workflow"),
  AGENT("agent", Kind.AGENT, ".gestaltd/agent"),
  RUNTIME("runtime", "runtime.providers", Kind.RUNTIME, ".gestaltd/runtime"),
  SECRETS("secrets", Kind.SECRETS, ".gestaltd/secrets", "env", "file"),
  TELEMETRY("telemetry", Kind.PLUGIN, ".gestaltd/telemetry", "noop", "stdout", "otlp"),
  AUDIT("audit", Kind.PLUGIN, ".gestaltd/audit", "inherit", "noop", "stdout", "otlp"),
  UI("ui", Kind.UI, ".gestaltd/ui");

  private final String bucket;
  private final String path;
  private final Kind kind;
  private final String directory;
  private final List<String> builtins;

  Slot(String bucket, Kind kind, String directory, String... builtins) {
    this(bucket, "providers." + bucket, kind, directory, builtins);
  }

  Slot(String bucket, String path, Kind kind, String directory, String... builtins) {
    this.bucket = bucket;
    this.path = path;
    this.kind = kind;
    this.directory = directory;
    this.builtins = List.of(builtins);
  }

  /** All slots with their first names. */
  static Map<Slot, ServerGeneration.Place> places() {
    return places(Map.of());
  }

  /**
   * The slots with their names.
   *
   * @param changed what became of some of them; empty for one that is gone
   */
  static Map<Slot, ServerGeneration.Place> places(
      Map<Slot, Optional<ServerGeneration.Place>> changed) {
    Map<Slot, ServerGeneration.Place> places = new EnumMap<>(Slot.class);
    for (Slot slot : values()) {
      changed
          .getOrDefault(slot, Optional.of(new ServerGeneration.Place(slot.bucket, slot.path)))
          .ifPresent(place -> places.put(slot, place));
    }
    return places;
  }

  /** Its name in the lock of May 2026. */
  public String bucket() {
    return bucket;
  }

  /** Where it stands in a configuration of May 2026, a dotted path. */
  public String path() {
    return path;
  }

  /** The kind of provider that fits. */
  public Kind kind() {
    return kind;
  }

  /** Where its prepared providers lie, relative to the directory of artifacts. */
  public String directory() {
    return directory;
  }

  /** Whether a source is one of the server's own and nothing to download. */
  public boolean isBuiltin(String source) {
    return builtins.contains(source);
  }
}
