package io.github.providerkit.lock;

import io.github.providerkit.archive.read.ReadLimits;
import io.github.providerkit.code.Kind;
import io.github.providerkit.files.Sha256;
import io.github.providerkit.format.gestalt.release.PackageFacts;
import io.github.providerkit.format.gestalt.release.PackageReader;
import io.github.providerkit.format.gestalt.release.ReleaseDescriptor;
import io.github.providerkit.format.gestalt.release.ReleasedManifest;
import io.github.providerkit.lock.resolve.ResolvedRelease;
import io.github.providerkit.message.ProviderException;
import io.github.providerkit.transfer.ArchiveCache;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Verifies archives: digest, archive policy, and that the manifest in one says what the metadata
 * says ({@code docs/spec/gestalt-lock.md} section 3). May be used by several threads.
 */
final class ReleaseVerifier {
  private final ArchiveCache cache;
  private final PackageReader reader;

  ReleaseVerifier(ArchiveCache cache, ReadLimits limits) {
    this.cache = cache;
    this.reader = new PackageReader(limits);
  }

  /** What is in the archive of a target. */
  PackageFacts verify(ResolvedRelease release, String target) throws ProviderException {
    PackageFacts facts = facts(release.archives().get(target), label(release, target));
    check(release, target, facts);
    return facts;
  }

  static String label(ResolvedRelease release, String target) {
    String url = release.archives().get(target).url();
    return url.substring(url.lastIndexOf('/') + 1).replaceFirst("[?].*", "") + " (" + target + ")";
  }

  private PackageFacts facts(ResolvedRelease.Archive archive, String label)
      throws ProviderException {
    if (archive.local()) {
      Path file = archive.fetch().file();
      requireDigest(archive, label, digest(file));
    }
    Optional<PackageFacts> known = cache.note(archive.sha256()).flatMap(PackageFacts::ofJson);
    if (known.isPresent()) {
      return known.get();
    }
    PackageReader.Opened opened = reader.open(label, archive.fetch().file());
    if (!archive.local() && !opened.sha256().equals(archive.sha256())) {
      // It was right when it came: the disk is not to be trusted, or somebody was at it.
      cache.forget(archive.sha256());
      opened = reader.open(label, archive.fetch().file());
    }
    requireDigest(archive, label, opened.sha256());
    cache.keepNote(archive.sha256(), opened.facts().toJson());
    return opened.facts();
  }

  private static String digest(Path file) throws ProviderException {
    try {
      return Sha256.of(file);
    } catch (IOException e) {
      throw ProviderException.environment("cannot read " + file, e);
    }
  }

  private static void requireDigest(ResolvedRelease.Archive archive, String label, String found)
      throws ProviderException {
    if (!found.equals(archive.sha256())) {
      throw ProviderException.user(
          label
              + ": expected an archive with the SHA-256 digest "
              + archive.sha256()
              + ", found "
              + found,
          "it was damaged, or changed after its metadata was written");
    }
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
