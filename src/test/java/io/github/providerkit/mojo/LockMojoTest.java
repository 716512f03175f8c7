package io.github.providerkit.mojo;

import static io.github.providerkit.mojo.GoalProject.POM;
import static io.github.providerkit.mojo.GoalProject.listen;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.providerkit.lock.Deployment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.inject.Inject;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoExtension;
import org.apache.maven.api.plugin.testing.MojoParameter;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.project.MavenProject;
import org.apache.maven.settings.Settings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;

/** A deployment of one plugin, on a server of this machine. */
@MojoTest
@MojoParameter(name = "configs", value = LockMojoTest.DIRECTORY + "/config.yaml")
@MojoParameter(name = "cacheDirectory", value = LockMojoTest.DIRECTORY + "/cache")
class LockMojoTest {
  static final String DIRECTORY = "target/test-projects/lock";

  private final GoalProject project = GoalProject.at(DIRECTORY);
  private final Deployment deployment = new Deployment(Path.of(DIRECTORY));

  @Inject private MavenSession session;
  @Inject private MavenProject maven;

  @BeforeEach
  void configure() throws IOException {
    Mockito.doReturn(new Settings()).when(session).getSettings();
    maven.setRemoteArtifactRepositories(List.of());
    maven.getBuild().setDirectory(project.path("made").toAbsolutePath().toString());
    deployment.publish("/echo", Deployment.rest());
    deployment.configureUrl("/echo/provider-release.yaml");
  }

  @AfterEach
  void close() {
    deployment.close();
  }

  @Test
  @InjectMojo(goal = "lock", pom = POM)
  void aLockIsWrittenAndItsDifferenceTold(LockMojo goal) throws Exception {
    List<String> said = listen(goal);
    goal.execute();
    assertThat(project.json("gestalt.lock.json").path("schema").asText())
        .isEqualTo("gestaltd-provider-lock");
    assertThat(said)
        .contains("info plugin/echo: not locked yet, 0.1.0")
        .last()
        .asString()
        .startsWith("info wrote ")
        .endsWith(", 2 providers");
    assertThat(project.path("cache")).isNotEmptyDirectory();
  }

  @Test
  @InjectMojo(goal = "lock", pom = POM)
  void theReportGoesWhereThisProjectBuilds(LockMojo goal) throws Exception {
    goal.execute();
    assertThat(project.json("made/provider/lock-diff.json").isObject()).isTrue();
  }

  @Test
  @InjectMojo(goal = "lock", pom = POM)
  @MojoParameter(name = "outputDirectory", value = DIRECTORY + "/out")
  void theReportGoesWhereTheOthersWrite(LockMojo goal) throws Exception {
    goal.execute();
    assertThat(project.path("out/lock-diff.json")).exists();
    assertThat(project.path("made")).doesNotExist();
  }

  @Test
  @InjectMojo(goal = "lock", pom = POM)
  @MojoParameter(name = "report", value = DIRECTORY + "/difference.json")
  void theReportGoesWhereTheUserWants(LockMojo goal) throws Exception {
    goal.execute();
    assertThat(project.path("difference.json")).exists();
  }

  @Test
  @InjectMojo(goal = "lock", pom = POM)
  @MojoParameter(name = "lockFile", value = DIRECTORY + "/other.json")
  void theLockGoesWhereTheUserWants(LockMojo goal) throws Exception {
    goal.execute();
    assertThat(project.path("other.json")).exists();
    assertThat(project.path("gestalt.lock.json")).doesNotExist();
  }

  @Test
  @InjectMojo(goal = "lock", pom = POM)
  @MojoParameter(name = "check", value = "true")
  void aCheckWithoutALockFails(LockMojo goal) {
    assertThat(catchThrowableOfType(MojoFailureException.class, goal::execute))
        .hasMessageStartingWith("there is no lock")
        .hasMessageContaining("hint: run mvn provider:lock");
    assertThat(project.path("gestalt.lock.json")).doesNotExist();
  }

  @Test
  void aCheckTellsALockFromOneThatIsOld(
      @InjectMojo(goal = "lock", pom = POM) LockMojo lock,
      @InjectMojo(goal = "lock", pom = POM) @MojoParameter(name = "check", value = "true")
          LockMojo check)
      throws Exception {
    // Given a lock
    lock.execute();

    // Then it is what it should be
    List<String> said = listen(check);
    check.execute();
    assertThat(said).last().isEqualTo("info the lock is up to date: 2 providers");

    // And not any more when there is another plugin
    deployment.configure(
        "echo: {source: \"" + deployment.server.url("/echo/provider-release.yaml") + "\"}",
        "more: {source: \"" + deployment.server.url("/echo/provider-release.yaml") + "\"}");
    assertThat(catchThrowableOfType(MojoFailureException.class, check::execute))
        .hasMessageStartingWith("the lock is out of date");
    assertThat(said).contains("error plugin/more: not locked yet, 0.1.0");
  }

