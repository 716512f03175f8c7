package io.github.providerkit.lock;

import io.github.providerkit.archive.read.ReadLimits;
import io.github.providerkit.files.Sha256;
import io.github.providerkit.format.gestalt.generation.Generation;
import io.github.providerkit.format.gestalt.release.PackageFacts;
import io.github.providerkit.format.gestalt.release.PackageReader;
import io.github.providerkit.lock.resolve.ArchivePlace;
import io.github.providerkit.lock.resolve.ResolvedRelease;
import io.github.providerkit.message.ProviderException;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Opens archives, each of them once: what is known of one follows from bytes whose digest was
 * checked while they were read, in this very run.
 */
final class OpenedPackages implements PackageSource {
  private final PackageReader reader;
  private final Map<String, PackageFacts> opened = new ConcurrentHashMap<>();

  OpenedPackages(ReadLimits limits, Generation generation) {
    this.reader = new PackageReader(limits, generation);
  }

  @Override
  public PackageFacts facts(ResolvedRelease.Archive archive, String label)
      throws ProviderException {
    if (archive.place() instanceof ArchivePlace.Local local) {
      // Before anything is said of what is in it; the same bytes from elsewhere are no excuse.
      requireDigest(archive, label, digest(local));
    }
    PackageFacts known = opened.get(archive.sha256());
    if (known != null) {
      return known;
    }
    PackageFacts facts =
        archive.read(
            file -> {
              PackageReader.Opened found = reader.open(label, file);
              requireDigest(archive, label, found.sha256());
              return found.facts();
            });
    opened.put(archive.sha256(), facts);
    return facts;
  }

  private static String digest(ArchivePlace.Local local) throws ProviderException {
    var file = local.finder().file();
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
}
