package io.github.providerkit.mojo;

import static io.github.providerkit.mojo.GoalProject.POM;
import static io.github.providerkit.mojo.GoalProject.listen;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.providerkit.maven.ReleaseExecutions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.inject.Inject;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoParameter;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.artifact.handler.manager.ArtifactHandlerManager;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.DefaultRepositorySystemSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;

/** Several goals of one build: what they know of each other, and what nobody may believe. */
@MojoTest
@MojoParameter(name = "manifest", value = BuildMemoryTest.DIRECTORY + "/manifest.yaml")
@MojoParameter(name = "outputDirectory", value = BuildMemoryTest.DIRECTORY + "/out")
@MojoParameter(name = "version", value = "1.0.0")
class BuildMemoryTest {
  static final String DIRECTORY = "target/test-projects/memory";
  private static final String AGAIN = "as judged before";

  private final GoalProject project =
      GoalProject.at(DIRECTORY).write("manifest.yaml", GoalProject.REST);
  private final Map<Object, Object> context = new ConcurrentHashMap<>();

  @Inject private MavenSession session;
  @Inject private MavenProject maven;
  @Inject private ArtifactHandlerManager handlers;

  @BeforeEach
  void sessionHasData() {
    Mockito.doReturn(new DefaultRepositorySystemSession()).when(session).getRepositorySession();
  }

  @BeforeEach
  void hasCoordinates() {
    GoalProject.asProvider(maven, handlers);
  }

  @Test
  void aBuildJudgesAManifestOnce(
      @InjectMojo(goal = "validate-manifest", pom = POM) ValidateManifestMojo validate,
      @InjectMojo(goal = "build-artifacts", pom = POM) BuildArtifactsMojo build,
      @InjectMojo(goal = "release-archive", pom = POM) ReleaseArchiveMojo release)
      throws Exception {
    assertThat(run(validate)).noneMatch(line -> line.contains(AGAIN));
    assertThat(run(build)).anyMatch(line -> line.contains(AGAIN));
    assertThat(run(release)).anyMatch(line -> line.contains(AGAIN));
    assertThat(project.path("out/release/checksums.txt")).exists();
  }

  @Test
  void anotherBuildJudgesAnew(
      @InjectMojo(goal = "validate-manifest", pom = POM) ValidateManifestMojo first,
      @InjectMojo(goal = "validate-manifest", pom = POM) ValidateManifestMojo second)
      throws Exception {
    run(first);
    context.clear();
    assertThat(run(second)).noneMatch(line -> line.contains(AGAIN));
  }

  @Test
  void whatChangedBetweenTwoGoalsIsSeen(
      @InjectMojo(goal = "validate-manifest", pom = POM) ValidateManifestMojo validate,
      @InjectMojo(goal = "release-archive", pom = POM) ReleaseArchiveMojo release)
      throws Exception {
    run(validate);
    project.write("manifest.yaml", GoalProject.REST.replace("plugins/echo", "plugins/ohce"));
    run(release);
    assertThat(project.path("out/release/gestalt-plugin-ohce_v1.0.0.tar.gz")).exists();
  }

  @Test
  void twoExecutionsHaveTheirOwnAnswers(
      @InjectMojo(goal = "release-archive", pom = POM) ReleaseArchiveMojo plain,
      @InjectMojo(goal = "release-archive", pom = POM)
          @MojoParameter(name = "version", value = "2.0.0")
          @MojoParameter(name = "versionPolicy", value = "override")
          @MojoParameter(name = "outputDirectory", value = DIRECTORY + "/other")
          ReleaseArchiveMojo other,
      @InjectMojo(goal = "validate-manifest", pom = POM)
          @MojoParameter(name = "version", value = "2.0.0")
          ValidateManifestMojo strict)
      throws Exception {
    run(plain);
    // As in another project: of one of them there is one release.
    maven.getAttachedArtifacts().clear();
    maven.setContextValue(ReleaseExecutions.class.getName(), null);
    hasCoordinates();
    run(other);
    assertThat(project.path("out/release/gestalt-plugin-echo_v1.0.0.tar.gz")).exists();
    assertThat(project.path("other/release/gestalt-plugin-echo_v2.0.0.tar.gz")).exists();
    strict.setPluginContext(context);
    assertThat(catchThrowableOfType(MojoFailureException.class, strict::execute))
        .hasMessageEndingWith("1 error, listed above");
  }

  @Test
  void whatTheAuthorsCommandWroteIsJudged(
      @InjectMojo(goal = "validate-manifest", pom = POM) ValidateManifestMojo validate,
      @InjectMojo(goal = "build-artifacts", pom = POM) BuildArtifactsMojo build,
      @InjectMojo(goal = "release-archive", pom = POM) ReleaseArchiveMojo release)
      throws Exception {
    // Given a document that is fine, and a command that writes another one in its place
    project
        .write(
            "manifest.yaml",
            """
            kind: plugin
            source: github.com/acme/plugins/echo
            version: 1.0.0
            release: {build: {command: ["%s/bin/java", Make.java]}}
            spec:
              surfaces:
                openapi: {document: openapi.yaml}
            """
                .formatted(System.getProperty("java.home").replace('\\', '/')))
        .write(
            "openapi.yaml",
            """
            openapi: 3.0.0
            info: {title: t, version: '1'}
            servers: [{url: 'https://x.example'}]
            paths: {/a: {get: {operationId: a, responses: {}}}}
            """)
        .write(
            "Make.java",
            """
            class Make {
              public static void main(String[] args) throws Exception {
                java.nio.file.Files.writeString(java.nio.file.Path.of("openapi.yaml"), "openapi: [");
              }
            }
            """);

    // When the goals run one after the other
    run(validate);
    run(build);

    // Then the last one does not believe the first
    List<String> said = listen(release);
    release.setPluginContext(context);
    assertThat(catchThrowableOfType(MojoFailureException.class, release::execute))
        .hasMessageEndingWith("1 error, listed above");
    assertThat(said).anyMatch(line -> line.startsWith("error openapi.yaml:"));
  }

  @Test
  void aWarningIsShownOnce(
      @InjectMojo(goal = "validate-manifest", pom = POM) ValidateManifestMojo validate,
      @InjectMojo(goal = "release-archive", pom = POM) ReleaseArchiveMojo release)
      throws Exception {
    // Given a field that the consumer ignores
    project.write("manifest.yaml", GoalProject.REST + "  routes: [{path: /board}]\n");
    assertThat(warnings(run(validate))).hasSize(2).first().asString().contains("spec.routes");
    assertThat(warnings(run(release))).isEmpty();
  }

  private List<String> run(AbstractMojo goal) throws Exception {
    List<String> said = listen(goal);
    goal.setPluginContext(context);
    goal.execute();
    return said;
  }

  private static List<String> warnings(List<String> said) {
    return said.stream().filter(line -> line.startsWith("warn ")).toList();
  }
}
