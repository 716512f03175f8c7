package io.github.providerkit.maven;

import io.github.providerkit.lock.resolve.MavenReleases;
import io.github.providerkit.message.ProviderException;
import io.github.providerkit.message.Shown;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;
import org.eclipse.aether.resolution.ArtifactResult;
import org.eclipse.aether.resolution.VersionRangeRequest;
import org.eclipse.aether.resolution.VersionRangeResolutionException;
import org.eclipse.aether.version.Version;

/**
 * Releases that Maven finds in the repositories of a project, with the user's mirrors, proxies,
 * logins, local repository and offline mode.
 */
public final class RepositoryReleases {
  private static final String METADATA_TYPE = "yaml";
  private static final String ARCHIVE_TYPE = "tar.gz";
  private static final Pattern CLASSIFIER = Pattern.compile("-[A-Za-z0-9][A-Za-z0-9._-]*");

  private final RepositorySystem repositories;

  /** Creates the finder; Maven hands in its resolver. */
  @Inject
  public RepositoryReleases(RepositorySystem repositories) {
    this.repositories = repositories;
  }

  /**
   * The releases that a build can see.
   *
   * @param repositoryUrl where a server finds them in place of where Maven does; empty for there
   */
  public MavenReleases of(
      MavenSession session, MavenProject project, Optional<String> repositoryUrl) {
    return new Build(session, project, repositoryUrl);
  }

  /** One build. */
  private final class Build implements MavenReleases {
    private final MavenSession session;
    private final List<RemoteRepository> remotes;
    private final ServerRepository server;

    Build(MavenSession session, MavenProject project, Optional<String> repositoryUrl) {
      this.session = session;
      this.remotes = project.getRemoteProjectRepositories();
      this.server = new ServerRepository(repositoryUrl);
    }

    @Override
    public boolean covers(String coordinates, String url) throws ProviderException {
      return server.covers(url) && ReleaseCoordinates.parse(coordinates).covers(url);
    }

    @Override
    public Found find(String coordinates) throws ProviderException {
      ReleaseCoordinates wanted = ReleaseCoordinates.parse(coordinates);
      String version = wanted.isRange() ? newest(wanted) : wanted.version();
      if (version.endsWith("-SNAPSHOT")) {
        throw ProviderException.user(
            "mvn:" + coordinates + ": expected a released version, found " + version,
            "a snapshot gets other names when it is deployed than its metadata says");
      }
      Artifact plain =
          new DefaultArtifact(wanted.group(), wanted.artifact(), "", METADATA_TYPE, version);
      Artifact attached =
          new DefaultArtifact(
              wanted.group(),
              wanted.artifact(),
              ArtifactAttacher.MAIN_CLASSIFIER,
              METADATA_TYPE,
              version);
      try {
        return found(resolve(plain));
      } catch (ArtifactResolutionException e) {
        try {
          return found(resolve(attached));
        } catch (ArtifactResolutionException again) {
          throw missing("the release metadata of mvn:" + coordinates, e);
        }
      }
    }

    private String newest(ReleaseCoordinates wanted) throws ProviderException {
      Artifact range =
          new DefaultArtifact(
              wanted.group(), wanted.artifact(), "", METADATA_TYPE, wanted.version());
      try {
        List<Version> versions =
            repositories
                .resolveVersionRange(
                    session.getRepositorySession(), new VersionRangeRequest(range, remotes, null))
                .getVersions();
        return versions.stream()
            .map(Version::toString)
            .filter(version -> !version.endsWith("-SNAPSHOT"))
            .reduce((first, second) -> second)
            .orElseThrow(
                () ->
                    ProviderException.user(
                        "expected a release of "
                            + wanted.group()
                            + ":"
                            + wanted.artifact()
                            + " in the range "
                            + wanted.version()
                            + ", found none",
                        remotes()));
      } catch (VersionRangeResolutionException e) {
        throw wanted.badRange();
      }
    }

    private ArtifactResult resolve(Artifact artifact) throws ArtifactResolutionException {
      return repositories.resolveArtifact(
          session.getRepositorySession(), new ArtifactRequest(artifact, remotes, null));
    }

    private ProviderException missing(String what, ArtifactResolutionException e) {
      return ProviderException.user(
          "expected " + what + " in a Maven repository: " + Shown.text(e.getMessage()), remotes());
    }

    private String remotes() {
      List<String> ids =
          remotes.stream().map(r -> r.getId() + " (" + Shown.url(r.getUrl()) + ")").toList();
      return "looked in " + String.join(", ", ids);
    }

    private Found found(ArtifactResult result) throws ProviderException {
      Artifact artifact = result.getArtifact();
      String url = server.urlOf(result) + "/" + layout(artifact);
      Path metadata = artifact.getFile().toPath();
      return new Found() {
        @Override
        public Path metadata() {
          return metadata;
        }

        @Override
        public String url() {
          return url;
        }

        @Override
        public Path archive(String fileName) throws ProviderException {
          return archiveOf(artifact, fileName);
        }
      };
    }

    private Path archiveOf(Artifact metadata, String fileName) throws ProviderException {
      String start = metadata.getArtifactId() + "-" + metadata.getVersion();
      String end = "." + ARCHIVE_TYPE;
      boolean regular =
          fileName.startsWith(start)
              && fileName.endsWith(end)
              && fileName.length() >= start.length() + end.length();
      String middle =
          regular ? fileName.substring(start.length(), fileName.length() - end.length()) : "?";
      if (!middle.isEmpty() && !CLASSIFIER.matcher(middle).matches()) {
        throw ProviderException.user(
            "expected an archive named "
                + start
                + "[-classifier]"
                + end
                + ", found "
                + Shown.url(fileName),
            "the metadata in the repository names it; was it written by the goal release-archive?");
      }
      Artifact archive =
          new DefaultArtifact(
              metadata.getGroupId(),
              metadata.getArtifactId(),
              middle.isEmpty() ? "" : middle.substring(1),
              ARCHIVE_TYPE,
              metadata.getVersion());
      try {
        return resolve(archive).getArtifact().getFile().toPath();
      } catch (ArtifactResolutionException e) {
        throw missing("the archive " + fileName, e);
      }
    }
  }

  /** The path in a repository of Maven's default layout. */
  private static String layout(Artifact artifact) {
    String classifier = artifact.getClassifier().isEmpty() ? "" : "-" + artifact.getClassifier();
    return String.join(
        "/",
        artifact.getGroupId().replace('.', '/'),
        artifact.getArtifactId(),
        artifact.getVersion(),
        artifact.getArtifactId()
            + "-"
            + artifact.getVersion()
            + classifier
            + "."
            + artifact.getExtension());
  }
}
