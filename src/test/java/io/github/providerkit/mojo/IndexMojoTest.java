package io.github.providerkit.mojo;

import static io.github.providerkit.mojo.GoalProject.POM;
import static io.github.providerkit.mojo.GoalProject.listen;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.providerkit.files.Directories;
import io.github.providerkit.lock.Deployment;
import java.util.List;
import javax.inject.Inject;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoExtension;
import org.apache.maven.api.plugin.testing.MojoParameter;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;

@MojoTest
@MojoParameter(name = "directory", value = IndexMojoTest.DIRECTORY + "/repository")
class IndexMojoTest {
  static final String DIRECTORY = "target/test-projects/index";
  private static final String INDEX = "repository/provider-index.yaml";

  private final GoalProject project =
      GoalProject.at(DIRECTORY)
          .write(
              "repository/echo/1.0.0/provider-release.yaml",
              Deployment.metadata(Deployment.rest()));

  @Inject private MavenSession session;

  @BeforeEach
  void startHere() {
    Mockito.doReturn(System.getProperty("user.dir")).when(session).getExecutionRootDirectory();
  }

  @Test
  @InjectMojo(goal = "index", pom = POM)
  void releasesAreFoundAndNamedOnce(IndexMojo goal) throws Exception {
    List<String> said = listen(goal);
    goal.execute();
    goal.execute();
    assertThat(project.read(INDEX))
        .contains("github.com/acme/plugins/echo-api")
        .contains("echo/1.0.0/provider-release.yaml");
    assertThat(said)
        .hasSize(3)
        .contains("info new: github.com/acme/plugins/echo-api 0.1.0")
        .anyMatch(line -> line.startsWith("info wrote ") && line.endsWith(", 1 package"))
        .anyMatch(line -> line.startsWith("info unchanged: ") && line.endsWith(", 1 package"));
  }

  @Test
  @InjectMojo(goal = "index", pom = POM)
  @MojoParameter(name = "baseUrl", value = "https://releases.example/providers")
  void releasesAreNamedFromAUrl(IndexMojo goal) throws Exception {
    goal.execute();
    assertThat(project.read(INDEX))
        .contains("https://releases.example/providers/echo/1.0.0/provider-release.yaml");
  }

  @Test
  @InjectMojo(goal = "index", pom = POM)
  @MojoParameter(name = "file", value = DIRECTORY + "/other.yaml")
  void theIndexIsWrittenElsewhere(IndexMojo goal) throws Exception {
    goal.execute();
    assertThat(project.path(INDEX)).doesNotExist();
    assertThat(project.read("other.yaml")).contains("repository/echo/1.0.0/provider-release.yaml");
  }

  @Test
  @InjectMojo(goal = "index", pom = POM)
  void anIndexThatNoServerTakesIsTheUsersMistake(IndexMojo goal) throws Exception {
    project.write(INDEX, "packages: []\n");
    assertThat(catchThrowableOfType(MojoFailureException.class, goal::execute)).isNotNull();
    assertThat(project.read(INDEX)).isEqualTo("packages: []\n");
  }

  @Test
  @InjectMojo(goal = "index", pom = POM)
  @MojoParameter(name = "file", value = DIRECTORY + "/blocked/index.yaml")
  void anIndexThatCannotBeWrittenIsNone(IndexMojo goal) {
    project.write("blocked", "a file where a directory belongs");
    assertThat(catchThrowableOfType(MojoExecutionException.class, goal::execute))
        .hasRootCauseInstanceOf(java.io.IOException.class);
  }

  @Test
  @InjectMojo(goal = "index", pom = POM)
  @MojoParameter(name = "skipIndex", value = "true")
  void theGoalAloneIsSkipped(IndexMojo goal) throws Exception {
    goal.execute();
    assertThat(project.path(INDEX)).doesNotExist();
  }

  @Test
  @InjectMojo(goal = "index", pom = POM)
  @MojoParameter(
      name = "urlPattern",
      value = "https://github.com/acme/tools/releases/download/{tag}/{file}")
  void whatTheModulesHaveMadeIsFoundByItself(IndexMojo goal) throws Exception {
    for (String copy : List.of("release/provider-release.yaml", "maven/echo-0.1.0.yaml")) {
      project.write("echo/target/provider/" + copy, Deployment.metadata(Deployment.rest()));
    }
    MavenProject module = new MavenProject();
    module.setFile(project.path("echo/pom.xml").toAbsolutePath().toFile());
    module.getBuild().setDirectory(project.path("echo/target").toAbsolutePath().toString());
    Mockito.doReturn(List.of(module)).when(session).getProjects();
    Mockito.doReturn(project.path("").toString()).when(session).getExecutionRootDirectory();
    MojoExtension.setVariableValueToObject(goal, "directory", null);
    goal.execute();
    assertThat(project.read("provider-index.yaml"))
        .contains("releases/download/echo-api/v0.1.0/provider-release.yaml");
    Directories.delete(project.path("echo/target"));
    assertThat(catchThrowableOfType(MojoFailureException.class, goal::execute))
        .hasMessageContaining("run mvn package before");
  }

  @Test
  @InjectMojo(goal = "index", pom = POM)
  @MojoParameter(name = "baseUrl", value = "https://releases.example")
  @MojoParameter(name = "urlPattern", value = "https://releases.example/{tag}")
  void aReleaseHasOneUrl(IndexMojo goal) {
    assertThat(catchThrowableOfType(MojoFailureException.class, goal::execute))
        .hasMessageContaining("found both");
  }

  @Test
  @InjectMojo(goal = "index", pom = POM)
  @MojoParameter(name = "page", value = DIRECTORY + "/shown/index.html")
  @MojoParameter(name = "catalog", value = DIRECTORY + "/shown/catalog.json")
  void providersAreShownToPeopleAndPrograms(IndexMojo goal) throws Exception {
    Mockito.doReturn(project.path("").toString()).when(session).getExecutionRootDirectory();
    project.write(
        "app/echo/manifest.yaml",
        GoalProject.REST.replace("acme/plugins/echo", "acme/plugins/echo-api"));
    project.write("app/echo/README.md", "# Says it again\n");
    List<String> said = listen(goal);
    goal.execute();
    assertThat(project.read("shown/index.html"))
        .contains("github.com/acme/plugins/echo-api", "<h2>echo-api</h2>", "plugin 0.1.0");
    assertThat(project.read("shown/catalog.json"))
        .contains("\"latestInstallableVersion\": \"0.1.0\"")
        .contains("https://github.com/acme/plugins/blob/main/app/echo/README.md")
        .contains("\"title\": \"Says it again\"");
    assertThat(said).anyMatch(line -> line.endsWith("index.html, 1 provider"));
    said.clear();
    project.write("registry/catalog.json", "{}");
    MojoExtension.setVariableValueToObject(goal, "catalog", null);
    goal.execute();
    assertThat(project.read("registry/catalog.json"))
        .as("one that is there is kept up to date")
        .isEqualTo(project.read("shown/catalog.json"));
    assertThat(said).anyMatch(line -> line.startsWith("info unchanged: ") && line.contains("html"));
  }
}
