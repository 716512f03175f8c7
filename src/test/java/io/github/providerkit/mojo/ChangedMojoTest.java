package io.github.providerkit.mojo;

import static io.github.providerkit.mojo.GoalProject.POM;
import static io.github.providerkit.mojo.GoalProject.listen;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.providerkit.git.Sandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.inject.Inject;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoParameter;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@MojoTest
class ChangedMojoTest {
  @TempDir private Path temporary;
  @Inject private MavenSession session;

  private Sandbox git;
  private Reactor reactor;

  @BeforeEach
  void commitTwoProviders() {
    git = Sandbox.at(temporary.resolve("work")).write(".gitignore", "target/\n");
    reactor = new Reactor(git);
    reactor.addEcho("app/echo");
    reactor.addEcho("app/other");
    git.commit();
  }

  private JsonNode json() throws IOException {
    return new ObjectMapper().readTree(git.path("target/provider/changed.json").toFile());
  }

  private String list() throws IOException {
    return Files.readString(git.path("target/provider/changed.txt"));
  }

  @Test
  @InjectMojo(goal = "changed", pom = POM)
  @MojoParameter(name = "since", value = "HEAD^")
  void whatHasChangedIsListedForMavenAndForMachines(ChangedMojo goal) throws Exception {
    git.write("app/echo/icon.svg", "<svg/>").write("app/other/README.md", "text").commit();
    List<String> said = listen(reactor.start(goal, session));
    goal.execute();
    assertThat(list()).isEqualTo("app/echo\n");
    assertThat(said.stream().map(line -> line.replaceFirst("\\[\\w+] ", "")))
        .contains(
            "info 1 of 2 modules changed since HEAD^",
            "info   app/echo: app/echo/icon.svg (own files)",
            "info -pl app/echo");
    JsonNode module = json().path("modules").get(0);
    assertThat(json().path("count").asInt()).isEqualTo(1);
    assertThat(module.path("artifact").asText()).isEqualTo("com.acme:app-echo");
    assertThat(module.path("why").asText()).isEqualTo("own files");
    JsonNode job = json().path("matrix").path("include").get(0);
    assertThat(job.path("projects").asText()).isEqualTo("app/echo");
    assertThat(job.path("runner").asText()).isNotEmpty();
  }

  @Test
  @InjectMojo(goal = "changed", pom = POM)
  @MojoParameter(name = "since", value = "HEAD")
  void whatIsNotCommittedCountsAndWhatIsBuiltDoesNot(ChangedMojo goal) throws Exception {
    git.write(".gitignore", "").commit();
    git.write("app/echo/target/classes/x", "built").write("app/other/new.yaml", "x");
    listen(reactor.start(goal, session));
    goal.execute();
    assertThat(list()).isEqualTo("app/other\n");
  }

  @Test
  @InjectMojo(goal = "changed", pom = POM)
  void withoutACommitEachModuleIsHeldAgainstItsLastRelease(ChangedMojo goal) throws Exception {
    git.git("tag", "app/echo/v1.0.0");
    git.write("app/echo/icon.svg", "<svg/>").commit();
    git.git("tag", "app/echo/v1.1.0");
    git.write("x", "x").commit();
    listen(reactor.start(goal, session));
    goal.execute();
    assertThat(list()).isEqualTo("app/other\n");
    assertThat(json().path("modules").get(0).path("why").asText()).isEqualTo("never released");
    git.write("app/echo/icon.svg", "<svg></svg>");
    goal.execute();
    assertThat(list()).isEqualTo("app/echo,app/other\n");
    assertThat(json().path("modules").get(0).path("since").asText()).isEqualTo("app/echo/v1.1.0");
  }

