package io.github.providerkit.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import javax.inject.Inject;
import org.apache.maven.RepositoryUtils;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.artifact.DefaultArtifact;
import org.apache.maven.artifact.handler.manager.ArtifactHandlerManager;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** With Maven's own components, and this plugin's packaging as it is declared. */
@MojoTest
class ArtifactAttacherTest {

  private static final Path METADATA = Path.of("target", "provider-release.yaml").toAbsolutePath();
  private static final Path ARCHIVE = Path.of("target", "archive.tar.gz").toAbsolutePath();

  @Inject private ArtifactAttacher attacher;
  @Inject private ArtifactHandlerManager handlers;

  @Test
  void metadataIsTheMainArtifactOfPackagingProvider() {
    MavenProject project = project("provider");

    attacher.attachMain(project, METADATA);

    assertThat(project.getArtifact().getFile()).isEqualTo(METADATA.toFile());
    assertThat(RepositoryUtils.toArtifact(project.getArtifact()))
        .hasToString("com.acme:my-plugin:yaml:1.0");
    assertThat(project.getAttachedArtifacts()).isEmpty();
  }

  @Test
  void mainArtifactOfPackagingProviderCanHaveAnotherType() {
    MavenProject project = project("provider");

    attacher.attachMain(project, "tgz", ARCHIVE);

    assertThat(project.getArtifact().getType()).isEqualTo("provider");
    assertThat(RepositoryUtils.toArtifact(project.getArtifact()))
        .hasToString("com.acme:my-plugin:tgz:1.0");
    assertThat(handlers.getArtifactHandler("provider").getExtension()).isEqualTo("yaml");
  }

  @ParameterizedTest
  @ValueSource(strings = {"pom", "jar"})
  void metadataIsAttachedToAProjectOfAnotherPackaging(String packaging) {
    MavenProject project = project(packaging);

    attacher.attachMain(project, METADATA);

    assertThat(project.getArtifact().getFile()).isNull();
    assertThat(project.getAttachedArtifacts())
        .extracting(RepositoryUtils::toArtifact)
        .singleElement()
        .hasToString("com.acme:my-plugin:yaml:provider-release:1.0");
  }

  @Test
  void typeIsTheExtensionOfAnAttachment() {
    MavenProject project = project("provider");

    attacher.attach(project, "tar.gz", "linux-amd64", ARCHIVE);
    attacher.attach(project, "tar.gz", "linux-arm64", ARCHIVE);

    assertThat(project.getAttachedArtifacts())
        .extracting(artifact -> RepositoryUtils.toArtifact(artifact).toString())
        .containsExactly(
            "com.acme:my-plugin:tar.gz:linux-amd64:1.0",
            "com.acme:my-plugin:tar.gz:linux-arm64:1.0");
  }

  @Test
  void attachingTheSameFileAgainChangesNothing() {
    MavenProject project = project("provider");

    for (int run = 0; run < 2; run++) {
      attacher.attachMain(project, METADATA);
      attacher.attach(project, "tar.gz", "generic", ARCHIVE);
    }

    assertThat(project.getArtifact().getFile()).isEqualTo(METADATA.toFile());
    assertThat(project.getAttachedArtifacts()).hasSize(1);
  }

  @Test
  void refusesASecondFileWithTheSameTypeAndClassifier() {
    MavenProject project = project("provider");
    attacher.attach(project, "tar.gz", "generic", ARCHIVE);

    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() -> attacher.attach(project, "tar.gz", "generic", METADATA))
        .withMessage(
            "cannot attach %s: %s is attached as com.acme:my-plugin:tar.gz:generic:1.0 already",
            METADATA, ARCHIVE);
    assertThat(project.getAttachedArtifacts()).hasSize(1);
  }

  @Test
  void refusesASecondMainFile() {
    MavenProject project = project("provider");
    attacher.attachMain(project, METADATA);

    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() -> attacher.attachMain(project, "tgz", ARCHIVE))
        .withMessageContaining("com.acme:my-plugin:provider:1.0");
    assertThat(project.getArtifact().getFile()).isEqualTo(METADATA.toFile());
  }

  @ParameterizedTest
  @ValueSource(strings = {"sha256", "tar.gz.sha256", "yaml.sha1", "tgz.sha512", "txt.md5"})
  void refusesTheNamesOfARepositorysOwnChecksums(String type) {
    MavenProject project = project("provider");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> attacher.attach(project, type, "generic", ARCHIVE))
        .withMessageContaining(type);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> attacher.attachMain(project, type, ARCHIVE));
  }

  private MavenProject project(String packaging) {
    MavenProject project = new MavenProject();
    project.setGroupId("com.acme");
    project.setArtifactId("my-plugin");
    project.setVersion("1.0");
    project.setPackaging(packaging);
    project.setArtifact(
        new DefaultArtifact(
            "com.acme",
            "my-plugin",
            "1.0",
            null,
            packaging,
            null,
            handlers.getArtifactHandler(packaging)));
    return project;
  }
}
