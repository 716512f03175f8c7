package io.github.providerkit.lock;

import io.github.providerkit.format.gestalt.release.ReleaseDescriptor;
import io.github.providerkit.lock.config.ProviderEntry;
import io.github.providerkit.lock.config.Source;
import io.github.providerkit.lock.prepare.PackageInstall;
import io.github.providerkit.lock.prepare.PreparedTree;
import io.github.providerkit.lock.resolve.ArchivePlace;
import io.github.providerkit.lock.resolve.MavenReleases;
import io.github.providerkit.lock.resolve.ReleaseReference;
import io.github.providerkit.lock.resolve.ResolvedRelease;
import io.github.providerkit.message.ProviderException;
import io.github.providerkit.transfer.Access;
import io.github.providerkit.transfer.ArchiveCache;
import io.github.providerkit.transfer.Download;
import io.github.providerkit.transfer.HttpTransfer;
import io.github.providerkit.transfer.PlainUrl;
import io.github.providerkit.transfer.WebUrl;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Unpacks locked providers. May be used by several threads. */
final class Preparation {
  private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

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
    String url = archive.url();
    if (!DIGEST.matcher(sha256).matches()) {
      throw inLock(target, "a SHA-256 digest");
    }
    if (url.isEmpty()) {
      throw inLock(target, "a url");
    }
    PreparedTree.State state = tree.state(entry, sha256);
    if (state == PreparedTree.State.FRESH) {
      return Optional.empty();
    }
    Path place = tree.place(entry);
    ResolvedRelease.Archive bytes =
        release.isPresent()
            ? release.get().archive(target)
            : new ResolvedRelease.Archive(url, sha256, locked(entry, url, sha256));
    PackageInstall install = new PackageInstall(request.limits());
    tree.installed(entry, sha256, bytes.read(file -> install.install(file, sha256, place)));
    String why =
        switch (state) {
          case CHANGED -> " (its files had been changed)";
          case OUTDATED -> " (another release was there)";
          default -> "";
        };
    return Optional.of("prepared " + entry.key() + " in " + place + why);
  }

  private static ProviderException inLock(String target, String expected) {
    return ProviderException.user(
        "expected " + expected + " of the archive for " + target + " in the lock, found none",
        "take the lock from version control again, or delete it; mvn provider:lock writes a new"
            + " one");
  }

  private ArchivePlace locked(ProviderEntry entry, String url, String sha256)
      throws ProviderException {
    Optional<MavenReleases.Found> found = ofMaven(entry);
    if (found.isPresent() && beside(url, found.get().url())) {
      MavenReleases.Found release = found.get();
      String name = url.substring(url.lastIndexOf('/') + 1);
      return new ArchivePlace.Local(() -> release.archive(name, sha256));
    }
    if (entry.source() instanceof Source.Local local && !ReleaseReference.isRemote(url)) {
      Path file = ReleaseReference.resolve(local.file(), url);
      return new ArchivePlace.Local(() -> file);
    }
    Optional<Access> access = Optional.empty();
    String whole = url;
    if (entry.source() instanceof Source.Metadata metadata) {
      access = Access.of(metadata.url().plain(), entry.login());
      // The server takes a relative one too.
      whole = WebUrl.resolve(metadata.url().plain(), url);
    }
    return new ArchivePlace.Remote(cache, new Download(transfer, PlainUrl.of(whole), access));
  }

  /** Maven has logins, mirrors and a local repository of its own. */
  private Optional<MavenReleases.Found> ofMaven(ProviderEntry entry) throws ProviderException {
    for (ProviderEntry configured : request.config().entries()) {
      if (configured.key().equals(entry.key())
          && configured.source() instanceof Source.Maven source
          && entry.source() instanceof Source.Metadata metadata) {
        String[] steps = metadata.url().plain().split("/");
        if (steps.length < 2) {
          return Optional.empty();
        }
        String range = source.coordinates();
        String module = range.substring(0, range.indexOf(':', range.indexOf(':') + 1) + 1);
        return Optional.of(request.maven().find(module + steps[steps.length - 2]));
      }
    }
    return Optional.empty();
  }

  private static boolean beside(String one, String other) {
    return directory(one).equals(directory(other));
  }

  private static String directory(String url) {
    return url.substring(0, url.lastIndexOf('/') + 1);
  }
}
