package io.github.providerkit.lock.resolve;

import io.github.providerkit.format.gestalt.release.ReleaseDescriptor;
import io.github.providerkit.format.gestalt.release.ReleaseDescriptorReader;
import io.github.providerkit.format.grammar.GoText;
import io.github.providerkit.lock.config.ProviderEntry;
import io.github.providerkit.lock.config.Source;
import io.github.providerkit.message.ProviderException;
import io.github.providerkit.message.Shown;
import io.github.providerkit.transfer.Access;
import io.github.providerkit.transfer.ArchiveCache;
import io.github.providerkit.transfer.HttpTransfer;
import io.github.providerkit.transfer.PlainUrl;
import io.github.providerkit.transfer.SmallFiles;
import io.github.providerkit.transfer.WebUrl;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Finds the release that a provider's source stands for. May be used by several threads. */
public final class SourceResolver {
  private static final String OCTETS = "application/octet-stream";

  private final HttpTransfer transfer;
  private final SmallFiles files;
  private final ArchiveCache cache;
  private final ProviderIndexes indexes;
  private final GitHubReleases gitHub;
  private final MavenReleases maven;
  private final Path directory;

  public SourceResolver(
      HttpTransfer transfer,
      ArchiveCache cache,
      ProviderIndexes indexes,
      GitHubReleases gitHub,
      MavenReleases maven,
      Path directory) {
    this.transfer = transfer;
    this.files = new SmallFiles(transfer);
    this.cache = cache;
    this.indexes = indexes;
    this.gitHub = gitHub;
    this.maven = maven;
    this.directory = directory;
  }

  public ResolvedRelease resolve(ProviderEntry entry) throws ProviderException {
    Source source = entry.source();
    if (source instanceof Source.Metadata metadata) {
      PlainUrl url = metadata.url();
      Optional<Access> access = Access.of(url.plain(), entry.login());
      return remote(entry, url, url.plain(), Set.of(), archives(access), access);
    }
    if (source instanceof Source.Local local) {
      return local(entry, local.file());
    }
    if (source instanceof Source.Indexed indexed) {
      return indexed(entry, indexed);
    }
    if (source instanceof Source.GitHub release) {
      return gitHub(entry, release);
    }
    return maven(entry, ((Source.Maven) source).coordinates());
  }

  /**
   * The digest of a provider's source, without asking anybody; meaningless where Maven has to be
   * asked.
   */
  public static String inputDigest(ProviderEntry entry, Path directory) throws ProviderException {
    Source source = entry.source();
    if (source instanceof Source.Local local) {
      ReleaseDescriptor descriptor =
          descriptor(entry, local.file().toString(), LocalMetadata.read(local.file()));
      String path = ReleaseReference.relative(directory, local.file());
      return LockedInput.of(entry, path, LocalMetadata.digest(local.file(), descriptor));
    }
    return LockedInput.of(entry, fingerprint(source), "");
  }

  private static ReleaseDescriptor descriptor(ProviderEntry entry, String name, byte[] bytes)
      throws ProviderException {
    return ReleaseDescriptorReader.read(name, bytes, entry.server().releases());
  }

  private static int mostBytes(ProviderEntry entry) {
    return entry.server().releases().metadata().mostBytes();
  }

  private static String fingerprint(Source source) {
    if (source instanceof Source.Metadata metadata) {
      return metadata.url().plain();
    }
    if (source instanceof Source.Indexed indexed) {
      return String.join(
          "\0", "package", indexed.repository(), indexed.address(), indexed.constraint());
    }
    return source instanceof Source.GitHub release ? GitHubReleases.location(release) : "";
  }

  private ResolvedRelease remote(
      ProviderEntry entry,
      PlainUrl url,
      String fingerprint,
      Set<String> yanked,
      ReleaseArchives archives,
      Optional<Access> access)
      throws ProviderException {
    byte[] bytes = files.get(url.full(), access, OCTETS, mostBytes(entry));
    String shown = Shown.url(url.plain());
    ReleaseDescriptor descriptor = descriptor(entry, shown, bytes);
    for (var artifact : descriptor.artifacts().entrySet()) {
      String path = GoText.trim(artifact.getValue().path());
      archives.addRemote(
          artifact.getKey(), artifact.getValue(), ReleaseReference.resolve(url.plain(), path));
    }
    String inputDigest = LockedInput.of(entry, fingerprint, "");
    return archives.release(entry, descriptor, url.plain(), inputDigest, yanked);
  }

