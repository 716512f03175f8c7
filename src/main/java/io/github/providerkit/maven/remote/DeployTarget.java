package io.github.providerkit.maven.remote;

import java.util.Optional;
import java.util.Properties;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.DeploymentRepository;
import org.apache.maven.model.DistributionManagement;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.repository.RemoteRepository;

/** Where a project deploys its releases to: what the command line says, else its POM. */
final class DeployTarget {
  private static final String[] PROPERTIES = {
    "altReleaseDeploymentRepository", "altDeploymentRepository"
  };

  private DeployTarget() {}

  /** The repository with its login and proxy; empty where nobody names one. */
  static Optional<RemoteRepository> of(
      RepositorySystem system, MavenSession session, MavenProject project) {
    return named(session.getUserProperties(), project.getProperties())
        .or(() -> ofPom(project))
        .map(one -> system.newDeploymentRepository(session.getRepositorySession(), one));
  }

  private static Optional<RemoteRepository> named(Properties user, Properties project) {
    for (String property : PROPERTIES) {
      String said = user.getProperty(property, project.getProperty(property, ""));
      int id = said.indexOf("::");
      if (id > 0) {
        // Older forms have a layout between the two.
        String url = said.substring(id + 2).replaceFirst("^(?:default|legacy)::", "");
        return Optional.of(repository(said.substring(0, id), url));
      }
    }
    return Optional.empty();
  }

  private static Optional<RemoteRepository> ofPom(MavenProject project) {
    DistributionManagement distribution = project.getDistributionManagement();
    DeploymentRepository declared = distribution == null ? null : distribution.getRepository();
    return declared == null || declared.getUrl() == null
        ? Optional.empty()
        : Optional.of(repository(declared.getId(), declared.getUrl()));
  }

  private static RemoteRepository repository(String id, String url) {
    return new RemoteRepository.Builder(id, "default", url).build();
  }
}
