package io.github.providerkit.format.gestalt.release;

import io.github.providerkit.code.Kind;
import io.github.providerkit.format.gestalt.rules.Findings;
import io.github.providerkit.format.gestalt.rules.GestaltRules;
import io.github.providerkit.message.ProviderException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Says of a package what the server says when it locks one: the files that the manifest names are
 * there and are the right ones, and the manifest says what the release's metadata says ({@code
 * docs/spec/gestalt-lock.md} section 3).
 */
public final class PackageJudge {
  private final ReleasedManifest manifest;
  private final PackageFacts facts;
  private final Findings findings;

  /**
   * Creates a judge.
   *
   * @param manifest of the package, in which nothing is wrong by itself
   * @param facts what was found in the archive
   * @param findings receives what is wrong
   */
  public PackageJudge(ReleasedManifest manifest, PackageFacts facts, Findings findings) {
    this.manifest = manifest;
    this.facts = facts;
    this.findings = findings;
  }

  /**
   * Judges the package as the archive of a release.
   *
   * @param target the archive's target in the metadata
   * @param locations where each target's archive is
   */
  public void as(ReleaseDescriptor release, String target, Map<String, String> locations) {
    same("kind", release.kind().word(), manifest.kind().word());
    same("source", release.packageName(), manifest.source());
    same("version", release.version(), manifest.version());
    same("runtime", release.runtime(), manifest.runtime());
    release
        .validation()
        .flatMap(told -> ToldDifference.first(told, manifest))
        .ifPresent(this::told);
    if (manifest.isExecutable()) {
      executable(target, locations);
    }
    assets();
  }

  /** Judges the package when nobody says which release it is of, and for which platform. */
  public void alone() {
    if (manifest.isExecutable()) {
      programs();
    }
    assets();
  }

  /**
   * Judges the programs of a package that is for any platform: those that are in it have to be the
   * right ones, and one has to be in it. A package without an entrypoint needs none.
   */
  public void programs() {
    if (!manifest.isExecutable()) {
      return;
    }
    List<ReleasedManifest.Artifact> artifacts = manifest.artifacts();
    boolean none = artifacts.stream().noneMatch(a -> facts.digests().containsKey(a.path()));
    for (ReleasedManifest.Artifact artifact : artifacts) {
      if (none || facts.digests().containsKey(artifact.path())) {
        binary(artifact);
      } else {
        findings.add(
            GestaltRules.PARTIAL_PACKAGE,
            artifact.value().get("path"),
            "expected the binary %s in the archive, found none: a server on %s refuses it"
                .formatted(artifact.path(), artifact.target()),
            null);
      }
    }
  }

  /**
   * Judges the operations of a plugin as far as the package tells them, for a deployment that says
   * nothing about them.
   */
  public void operations() {
    boolean elsewhere = manifest.openApiDocument().contains("://");
    if (manifest.kind() != Kind.PLUGIN || elsewhere) {
      return;
    }
    try {
      ExposedOperations.of(manifest, facts.catalog(), name -> document(), Optional.empty(), false);
    } catch (ProviderException e) {
      String cause = e.getCause() == null ? "" : ": " + e.getCause().getMessage();
      findings.add(
          GestaltRules.CATALOG, manifest.value().get("spec"), e.getMessage() + cause, e.hint());
    }
  }

  private byte[] document() throws IOException {
    return facts.document().orElseThrow(() -> new IOException("it is not in the archive"));
  }

  private void same(String field, String metadata, String found) {
    if (!metadata.equals(found)) {
      findings.add(
          GestaltRules.RELEASE_METADATA,
          manifest.value().get(field.equals("runtime") ? "spec" : field),
          "expected a manifest with the "
              + field
              + " of the metadata, \""
              + metadata
              + "\", found \""
              + found
              + "\"",
          null);
    }
  }

  private void told(ToldDifference difference) {
    findings.add(
        GestaltRules.RELEASE_METADATA,
        manifest.value().get(difference.field().replaceFirst("[.].*", "")),
        "expected a manifest that says what the metadata tell of it, found %s with %s instead of %s"
            .formatted(difference.field(), shown(difference.found()), shown(difference.told())),
        "release it again: both are written from one manifest");
  }

  private static String shown(Optional<Object> value) {
    return value
        .map(v -> v instanceof Map ? "a map" : v instanceof List ? "another list" : "\"" + v + "\"")
        .orElse("nothing");
  }

  private void assets() {
    if (manifest.isServed() && !facts.assets()) {
      findings.add(
          GestaltRules.MISSING_FILE,
          manifest.value().get("spec").get("assetRoot"),
          "expected files in " + manifest.assetRoot() + ", found none",
          null);
    }
  }

  private void executable(String target, Map<String, String> locations) {
    String generic = locations.get(ReleaseDescriptor.GENERIC);
    boolean ofGeneric = target.equals(ReleaseDescriptor.GENERIC);
    boolean alone = generic != null && locations.size() == 1;
    boolean shared = generic != null && !ofGeneric && generic.equals(locations.get(target));
    if (alone || shared) {
      findings.add(
          GestaltRules.RELEASE_METADATA,
          manifest.value().get("entrypoint"),
          "expected an archive for each platform, found a generic one with a program",
          "generic archives are for user interfaces and for plugins without code");
    } else if (!ofGeneric) {
      Optional<ReleasedManifest.Artifact> artifact =
          manifest.artifacts().stream().filter(a -> a.target().equals(target)).findFirst();
      artifact.ifPresentOrElse(
          this::binary,
          () ->
              findings.add(
                  GestaltRules.RELEASE_METADATA,
                  manifest.value().get("artifacts"),
                  "expected a binary for " + target + " in the manifest's artifacts, found none",
                  null));
    }
  }

  private void binary(ReleasedManifest.Artifact artifact) {
    String found = facts.digests().get(artifact.path());
    if (found == null) {
      findings.add(
          GestaltRules.MISSING_FILE,
          artifact.value().get("path"),
          "expected the binary " + artifact.path() + " in the archive, found none",
          null);
    } else if (!found.equals(artifact.sha256())) {
      findings.add(
          GestaltRules.DIGEST_MISMATCH,
          artifact.value().get("sha256"),
          "expected "
              + artifact.path()
              + " with the digest "
              + artifact.sha256()
              + " of the manifest, found "
              + found,
          null);
    }
  }
}