  @Test
  @InjectMojo(goal = "lock", pom = POM)
  @MojoParameter(name = "prepare", value = "true")
  @MojoParameter(name = "preparePlatform", value = "linux/amd64")
  void whatIsLockedIsUnpacked(LockMojo goal) throws Exception {
    List<String> said = listen(goal);
    goal.execute();
    assertThat(said).last().isEqualTo("info 2 prepared");
    goal.execute();
    assertThat(said).last().isEqualTo("info all providers are prepared");
  }

  @Test
  @InjectMojo(goal = "lock", pom = POM)
  @MojoParameter(name = "prepare", value = "true")
  @MojoParameter(name = "preparePlatform", value = "linux/amd64")
  void aLockThatDoesNotFitIsMadeAnew(LockMojo goal) throws Exception {
    goal.execute();
    deployment.configure(
        "more: {source: \"" + deployment.server.url("/echo/provider-release.yaml") + "\"}");
    List<String> said = listen(goal);
    goal.execute();
    assertThat(project.json("gestalt.lock.json").at("/providers/plugin/more").isMissingNode())
        .isFalse();
    assertThat(project.path(".gestaltd/providers/more/manifest.yaml")).exists();
    assertThat(said).last().isEqualTo("info 1 prepared");
  }

  @Test
  @InjectMojo(goal = "lock", pom = POM)
  @MojoParameter(name = "cacheDays", value = "0")
  void theCacheCanBeEmptied(LockMojo goal) throws Exception {
    List<String> said = listen(goal);
    goal.execute();
    assertThat(said).last().isEqualTo("info removed 2 unused downloads from the cache");
  }

  @Test
  @InjectMojo(goal = "lock", pom = POM)
  @MojoParameter(name = "platforms", value = "linux/arm64")
  void theWantedPlatformsHaveToBeThere(LockMojo goal) throws Exception {
    deployment.publishExecutable("/program", List.of("linux/amd64"));
    deployment.configureUrl("/program/provider-release.yaml");
    List<String> said = listen(goal);
    assertThat(catchThrowableOfType(MojoFailureException.class, goal::execute))
        .hasMessageEndingWith("listed above");
    assertThat(said).anyMatch(line -> line.startsWith("error ") && line.contains("linux/arm64"));
  }

  @Test
  @InjectMojo(goal = "lock", pom = POM)
  @MojoParameter(name = "serverPlatform", value = "linux/x64")
  void anUnknownPlatformIsNamed(LockMojo goal) {
    assertThat(catchThrowableOfType(MojoFailureException.class, goal::execute))
        .hasMessageContaining("found \"x64\" in \"linux/x64\"");
  }

  @Test
  @InjectMojo(goal = "lock", pom = POM)
  @MojoParameter(name = "serverPlatform", value = "all")
  void aServerRunsOnOnePlatform(LockMojo goal) {
    assertThat(catchThrowableOfType(MojoFailureException.class, goal::execute))
        .hasMessageStartingWith("provider.lock.serverPlatform: expected one platform, found all")
        .hasMessageContaining("provider.lock.platforms");
  }

  @Test
  @InjectMojo(goal = "lock", pom = POM)
  @MojoParameter(name = "serverPlatform", value = "linux/amd64,linux/amd64")
  void aListIsNoPlatform(LockMojo goal) {
    assertThat(catchThrowableOfType(MojoFailureException.class, goal::execute))
        .hasMessageStartingWith("provider.lock.serverPlatform: expected one platform, found linux");
  }

  @Test
  @InjectMojo(goal = "lock", pom = POM)
  @MojoParameter(name = "update", value = "no-such-plugin")
  void anUnknownProviderIsNamed(LockMojo goal) {
    assertThat(catchThrowableOfType(MojoFailureException.class, goal::execute))
        .hasMessageContaining("no-such-plugin");
  }

  @Test
  @InjectMojo(goal = "lock", pom = POM)
  void aReleaseThatIsNotThereIsTheUsersConcern(LockMojo goal) throws Exception {
    deployment.configureUrl("/nowhere/provider-release.yaml");
    assertThat(catchThrowableOfType(MojoFailureException.class, goal::execute))
        .hasMessageContaining("/nowhere/provider-release.yaml");
  }

