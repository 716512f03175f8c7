package io.github.providerkit.maven;

import io.github.providerkit.message.UrlSecrets;
import org.apache.maven.model.DeploymentRepository;
import org.apache.maven.model.DistributionManagement;
import org.apache.maven.project.MavenProject;

/** Where a server finds a release once it is deployed. */
public final class PublishedPlace {
  private PublishedPlace() {}

  /**
   * The URL of the release's metadata in the repository that the project deploys to, without
   * logins; {@code mvn:} coordinates where the project names none on the web, or the file gets
   * another name there, as that of a snapshot does.
   */
  public static String of(MavenProject project) {
    String version = project.getVersion();
    DistributionManagement distribution = project.getDistributionManagement();
    DeploymentRepository repository = distribution == null ? null : distribution.getRepository();
    String url = repository == null || repository.getUrl() == null ? "" : repository.getUrl();
    if (!url.startsWith("http") || version.endsWith("-SNAPSHOT")) {
      return "mvn:%s:%s:%s".formatted(project.getGroupId(), project.getArtifactId(), version);
    }
    String plain = UrlSecrets.of(url).plain();
    String classifier =
        project.getPackaging().equals(ArtifactAttacher.PACKAGING)
            ? ""
            : "-" + ArtifactAttacher.MAIN_CLASSIFIER;
    return "%s/%s/%s/%s/%s-%s%s.yaml"
        .formatted(
            plain.endsWith("/") ? plain.substring(0, plain.length() - 1) : plain,
            project.getGroupId().replace('.', '/'),
            project.getArtifactId(),
            version,
            project.getArtifactId(),
            version,
            classifier);
  }
}
