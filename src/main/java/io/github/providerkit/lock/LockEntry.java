package io.github.providerkit.lock;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.providerkit.format.gestalt.release.ByteOrder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a lock says of one provider ({@code docs/spec/gestalt-lock.md} section 5). Texts are empty
 * where the lock has none; fields that the server does not know are left out, as it does itself.
 *
 * @param inputDigest digest of what was configured
 * @param packageName the release's package
 * @param kind its kind, as written
 * @param runtime {@code executable}, {@code declarative} or {@code ui}
 * @param source where the release was found; empty when that is the package
 * @param version its version
 * @param archives by target, sorted
 * @param manifest the manifest of the server's own platform as plain data; null when there is none
 * @param catalogAvailable whether the operations are known
 * @param catalogFingerprint digest of what the configuration says about operations; empty for
 *     everything but plugins
 * @param catalogOperations names of the operations that are exposed
 * @param catalogSessionOnly whether operations are known in sessions alone
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record LockEntry(
    String inputDigest,
    @JsonProperty("package") String packageName,
    String kind,
    String runtime,
    String source,
    String version,
    SortedMap<String, Archive> archives,
    Map<String, Object> manifest,
    Boolean catalogAvailable,
    String catalogFingerprint,
    List<String> catalogOperations,
    Boolean catalogSessionOnly) {

  /**
   * A locked archive.
   *
   * @param url where it is; relative to the metadata for a release on this machine
   * @param sha256 its digest
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Archive(String url, String sha256) {
    Archive {
      url = Objects.requireNonNullElse(url, "");
      sha256 = Objects.requireNonNullElse(sha256, "");
    }

    Map<String, Object> data() {
      Map<String, Object> data = new LinkedHashMap<>();
      data.put("url", url);
      data.put("sha256", sha256);
      return data;
    }
  }

  LockEntry {
    inputDigest = Objects.requireNonNullElse(inputDigest, "");
    packageName = Objects.requireNonNullElse(packageName, "");
    kind = Objects.requireNonNullElse(kind, "");
    runtime = Objects.requireNonNullElse(runtime, "");
    source = Objects.requireNonNullElse(source, "");
    version = Objects.requireNonNullElse(version, "");
    SortedMap<String, Archive> sorted = new TreeMap<>(ByteOrder.OF_TEXT);
    if (archives != null) {
      archives.forEach(
          (target, archive) -> sorted.put(target, archive == null ? new Archive("", "") : archive));
    }
    archives = sorted;
    catalogAvailable = Objects.requireNonNullElse(catalogAvailable, false);
    catalogFingerprint = Objects.requireNonNullElse(catalogFingerprint, "");
    catalogOperations = catalogOperations == null ? List.of() : List.copyOf(catalogOperations);
    catalogSessionOnly = Objects.requireNonNullElse(catalogSessionOnly, false);
  }

  /** The source as it is configured: the package where the lock names none. */
  String configuredSource() {
    return source.isEmpty() ? packageName : source;
  }

  /**
   * Whether another entry says the same and knows more of what the configuration says about
   * operations.
   */
  boolean isSameAsFarAsKnown(LockEntry other) {
    Map<String, Object> known = other.data();
    known.remove("catalogFingerprint");
    return catalogFingerprint.isEmpty() && LockDiff.same(data(), known);
  }

  /** The fields in the server's order, without those that it leaves out. */
  Map<String, Object> data() {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("inputDigest", inputDigest);
    put(data, "package", packageName);
    put(data, "kind", kind);
    put(data, "runtime", runtime);
    put(data, "source", source);
    put(data, "version", version);
    if (!archives.isEmpty()) {
      Map<String, Object> named = new LinkedHashMap<>();
      archives.forEach((target, archive) -> named.put(target, archive.data()));
      data.put("archives", named);
    }
    if (manifest != null) {
      data.put("manifest", manifest);
    }
    if (catalogAvailable) {
      data.put("catalogAvailable", true);
    }
    put(data, "catalogFingerprint", catalogFingerprint);
    if (!catalogOperations.isEmpty()) {
      data.put("catalogOperations", catalogOperations);
    }
    if (catalogSessionOnly) {
      data.put("catalogSessionOnly", true);
    }
    return data;
  }

  private static void put(Map<String, Object> data, String field, String text) {
    if (!text.isEmpty()) {
      data.put(field, text);
    }
  }
}
