package io.github.providerkit.lock;

import io.github.providerkit.format.gestalt.release.ReleaseDescriptor;
import io.github.providerkit.lock.config.ProviderEntry;
import io.github.providerkit.lock.config.Source;
import io.github.providerkit.lock.prepare.PackageInstall;
import io.github.providerkit.lock.prepare.PreparedTree;
import io.github.providerkit.lock.resolve.MavenReleases;
import io.github.providerkit.lock.resolve.ReleaseReference;
import io.github.providerkit.lock.resolve.ResolvedRelease;
import io.github.providerkit.message.ProviderException;
import io.github.providerkit.transfer.Access;
import io.github.providerkit.transfer.ArchiveCache;
import io.github.providerkit.transfer.Download;
import io.github.providerkit.transfer.HttpTransfer;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Unpacks locked providers. May be used by several threads. */
final class Preparation {
  private final PreparedTree tree;
  private final LockRequest request;
  private final ArchiveCache cache;
  private final HttpTransfer transfer;
  private final String platform;
  private final Lockfile lock;

  Preparation(
      PreparedTree tree,
      LockRequest request,
      ArchiveCache cache,
      HttpTransfer transfer,
      String platform,
      Lockfile lock) {
    this.tree = tree;
    this.request = request;
    this.cache = cache;
    this.transfer = transfer;
    this.platform = platform;
    this.lock = lock;
  }

  /**
   * Unpacks a provider unless it is there.
   *
   * @param release where its archives are; empty for one that stays as it was locked
   * @return what was done; empty when there was nothing to do
   */
  Optional<String> prepare(ProviderEntry entry, Optional<ResolvedRelease> release)
      throws ProviderException {
    Map<String, LockEntry.Archive> archives = lock.get(entry).orElseThrow().archives();
    String target = archives.containsKey(platform) ? platform : ReleaseDescriptor.GENERIC;
    LockEntry.Archive archive = archives.get(target);
    if (archive == null) {
      throw ProviderException.user(
          "expected an archive for " + platform + ", found none to prepare",
          "say where the server runs with -Dprovider.lock.preparePlatform=os/arch");
    }
    String sha256 = archive.sha256();
    PreparedTree.State state = tree.state(entry, sha256);
    if (state == PreparedTree.State.FRESH) {
      return Optional.empty();
    }
    Path file =
        release.isPresent()
            ? release.get().archives().get(target).fetch().file()
            : locked(entry, archive.url(), sha256);
    Path place = tree.place(entry);
    tree.installed(
        entry, sha256, new PackageInstall(request.limits()).install(file, sha256, place));
    String why =
        switch (state) {
          case CHANGED -> " (its files had been changed)";
          case OUTDATED -> " (another release was there)";
          default -> "";
        };
    return Optional.of("prepared " + entry.key() + " in " + place + why);
  }

  private Path locked(ProviderEntry entry, String url, String sha256) throws ProviderException {
    Optional<MavenReleases.Found> found = ofMaven(entry);
    if (found.isPresent() && beside(url, found.get().url())) {
      return found.get().archive(url.substring(url.lastIndexOf('/') + 1));
    }
    if (ReleaseReference.isRemote(url)) {
      Optional<Access> access =
          entry.source() instanceof Source.Metadata metadata
              ? entry.login().map(login -> new Access(URI.create(metadata.url()), login))
              : Optional.empty();
      return cache.archive(sha256, new Download(transfer, url, access));
    }
    return ((Source.Local) entry.source()).file().getParent().resolve(url).normalize();
  }

  /** Maven has logins, mirrors and a local repository of its own. */
  private Optional<MavenReleases.Found> ofMaven(ProviderEntry entry) throws ProviderException {
    for (ProviderEntry configured : request.config().entries()) {
      if (configured.key().equals(entry.key())
          && configured.source() instanceof Source.Maven source
          && entry.source() instanceof Source.Metadata metadata) {
        String[] steps = metadata.url().split("/");
        String range = source.coordinates();
        String module = range.substring(0, range.indexOf(':', range.indexOf(':') + 1) + 1);
        return Optional.of(request.maven().find(module + steps[steps.length - 2]));
      }
    }
    return Optional.empty();
  }

  private static boolean beside(String one, String other) {
    return one.substring(0, one.lastIndexOf('/'))
        .equals(other.substring(0, other.lastIndexOf('/')));
  }
}
