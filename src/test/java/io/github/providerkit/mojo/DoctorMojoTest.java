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

/** A machine with no tools at all, whatever the one has that the test runs on. */
@MojoTest
@MojoParameter(name = "manifest", value = DoctorMojoTest.DIRECTORY + "/manifest.yaml")
@MojoParameter(name = "bun", value = DoctorMojoTest.DIRECTORY + "/no-bun")
@MojoParameter(name = "cargo", value = DoctorMojoTest.DIRECTORY + "/no-cargo")
@MojoParameter(name = "go", value = DoctorMojoTest.DIRECTORY + "/no-go")
@MojoParameter(name = "python", value = DoctorMojoTest.DIRECTORY + "/no-python")
@MojoParameter(name = "platforms", value = "linux/amd64")
class DoctorMojoTest {
  static final String DIRECTORY = "target/test-projects/doctor";

  private final GoalProject project = GoalProject.at(DIRECTORY);

  @Test
  @InjectMojo(goal = "doctor", pom = POM)
  void itTellsOfEachToolAndPasses(DoctorMojo goal) throws Exception {
    goProvider();
    List<String> said = listen(goal);
    goal.execute();
    assertThat(said)
        .contains("info the code of this project needs Go")
        .anyMatch(line -> line.contains("no-go"))
        .anyMatch(line -> line.contains("no-python"))
        .anyMatch(line -> line.contains("no-bun"))
        .anyMatch(line -> line.contains("no-cargo"));
  }

  /** What to do is told of what this project needs. */
  @Test
  @InjectMojo(goal = "doctor", pom = POM)
  void onlyWhatIsNeededHasAHint(DoctorMojo goal) throws Exception {
    goProvider();
    List<String> said = listen(goal);
    goal.execute();
    assertThat(said)
        .filteredOn(line -> line.startsWith("info hint: "))
        .singleElement()
        .asString()
        .startsWith("info hint: Go: ");
  }

  @Test
  @InjectMojo(goal = "doctor", pom = POM)
  @MojoParameter(name = "fail", value = "true")
  void itFailsForTheToolThatIsNeeded(DoctorMojo goal) {
    goProvider();
    fails(goal, "found 1 problem, listed above");
  }

  @Test
  @InjectMojo(goal = "doctor", pom = POM)
  @MojoParameter(name = "platforms", value = "linux/amd64,darwin/arm64")
  void whatTheProjectNeedsStandsBelowTheTable(DoctorMojo goal) throws Exception {
    goProvider()
        .write(
            "manifest.yaml",
            GoalProject.CACHE
                + "release: {build: {workdir: tools, command: [./make.sh, all]}}\nspec: {}\n")
        .write("tools/make.sh", "");
    List<String> said = listen(goal);
    goal.execute();
    assertThat(said)
        .containsSubsequence(
            "info this project needs:",
            "info   Go for linux/amd64: missing",
            "info   Go for darwin/arm64: missing",
            "info   ./make.sh for "
                + DIRECTORY
                + "/manifest.yaml: release.build.command: "
                + project.path("tools/make.sh").toAbsolutePath());
  }

  @Test
  @InjectMojo(goal = "doctor", pom = POM)
  @MojoParameter(name = "fail", value = "true")
  void theProgramsOfCommandsAreNeededToo(DoctorMojo goal) throws Exception {
    project.write(
        "manifest.yaml",
        GoalProject.REST + "release: {build: {command: [no-such-program, all]}}\n");
    List<String> said = listen(goal);
    fails(goal, "found 1 problem, listed above");
    assertThat(said)
        .contains(
            "info   no-such-program for "
                + DIRECTORY
                + "/manifest.yaml: release.build.command: missing");
  }

  @Test
  @InjectMojo(goal = "doctor", pom = POM)
  @MojoParameter(name = "fail", value = "true")
  void aProjectWithoutCodeNeedsNone(DoctorMojo goal) throws Exception {
    project.write("manifest.yaml", GoalProject.REST);
    List<String> said = listen(goal);
    goal.execute();
    assertThat(said)
        .contains("info this project has no code to compile")
        .noneMatch(line -> line.startsWith("info hint: "));
  }

  @Test
  @InjectMojo(goal = "doctor", pom = POM)
  @MojoParameter(name = "fail", value = "true")
  void allAreNeededWhereThatIsNotKnown(DoctorMojo goal) {
    project.write("manifest.yaml", "kind: [\n");
    List<String> said = listen(goal);
    fails(goal, "found 4 problems, listed above");
    assertThat(said).filteredOn(line -> line.startsWith("info hint: ")).hasSize(4);
  }

  @Test
  @InjectMojo(goal = "doctor", pom = POM)
  @MojoParameter(name = "fail", value = "true")
  @MojoParameter(name = "manifest", value = DIRECTORY + "/elsewhere/manifest.yaml")
  void alsoADirectoryWithoutAProviderIsLookedAt(DoctorMojo goal) {
    fails(goal, "found 4 problems, listed above");
  }

  @Test
  @InjectMojo(goal = "doctor", pom = POM)
  @MojoParameter(name = "fail", value = "true")
  @MojoParameter(name = "language", value = "rust")
  void theNamedLanguageSaysWhatIsNeeded(DoctorMojo goal) throws Exception {
    goProvider().write("Cargo.toml", "[package]\nname = 'cache'\n");
    List<String> said = listen(goal);
    fails(goal, "found 1 problem, listed above");
    assertThat(said).contains("info the code of this project needs Rust");
  }

  @Test
  @InjectMojo(goal = "doctor", pom = POM)
  @MojoParameter(name = "fail", value = "true")
  @MojoParameter(name = "declarativeOnly", value = "true")
  void codeThatIsLeftOutNeedsNone(DoctorMojo goal) throws Exception {
    goProvider().write("manifest.yaml", GoalProject.REST);
    goal.execute();
  }

  @Test
  @InjectMojo(goal = "doctor", pom = POM)
  @MojoParameter(name = "fail", value = "true")
  void theVersionOfTheReleaseSaysNothingAboutTools(DoctorMojo goal) {
    goProvider().write("manifest.yaml", GoalProject.CACHE.replace("1.0.0", "7.0.0"));
    fails(goal, "found 1 problem, listed above");
  }

  @Test
  @InjectMojo(goal = "doctor", pom = POM)
  @MojoParameter(name = "platforms", value = "linux/x64")
  void anUnknownPlatformIsNamed(DoctorMojo goal) {
    assertThat(catchThrowableOfType(MojoFailureException.class, goal::execute))
        .hasMessageContaining("found \"x64\" in \"linux/x64\"");
  }

  @Test
  @InjectMojo(goal = "doctor", pom = POM)
  @MojoParameter(name = "skipDoctor", value = "true")
  void theGoalAloneIsSkipped(DoctorMojo goal) throws Exception {
    List<String> said = listen(goal);
    goal.execute();
    assertThat(said).containsExactly("info skipped");
  }

  private GoalProject goProvider() {
    return project
        .write("manifest.yaml", GoalProject.CACHE)
        .write("go.mod", "module example.com/cache\n")
        .write("cache.go", "package cache\n");
  }

  private static void fails(DoctorMojo goal, String end) {
    assertThat(catchThrowableOfType(MojoFailureException.class, goal::execute))
        .hasMessageStartingWith("provider.doctor.fail: expected all tools")
        .hasMessageEndingWith(end);
  }
}
