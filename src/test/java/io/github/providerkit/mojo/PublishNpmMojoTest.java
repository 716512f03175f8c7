package io.github.providerkit.mojo;

import static io.github.providerkit.mojo.GoalProject.POM;
import static io.github.providerkit.mojo.GoalProject.listen;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoParameter;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.Test;

@MojoTest
@MojoParameter(name = "outputDirectory", value = PublishNpmMojoTest.DIRECTORY)
class PublishNpmMojoTest {
  static final String DIRECTORY = "target/test-projects/publish-npm";

  private final GoalProject project = GoalProject.at(DIRECTORY);

  @Test
  @InjectMojo(goal = "publish-npm", pom = POM)
  void nobodyAskedAndNothingIsSaid(PublishNpmMojo goal) throws Exception {
    project.write("npm/broken.tgz", "no package");
    List<String> said = listen(goal);
    goal.execute();
    assertThat(said).isEmpty();
  }

  @Test
  @InjectMojo(goal = "publish-npm", pom = POM)
  @MojoParameter(name = "npmPublish", value = "true")
  void otherFormatsHaveNoPackagesAndNothingIsSaid(PublishNpmMojo goal) throws Exception {
    List<String> said = listen(goal);
    goal.execute();
    assertThat(said).isEmpty();
  }

  @Test
  @InjectMojo(goal = "publish-npm", pom = POM)
  @MojoParameter(name = "npmPublish", value = "true")
  @MojoParameter(name = "version", value = "1.0.0-SNAPSHOT")
  void aSnapshotIsNotPublishedAsItsRelease(PublishNpmMojo goal) throws Exception {
    project.write("npm/broken.tgz", "no package");
    List<String> said = listen(goal);
    goal.execute();
    assertThat(said)
        .containsExactly("info npm: nothing is published of the snapshot 1.0.0-SNAPSHOT");
  }

  @Test
  @InjectMojo(goal = "publish-npm", pom = POM)
  @MojoParameter(name = "npmPublish", value = "true")
  @MojoParameter(name = "version", value = "1.0.0")
  @MojoParameter(name = "npmAccess", value = "everybody")
  void whatIsAskedForIsLookedAtFirst(PublishNpmMojo goal) {
    project.write("npm/broken.tgz", "no package");
    assertThat(catchThrowableOfType(MojoFailureException.class, goal::execute))
        .hasMessageContaining("provider.npm.access: expected public or restricted");
  }
}
