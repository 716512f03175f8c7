package io.github.providerkit.mojo;

import static io.github.providerkit.mojo.GoalProject.POM;
import static io.github.providerkit.mojo.GoalProject.listen;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.providerkit.archive.read.ForeignTar;
import io.github.providerkit.lock.Deployment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoParameter;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.Test;

@MojoTest
@MojoParameter(name = "outputDirectory", value = VerifyArchiveMojoTest.DIRECTORY)
class VerifyArchiveMojoTest {
  static final String DIRECTORY = "target/test-projects/verify";

  private final GoalProject project = GoalProject.at(DIRECTORY);

  @Test
  @InjectMojo(goal = "verify-archive", pom = POM)
  void theReleaseOfTheProjectIsVerified(VerifyArchiveMojo goal) throws Exception {
    archive("release/echo.tar.gz", Deployment.rest());
    List<String> said = listen(goal);
    goal.execute();
    assertThat(said).first().isEqualTo("info echo.tar.gz would be taken");
    assertThat(said.subList(1, said.size()))
        .isNotEmpty()
        .allMatch(line -> line.startsWith("info not checked: "));
  }

  @Test
  @InjectMojo(goal = "verify-archive", pom = POM)
  @MojoParameter(name = "archive", value = DIRECTORY + "/elsewhere/echo.tar.gz")
  void theNamedArchiveIsVerified(VerifyArchiveMojo goal) throws Exception {
    archive("elsewhere/echo.tar.gz", Deployment.rest());
    archive("release/broken.tar.gz", new byte[] {1, 2, 3});
    List<String> said = listen(goal);
    goal.execute();
    assertThat(said).first().isEqualTo("info echo.tar.gz would be taken");
    assertThat(said.subList(1, said.size()))
        .isNotEmpty()
        .allMatch(line -> line.startsWith("info not checked: "));
  }

  @Test
  @InjectMojo(goal = "verify-archive", pom = POM)
  void whatNobodyWouldTakeFails(VerifyArchiveMojo goal) throws Exception {
    archive("release/echo.tar.gz", Deployment.rest());
    archive("release/broken.tar.gz", new byte[] {1, 2, 3});
    List<String> said = listen(goal);
    assertThat(catchThrowableOfType(MojoFailureException.class, goal::execute))
        .hasMessageEndingWith("would not be taken; the reasons are listed above");
    assertThat(said).isNotEmpty().allMatch(line -> line.contains("broken.tar.gz") || isHint(line));
  }

  @Test
  @InjectMojo(goal = "verify-archive", pom = POM)
  void withoutAnArchiveTheUserIsTold(VerifyArchiveMojo goal) {
    project.write("release/checksums.txt", "");
    assertThat(catchThrowableOfType(MojoFailureException.class, goal::execute))
        .hasMessageContaining("expected an archive, .tar.gz or .tgz, found none at")
        .hasMessageContaining("hint: name it with -Dprovider.archive=FILE");
  }

  @Test
  @InjectMojo(goal = "verify-archive", pom = POM)
  @MojoParameter(name = "checkstackPlatform", value = DIRECTORY + "/no-platform.json")
  void thePlatformReachesTheVerifier(VerifyArchiveMojo goal) throws Exception {
    archive(
        "release/plugin.tgz",
        ForeignTar.gzip(
            new ForeignTar().add("package/package.json", '0', 0644, "{}".getBytes(UTF_8)).bytes()));
    assertThat(catchThrowableOfType(MojoFailureException.class, goal::execute))
        .hasMessageContaining("provider.checkstack.platform: expected a JSON object")
        .hasMessageContaining("no-platform.json");
  }

  @Test
  @InjectMojo(goal = "verify-archive", pom = POM)
  @MojoParameter(name = "validateOnly", value = "true")
  void validateOnlyLeavesThisGoal(VerifyArchiveMojo goal) throws Exception {
    archive("release/echo.tar.gz", Deployment.rest());
    List<String> said = listen(goal);
    goal.execute();
    assertThat(said).first().isEqualTo("info echo.tar.gz would be taken");
    assertThat(said.subList(1, said.size()))
        .isNotEmpty()
        .allMatch(line -> line.startsWith("info not checked: "));
  }

  @Test
  @InjectMojo(goal = "verify-archive", pom = POM)
  @MojoParameter(name = "skipVerifyArchive", value = "true")
  void theGoalAloneIsSkipped(VerifyArchiveMojo goal) throws Exception {
    List<String> said = listen(goal);
    goal.execute();
    assertThat(said).containsExactly("info skipped");
  }

  private void archive(String name, byte[] bytes) throws IOException {
    Path file = project.path(name);
    Files.createDirectories(file.getParent());
    Files.write(file, bytes);
  }

  private static boolean isHint(String line) {
    return line.contains("    hint: ");
  }
}
