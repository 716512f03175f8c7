package io.github.providerkit.mojo;

import static io.github.providerkit.mojo.GoalProject.POM;
import static io.github.providerkit.mojo.GoalProject.listen;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.providerkit.git.Sandbox;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import javax.inject.Inject;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoExtension;
import org.apache.maven.api.plugin.testing.MojoParameter;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@MojoTest
class PlanMojoTest {
  @TempDir private Path temporary;
  @Inject private MavenSession session;

  private Sandbox git;
  private Reactor reactor;

  @BeforeEach
  void commitTwoProviders() {
    git = Sandbox.at(temporary.resolve("work")).write(".gitignore", "target/\n");
    git.git("config", "user.name", "tester");
    git.git("config", "user.email", "tester@example.com");
    git.git("config", "tag.gpgSign", "false");
    reactor = new Reactor(git);
    reactor.addEcho("app/echo");
    reactor.addEcho("app/other");
    git.commit();
    git.git("tag", "app/other/v1.0.0");
  }

  private JsonNode json() throws IOException {
    return new ObjectMapper().readTree(git.path("target/provider/plan.json").toFile());
  }

  private List<String> states() throws IOException {
    return StreamSupport.stream(json().path("modules").spliterator(), false)
        .map(module -> module.path("state").asText())
        .toList();
  }

  private static List<String> plain(List<String> said) {
    return said.stream().map(line -> line.replaceFirst("\\[[\\w-]+] ", "")).toList();
  }

  @Test
  @InjectMojo(goal = "plan", pom = POM)
  void whatIsNotTaggedIsToBeReleased(PlanMojo goal) throws Exception {
    List<String> said = listen(reactor.start(goal, session));
    goal.execute();
    assertThat(plain(said))
        .contains(
            "info app/echo 1.0.0: to be released as app/echo/v1.0.0",
            "info app/other 1.0.0: up to date; released as app/other/v1.0.0",
            "info 1 to be released, 1 up to date",
            "info -pl app/echo");
    JsonNode module = json().path("modules").get(0);
    assertThat(module.path("name").asText()).isEqualTo("echo");
    assertThat(module.path("format").asText()).isEqualTo("gestalt");
    assertThat(module.path("coordinates"))
        .extracting(JsonNode::asText)
        .containsExactly(
            "com.acme:app-echo:yaml:1.0.0",
            "com.acme:app-echo:tar.gz:generic:1.0.0",
            "com.acme:app-echo:txt:checksums:1.0.0");
    assertThat(json().path("tags")).extracting(JsonNode::asText).containsExactly("app/echo/v1.0.0");
    assertThat(git.git("status", "--porcelain")).isEmpty();
    assertThat(git.git("tag")).isEqualTo("app/other/v1.0.0\n");
  }

  @Test
  @InjectMojo(goal = "plan", pom = POM)
  void aFileIsNamedFromWhereMavenWasStarted(PlanMojo goal) throws Exception {
    listen(reactor.start(goal, session));
    session.getUserProperties().setProperty("provider.plan.json", "out/plan.json");
    // As Maven resolves it, whose first module is another one with -pl.
    MojoExtension.setVariableValueToObject(
        goal, "json", git.path("app/other/out/plan.json").toFile());
    goal.execute();
    assertThat(git.path("out/plan.json")).isRegularFile();
    assertThat(git.path("app/other/out")).doesNotExist();
  }

  @Test
  @InjectMojo(goal = "plan", pom = POM)
  void whatDiffersFromItsReleaseIsRefused(PlanMojo goal) throws Exception {
    git.write("app/other/icon.svg", "<svg/>").commit();
    List<String> said = listen(reactor.start(goal, session));
    assertThat(catchThrowableOfType(MojoFailureException.class, goal::execute))
        .hasMessageContaining("found the same for app/other")
        .hasMessageContaining("raise the version");
    assertThat(plain(said))
        .contains(
            "warn app/other 1.0.0: differs from its release; app/other/icon.svg (own files) has"
                + " changed since app/other/v1.0.0");
    assertThat(states()).containsExactly("new", "different");
  }

  @Test
  @InjectMojo(goal = "plan", pom = POM)
  @MojoParameter(name = "different", value = "warn")
  void whatDiffersCanBeToldAlone(PlanMojo goal) throws Exception {
    git.write("app/other/icon.svg", "<svg/>").commit();
    listen(reactor.start(goal, session));
    goal.execute();
    assertThat(states()).containsExactly("new", "different");
    assertThat(json().path("projects").asText()).isEqualTo("app/echo");
  }

  @Test
  @InjectMojo(goal = "plan", pom = POM)
  void whatGoesIntoNoReleaseMakesNoDifference(PlanMojo goal) throws Exception {
    git.write("app/other/README.md", "text")
        .write("app/other/provider_test.go", "package other")
        .write("pom.xml", "<project><x>new</x></project>")
        .write(
            "app/other/pom.xml",
            "<project><parent><version>2</version></parent><version>2</version></project>")
        .commit();
    listen(reactor.start(goal, session));
    goal.execute();
    assertThat(states()).containsExactly("new", "released");
    git.write("app/other/pom.xml", "<project><build>other</build></project>").commit();
    assertThat(catchThrowableOfType(MojoFailureException.class, goal::execute)).isNotNull();
  }

