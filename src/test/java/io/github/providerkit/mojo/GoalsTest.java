package io.github.providerkit.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.providerkit.files.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import javax.inject.Inject;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoParameter;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.artifact.DefaultArtifact;
import org.apache.maven.artifact.handler.manager.ArtifactHandlerManager;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The goals, configured and injected as Maven does it. */
@MojoTest
@MojoParameter(name = "outputDirectory", value = GoalsTest.OUTPUT)
@MojoParameter(name = "version", value = "1.0.0")
class GoalsTest {
  static final String OUTPUT = "target/test-projects/goals";
  private static final String POM = "src/test/resources/projects/pom.xml";
  private static final String REST = "src/test/resources/projects/rest/manifest.yaml";
  private static final String BROKEN = "src/test/resources/projects/broken/manifest.yaml";

  @Inject private MavenProject project;
  @Inject private ArtifactHandlerManager handlers;

  @BeforeEach
  void clean() throws IOException {
    if (Files.exists(Path.of(OUTPUT))) {
      try (Stream<Path> files = Files.walk(Path.of(OUTPUT))) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  @Test
  @InjectMojo(goal = "validate-manifest", pom = POM)
  @MojoParameter(name = "manifest", value = REST)
  void aValidManifestPasses(ValidateManifestMojo goal) throws Exception {
    goal.execute();
    assertThat(json("validation.json").path("ok").asBoolean()).isTrue();
    assertThat(json("validation.json").path("format").asText()).isEqualTo("gestalt");
  }

  @Test
  @InjectMojo(goal = "validate-manifest", pom = POM)
  @MojoParameter(name = "manifest", value = BROKEN)
  void aBrokenManifestFailsAfterItsProblemsWereWritten(ValidateManifestMojo goal) throws Exception {
    MojoFailureException failed = catchThrowableOfType(MojoFailureException.class, goal::execute);
    assertThat(failed).hasMessage(BROKEN + ": 2 errors, listed above");
    assertThat(json("validation.json").path("ok").asBoolean()).isFalse();
    assertThat(json("validation.json").path("problems"))
        .extracting(problem -> problem.path("code").asText())
        .containsExactly("gestalt/version", "gestalt/http-method");
  }

  @Test
  @InjectMojo(goal = "validate-manifest", pom = POM)
  @MojoParameter(name = "manifest", value = BROKEN)
  @MojoParameter(name = "skip", value = "true")
  void aSkippedGoalDoesNothing(ValidateManifestMojo goal) throws Exception {
    goal.execute();
    assertThat(Path.of(OUTPUT)).doesNotExist();
  }

  @Test
  @InjectMojo(goal = "validate-manifest", pom = POM)
  @MojoParameter(name = "manifest", value = REST)
  @MojoParameter(name = "versionPolicy", value = "lenient")
  void anUnknownPolicyIsNamed(ValidateManifestMojo goal) {
    assertThat(catchThrowableOfType(MojoFailureException.class, goal::execute))
        .hasMessage("provider.versionPolicy: expected strict or override, found \"lenient\"");
  }

  @Test
  @InjectMojo(goal = "build-artifacts", pom = POM)
  @MojoParameter(name = "manifest", value = REST)
  @MojoParameter(name = "platforms", value = "linux/x64")
  void anUnknownPlatformIsNamed(BuildArtifactsMojo goal) {
    assertThat(catchThrowableOfType(MojoFailureException.class, goal::execute))
        .hasMessageContaining("found \"x64\" in \"linux/x64\"")
        .hasMessageContaining("did you mean \"amd64\"?");
  }

  @Test
  @InjectMojo(goal = "build-artifacts", pom = POM)
  @MojoParameter(name = "manifest", value = BROKEN)
  void nothingIsBuiltForABrokenManifest(BuildArtifactsMojo goal) {
    assertThat(catchThrowableOfType(MojoFailureException.class, goal::execute))
        .hasMessageContaining("2 errors");
  }

  @Test
  @InjectMojo(goal = "release-archive", pom = POM)
  @MojoParameter(name = "manifest", value = REST)
  void aReleaseIsWrittenListedAndAttached(ReleaseArchiveMojo goal) throws Exception {
    // Given a project with coordinates, which the harness leaves open
    project.setPackaging("provider");
    project.setArtifact(
        new DefaultArtifact(
            "com.acme",
            "echo",
            "1.0.0",
            null,
            "provider",
            null,
            handlers.getArtifactHandler("provider")));

    // When it is released
    goal.execute();

    // Then the archive is there, listed, attached, and the metadata is the main artifact
    Path archive = Path.of(OUTPUT, "release", "gestalt-plugin-echo_v1.0.0.tar.gz");
    JsonNode list = json("artifacts.json");
    assertThat(list.path("releaseTag").asText()).isEqualTo("echo/v1.0.0");
    assertThat(list.path("compression").asText()).isEqualTo("deflate-1");
    assertThat(list.path("artifacts").get(0).path("sha256").asText()).isEqualTo(Sha256.of(archive));
    assertThat(project.getProperties()).containsEntry("provider.releaseTag", "echo/v1.0.0");
    assertThat(project.getAttachedArtifacts())
        .anySatisfy(
            artifact -> {
              assertThat(artifact.getClassifier()).isEqualTo("generic");
              assertThat(artifact.getFile().toPath()).isEqualTo(archive.toAbsolutePath());
            });
    assertThat(project.getArtifact().getFile())
        .hasExtension("yaml")
        .content()
        .contains("-generic.tar.gz");
  }

  @Test
  @InjectMojo(goal = "release-archive", pom = POM)
  @MojoParameter(name = "manifest", value = REST)
  @MojoParameter(name = "outputTimestamp", value = "yesterday")
  void aTimestampThatIsNoneIsNamed(ReleaseArchiveMojo goal) {
    assertThat(catchThrowableOfType(MojoFailureException.class, goal::execute))
        .hasMessageContaining("yesterday");
  }

  private static JsonNode json(String name) throws IOException {
    return new ObjectMapper().readTree(Path.of(OUTPUT, name).toFile());
  }
}
