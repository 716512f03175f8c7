package io.github.providerkit.lock.resolve;

import io.github.providerkit.format.gestalt.release.ByteOrder;
import io.github.providerkit.format.gestalt.release.ReleaseDescriptor;
import io.github.providerkit.format.grammar.GoText;
import io.github.providerkit.lock.config.ProviderEntry;
import io.github.providerkit.message.ProviderException;
import io.github.providerkit.message.Shown;
import io.github.providerkit.transfer.Access;
import io.github.providerkit.transfer.ArchiveCache;
import io.github.providerkit.transfer.Download;
import io.github.providerkit.transfer.HttpTransfer;
import io.github.providerkit.transfer.PlainUrl;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Collects where the archives of one release are, and what the user should know of their URLs. */
final class ReleaseArchives {
  private final HttpTransfer transfer;
  private final ArchiveCache cache;
  private final Optional<Access> access;
  private final SortedMap<String, ResolvedRelease.Archive> archives =
      new TreeMap<>(ByteOrder.OF_TEXT);
  private final List<String> notes = new ArrayList<>();

  /**
   * Starts with none.
   *
   * @param access a login for the server of the metadata; empty for none but the user's settings
   */
  ReleaseArchives(HttpTransfer transfer, ArchiveCache cache, Optional<Access> access) {
    this.transfer = transfer;
    this.cache = cache;
    this.access = access;
  }

  /**
   * Adds an archive on a web server.
   *
   * @param found its URL, with everything that stands in it
   */
  void addRemote(String target, ReleaseDescriptor.Artifact artifact, String found)
      throws ProviderException {
    PlainUrl url = PlainUrl.of(found);
    note(url);
    Optional<Access> own = access.isPresent() ? access : Access.of(url.plain(), url.login());
    Download download = new Download(transfer, url, own);
    add(target, artifact, url.plain(), new ArchivePlace.Remote(cache, download));
  }

  /** Adds an archive on this disk, which the lock calls by another name. */
  void addLocal(
      String target,
      ReleaseDescriptor.Artifact artifact,
      String called,
      ArchivePlace.Finder finder) {
    add(target, artifact, called, new ArchivePlace.Local(finder));
  }

  private void add(
      String target, ReleaseDescriptor.Artifact artifact, String url, ArchivePlace place) {
    String digest = GoText.trim(artifact.sha256());
    archives.put(target, new ResolvedRelease.Archive(url, digest, place));
  }

  /** Remembers to tell something. */
  void note(String text) {
    notes.add(text);
  }

  /** Remembers to tell of a URL's secrets: the lock will not have them. */
  void note(PlainUrl url) {
    if (!url.secrets().isEmpty()) {
      notes.add(
          Shown.url(url.plain())
              + ": this URL has a secret in it ("
              + Shown.text(String.join(", ", url.secrets()))
              + ") that the lock leaves out; the server has to get there without it, or with"
              + " source.auth.token");
    }
  }

  /**
   * The release that has them.
   *
   * @param source what the lock names as its source
   * @param inputDigest digest of what it was found by
   * @param yanked versions of its package that are not to be taken any more
   */
  ResolvedRelease release(
      ProviderEntry entry,
      ReleaseDescriptor descriptor,
      String source,
      String inputDigest,
      Set<String> yanked) {
    return new ResolvedRelease(
        entry, descriptor, source, inputDigest, archives, yanked, List.copyOf(notes));
  }
}