  @Test
  @InjectMojo(goal = "lock", pom = POM)
  @MojoParameter(name = "report", value = DIRECTORY + "/blocked/difference.json")
  void aReportThatCannotBeWrittenIsNone(LockMojo goal) {
    project.write("blocked", "a file where a directory belongs");
    assertThat(catchThrowableOfType(MojoExecutionException.class, goal::execute))
        .hasMessageContaining("cannot write")
        .hasRootCauseInstanceOf(IOException.class);
  }

  @Test
  @InjectMojo(goal = "lock", pom = POM)
  @MojoParameter(name = "skipLock", value = "true")
  void theGoalAloneIsSkipped(LockMojo goal) throws Exception {
    goal.execute();
    assertThat(project.path("gestalt.lock.json")).doesNotExist();
  }

  @Test
  @InjectMojo(goal = "lock", pom = POM)
  @MojoParameter(name = "configs", value = "")
  void withoutAConfigurationThereIsNothingToDo(LockMojo goal) throws Exception {
    List<String> said = listen(goal);
    goal.execute();
    assertThat(said).containsExactly("debug no deployment configuration");
    assertThat(Files.exists(Path.of("gestalt.lock.json"))).isFalse();
  }

  @Test
  @InjectMojo(goal = "lock", pom = POM)
  @MojoParameter(name = "configs", value = "")
  void calledByItsNameTheGoalFailsWithoutAConfiguration(LockMojo goal) throws Exception {
    called(goal);
    assertThat(catchThrowableOfType(MojoFailureException.class, goal::execute))
        .hasMessageStartingWith("expected a deployment's configuration in ")
        .hasMessageContaining("config.yaml, found no such file")
        .hasMessageContaining("hint: name it with -Dprovider.lock.configs=FILE");
  }

  @Test
  @InjectMojo(goal = "lock", pom = POM)
  @MojoParameter(name = "configs", value = "")
  void withinABuildAConfigurationWithoutALockIsNoBusinessOfOurs(LockMojo goal) throws Exception {
    Path base = startHere(goal);
    Files.writeString(
        base.resolve("config.yaml"),
        "apiVersion: gestaltd.config/v5\nplugins: {weather: {source: ./manifest.yaml}}\n");
    List<String> said = listen(goal);
    goal.execute();
    assertThat(said).containsExactly("debug no deployment configuration");

    // And beside a lock it is
    Files.writeString(base.resolve("gestalt.lock.json"), "{}");
    assertThat(catchThrowableOfType(MojoFailureException.class, goal::execute))
        .hasMessageContaining("plugins.weather.source: expected a file named");

    // But not a file of the same name that is something else, in whatever encoding
    Files.write(base.resolve("config.yaml"), new byte[] {'a', ':', ' ', (byte) 0xe4, (byte) 0xff});
    goal.execute();
    called(goal);
    assertThat(catchThrowableOfType(MojoFailureException.class, goal::execute))
        .hasMessageContaining("found a file without an apiVersion gestaltd.config/");
  }

  @Test
  @InjectMojo(goal = "lock", pom = POM)
  @MojoParameter(name = "configs", value = "")
  void calledInAReactorTheGoalPassesOverModulesWithoutAConfiguration(LockMojo goal)
      throws Exception {
    MavenProject deployed = new MavenProject();
    deployed.setFile(project.path("pom.xml").toAbsolutePath().toFile());
    Mockito.doReturn(List.of(maven, deployed)).when(session).getProjects();
    startHere(goal, project.path("elsewhere"));
    called(goal);
    List<String> said = listen(goal);
    goal.execute();
    assertThat(said).containsExactly("debug [empty-project] no deployment configuration");
  }

  private Path startHere(LockMojo goal) throws Exception {
    return startHere(goal, project.path("here"));
  }

  private Path startHere(LockMojo goal, Path directory) throws Exception {
    Files.createDirectories(directory);
    MavenProject here = new MavenProject();
    here.setFile(directory.resolve("pom.xml").toAbsolutePath().toFile());
    here.getBuild().setDirectory(directory.resolve("target").toAbsolutePath().toString());
    MojoExtension.setVariableValueToObject(goal, "project", here);
    return directory;
  }

  private static void called(LockMojo goal) throws Exception {
    MojoExecution byName = new MojoExecution(null, "default-cli", MojoExecution.Source.CLI);
    MojoExtension.setVariableValueToObject(goal, "execution", byName);
  }
}
