package io.github.providerkit.mojo;

import static io.github.providerkit.mojo.GoalProject.POM;
import static io.github.providerkit.mojo.GoalProject.listen;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import javax.inject.Inject;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoParameter;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.eclipse.aether.DefaultRepositorySystemSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;

@MojoTest
@MojoParameter(name = "manifest", value = BuildArtifactsMojoTest.DIRECTORY + "/manifest.yaml")
@MojoParameter(name = "outputDirectory", value = BuildArtifactsMojoTest.DIRECTORY + "/out")
@MojoParameter(name = "version", value = "1.0.0")
class BuildArtifactsMojoTest {
  static final String DIRECTORY = "target/test-projects/build";
  private static final String NO_TOOL = DIRECTORY + "/no-such-tool";

  private final GoalProject project =
      GoalProject.at(DIRECTORY).write("manifest.yaml", GoalProject.REST);

  @Inject private MavenSession session;

  @BeforeEach
  void sessionHasData() {
    Mockito.doReturn(new DefaultRepositorySystemSession()).when(session).getRepositorySession();
  }

  @Test
  @InjectMojo(goal = "build-artifacts", pom = POM)
  void withoutCodeThereIsNothingToBuild(BuildArtifactsMojo goal) throws Exception {
    List<String> said = listen(goal);
    goal.execute();
    assertThat(said).contains("info nothing to build");
  }

  @Test
  @InjectMojo(goal = "build-artifacts", pom = POM)
  void theAuthorsCommandRuns(BuildArtifactsMojo goal) throws Exception {
    project.write("manifest.yaml", built("[" + java() + ", Make.java]"));
    project.write(
        "Make.java",
        """
        class Make {
          public static void main(String[] args) throws Exception {
            System.out.println("made");
            java.nio.file.Files.writeString(java.nio.file.Path.of("made.txt"), "made");
          }
        }
        """);
    List<String> said = listen(goal);
    goal.execute();
    assertThat(project.read("made.txt")).isEqualTo("made");
    assertThat(said).contains("info no code to compile").anyMatch(line -> line.contains("made"));
  }

  @Test
  @InjectMojo(goal = "build-artifacts", pom = POM)
  void aCommandThatWroteElsewhereIsToldWhere(BuildArtifactsMojo goal) {
    project.write(
        "manifest.yaml",
        """
        kind: ui
        source: github.com/acme/plugins/page
        version: 1.0.0
        release: {build: {command: [%s, Make.java]}}
        spec: {assetRoot: dist}
        """
            .formatted(java()));
    project.write(
        "Make.java",
        """
        class Make {
          public static void main(String[] args) throws Exception {
            java.nio.file.Path out = java.nio.file.Files.createDirectories(java.nio.file.Path.of("www"));
            java.nio.file.Files.writeString(out.resolve("index.html"), "made");
          }
        }
        """);
    assertThat(catchThrowableOfType(MojoFailureException.class, goal::execute))
        .hasMessageContaining("expected files in dist, found nothing there")
        .hasMessageContaining("it wrote to www: name that as spec.assetRoot");
  }

  @Test
  @InjectMojo(goal = "build-artifacts", pom = POM)
  void aCommandThatFailsIsTheUsersConcern(BuildArtifactsMojo goal) {
    project.write("manifest.yaml", built("[" + java() + ", NoSuch.java]"));
    assertThat(catchThrowableOfType(MojoFailureException.class, goal::execute))
        .hasMessageContaining("release.build.command");
  }

  @Test
  @InjectMojo(goal = "build-artifacts", pom = POM)
  @MojoParameter(name = "validateOnly", value = "true")
  void validateOnlySkipsIt(BuildArtifactsMojo goal) throws Exception {
    List<String> said = listen(goal);
    goal.execute();
    assertThat(said).containsExactly("info skipped");
  }

  @Test
  @InjectMojo(goal = "build-artifacts", pom = POM)
  @MojoParameter(name = "skipBuildArtifacts", value = "true")
  void theGoalAloneIsSkipped(BuildArtifactsMojo goal) throws Exception {
    List<String> said = listen(goal);
    goal.execute();
    assertThat(said).containsExactly("info skipped");
  }

