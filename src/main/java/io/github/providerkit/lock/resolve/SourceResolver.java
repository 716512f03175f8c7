package io.github.providerkit.lock.resolve;

import io.github.providerkit.format.gestalt.release.ByteOrder;
import io.github.providerkit.format.gestalt.release.ReleaseDescriptor;
import io.github.providerkit.format.gestalt.release.ReleaseDescriptorReader;
import io.github.providerkit.format.grammar.GoText;
import io.github.providerkit.lock.config.ProviderEntry;
import io.github.providerkit.lock.config.Source;
import io.github.providerkit.message.ProviderException;
import io.github.providerkit.transfer.Access;
import io.github.providerkit.transfer.ArchiveCache;
import io.github.providerkit.transfer.Download;
import io.github.providerkit.transfer.HttpTransfer;
import io.github.providerkit.transfer.Shown;
import io.github.providerkit.transfer.SmallFiles;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Finds the release that a provider's source stands for. May be used by several threads. */
public final class SourceResolver {
  /** The largest metadata that the server reads, in bytes. */
  private static final int MOST_METADATA_BYTES = 4 << 20;

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
      return remote(entry, metadata.url(), metadata.url(), access(entry, metadata.url()));
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
          ReleaseDescriptorReader.read(local.file().toString(), read(local.file()));
      String path = ReleaseReference.relative(directory, local.file());
      return LockedInput.of(entry, path, contentDigest(local.file(), descriptor));
    }
    return LockedInput.of(entry, fingerprint(source), "");
  }

  private static String fingerprint(Source source) {
    if (source instanceof Source.Metadata metadata) {
      return metadata.url();
    }
    if (source instanceof Source.Indexed indexed) {
      return String.join(
          "\0", "package", indexed.repository(), indexed.address(), indexed.constraint());
    }
    return source instanceof Source.GitHub release ? GitHubReleases.location(release) : "";
  }

  private static Optional<Access> access(ProviderEntry entry, String url) {
    return entry.login().map(login -> new Access(URI.create(url), login));
  }

  private ResolvedRelease remote(
      ProviderEntry entry, String url, String fingerprint, Optional<Access> access)
      throws ProviderException {
    byte[] bytes = files.get(url, access, OCTETS, MOST_METADATA_BYTES);
    ReleaseDescriptor descriptor = ReleaseDescriptorReader.read(Shown.url(url), bytes);
    SortedMap<String, ResolvedRelease.Archive> archives = new TreeMap<>(ByteOrder.OF_TEXT);
    for (var artifact : descriptor.artifacts().entrySet()) {
      String path = GoText.trim(artifact.getValue().path());
      archives.put(
          artifact.getKey(),
          archive(ReleaseReference.resolve(url, path), artifact.getValue(), access));
    }
    return new ResolvedRelease(
        entry, descriptor, url, LockedInput.of(entry, fingerprint, ""), archives, Set.of());
  }

  private ResolvedRelease.Archive archive(
      String url, ReleaseDescriptor.Artifact artifact, Optional<Access> access) {
    String digest = GoText.trim(artifact.sha256());
    Download download = new Download(transfer, url, access);
    return new ResolvedRelease.Archive(url, digest, () -> cache.archive(digest, download), false);
  }

  private ResolvedRelease local(ProviderEntry entry, Path file) throws ProviderException {
    ReleaseDescriptor descriptor = ReleaseDescriptorReader.read(shown(file), read(file));
    String source = ReleaseReference.relative(directory, file);
    Path base = file.getParent();
    SortedMap<String, ResolvedRelease.Archive> archives = new TreeMap<>(ByteOrder.OF_TEXT);
    for (var artifact : descriptor.artifacts().entrySet()) {
      String path = GoText.trim(artifact.getValue().path());
      if (ReleaseReference.isRemote(path)) {
        archives.put(artifact.getKey(), archive(path, artifact.getValue(), Optional.empty()));
      } else {
        Path archive = base.resolve(path).normalize();
        archives.put(
            artifact.getKey(),
            new ResolvedRelease.Archive(
                ReleaseReference.relative(base, archive),
                GoText.trim(artifact.getValue().sha256()),
                () -> present(archive),
                true));
      }
    }
    String content = contentDigest(file, descriptor);
    return new ResolvedRelease(
        entry, descriptor, source, LockedInput.of(entry, source, content), archives, Set.of());
  }

  /** With the repository around it, where the server looks there too. */
  private static String contentDigest(Path file, ReleaseDescriptor descriptor)
      throws ProviderException {
    Map<String, Object> form = descriptor.fingerprintForm();
    Optional<String> tree = SourceTreeDigest.beside(file);
    if (tree.isEmpty()) {
      return LockedInput.ofJson(form);
    }
    Map<String, Object> both = new LinkedHashMap<>();
    both.put("sourceDigest", tree.get());
    both.put("metadata", form);
    return LockedInput.ofJson(both);
  }

  private static byte[] read(Path file) throws ProviderException {
    try {
      present(file);
      if (Files.size(file) > MOST_METADATA_BYTES) {
        throw ProviderException.user(
            file + ": expected at most " + MOST_METADATA_BYTES + " bytes, found more", null);
      }
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw ProviderException.environment("cannot read " + file, e);
    }
  }

  private static Path present(Path file) throws ProviderException {
    if (!Files.isRegularFile(file)) {
      throw ProviderException.user("expected a file at " + file + ", found none", null);
    }
    return file;
  }

  private String shown(Path file) {
    return ReleaseReference.relative(directory, file);
  }

  private ResolvedRelease indexed(ProviderEntry entry, Source.Indexed source)
      throws ProviderException {
    ProviderIndexes.Choice choice = indexes.choose(source, entry.login());
    ResolvedRelease release =
        remote(entry, choice.metadata(), fingerprint(source), choice.access());
    if (!release.descriptor().packageName().equals(source.address())) {
      throw ProviderException.user(
          "expected the release of "
              + source.address()
              + ", found one of "
              + release.descriptor().packageName(),
          "the provider index leads to another package");
    }
    return new ResolvedRelease(
        entry,
        release.descriptor(),
        release.source(),
        release.inputDigest(),
        release.archives(),
        choice.yanked());
  }

  private ResolvedRelease gitHub(ProviderEntry entry, Source.GitHub source)
      throws ProviderException {
    GitHubReleases.Assets assets = gitHub.assets(source, entry.login());
    byte[] bytes = files.get(assets.metadata(), assets.access(), OCTETS, MOST_METADATA_BYTES);
    ReleaseDescriptor descriptor = ReleaseDescriptorReader.read(source.asset(), bytes);
    SortedMap<String, ResolvedRelease.Archive> archives = new TreeMap<>(ByteOrder.OF_TEXT);
    for (var artifact : descriptor.artifacts().entrySet()) {
      String path = GoText.trim(artifact.getValue().path());
      String url = assets.url(path).orElse(ReleaseReference.resolve(assets.metadata(), path));
      archives.put(artifact.getKey(), archive(url, artifact.getValue(), assets.access()));
    }
    String location = GitHubReleases.location(source);
    return new ResolvedRelease(
        entry, descriptor, location, LockedInput.of(entry, location, ""), archives, Set.of());
  }

  private ResolvedRelease maven(ProviderEntry entry, String coordinates) throws ProviderException {
    MavenReleases.Found found = maven.find(coordinates);
    ProviderEntry plain = entry.from(new Source.Metadata(found.url()));
    ReleaseDescriptor descriptor =
        ReleaseDescriptorReader.read("mvn:" + coordinates, read(found.metadata()));
    SortedMap<String, ResolvedRelease.Archive> archives = new TreeMap<>(ByteOrder.OF_TEXT);
    for (var artifact : descriptor.artifacts().entrySet()) {
      String path = GoText.trim(artifact.getValue().path());
      String url = ReleaseReference.resolve(found.url(), path);
      boolean beside = !path.contains("/");
      archives.put(
          artifact.getKey(),
          beside
              ? new ResolvedRelease.Archive(
                  url, GoText.trim(artifact.getValue().sha256()), () -> found.archive(path), true)
              : archive(url, artifact.getValue(), access(entry, found.url())));
    }
    return new ResolvedRelease(
        plain, descriptor, found.url(), LockedInput.of(plain, found.url(), ""), archives, Set.of());
  }
}
