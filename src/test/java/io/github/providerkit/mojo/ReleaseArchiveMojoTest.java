package io.github.providerkit.mojo;

import static io.github.providerkit.mojo.GoalProject.POM;
import static io.github.providerkit.mojo.GoalProject.listen;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.providerkit.archive.read.ReadLimits;
import io.github.providerkit.archive.read.TarGzReader;
import io.github.providerkit.sbom.Bills;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.inject.Inject;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoParameter;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.artifact.handler.manager.ArtifactHandlerManager;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@MojoTest
@MojoParameter(name = "manifest", value = ReleaseArchiveMojoTest.DIRECTORY + "/manifest.yaml")
@MojoParameter(name = "outputDirectory", value = ReleaseArchiveMojoTest.DIRECTORY + "/out")
@MojoParameter(name = "version", value = "1.0.0")
class ReleaseArchiveMojoTest {
  static final String DIRECTORY = "target/test-projects/release";
  private static final String ARCHIVE = "out/release/gestalt-plugin-echo_v1.0.0.tar.gz";

  private final GoalProject project =
      GoalProject.at(DIRECTORY).write("manifest.yaml", GoalProject.REST);

  @Inject private MavenProject maven;
  @Inject private ArtifactHandlerManager handlers;

  @BeforeEach
  void hasCoordinates() {
    GoalProject.asProvider(maven, handlers);
  }

  @Test
  @InjectMojo(goal = "release-archive", pom = POM)
  void whatWasWrittenIsTold(ReleaseArchiveMojo goal) throws Exception {
    List<String> said = listen(goal);
    goal.execute();
    assertThat(said)
        .anyMatch(
            line ->
                line.matches(
                    "info .*gestalt-plugin-echo_v1\\.0\\.0\\.tar\\.gz \\([0-9]+ bytes, sha256 [0-9a-f]{64}\\)"))
        .contains("info release tag echo/v1.0.0");
  }

  @Test
  @InjectMojo(goal = "release-archive", pom = POM)
  @MojoParameter(name = "version", value = "1.2.3")
  @MojoParameter(name = "versionPolicy", value = "override")
  void theVersionReachesTheRelease(ReleaseArchiveMojo goal) throws Exception {
    goal.execute();
    assertThat(project.path("out/release/gestalt-plugin-echo_v1.2.3.tar.gz")).exists();
    assertThat(maven.getProperties()).containsEntry("provider.releaseTag", "echo/v1.2.3");
  }

  @Test
  void theTimestampReachesTheArchive(
      @InjectMojo(goal = "release-archive", pom = POM) ReleaseArchiveMojo plain,
      @InjectMojo(goal = "release-archive", pom = POM)
          @MojoParameter(name = "outputTimestamp", value = "2026-11-21T10:30:00Z")
          ReleaseArchiveMojo dated)
      throws Exception {
    plain.execute();
    byte[] first = java.nio.file.Files.readAllBytes(project.path(ARCHIVE));
    dated.execute();
    assertThat(project.path(ARCHIVE)).exists();
    assertThat(java.nio.file.Files.readAllBytes(project.path(ARCHIVE))).isNotEqualTo(first);
  }

  @Test
  @InjectMojo(goal = "release-archive", pom = POM)
  @MojoParameter(name = "manifest", value = DIRECTORY + "/plugin.yaml")
  @MojoParameter(name = "layout", value = "package")
  void theLayoutReachesTheArchive(ReleaseArchiveMojo goal) throws Exception {
    project
        .write(
            "plugin.yaml",
            """
            source: github.com/acme/plugins/echo
            version: 1.0.0
            provider: {surfaces: {mcp: {url: 'https://mcp.example'}}}
            """)
        .write("notes/more.txt", "more");
    goal.execute();
    assertThat(names(project.path(ARCHIVE))).contains("plugin.yaml", "notes/more.txt");
  }

  /** A deployment that breaks off leaves no metadata of archives that are not there. */
  @Test
  @InjectMojo(goal = "release-archive", pom = POM)
  void whatNamesTheOthersIsAttachedBehindThemWhereItIsNoMainArtifact(ReleaseArchiveMojo goal)
      throws Exception {
    maven.setPackaging("pom");
    goal.execute();
    assertThat(maven.getAttachedArtifacts())
        .extracting(a -> a.getClassifier())
        .containsExactly("generic", "checksums", "provider-release");
  }

  @Test
  void aBillOfMaterialsIsWrittenOnRequestAndNoOldOneStays(
      @InjectMojo(goal = "release-archive", pom = POM) @MojoParameter(name = "sbom", value = "true")
          ReleaseArchiveMojo asked,
      @InjectMojo(goal = "release-archive", pom = POM) ReleaseArchiveMojo plain)
      throws Exception {
    asked.execute();
    String bill = java.nio.file.Files.readString(project.path("out/sbom.cdx.json"));
    assertThat(Bills.faults(bill)).isEmpty();
    assertThat(bill).contains("gestalt-plugin-echo_v1.0.0.tar.gz", "\"manifest.yaml\"");
    assertThat(maven.getAttachedArtifacts())
        .anyMatch(a -> "sbom".equals(a.getClassifier()) && a.getType().equals("json"));
    plain.execute();
    assertThat(project.path("out/sbom.cdx.json")).doesNotExist();
  }