  @Test
  @InjectMojo(goal = "changed", pom = POM)
  @MojoParameter(name = "since", value = "HEAD^")
  void aParentCountsButNotForItsListOfModules(ChangedMojo goal) throws Exception {
    git.write("pom.xml", "<project><modules><module>new</module></modules></project>").commit();
    listen(reactor.start(goal, session));
    goal.execute();
    assertThat(list()).isEqualTo("\n");
    assertThat(json().path("matrix").path("include")).isEmpty();
    git.write("pom.xml", "<project><version>2</version></project>").commit();
    goal.execute();
    assertThat(list()).isEqualTo("app/echo,app/other\n");
  }

  @Test
  @InjectMojo(goal = "changed", pom = POM)
  @MojoParameter(name = "since", value = "main...")
  void threeDotsMeanWhatIsCommon(ChangedMojo goal) throws Exception {
    git.git("checkout", "--quiet", "-b", "topic");
    git.write("app/echo/icon.svg", "<svg/>").commit();
    git.git("checkout", "--quiet", "main");
    git.write("app/other/icon.svg", "<svg/>").commit();
    git.git("checkout", "--quiet", "topic");
    listen(reactor.start(goal, session));
    goal.execute();
    assertThat(list()).isEqualTo("app/echo\n");
  }

  @Test
  @InjectMojo(goal = "changed", pom = POM)
  @MojoParameter(name = "since", value = "0000000000000000000000000000000000000000")
  void beforeABranchThereWasNothing(ChangedMojo goal) throws Exception {
    listen(reactor.start(goal, session));
    goal.execute();
    assertThat(list()).isEqualTo("app/echo,app/other\n");
  }

  @Test
  @InjectMojo(goal = "changed", pom = POM)
  @MojoParameter(name = "since", value = "origin/missing")
  void aCommitThatIsNotThereIsTheUsersMistake(ChangedMojo goal) throws Exception {
    reactor.start(goal, session);
    assertThat(catchThrowableOfType(MojoFailureException.class, goal::execute))
        .hasMessageContaining(
            "provider.changed.since: expected a commit, found \"origin/missing\"");
    assertThat(git.path("target/provider/changed.txt")).doesNotExist();
  }

  @Test
  @InjectMojo(goal = "changed", pom = POM)
  @MojoParameter(name = "since", value = "HEAD^")
  void modulesDeclareInputsOfTheirOwn(ChangedMojo goal) throws Exception {
    reactor.top().getProperties().setProperty("provider.inputs", "never/read");
    reactor
        .addEcho("app/third")
        .getProperties()
        .setProperty("provider.inputs", "go:pin, shared/x.json");
    git.commit();
    git.write("shared/x.json", "{}").write("pin", "1").commit();
    List<String> said = listen(reactor.start(goal, session));
    goal.execute();
    assertThat(list()).isEqualTo("app/third\n");
    assertThat(said).noneMatch(line -> line.startsWith("warn"));
    git.git("rm", "--quiet", "-r", "shared");
    git.commit();
    goal.execute();
    assertThat(list()).isEqualTo("app/third\n");
    assertThat(said).anyMatch(line -> line.contains("found nothing at shared/x.json"));
  }

  @Test
  @InjectMojo(goal = "changed", pom = POM)
  void aShallowCloneWithoutTagsIsToldSo(ChangedMojo goal) throws Exception {
    git.write("x", "x").commit();
    git = git.cloned(temporary.resolve("shallow"), "--depth=1");
    reactor = new Reactor(git);
    reactor.addEcho("app/echo");
    reactor.start(goal, session);
    assertThat(catchThrowableOfType(MojoFailureException.class, goal::execute))
        .hasMessageContaining("shallow clone")
        .hasMessageContaining("fetch-depth: 0");
  }

  @Test
  @InjectMojo(goal = "changed", pom = POM)
  @MojoParameter(name = "skipChanged", value = "true")
  void theGoalAloneIsSkipped(ChangedMojo goal) throws Exception {
    reactor.start(goal, session).execute();
    assertThat(git.path("target")).doesNotExist();
  }
}
