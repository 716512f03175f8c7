package io.github.providerkit.mojo;

import static io.github.providerkit.mojo.GoalProject.POM;
import static io.github.providerkit.mojo.GoalProject.listen;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.util.List;
import javax.inject.Inject;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoParameter;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.Test;

@MojoTest
@MojoParameter(name = "manifest", value = ValidateManifestMojoTest.DIRECTORY + "/manifest.yaml")
@MojoParameter(name = "outputDirectory", value = ValidateManifestMojoTest.DIRECTORY + "/out")
@MojoParameter(name = "version", value = "1.0.0")
class ValidateManifestMojoTest {
  static final String DIRECTORY = "target/test-projects/validate";

  private final GoalProject project =
      GoalProject.at(DIRECTORY).write("manifest.yaml", GoalProject.REST);

  @Inject private MavenSession session;

  @Test
  @InjectMojo(goal = "validate-manifest", pom = POM)
  void whatIsValidIsSaidOnce(ValidateManifestMojo goal) throws Exception {
    List<String> said = listen(goal);
    goal.execute();
    assertThat(said).last().asString().endsWith("manifest.yaml is valid (format gestalt)");
  }

  @Test
  @InjectMojo(goal = "validate-manifest", pom = POM)
  @MojoParameter(name = "version", value = "2.0.0")
  void theVersionReachesTheCheck(ValidateManifestMojo goal) throws Exception {
    fails(goal, "1 error");
    assertThat(codes()).containsExactly("gestalt/version-mismatch");
  }

  @Test
  @InjectMojo(goal = "validate-manifest", pom = POM)
  @MojoParameter(name = "version", value = "2.0.0")
  @MojoParameter(name = "versionPolicy", value = "override")
  void theVersionPolicyReachesTheCheck(ValidateManifestMojo goal) throws Exception {
    goal.execute();
    assertThat(project.json("out/validation.json").path("ok").asBoolean()).isTrue();
  }

  @Test
  @InjectMojo(goal = "validate-manifest", pom = POM)
  @MojoParameter(name = "version", value = "1.0.1-SNAPSHOT")
  void aManifestMayLagBehindASnapshot(ValidateManifestMojo goal) throws Exception {
    goal.execute();
    assertThat(codes()).containsExactly("gestalt/version-behind");
  }

  @Test
  @InjectMojo(goal = "validate-manifest", pom = POM)
  void namedFilesAreLookedAt(ValidateManifestMojo goal) throws Exception {
    project.write("manifest.yaml", GoalProject.REST + "iconFile: icon.svg\n");
    fails(goal, "1 error");
    assertThat(codes()).containsExactly("gestalt/missing-file");
  }

  @Test
  @InjectMojo(goal = "validate-manifest", pom = POM)
  @MojoParameter(name = "checkFiles", value = "false")
  void namedFilesAreNotLookedAtWhereTheUserSaysSo(ValidateManifestMojo goal) throws Exception {
    project.write("manifest.yaml", GoalProject.REST + "iconFile: icon.svg\n");
    goal.execute();
    assertThat(codes()).isEmpty();
  }

  @Test
  @InjectMojo(goal = "validate-manifest", pom = POM)
  void aRuleOnTheCommandLineReachesTheCheck(ValidateManifestMojo goal) {
    session.getUserProperties().setProperty("provider.rules.gestalt/no-such-rule", "off");
    assertThat(catchThrowableOfType(MojoFailureException.class, goal::execute))
        .hasMessageContaining("expected the code of a rule, found \"gestalt/no-such-rule\"");
  }

  @Test
  @InjectMojo(goal = "validate-manifest", pom = POM)
  @MojoParameter(name = "language", value = "typscript")
  void anUnknownLanguageIsNamed(ValidateManifestMojo goal) {
    assertThat(catchThrowableOfType(MojoFailureException.class, goal::execute))
        .hasMessageContaining("provider.language: expected")
        .hasMessageContaining("did you mean \"typescript\"?");
  }

  @Test
  @InjectMojo(goal = "validate-manifest", pom = POM)
  @MojoParameter(name = "language", value = "rust")
  void aLanguageIsLookedFor(ValidateManifestMojo goal) throws Exception {
    fails(goal, "1 error");
    assertThat(codes()).containsExactly("gestalt/source-code");
  }

  @Test
  @InjectMojo(goal = "validate-manifest", pom = POM)
  @MojoParameter(name = "checkstackRanges", value = "tilde")
  void anUnknownStyleOfRangesIsNamed(ValidateManifestMojo goal) {
    assertThat(catchThrowableOfType(MojoFailureException.class, goal::execute))
        .hasMessage("provider.checkstack.ranges: expected caret or bun, found \"tilde\"");
  }

  @Test
  @InjectMojo(goal = "validate-manifest", pom = POM)
  @MojoParameter(name = "schemaFile", value = DIRECTORY + "/schema.json")
  void theSchemaIsWrittenForEditors(ValidateManifestMojo goal) throws Exception {
    goal.execute();
    assertThat(project.json("schema.json").path("$schema").asText()).contains("json-schema.org");
  }

  @Test
  @InjectMojo(goal = "validate-manifest", pom = POM)
  @MojoParameter(name = "validateOnly", value = "true")
  void validateOnlyLeavesThisGoal(ValidateManifestMojo goal) throws Exception {
    goal.execute();
    assertThat(project.path("out/validation.json")).exists();
  }

  @Test
  @InjectMojo(goal = "validate-manifest", pom = POM)
  @MojoParameter(name = "skipValidateManifest", value = "true")
  void theGoalAloneIsSkipped(ValidateManifestMojo goal) throws Exception {
    List<String> said = listen(goal);
    goal.execute();
    assertThat(said).containsExactly("info skipped");
    assertThat(project.path("out")).doesNotExist();
  }

  @Test
  @InjectMojo(goal = "validate-manifest", pom = POM)
  @MojoParameter(name = "manifest", value = DIRECTORY + "/other.yaml")
  void aMissingManifestIsTheUsersMistake(ValidateManifestMojo goal) {
    assertThat(catchThrowableOfType(MojoFailureException.class, goal::execute))
        .hasMessageContaining("expected a file, found nothing at");
  }

  @Test
  @InjectMojo(goal = "validate-manifest", pom = POM)
  void aReportThatCannotBeWrittenIsNoMistakeOfTheUsers(ValidateManifestMojo goal) {
    project.write("out", "a file where a directory belongs");
    assertThat(catchThrowableOfType(MojoExecutionException.class, goal::execute))
        .hasMessageContaining("cannot write")
        .rootCause()
        .isInstanceOf(IOException.class);
  }

  private void fails(ValidateManifestMojo goal, String count) {
    assertThat(catchThrowableOfType(MojoFailureException.class, goal::execute))
        .hasMessageEndingWith(count + ", listed above");
  }

  private List<String> codes() throws IOException {
    return project.json("out/validation.json").path("problems").findValuesAsText("code");
  }
}
