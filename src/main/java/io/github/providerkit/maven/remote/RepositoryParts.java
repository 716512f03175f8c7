package io.github.providerkit.maven.remote;

import io.github.providerkit.archive.ArchiveException;
import io.github.providerkit.message.ProviderException;
import io.github.providerkit.message.Shown;
import io.github.providerkit.parts.BuildPaths;
import io.github.providerkit.parts.PartArchive;
import io.github.providerkit.platform.Platform;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;

/** Takes parts of a release from a Maven repository, where other machines deployed them. */
public final class RepositoryParts {
  private final RepositorySystem repositories;

  /** Creates it; Maven hands in what resolves artifacts. */
  @Inject
  public RepositoryParts(RepositorySystem repositories) {
    this.repositories = repositories;
  }

  /**
   * Fetches the archive and the build record of each platform and unpacks them.
   *
   * @param project whose coordinates and repositories count
   * @param named what to fetch
   * @param paths where to
   * @return the directories that hold the parts
   * @throws ProviderException if no platforms are named; if a part is not there, all of them told;
   *     or damaged
   */
  public List<Path> fetch(
      MavenProject project, MavenSession session, Optional<List<Platform>> named, BuildPaths paths)
      throws ProviderException {
    List<Platform> platforms =
        named.orElseThrow(
            () ->
                ProviderException.user(
                    "provider.platforms: expected the platforms to take from the repository, found"
                        + " none",
                    "for example -Dprovider.platforms=all"));
    List<String> missing = new ArrayList<>();
    Path directory = paths.fetchedParts();
    PartArchive.prepare(directory);
    for (Platform platform : platforms) {
      try {
        Path archive = resolve(project, session, platform, "tar.gz");
        Path record = resolve(project, session, platform, "json");
        PartArchive.unpack(archive, record, new BuildPaths(directory).artifacts(platform));
      } catch (ArtifactResolutionException e) {
        missing.add(platform + ": " + Shown.reason(e));
      } catch (ArchiveException e) {
        throw ProviderException.user(e.getMessage(), e.hint(), e.messages());
      }
    }
    if (!missing.isEmpty()) {
      throw ProviderException.user(
          "provider.prebuilt: expected parts for %s in the repository, %s are missing"
              .formatted(
                  String.join(", ", platforms.stream().map(Platform::toString).toList()),
                  missing.size()),
          "each machine runs mvn deploy -Dprovider.platforms=<its platform>",
          missing);
    }
    return List.of(directory);
  }

  private Path resolve(
      MavenProject project, MavenSession session, Platform platform, String extension)
      throws ArtifactResolutionException {
    Artifact artifact =
        new DefaultArtifact(
            project.getGroupId(),
            project.getArtifactId(),
            platform.classifier(),
            extension,
            project.getVersion());
    return repositories
        .resolveArtifact(
            session.getRepositorySession(),
            new ArtifactRequest(artifact, project.getRemoteProjectRepositories(), null))
        .getArtifact()
        .getFile()
        .toPath();
  }
}