  @Test
  @InjectMojo(goal = "build-artifacts", pom = POM)
  void aKindThatNeedsCodeAndHasNoneIsRefused(BuildArtifactsMojo goal) {
    project.write("manifest.yaml", GoalProject.CACHE);
    assertThat(catchThrowableOfType(MojoFailureException.class, goal::execute))
        .hasMessageContaining("expected a build that makes the program of kind cache");
  }

  @Test
  @InjectMojo(goal = "build-artifacts", pom = POM)
  @MojoParameter(name = "go", value = NO_TOOL)
  void theNamedToolIsUsed(BuildArtifactsMojo goal) {
    goProvider();
    assertThat(catchThrowableOfType(MojoFailureException.class, goal::execute))
        .hasMessageContaining("no-such-tool");
  }

  @Test
  @InjectMojo(goal = "build-artifacts", pom = POM)
  @MojoParameter(name = "language", value = "python")
  void theNamedLanguageIsCompiled(BuildArtifactsMojo goal) {
    goProvider();
    assertThat(catchThrowableOfType(MojoFailureException.class, goal::execute))
        .hasMessageContaining("1 error");
  }

  @Test
  @InjectMojo(goal = "build-artifacts", pom = POM)
  @MojoParameter(name = "declarativeOnly", value = "true")
  void codeIsLeftOutWhereTheUserSaysSo(BuildArtifactsMojo goal) throws Exception {
    goProvider().write("manifest.yaml", GoalProject.REST);
    List<String> said = listen(goal);
    goal.execute();
    assertThat(said).contains("info nothing to build");
  }

  @Test
  @InjectMojo(goal = "build-artifacts", pom = POM)
  @MojoParameter(name = "layout", value = "package")
  @MojoParameter(name = "go", value = NO_TOOL)
  void nothingIsCompiledForAPackageOfAWholeDirectory(BuildArtifactsMojo goal) throws Exception {
    goProvider();
    List<String> said = listen(goal);
    goal.execute();
    assertThat(said).contains("info nothing to build");
  }

  @Test
  @InjectMojo(goal = "build-artifacts", pom = POM)
  @MojoParameter(name = "layout", value = "flatt")
  void anUnknownLayoutIsNamed(BuildArtifactsMojo goal) {
    assertThat(catchThrowableOfType(MojoFailureException.class, goal::execute))
        .hasMessageContaining("provider.layout: expected release, flat, package");
  }

  @Test
  @InjectMojo(goal = "build-artifacts", pom = POM)
  @MojoParameter(name = "prebuilt", value = DIRECTORY + "/parts")
  @MojoParameter(name = "go", value = NO_TOOL)
  void prebuiltPartsAreTakenInPlaceOfACompiler(BuildArtifactsMojo goal) {
    goProvider();
    assertThat(catchThrowableOfType(MojoFailureException.class, goal::execute))
        .hasMessageContaining("provider.prebuilt")
        .hasMessageContaining("parts");
  }

  @Test
  @InjectMojo(goal = "build-artifacts", pom = POM)
  @MojoParameter(name = "prebuilt", value = "repository")
  void partsOfARepositoryNeedPlatforms(BuildArtifactsMojo goal) {
    goProvider();
    assertThat(catchThrowableOfType(MojoFailureException.class, goal::execute))
        .hasMessageContaining("expected the platforms to take from the repository, found none");
  }

  @Test
  @InjectMojo(goal = "build-artifacts", pom = POM)
  void aDirectoryThatCannotBeMadeIsNoMistakeOfTheUsers(BuildArtifactsMojo goal) {
    project.write("manifest.yaml", built("[" + java() + ", -version]"));
    project.write("out", "a file where a directory belongs");
    assertThat(catchThrowableOfType(MojoExecutionException.class, goal::execute))
        .hasRootCauseInstanceOf(java.io.IOException.class);
  }

  private GoalProject goProvider() {
    return project
        .write("manifest.yaml", GoalProject.CACHE)
        .write("go.mod", "module example.com/cache\n")
        .write("cache.go", "package cache\n");
  }

  private static String built(String command) {
    return GoalProject.REST + "release: {build: {command: " + command + "}}\n";
  }

  private static String java() {
    String home = System.getProperty("java.home").replace('\\', '/');
    return "\"" + home + "/bin/java\"";
  }
}
