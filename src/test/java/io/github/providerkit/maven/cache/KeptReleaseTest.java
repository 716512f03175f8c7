package io.github.providerkit.maven.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.providerkit.files.Directories;
import io.github.providerkit.message.ProviderException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.maven.artifact.DefaultArtifact;
import org.apache.maven.artifact.handler.DefaultArtifactHandler;
import org.apache.maven.model.Build;
import org.apache.maven.model.Model;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptReleaseTest {
  @TempDir private Path base;
  private Path output;
  private MavenProject project;

  @BeforeEach
  void release() throws IOException {
    output = base.resolve("target/provider");
    project = project();
    write("release/a.tar.gz", "archive");
    write("release/checksums.txt", "digest  a.tar.gz");
    write("maven/weather-1.0.yaml", "metadata");
    write("artifacts.json", "{}");
    write("artifacts/linux/amd64/provider", "binary");
    assertThat(output.resolve("artifacts/linux/amd64/provider").toFile().setExecutable(true))
        .isTrue();
    write("build/go/wrapper.go", "cache");
    write("logs/linux.log", "log");
    attach("maven/weather-1.0.yaml", "release/a.tar.gz");
    CacheDeclarationTest.declared(project);
  }

  private MavenProject project() {
    Model model = new Model();
    model.setGroupId("com.acme");
    model.setArtifactId("weather");
    model.setVersion("1.0");
    model.setBuild(new Build());
    model.getBuild().setDirectory(base.resolve("target").toString());
    MavenProject made = new MavenProject(model);
    made.setFile(base.resolve("pom.xml").toFile());
    return made;
  }

  @SuppressWarnings("deprecation") // The helper that takes its place needs Maven's container.
  private void attach(String main, String archive) {
    project.setArtifact(artifact("provider", "yaml", null));
    project.getArtifact().setFile(output.resolve(main).toFile());
    DefaultArtifact attached = artifact("tar.gz", "tar.gz", "generic");
    attached.setFile(output.resolve(archive).toFile());
    project.addAttachedArtifact(attached);
  }

  private static DefaultArtifact artifact(String type, String extension, String classifier) {
    DefaultArtifactHandler handler = new DefaultArtifactHandler(type);
    handler.setExtension(extension);
    return new DefaultArtifact("com.acme", "weather", "1.0", null, type, classifier, handler);
  }

  private void write(String name, String text) throws IOException {
    Path file = output.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private TreeMap<String, String> written() throws IOException {
    TreeMap<String, String> found = new TreeMap<>();
    try (Stream<Path> files = Files.walk(output)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        found.put(output.relativize(file).toString(), Files.readString(file));
      }
    }
    return found;
  }

  private Path kept(String name) {
    return base.resolve("target/generated-sources/provider-release").resolve(name);
  }

  @Test
  void whatIsGivenBackIsWhole() throws Exception {
    TreeMap<String, String> before = written();
    new KeptRelease(project, output).keep("weather/v1.0");
    // Artifacts are kept by the extension.
    assertThat(kept("files/release/a.tar.gz")).doesNotExist();
    // Of the release that lay there before nothing stays, but what builds keep for themselves.
    write("release/old.tar.gz", "old");
    Files.delete(output.resolve("release/checksums.txt"));
    Files.delete(output.resolve("artifacts/linux/amd64/provider"));
    new KeptRelease(project, output).restore();
    assertThat(written()).isEqualTo(before);
    assertThat(output.resolve("artifacts/linux/amd64/provider")).isExecutable();
    assertThat(output.resolve("release/checksums.txt").toFile().canExecute()).isFalse();
    assertThat(project.getProperties()).containsEntry("provider.releaseTag", "weather/v1.0");
  }

  @Test
  void artifactsComeFromWhereTheExtensionHasThem() throws Exception {
    new KeptRelease(project, output).keep("weather/v1.0");
    Path cache = base.resolve("cache");
    Directories.copy(output, cache);
    Directories.delete(output);
    Files.createDirectories(output);
    // The extension knows one extension a packaging.
    project.getArtifact().setArtifactHandler(new DefaultArtifactHandler("provider"));
    project.getArtifact().setFile(cache.resolve("maven/weather-1.0.yaml").toFile());
    project.getAttachedArtifacts().get(0).setFile(cache.resolve("release/a.tar.gz").toFile());
    new KeptRelease(project, output).restore();
    Path main = output.resolve("maven/weather-1.0.yaml");
    assertThat(project.getArtifact().getFile()).isEqualTo(main.toFile()).exists();
    assertThat(project.getArtifact().getArtifactHandler().getExtension()).isEqualTo("yaml");
    assertThat(project.getAttachedArtifacts().get(0).getFile())
        .isEqualTo(output.resolve("release/a.tar.gz").toFile())
        .exists();
  }

  @Test
  void anythingElseIsRefused() throws Exception {
    KeptRelease release = new KeptRelease(project, output);
    assertThatThrownBy(release::restore)
        .isInstanceOf(ProviderException.class)
        .hasMessageContaining("the build cache gave back another release")
        .hasMessageContaining("no list of files");
    release.keep("weather/v1.0");
    Files.writeString(kept("files/artifacts.json"), "{\"other\": 1}");
    assertThatThrownBy(release::restore).hasMessageContaining("another artifacts.json");
    Files.delete(kept("files/artifacts.json"));
    assertThatThrownBy(release::restore).hasMessageContaining("no artifacts.json");
    // What lies there stays until all of the other is there.
    assertThat(written()).containsEntry("artifacts.json", "{}");
  }

  @Test
  void anEarlierBuildLeavesNothing() throws Exception {
    new KeptRelease(project, output).keep("weather/v1.0");
    KeptRelease.forget(project);
    assertThat(kept("files.txt")).doesNotExist();
    assertThatCode(() -> KeptRelease.forget(project)).doesNotThrowAnyException();
  }

  @Test
  void whatWasNotDeclaredIsNotKept() throws Exception {
    CacheDeclaration.leaveOut(project);
    new KeptRelease(project, output).keep("weather/v1.0");
    assertThat(kept("files.txt")).doesNotExist();
    assertThat(new KeptRelease(project, output).isRestored()).isFalse();
    assertThat(List.copyOf(project.getAttachedArtifacts())).hasSize(1);
  }
}
