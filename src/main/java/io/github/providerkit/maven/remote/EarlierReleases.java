package io.github.providerkit.maven.remote;

import io.github.providerkit.compare.VersionStep;
import io.github.providerkit.files.InputFile;
import io.github.providerkit.files.Sha256;
import io.github.providerkit.format.EarlierRelease;
import io.github.providerkit.format.ReleasePlan.MetadataFile;
import io.github.providerkit.maven.ArtifactAttacher;
import io.github.providerkit.message.ProviderException;
import io.github.providerkit.message.Shown;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.ArtifactResolutionException;
import org.eclipse.aether.resolution.VersionRangeRequest;
import org.eclipse.aether.resolution.VersionRangeResolutionException;
import org.eclipse.aether.resolution.VersionRangeResult;
import org.eclipse.aether.transfer.MetadataNotFoundException;
import org.eclipse.aether.version.Version;

/** Finds the release before one in the repository that a project deploys to. */
final class EarlierReleases {
  private static final String TYPE = "yaml";

  private final RepositorySystem system;
  private final MavenSession session;
  private final RepositoryStore store;

  /**
   * Creates it for a build.
   *
   * @param directory where what was downloaded is kept
   */
  EarlierReleases(RepositorySystem system, MavenSession session, Path directory) {
    this.system = system;
    this.session = session;
    this.store = new RepositoryStore(system, session.getRepositorySession(), directory);
  }

  /**
   * The release before a version.
   *
   * @return empty where the project names no repository, or nothing was released to it
   * @throws ProviderException if it cannot be asked
   */
  Optional<EarlierRelease.Files> before(MavenProject project, String version)
      throws ProviderException {
    Optional<RemoteRepository> target = DeployTarget.of(system, session, project);
    if (target.isEmpty()) {
      return Optional.empty();
    }
    ServerRepository server = new ServerRepository(target.get().getUrl(), target.get());
    try (store) {
      Artifact all =
          new DefaultArtifact(project.getGroupId(), project.getArtifactId(), TYPE, "[0,)");
      Optional<String> before = VersionStep.before(version, versions(all, target.get()));
      return before.isEmpty()
          ? Optional.empty()
          : Optional.of(new Found(server, metadata(server, all, before.get())));
    }
  }

  private List<String> versions(Artifact all, RemoteRepository repository)
      throws ProviderException {
    try {
      VersionRangeResult result =
          system.resolveVersionRange(
              store.session(), new VersionRangeRequest(all, List.of(repository), null));
      for (Exception e : result.getExceptions()) {
        if (!(e instanceof MetadataNotFoundException)) {
          throw ProviderException.user(Shown.reason(e), null);
        }
      }
      return result.getVersions().stream().map(Version::toString).toList();
    } catch (VersionRangeResolutionException e) {
      throw ProviderException.user(Shown.reason(e), null);
    }
  }

  /** Of a project that is no provider by its packaging, everything has a classifier. */
  private Artifact metadata(ServerRepository server, Artifact all, String version)
      throws ProviderException {
    String reason = "";
    for (String classifier : List.of("", ArtifactAttacher.MAIN_CLASSIFIER)) {
      try {
        return store.download(
            server,
            new DefaultArtifact(all.getGroupId(), all.getArtifactId(), classifier, TYPE, version));
      } catch (ArtifactResolutionException e) {
        reason = reason.isEmpty() ? Shown.reason(e) : reason;
      }
    }
    throw ProviderException.user(
        "expected the metadata of release %s: %s".formatted(version, reason), null);
  }

  /** A release that was found; the store closes behind each download. */
  private final class Found implements EarlierRelease.Files {
    private final FoundRelease release;
    private final Artifact metadata;

    Found(ServerRepository server, Artifact metadata) {
      this.release = new FoundRelease(store, server, metadata, session.isOffline());
      this.metadata = metadata;
    }

    @Override
    public String version() {
      return metadata.getBaseVersion();
    }

    @Override
    public Path metadata() {
      return release.metadata();
    }

    @Override
    public Path archive(MetadataFile file) throws ProviderException {
      try (store) {
        Path archive = release.archive(file.path(), file.sha256());
        String found = Sha256.of(archive);
        if (!found.equals(file.sha256())) {
          throw ProviderException.user(
              "%s: expected the digest %s, as the metadata of its release say, found %s"
                  .formatted(Shown.url(file.path()), file.sha256(), found),
              null);
        }
        return archive;
      } catch (IOException e) {
        throw ProviderException.environment(
            "cannot read %s: %s".formatted(file.path(), InputFile.words(e)), e);
      }
    }
  }
}