  private ReleaseArchives archives(Optional<Access> access) {
    return new ReleaseArchives(transfer, cache, access);
  }

  private ResolvedRelease local(ProviderEntry entry, Path file) throws ProviderException {
    ReleaseDescriptor descriptor = descriptor(entry, shown(file), LocalMetadata.read(file));
    ReleaseArchives archives = archives(Optional.empty());
    for (var artifact : descriptor.artifacts().entrySet()) {
      String path = GoText.trim(artifact.getValue().path());
      if (ReleaseReference.isRemote(path)) {
        archives.addRemote(artifact.getKey(), artifact.getValue(), remote(file, path));
      } else {
        Path archive = ReleaseReference.resolve(file, path);
        archives.addLocal(
            artifact.getKey(),
            artifact.getValue(),
            ReleaseReference.relative(Objects.requireNonNull(file.getParent()), archive),
            () -> LocalMetadata.present(archive));
      }
    }
    String source = ReleaseReference.relative(directory, file);
    String inputDigest = LockedInput.of(entry, source, LocalMetadata.digest(file, descriptor));
    return archives.release(entry, descriptor, source, inputDigest, Set.of());
  }

  /** A URL in a file, checked before anything asks for it. */
  private static String remote(Path metadata, String url) throws ProviderException {
    try {
      WebUrl.of(url);
      return url;
    } catch (ProviderException e) {
      throw e.about(metadata + ": the path of an archive");
    }
  }

  private String shown(Path file) {
    return ReleaseReference.relative(directory, file);
  }

  private ResolvedRelease indexed(ProviderEntry entry, Source.Indexed source)
      throws ProviderException {
    ProviderIndexes.Choice choice = indexes.choose(source, entry.login());
    ReleaseArchives archives = archives(choice.access());
    archives.note(choice.metadata());
    ResolvedRelease release =
        remote(
            entry,
            choice.metadata(),
            fingerprint(source),
            choice.yanked(),
            archives,
            choice.access());
    if (!release.descriptor().packageName().equals(source.address())) {
      throw ProviderException.user(
          "expected the release of "
              + source.address()
              + ", found one of "
              + release.descriptor().packageName(),
          "the provider index leads to another package");
    }
    return release;
  }

  private ResolvedRelease gitHub(ProviderEntry entry, Source.GitHub source)
      throws ProviderException {
    GitHubReleases.Assets assets = gitHub.assets(source, entry.login());
    byte[] bytes = files.get(assets.metadata(), assets.access(), OCTETS, mostBytes(entry));
    ReleaseDescriptor descriptor = descriptor(entry, source.asset(), bytes);
    ReleaseArchives archives = archives(assets.access());
    for (var artifact : descriptor.artifacts().entrySet()) {
      String path = GoText.trim(artifact.getValue().path());
      Optional<String> asset = assets.url(path);
      String url =
          asset.isPresent() ? asset.get() : ReleaseReference.resolve(assets.metadata(), path);
      archives.addRemote(artifact.getKey(), artifact.getValue(), url);
    }
    String location = GitHubReleases.location(source);
    String inputDigest = LockedInput.of(entry, location, "");
    return archives.release(entry, descriptor, location, inputDigest, Set.of());
  }

  private ResolvedRelease maven(ProviderEntry entry, String coordinates) throws ProviderException {
    MavenReleases.Found found = maven.find(coordinates);
    ProviderEntry plain = entry.from(Source.Metadata.of(found.url()));
    ReleaseDescriptor descriptor =
        descriptor(entry, "mvn:" + coordinates, LocalMetadata.read(found.metadata()));
    ReleaseArchives archives = archives(Access.of(found.url(), entry.login()));
    found.note().ifPresent(archives::note);
    for (var artifact : descriptor.artifacts().entrySet()) {
      String path = GoText.trim(artifact.getValue().path());
      if (path.contains("/")) {
        String url = ReleaseReference.resolve(found.url(), path);
        archives.addRemote(artifact.getKey(), artifact.getValue(), url);
      } else {
        String url = found.archiveUrl(path);
        String sha256 = GoText.trim(artifact.getValue().sha256());
        archives.addLocal(
            artifact.getKey(), artifact.getValue(), url, () -> found.archive(path, sha256));
      }
    }
    String inputDigest = LockedInput.of(plain, found.url(), "");
    return archives.release(plain, descriptor, found.url(), inputDigest, Set.of());
  }
}
