package io.github.providerkit.lock;

import io.github.providerkit.code.Kind;
import io.github.providerkit.format.gestalt.release.PackageFacts;
import io.github.providerkit.format.gestalt.release.PackageReader;
import io.github.providerkit.format.gestalt.release.ReleaseDescriptor;
import io.github.providerkit.format.gestalt.release.ReleasedManifest;
import io.github.providerkit.lock.resolve.ResolvedRelease;
import io.github.providerkit.message.ProviderException;

/**
 * Verifies archives: digest, archive policy, and that the manifest in one says what the metadata
 * says ({@code docs/spec/gestalt-lock.md} section 3). May be used by several threads.
 */
final class ReleaseVerifier {
  private final PackageSource packages;

  ReleaseVerifier(PackageSource packages) {
    this.packages = packages;
  }

  /** What is in the archive of a target. */
  PackageFacts verify(ResolvedRelease release, String target) throws ProviderException {
    PackageFacts facts = packages.facts(release.archives().get(target), label(release, target));
    check(release, target, facts);
    return facts;
  }

  static String label(ResolvedRelease release, String target) {
    String url = release.archives().get(target).url();
    return url.substring(url.lastIndexOf('/') + 1).replaceFirst("[?].*", "") + " (" + target + ")";
  }

  private static void check(ResolvedRelease release, String target, PackageFacts facts)
      throws ProviderException {
    String label = label(release, target);
    ReleaseDescriptor descriptor = release.descriptor();
    ReleasedManifest manifest =
        PackageReader.manifest(label, facts.manifestName(), facts.manifest());
    same(label, "kind", descriptor.kind().word(), manifest.kind().word());
    same(label, "source", descriptor.packageName(), manifest.source());
    same(label, "version", descriptor.version(), manifest.version());
    same(label, "runtime", descriptor.runtime(), manifest.runtime());
    if (manifest.isExecutable()) {
      executable(release, target, manifest, facts);
    } else if (manifest.kind() == Kind.UI && !facts.assets()) {
      throw ProviderException.user(
          label + ": expected files in " + manifest.assetRoot() + ", found none", null);
    }
  }

  private static void same(String label, String field, String metadata, String manifest)
      throws ProviderException {
    if (!metadata.equals(manifest)) {
      throw ProviderException.user(
          label
              + ": expected a manifest with the "
              + field
              + " of the metadata, \""
              + metadata
              + "\", found \""
              + manifest
              + "\"",
          null);
    }
  }

  private static void executable(
      ResolvedRelease release, String target, ReleasedManifest manifest, PackageFacts facts)
      throws ProviderException {
    String label = label(release, target);
    ResolvedRelease.Archive generic = release.archives().get(ReleaseDescriptor.GENERIC);
    boolean alone = generic != null && release.archives().size() == 1;
    boolean shared =
        generic != null
            && !target.equals(ReleaseDescriptor.GENERIC)
            && generic.url().equals(release.archives().get(target).url());
    if (alone || shared) {
      throw ProviderException.user(
          label + ": expected an archive for each platform, found a generic one with a program",
          "generic archives are for user interfaces and for plugins without code");
    }
    if (target.equals(ReleaseDescriptor.GENERIC)) {
      return;
    }
    for (ReleasedManifest.Artifact artifact : manifest.artifacts()) {
      if (artifact.target().equals(target)) {
        binary(label, artifact, facts);
        return;
      }
    }
    throw ProviderException.user(
        label + ": expected a binary for " + target + " in the manifest's artifacts, found none",
        null);
  }

  private static void binary(String label, ReleasedManifest.Artifact artifact, PackageFacts facts)
      throws ProviderException {
    String found = facts.digests().get(artifact.path());
    if (found == null) {
      throw ProviderException.user(
          label + ": expected the binary " + artifact.path() + " in the archive, found none", null);
    }
    if (!found.equals(artifact.sha256())) {
      throw ProviderException.user(
          label
              + ": expected "
              + artifact.path()
              + " with the digest "
              + artifact.sha256()
              + " of the manifest, found "
              + found,
          null);
    }
  }
}
