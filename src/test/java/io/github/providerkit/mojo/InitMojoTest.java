package io.github.providerkit.mojo;

import static io.github.providerkit.mojo.GoalProject.POM;
import static io.github.providerkit.mojo.GoalProject.REST;
import static io.github.providerkit.mojo.GoalProject.listen;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import javax.inject.Inject;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoParameter;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;

@MojoTest
class InitMojoTest {
  private final GoalProject project = GoalProject.at("target/test-projects/init");

  @Inject private MavenSession session;

  @BeforeEach
  void startThere() {
    Mockito.doReturn(project.path("").toString()).when(session).getExecutionRootDirectory();
  }

  @Test
  @InjectMojo(goal = "init", pom = POM)
  void aManifestGetsItsPom(InitMojo goal) throws Exception {
    project.write("manifest.yaml", REST);
    List<String> said = listen(goal);
    goal.execute();
    assertThat(project.read("pom.xml")).contains("<artifactId>echo</artifactId>");
    assertThat(said)
        .containsSubsequence(
            "info kept manifest.yaml as it is",
            "info wrote pom.xml",
            "info wrote .gitignore",
            "info next: mvn package");
  }

  @Test
  @InjectMojo(goal = "init", pom = POM)
  @MojoParameter(name = "kind", value = "ui")
  @MojoParameter(name = "groupId", value = "com.acme")
  @MojoParameter(name = "artifactId", value = "pages")
  @MojoParameter(name = "version", value = "2.0.0")
  @MojoParameter(name = "ci", value = "github")
  void everythingThatIsSaidReachesTheFiles(InitMojo goal) throws Exception {
    goal.execute();
    assertThat(project.read("manifest.yaml"))
        .startsWith("kind: ui\nsource: acme.com/providers/pages/pages\nversion: 2.0.0\n");
    assertThat(project.path(".github/workflows/provider.yml")).exists();
    assertThat(project.read("pom.xml"))
        .contains(
            "<groupId>com.acme</groupId>\n  <artifactId>pages</artifactId>\n  <version>2.0.0<");
  }

  @Test
  @InjectMojo(goal = "init", pom = POM)
  void nothingToBeginWithIsTheUsersMistake(InitMojo goal) {
    assertThat(catchThrowableOfType(MojoFailureException.class, goal::execute))
        .hasMessageContaining("-Dprovider.init.kind=KIND: plugin,");
    assertThat(project.path("pom.xml")).doesNotExist();
  }

  @Test
  @InjectMojo(goal = "init", pom = POM)
  @MojoParameter(name = "kind", value = "ui")
  @MojoParameter(name = "skipInit", value = "true")
  void theGoalAloneIsSkipped(InitMojo goal) throws Exception {
    goal.execute();
    assertThat(project.path("pom.xml")).doesNotExist();
  }
}
