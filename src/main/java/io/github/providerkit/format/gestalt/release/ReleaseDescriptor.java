package io.github.providerkit.format.gestalt.release;

import io.github.providerkit.code.Kind;
import io.github.providerkit.format.gestalt.generation.Generation;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;

/**
 * What {@code provider-release.yaml} says ({@code docs/spec/gestalt-lock.md} section 3).
 *
 * @param generation the servers that it is for
 * @param packageName {@code host/owner/repository/path}
 * @param kind the kind of provider
 * @param version its version
 * @param runtime {@code executable}, {@code declarative} or {@code ui}
 * @param artifacts archives by target, {@code os/arch} or {@code generic}
 * @param validation what it tells of the manifest; empty for a generation that does not
 */
public record ReleaseDescriptor(
    Generation generation,
    String packageName,
    Kind kind,
    String version,
    String runtime,
    SortedMap<String, Artifact> artifacts,
    Optional<ToldManifest> validation) {

  /** The archive for one of its targets. */
  Artifact artifact(String target) {
    return Objects.requireNonNull(artifacts.get(target), target);
  }

  public static final String SCHEMA = "gestaltd-provider-release";
  static final long SCHEMA_VERSION = 1;
  public static final String GENERIC = "generic";

  /**
   * An archive.
   *
   * @param path as written, a path or URL
   * @param sha256 its digest
   */
  public record Artifact(String path, String sha256) {}

  /** The kind's name in its generation. */
  public String kindWord() {
    return generation.wordOf(kind);
  }

  /** The form in which the digest of a local release covers it: Go's names of the fields. */
  public Map<String, Object> fingerprintForm() {
    Map<String, Object> form = new LinkedHashMap<>();
    form.put("Schema", SCHEMA);
    form.put("SchemaVersion", SCHEMA_VERSION);
    form.put("Package", packageName);
    form.put("Kind", kind.word());
    form.put("Version", version);
    form.put("Runtime", runtime);
    Map<String, Object> archives = new LinkedHashMap<>();
    artifacts.forEach(
        (target, artifact) -> {
          Map<String, Object> fields = new LinkedHashMap<>();
          fields.put("Path", artifact.path());
          fields.put("SHA256", artifact.sha256());
          archives.put(target, fields);
        });
    form.put("Artifacts", archives);
    return form;
  }
}
