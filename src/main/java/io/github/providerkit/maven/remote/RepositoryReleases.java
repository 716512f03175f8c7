package io.github.providerkit.maven.remote;

import io.github.providerkit.lock.resolve.MavenReleases;
import io.github.providerkit.maven.ArtifactAttacher;
import io.github.providerkit.message.ProviderException;
import io.github.providerkit.message.Shown;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javax.inject.Inject;
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

/**
 * Releases that Maven finds in repositories which servers reach, with the user's mirrors, proxies,
 * logins and offline mode. Nothing but such a repository has a release: what lies in the local
 * repository may be of another build.
 */
public final class RepositoryReleases {
  private static final String METADATA_TYPE = "yaml";

  private final RepositorySystem repositories;

  /** Creates the finder; Maven hands in its resolver. */
  @Inject
  public RepositoryReleases(RepositorySystem repositories) {
    this.repositories = repositories;
  }

  /**
   * The releases that a build can see.
   *
   * @param repositoryUrl the only repository to look in; empty for those of the project
   * @param store where what was downloaded is kept for builds without a network
   * @param log receives a line for each choice of a version
   */
  public MavenReleases of(
      MavenSession session,
      MavenProject project,
      Optional<String> repositoryUrl,
      Path store,
      Consumer<String> log) {
    return new Build(
        session,
        project.getRemoteProjectRepositories(),
        repositoryUrl,
        new RepositoryStore(repositories, session.getRepositorySession(), store),
        log);
  }

  /** One build. */
  private final class Build implements MavenReleases {
    private final MavenSession session;
    private final List<RemoteRepository> remotes;
    private final Optional<String> named;
    private final RepositoryStore store;
    private final Consumer<String> log;

    Build(
        MavenSession session,
        List<RemoteRepository> remotes,
        Optional<String> named,
        RepositoryStore store,
        Consumer<String> log) {
      this.session = session;
      this.remotes = remotes;
      this.named = named;
      this.store = store;
      this.log = log;
    }

    @Override
    public boolean covers(String coordinates, String url) throws ProviderException {
      boolean there = named.isEmpty() || url.startsWith(ServerRepository.plain(named.get()) + "/");
      return there && ReleaseCoordinates.parse(coordinates).covers(url);
    }

    @Override
    public Found find(String coordinates) throws ProviderException {
      ReleaseCoordinates wanted = ReleaseCoordinates.parse(coordinates);
      List<ServerRepository> servers =
          ServerRepository.of(repositories, session.getRepositorySession(), remotes, named);
      String version = wanted.isRange() ? newest(wanted, servers) : wanted.version();
      List<String> reasons = new ArrayList<>();
      for (ServerRepository server : servers) {
        for (String classifier : List.of("", ArtifactAttacher.MAIN_CLASSIFIER)) {
          Optional<Artifact> metadata =
              metadata(server, artifact(wanted, classifier, version), reasons);
          if (metadata.isPresent()) {
            return new FoundRelease(store, server, metadata.get(), session.isOffline());
          }
        }
      }
      throw session.isOffline()
          ? offline("mvn:" + coordinates)
          : ProviderException.user(
              "expected the release metadata of mvn:"
                  + coordinates
                  + " in a Maven repository: "
                  + reasons.get(0),
              lookedIn(servers));
    }

    private Optional<Artifact> metadata(
        ServerRepository server, Artifact artifact, List<String> reasons) throws ProviderException {
      if (session.isOffline()) {
        return store.known(server, artifact);
      }
      try {
        return Optional.of(store.download(server, artifact));
      } catch (ArtifactResolutionException e) {
        reasons.add(Shown.reason(e));
        return Optional.empty();
      }
    }

    /** The newest version that is meant; the choice is told. */
    private String newest(ReleaseCoordinates wanted, List<ServerRepository> servers)
        throws ProviderException {
      ReleaseRange range = wanted.range();
      List<String> versions = versions(wanted, servers);
      List<String> taken = versions.stream().filter(range::accepts).toList();
      List<String> passedOver = versions.stream().filter(range::passesOver).toList();
      String previews =
          passedOver.isEmpty()
              ? ""
              : "; passed over, since no bound names a preview: " + String.join(", ", passedOver);
      String name = wanted.group() + ":" + wanted.artifact();
      if (taken.isEmpty()) {
        throw ProviderException.user(
            "expected a release of "
                + name
                + " in the range "
                + wanted.version()
                + ", found none"
                + previews,
            lookedIn(servers));
      }
      String newest = taken.get(taken.size() - 1);
      log.accept("mvn:" + name + ":" + wanted.version() + " is " + newest + previews);
      return newest;
    }

    /** All versions of a range that Maven knows, sorted by it. */
    private List<String> versions(ReleaseCoordinates wanted, List<ServerRepository> servers)
        throws ProviderException {
      Artifact range = artifact(wanted, "", wanted.version());
      if (session.isOffline()) {
        Set<String> known = new LinkedHashSet<>();
        servers.forEach(server -> known.addAll(store.knownVersions(server, range)));
        return ReleaseRange.sorted(known);
      }
      try {
        VersionRangeResult result =
            repositories.resolveVersionRange(
                store.session(),
                new VersionRangeRequest(
                    range, servers.stream().map(ServerRepository::remote).toList(), null));
        // A repository that has none is no failure; one that cannot be asked may have the newest.
        for (Exception e : result.getExceptions()) {
          if (!(e instanceof MetadataNotFoundException)) {
            log.accept("cannot see the versions of mvn:" + range + ": " + Shown.reason(e));
          }
        }
        return result.getVersions().stream().map(Version::toString).toList();
      } catch (VersionRangeResolutionException e) {
        throw ProviderException.user("mvn:" + range + ": " + Shown.reason(e), null);
      }
    }

    @Override
    public void close() {
      store.close();
    }
  }

  private static Artifact artifact(ReleaseCoordinates wanted, String classifier, String version) {
    return new DefaultArtifact(
        wanted.group(), wanted.artifact(), classifier, METADATA_TYPE, version);
  }

  private static String lookedIn(List<ServerRepository> servers) {
    return "looked in "
        + String.join(", ", servers.stream().map(ServerRepository::toString).toList());
  }

  static ProviderException offline(String what) {
    return ProviderException.user(
        "cannot get " + what + ": Maven works offline, and it was not downloaded before",
        "run once without -o");
  }
}
