package io.github.providerkit.maven.remote;

import io.github.providerkit.message.ProviderException;
import io.github.providerkit.message.Shown;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.VersionRangeRequest;
import org.eclipse.aether.resolution.VersionRangeResolutionException;
import org.eclipse.aether.resolution.VersionRangeResult;
import org.eclipse.aether.transfer.MetadataNotFoundException;

/**
 * Which versions of a project are in the repository that it deploys to; where it names none, in
 * those that it takes its dependencies from. What was only installed on this machine is no release.
 */
public final class PublishedVersions {
  private static final String ALL = "[0,)";

  private final RepositorySystem repositories;

  /** Creates it; Maven hands in its resolver. */
  @Inject
  public PublishedVersions(RepositorySystem repositories) {
    this.repositories = repositories;
  }

  /**
   * The versions that are there.
   *
   * @param store where to keep what is read meanwhile
   * @throws ProviderException if a repository cannot be asked, or Maven works offline
   */
  public Set<String> of(MavenSession session, MavenProject project, Path store)
      throws ProviderException {
    if (session.isOffline()) {
      throw ProviderException.user(
          "provider.plan.by: expected a network to ask repositories, found that Maven works"
              + " offline",
          "leave -o away, or go by tags");
    }
    String name = project.getGroupId() + ":" + project.getArtifactId();
    try (RepositoryStore fresh =
        new RepositoryStore(repositories, session.getRepositorySession(), store)) {
      VersionRangeResult result =
          repositories.resolveVersionRange(
              fresh.session(),
              new VersionRangeRequest(
                  new DefaultArtifact(name + ":" + ALL), deployedTo(session, project), null));
      for (Exception e : result.getExceptions()) {
        if (!(e instanceof MetadataNotFoundException)) {
          throw ProviderException.user(
              "expected the versions of " + name + " in a repository: " + Shown.reason(e), null);
        }
      }
      Set<String> versions = new HashSet<>();
      result.getVersions().forEach(version -> versions.add(version.toString()));
      return versions;
    } catch (VersionRangeResolutionException e) {
      throw ProviderException.user(
          "expected the versions of " + name + " in a repository: " + Shown.reason(e), null);
    }
  }

  private List<RemoteRepository> deployedTo(MavenSession session, MavenProject project) {
    return DeployTarget.of(repositories, session, project)
        .map(List::of)
        .orElseGet(project::getRemoteProjectRepositories);
  }
}
