package io.github.providerkit.format.gestalt.release;

import java.util.Map;
import java.util.Optional;

/**
 * What a lock has to know of an archive. It follows from the archive's bytes alone.
 *
 * @param manifestName the manifest's file name
 * @param manifest the manifest
 * @param catalog {@code catalog.yaml}; empty when there is none
 * @param document the OpenAPI document that the manifest names by path; empty when there is none
 * @param digests SHA-256 digest by name of the binaries that the manifest names, as found
 * @param configSchema the JSON Schema of its configuration; empty when there is none
 * @param assets whether the directory of assets has anything in it
 */
public record PackageFacts(
    String manifestName,
    byte[] manifest,
    Optional<byte[]> catalog,
    Optional<byte[]> document,
    Map<String, String> digests,
    Optional<byte[]> configSchema,
    boolean assets) {

  /** What is in an archive without a schema. */
  public PackageFacts(
      String manifestName,
      byte[] manifest,
      Optional<byte[]> catalog,
      Optional<byte[]> document,
      Map<String, String> digests,
      boolean assets) {
    this(manifestName, manifest, catalog, document, digests, Optional.empty(), assets);
  }
}