  @Test
  @InjectMojo(goal = "plan", pom = POM)
  @MojoParameter(name = "tag", value = "true")
  void tagsAreMadeHereAlone(PlanMojo goal) throws Exception {
    List<String> said = listen(reactor.start(goal, session));
    goal.execute();
    assertThat(git.git("tag")).isEqualTo("app/echo/v1.0.0\napp/other/v1.0.0\n");
    assertThat(git.git("rev-parse", "app/echo/v1.0.0^{commit}"))
        .isEqualTo(git.git("rev-parse", "HEAD"));
    assertThat(plain(said)).contains("info git push origin app/echo/v1.0.0");
    goal.execute();
    assertThat(states()).containsExactly("released", "released");
    assertThat(plain(said)).contains("info no tag to make");
  }

  @Test
  @InjectMojo(goal = "plan", pom = POM)
  @MojoParameter(name = "tag", value = "true")
  void whatIsNotCommittedIsNotTagged(PlanMojo goal) throws Exception {
    git.write("app/echo/icon.svg", "<svg/>");
    List<String> said = listen(reactor.start(goal, session));
    assertThat(catchThrowableOfType(MojoFailureException.class, goal::execute))
        .hasMessageContaining("provider.plan.tag: expected that everything is committed");
    assertThat(plain(said)).anyMatch(line -> line.endsWith("app/echo/icon.svg is not committed"));
    assertThat(git.git("tag")).isEqualTo("app/other/v1.0.0\n");
  }

  @Test
  @InjectMojo(goal = "plan", pom = POM)
  @MojoParameter(name = "tag", value = "true")
  @MojoParameter(name = "tagFormat", value = "v{version}")
  void twoModulesDoNotShareATag(PlanMojo goal) throws Exception {
    listen(reactor.start(goal, session));
    assertThat(catchThrowableOfType(MojoFailureException.class, goal::execute))
        .hasMessageContaining(
            "expected the tag of one module, found v1.0.0 of app/echo and app/other");
    assertThat(git.git("tag")).isEqualTo("app/other/v1.0.0\n");
  }

  @Test
  @InjectMojo(goal = "plan", pom = POM)
  void aManifestWithErrorsCannotBeReleased(PlanMojo goal) throws Exception {
    git.write("app/echo/manifest.yaml", "kind: plugin\n").commit();
    List<String> said = listen(reactor.start(goal, session));
    assertThat(catchThrowableOfType(MojoFailureException.class, goal::execute))
        .hasMessageContaining("found some with: app/echo");
    assertThat(plain(said)).anyMatch(line -> line.contains("manifest.yaml:1:1: error: "));
    assertThat(states()).containsExactly("invalid", "released");
  }

  @Test
  @InjectMojo(goal = "plan", pom = POM)
  void aSnapshotAndAnOlderVersionAreToldSo(PlanMojo goal) throws Exception {
    git.git("tag", "app/echo/v1.5.0");
    reactor.addEcho("app/third").setVersion("1.0.0-SNAPSHOT");
    git.commit();
    List<String> said = listen(reactor.start(goal, session));
    goal.execute();
    assertThat(plain(said))
        .contains(
            "info app/echo 1.0.0: to be released as app/echo/v1.0.0; older than app/echo/v1.5.0",
            "info app/third 1.0.0-SNAPSHOT: a snapshot; as app/third/v1.0.0 once it is final");
    assertThat(json().path("tags")).hasSize(1);
  }

  @Test
  @InjectMojo(goal = "plan", pom = POM)
  void codeNeedsPlatformsAndTools(PlanMojo goal) throws Exception {
    git.write("cache/manifest.yaml", GoalProject.CACHE)
        .write("cache/provider.go", "package cache\n")
        .write("cache/go.mod", "module acme.example/cache\n");
    reactor
        .add("cache", "provider")
        .getProperties()
        .setProperty("provider.platforms", "linux/arm64,darwin/arm64");
    git.commit();
    List<String> said = listen(reactor.start(goal, session));
    goal.execute();
    JsonNode module = json().path("modules").get(2);
    assertThat(module.path("languages")).extracting(JsonNode::asText).containsExactly("go");
    assertThat(module.path("coordinates"))
        .extracting(JsonNode::asText)
        .contains("com.acme:cache:tar.gz:linux-arm64:1.0.0");
    assertThat(json().path("tools")).hasSize(2);
    assertThat(plain(said))
        .contains(
            "info cache 1.0.0: to be released as cache/v1.0.0, for linux/arm64, darwin/arm64");
  }

  @Test
  @InjectMojo(goal = "plan", pom = POM)
  @MojoParameter(name = "by", value = "guess")
  void anUnknownWordIsTheUsersMistake(PlanMojo goal) throws Exception {
    reactor.start(goal, session);
    assertThat(catchThrowableOfType(MojoFailureException.class, goal::execute))
        .hasMessage("provider.plan.by: expected tag or repository, found \"guess\"");
  }

  @Test
  @InjectMojo(goal = "plan", pom = POM)
  @MojoParameter(name = "skipPlan", value = "true")
  void theGoalAloneIsSkipped(PlanMojo goal) throws Exception {
    reactor.start(goal, session).execute();
    assertThat(git.path("target")).doesNotExist();
  }
}
