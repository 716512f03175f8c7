package io.github.providerkit.maven.remote;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.Optional;
import java.util.Properties;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.DefaultMavenExecutionResult;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.DeploymentRepository;
import org.apache.maven.model.DistributionManagement;
import org.apache.maven.model.Model;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.repository.RemoteRepository;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where releases go is where the one before is. */
class DeployTargetTest {
  private final Properties user = new Properties();
  private final MavenProject project = new MavenProject(new Model());

  @Test
  void withoutAnyNobodyIsAsked() {
    assertThat(target()).isEmpty();
  }

  @Test
  void thePomNamesOne() {
    DeploymentRepository repository = new DeploymentRepository();
    repository.setId("releases");
    repository.setUrl("https://repo.example/releases");
    DistributionManagement distribution = new DistributionManagement();
    distribution.setRepository(repository);
    project.getModel().setDistributionManagement(distribution);
    // A snapshot goes elsewhere, and is compared with a release all the same.
    project.setVersion("1.0.0-SNAPSHOT");
    assertThat(target()).hasValue("releases https://repo.example/releases");
    user.setProperty("altDeploymentRepository", "other::https://other.example/r");
    assertThat(target()).as("the command line wins").hasValue("other https://other.example/r");
  }

  @ParameterizedTest
  @CsvSource({
    "altDeploymentRepository, it::file:target/repository, it file:target/repository",
    "altDeploymentRepository, it::default::https://a.example/r, it https://a.example/r",
    "altReleaseDeploymentRepository, it::https://a.example/r, it https://a.example/r",
    "altDeploymentRepository, https://a.example/r, ",
    "altSnapshotDeploymentRepository, it::https://a.example/r, ",
  })
  void soDoesTheCommandLine(String property, String value, String expected) {
    user.setProperty(property, value);
    assertThat(target()).isEqualTo(Optional.ofNullable(expected));
  }

  @SuppressWarnings("deprecation") // There is no other way to make a session.
  private Optional<String> target() {
    RepositorySystem system =
        (RepositorySystem)
            Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {RepositorySystem.class},
                (proxy, method, arguments) -> {
                  assertThat(method.getName()).isEqualTo("newDeploymentRepository");
                  return arguments[1];
                });
    DefaultMavenExecutionRequest request = new DefaultMavenExecutionRequest();
    request.setUserProperties(user);
    MavenSession session = new MavenSession(null, null, request, new DefaultMavenExecutionResult());
    return DeployTarget.of(system, session, project).map(DeployTargetTest::shown);
  }

  private static String shown(RemoteRepository repository) {
    return repository.getId() + " " + repository.getUrl();
  }
}
