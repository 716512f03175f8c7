package io.github.providerkit.format.gestalt.release;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.providerkit.manifest.UnreadableDocumentException;
import io.github.providerkit.manifest.read.JsonData;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a lock has to know of an archive. It follows from the archive's bytes alone, so it is kept
 * under their digest and the archive is opened once.
 *
 * @param manifestName the manifest's file name
 * @param manifest the manifest
 * @param catalog {@code catalog.yaml}; empty when there is none
 * @param document the OpenAPI document that the manifest names by path; empty when there is none
 * @param digests SHA-256 digest by name of the binaries that the manifest names, as found
 * @param assets whether the directory of assets has anything in it
 */
public record PackageFacts(
    String manifestName,
    byte[] manifest,
    Optional<byte[]> catalog,
    Optional<byte[]> document,
    Map<String, String> digests,
    boolean assets) {

  /** Changes whenever the form or the checks before it do. */
  private static final String FORM = "provider-package-facts/1";

  public byte[] toJson() {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("form", FORM);
    data.put("manifestName", manifestName);
    data.put("manifest", Base64.getEncoder().encodeToString(manifest));
    catalog.ifPresent(bytes -> data.put("catalog", Base64.getEncoder().encodeToString(bytes)));
    document.ifPresent(bytes -> data.put("document", Base64.getEncoder().encodeToString(bytes)));
    data.put("digests", digests);
    data.put("assets", assets);
    return GoJson.compact(data).getBytes(UTF_8);
  }

  /** Empty when it is damaged or of another form. */
  public static Optional<PackageFacts> ofJson(byte[] json) {
    try {
      Map<?, ?> data = JsonData.object("facts", json);
      if (!FORM.equals(data.get("form"))) {
        return Optional.empty();
      }
      Map<String, String> digests = new LinkedHashMap<>();
      ((Map<?, ?>) data.get("digests")).forEach((k, v) -> digests.put((String) k, (String) v));
      return Optional.of(
          new PackageFacts(
              (String) data.get("manifestName"),
              bytes(data, "manifest").orElseThrow(),
              bytes(data, "catalog"),
              bytes(data, "document"),
              digests,
              (Boolean) data.get("assets")));
    } catch (RuntimeException | UnreadableDocumentException e) {
      // The archive says it all again.
      return Optional.empty();
    }
  }

  private static Optional<byte[]> bytes(Map<?, ?> data, String key) {
    return Optional.ofNullable((String) data.get(key)).map(Base64.getDecoder()::decode);
  }
}
