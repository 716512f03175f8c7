package io.github.providerkit.mojo;

import static io.github.providerkit.mojo.GoalProject.POM;
import static io.github.providerkit.mojo.GoalProject.listen;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.util.List;
import javax.inject.Inject;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoParameter;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.Test;

@MojoTest
@MojoParameter(name = "manifest", value = MigrateMojoTest.DIRECTORY + "/plugin.yaml")
class MigrateMojoTest {
  static final String DIRECTORY = "target/test-projects/migrate";
  private static final String OLD =
      """
      # ours
      source: github.com/acme/plugins/echo
      version: 1.0.0
      provider:
        surfaces:
          mcp: {url: 'https://mcp.example'}
      """;

  private final GoalProject project = GoalProject.at(DIRECTORY).write("plugin.yaml", OLD);

  @Inject private MavenSession session;

  @Test
  @InjectMojo(goal = "migrate", pom = POM)
  void theNewManifestIsWrittenBesideTheOld(MigrateMojo goal) throws Exception {
    List<String> said = listen(goal);
    goal.execute();
    assertThat(project.read("manifest.yaml")).startsWith("# ours\n").contains("kind: plugin");
    assertThat(project.read("plugin.yaml")).isEqualTo(OLD);
    assertThat(said)
        .anyMatch(line -> line.matches("info wrote .*manifest\\.yaml"))
        .anyMatch(line -> line.startsWith("info remove "));
  }

  @Test
  @InjectMojo(goal = "migrate", pom = POM)
  @MojoParameter(name = "migrateTo", value = "app")
  void theGenerationIsChosen(MigrateMojo goal) throws Exception {
    goal.execute();
    assertThat(project.read("manifest.yaml")).startsWith("# ours\n").contains("kind: app");
  }

  @Test
  @InjectMojo(goal = "migrate", pom = POM)
  @MojoParameter(name = "migrateTo", value = "app")
  @MojoParameter(name = "manifest", value = DIRECTORY + "/manifest.yaml")
  void aLaterOneTakesThePlaceOfTheEarlier(MigrateMojo goal) throws Exception {
    Files.delete(project.path("plugin.yaml"));
    project.write(
        "manifest.yaml",
        "# ours\nkind: plugin\nsource: github.com/acme/plugins/echo\nversion: 1.0.0\n"
            + "spec: {surfaces: {mcp: {url: 'https://mcp.example'}}}\n");
    List<String> said = listen(goal);
    goal.execute();
    assertThat(project.read("manifest.yaml")).startsWith("# ours\nkind: app\n");
    assertThat(said).anyMatch(line -> line.startsWith("info wrote "));
  }

  @Test
  @InjectMojo(goal = "migrate", pom = POM)
  @MojoParameter(name = "migrateTo", value = "june")
  void anUnknownGenerationIsRefused(MigrateMojo goal) {
    assertThat(catchThrowableOfType(MojoFailureException.class, goal::execute))
        .hasMessageContaining("expected may or app, found \"june\"");
    assertThat(project.path("manifest.yaml")).doesNotExist();
  }

  @Test
  @InjectMojo(goal = "migrate", pom = POM)
  @MojoParameter(name = "check", value = "true")
  void aCheckWritesNothing(MigrateMojo goal) throws Exception {
    List<String> said = listen(goal);
    goal.execute();
    assertThat(project.path("manifest.yaml")).doesNotExist();
    assertThat(said).anyMatch(line -> line.matches("info would write .*manifest\\.yaml"));
  }

  @Test
  @InjectMojo(goal = "migrate", pom = POM)
  @MojoParameter(name = "replace", value = "true")
  void theOldManifestIsReplaced(MigrateMojo goal) throws Exception {
    goal.execute();
    assertThat(project.path("manifest.yaml")).exists();
    assertThat(project.path("plugin.yaml")).doesNotExist();
  }

  @Test
  @InjectMojo(goal = "migrate", pom = POM)
  void whatIsWrongIsToldAndFails(MigrateMojo goal) {
    project.write("plugin.yaml", OLD.replace("1.0.0", "one"));
    List<String> said = listen(goal);
    assertThat(catchThrowableOfType(MojoFailureException.class, goal::execute))
        .hasMessageEndingWith("listed above");
    assertThat(said)
        .anyMatch(line -> line.startsWith("error ") && line.contains("gestalt/version"));
  }

  @Test
  @InjectMojo(goal = "migrate", pom = POM)
  void aRuleOnTheCommandLineReachesTheCheck(MigrateMojo goal) {
    session.getUserProperties().setProperty("provider.rules.gestalt/version", "mute");
    assertThat(catchThrowableOfType(MojoFailureException.class, goal::execute))
        .hasMessageContaining("expected error, warn or off, found \"mute\"");
  }

  @Test
  @InjectMojo(goal = "migrate", pom = POM)
  void aSecondManifestIsRefused(MigrateMojo goal) {
    project.write("manifest.json", "{}");
    assertThat(catchThrowableOfType(MojoFailureException.class, goal::execute))
        .hasMessageContaining("expected no manifest of today's format yet");
  }

  @Test
  @InjectMojo(goal = "migrate", pom = POM)
  void aMissingManifestIsTheUsersMistake(MigrateMojo goal) throws Exception {
    Files.delete(project.path("plugin.yaml"));
    assertThat(catchThrowableOfType(MojoFailureException.class, goal::execute))
        .hasMessageContaining("found nothing at");
  }

  @Test
  @InjectMojo(goal = "migrate", pom = POM)
  @MojoParameter(name = "skipMigrate", value = "true")
  void theGoalAloneIsSkipped(MigrateMojo goal) throws Exception {
    goal.execute();
    assertThat(project.path("manifest.yaml")).doesNotExist();
  }
}
