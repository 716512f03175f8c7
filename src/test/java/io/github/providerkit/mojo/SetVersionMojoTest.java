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
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;

@MojoTest
class SetVersionMojoTest {
  private final GoalProject project = GoalProject.at("target/test-projects/set-version");

  @Inject private MavenSession session;
  @Inject private MavenProject maven;

  @BeforeEach
  void startThere() throws Exception {
    Mockito.doReturn(project.path("").toString()).when(session).getExecutionRootDirectory();
    maven.setFile(project.path("pom.xml").toFile());
    project.write("manifest.yaml", REST);
    project.write("pom.xml", "<project><version>1.0.0-SNAPSHOT</version></project>");
  }

  @Test
  @InjectMojo(goal = "set-version", pom = POM)
  @MojoParameter(name = "newVersion", value = "1.1.0")
  void manifestAndPomGetIt(SetVersionMojo goal) throws Exception {
    List<String> said = listen(goal);
    goal.execute();
    assertThat(project.read("manifest.yaml")).isEqualTo(REST.replace("1.0.0", "1.1.0"));
    assertThat(project.read("pom.xml")).contains("<version>1.1.0<");
    goal.execute();
    assertThat(said)
        .containsExactly(
            "info manifest.yaml: version 1.1.0 in the place of 1.0.0",
            "info pom.xml: version 1.1.0 in the place of 1.0.0-SNAPSHOT",
            "info manifest.yaml has version 1.1.0 already",
            "info pom.xml has version 1.1.0 already");
  }

  @Test
  @InjectMojo(goal = "set-version", pom = POM)
  void withoutAVersionThereIsNothingToWrite(SetVersionMojo goal) {
    assertThat(catchThrowableOfType(MojoFailureException.class, goal::execute))
        .hasMessageContaining("-Dprovider.newVersion=1.0.0");
  }

  @Test
  @InjectMojo(goal = "set-version", pom = POM)
  @MojoParameter(name = "newVersion", value = "1.1.0")
  @MojoParameter(name = "skipSetVersion", value = "true")
  void theGoalAloneIsSkipped(SetVersionMojo goal) throws Exception {
    goal.execute();
    assertThat(project.read("manifest.yaml")).isEqualTo(REST);
  }
}