  @Test
  @InjectMojo(goal = "release-archive", pom = POM)
  @MojoParameter(name = "provenance", value = "true")
  @MojoParameter(name = "sbom", value = "true")
  @MojoParameter(name = "provenanceBuilder", value = "https://ci.example/release")
  void whereItComesFromIsWrittenOnRequest(ReleaseArchiveMojo goal) throws Exception {
    goal.execute();
    assertThat(project.path("out/provenance.intoto.json"))
        .content()
        .contains("\"name\": \"gestalt-plugin-echo_v1.0.0.tar.gz\"")
        .contains("\"name\": \"checksums.txt\"")
        .contains("\"name\": \"sbom.cdx.json\"")
        .contains("\"id\": \"https://ci.example/release\"")
        .contains("/manifest.yaml\"");
    assertThat(maven.getAttachedArtifacts())
        .anyMatch(a -> "provenance".equals(a.getClassifier()) && a.getType().equals("json"));
    assertThat(project.path("out/artifacts.json")).content().contains("\"role\": \"provenance\"");
  }

  @Test
  void aPageIsWrittenOnRequestAndNoOldOneStays(
      @InjectMojo(goal = "release-archive", pom = POM) @MojoParameter(name = "page", value = "true")
          ReleaseArchiveMojo asked,
      @InjectMojo(goal = "release-archive", pom = POM)
          @MojoParameter(name = "page", value = "false")
          ReleaseArchiveMojo plain)
      throws Exception {
    asked.execute();
    assertThat(project.path("out/release.html"))
        .content()
        .contains(
            "<h1>echo 1.0.0</h1>", "1 operation", "GET /ping", "manifest.yaml", "source: mvn:");
    assertThat(project.path("out/release.md")).content().startsWith("# echo 1.0.0");
    plain.execute();
    assertThat(project.path("out/release.html")).doesNotExist();
    assertThat(project.path("out/release.md")).doesNotExist();
  }

  @Test
  @InjectMojo(goal = "release-archive", pom = POM)
  @MojoParameter(name = "provenance", value = "true")
  @MojoParameter(name = "provenanceBuilder", value = "our ci")
  void aBuilderIsAUri(ReleaseArchiveMojo goal) {
    assertThat(catchThrowableOfType(MojoFailureException.class, goal::execute))
        .hasMessageContaining("provider.provenance.builder: expected a URI");
  }

  @Test
  @InjectMojo(goal = "release-archive", pom = POM)
  @MojoParameter(name = "layout", value = "flatt")
  void anUnknownLayoutIsNamed(ReleaseArchiveMojo goal) {
    assertThat(catchThrowableOfType(MojoFailureException.class, goal::execute))
        .hasMessageContaining("provider.layout: expected release, flat, package");
  }

  @Test
  @InjectMojo(goal = "release-archive", pom = POM)
  void errorsAreShownAndNothingIsWritten(ReleaseArchiveMojo goal) {
    project.write("manifest.yaml", GoalProject.REST.replace("GET", "FETCH"));
    List<String> said = listen(goal);
    assertThat(catchThrowableOfType(MojoFailureException.class, goal::execute))
        .hasMessageEndingWith("1 error, listed above");
    assertThat(said).anyMatch(line -> line.contains("[gestalt/http-method]"));
    assertThat(project.path("out/release")).doesNotExist();
  }

  @Test
  @InjectMojo(goal = "release-archive", pom = POM)
  void codeThatWasNotCompiledIsMissed(ReleaseArchiveMojo goal) {
    project
        .write("manifest.yaml", GoalProject.CACHE)
        .write("go.mod", "module example.com/cache\n")
        .write("cache.go", "package cache\n");
    assertThat(catchThrowableOfType(MojoFailureException.class, goal::execute))
        .hasMessageContaining("run provider:build-artifacts first");
  }

  @Test
  @InjectMojo(goal = "release-archive", pom = POM)
  void aReleaseThatCannotBeWrittenIsNoMistakeOfTheUsers(ReleaseArchiveMojo goal) {
    project.write("out", "a file where a directory belongs");
    assertThat(catchThrowableOfType(MojoExecutionException.class, goal::execute))
        .hasMessageContaining("cannot write the release to")
        .hasRootCauseInstanceOf(IOException.class);
  }

  @Test
  @InjectMojo(goal = "release-archive", pom = POM)
  @MojoParameter(name = "skipReleaseArchive", value = "true")
  void theGoalAloneIsSkipped(ReleaseArchiveMojo goal) throws Exception {
    goal.execute();
    assertThat(project.path("out")).doesNotExist();
  }

  private static List<String> names(Path archive) throws IOException {
    List<String> names = new ArrayList<>();
    new TarGzReader(ReadLimits.DEFAULT)
        .read(archive, (entry, content) -> names.add(entry.nameInArchive()));
    return names;
  }
}
