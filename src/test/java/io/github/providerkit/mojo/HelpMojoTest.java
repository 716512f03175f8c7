package io.github.providerkit.mojo;

import static io.github.providerkit.mojo.GoalProject.POM;
import static io.github.providerkit.mojo.GoalProject.listen;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoParameter;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.junit.jupiter.api.Test;

@MojoTest
class HelpMojoTest {
  @Test
  @InjectMojo(goal = "help", pom = POM)
  void everyGoalIsListed(HelpMojo goal) throws Exception {
    assertThat(said(goal))
        .containsPattern("This plugin has [0-9]+ goals")
        .contains("provider:validate-manifest")
        .contains("provider:build-artifacts")
        .contains("provider:release-archive")
        .contains("provider:lock")
        .contains("provider:verify-archive")
        .contains("provider:doctor")
        .contains("provider:migrate")
        .contains("provider:index");
  }

  @Test
  @InjectMojo(goal = "help", pom = POM)
  @MojoParameter(name = "goal", value = "doctor")
  @MojoParameter(name = "detail", value = "true")
  void aGoalIsDescribedWithTheParametersThatItUses(HelpMojo goal) throws Exception {
    assertThat(said(goal))
        .contains("provider.doctor.fail")
        .contains("provider.platforms")
        .doesNotContain("provider.layout")
        .doesNotContain("provider.versionPolicy")
        .doesNotContain("provider:lock");
  }

  private static String said(HelpMojo goal) throws Exception {
    List<String> said = listen(goal);
    goal.execute();
    return String.join("\n", said);
  }
}
