package io.github.providerkit.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.providerkit.message.ProviderException;
import java.io.File;
import java.nio.file.Path;
import org.apache.maven.model.Build;
import org.apache.maven.model.Model;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.junit.jupiter.api.Test;

class ReleaseExecutionsTest {
  private final Plugin plugin = new Plugin();
  private final MavenProject project = project();

  private MavenProject project() {
    plugin.setGroupId("io.github.providerkit");
    plugin.setArtifactId("provider-maven-plugin");
    Model model = new Model();
    model.setArtifactId("two");
    model.setBuild(new Build());
    model.getBuild().addPlugin(plugin);
    MavenProject made = new MavenProject(model);
    made.setFile(new File("/project/pom.xml"));
    return made;
  }

  @Test
  void twoManifestsAreToldWithTheirExecutions() {
    execution("x", "release-archive", "manifest", "x/manifest.yaml");
    execution("y", "release-archive", "manifest", "y/../y/manifest.yaml");
    ProviderException failed =
        catchThrowableOfType(ProviderException.class, () -> ReleaseExecutions.requireOne(project));
    assertThat(failed)
        .hasMessage(
            "expected one manifest to release in project two, found x/manifest.yaml (execution x)"
                + " and y/manifest.yaml (execution y)");
    assertThat(failed.hint()).startsWith("one Maven project a provider");
    assertThat(failed.fault()).isEqualTo(ProviderException.Fault.USER);
  }

  @Test
  void whatReleasesOneManifestIsFine() {
    execution("x", "release-archive", "manifest", "x/manifest.yaml");
    execution("same", "release-archive", "manifest", "/project/x/manifest.yaml");
    execution("checked", "validate-manifest", "manifest", "y/manifest.yaml");
    execution("unnamed", "release-archive", "layout", "flat");
    execution("off", "release-archive", "manifest", "z/manifest.yaml").setPhase("none");
    skipped(execution("left-out", "release-archive", "manifest", "z/manifest.yaml"));
    assertThatCode(() -> ReleaseExecutions.requireOne(project)).doesNotThrowAnyException();
    project.getBuild().getPlugins().clear();
    project.getBuild().flushPluginMap();
    assertThatCode(() -> ReleaseExecutions.requireOne(project)).doesNotThrowAnyException();
  }

  @Test
  void aSecondReleaseOfAProjectIsRefused() throws ProviderException {
    Path output = Path.of("/project/target/provider");
    ReleaseExecutions.note(project, "manifest.yaml", output);
    ReleaseExecutions.note(project, "manifest.yaml", output);
    ProviderException failed =
        catchThrowableOfType(
            ProviderException.class,
            () -> ReleaseExecutions.note(project, "y/manifest.yaml", output));
    assertThat(failed)
        .hasMessageContaining("y/manifest.yaml in " + output + ", after manifest.yaml in");
  }

  private PluginExecution execution(String id, String goal, String name, String value) {
    PluginExecution execution = new PluginExecution();
    execution.setId(id);
    execution.addGoal(goal);
    Xpp3Dom configuration = new Xpp3Dom("configuration");
    add(configuration, name, value);
    execution.setConfiguration(configuration);
    plugin.addExecution(execution);
    return execution;
  }

  private static void skipped(PluginExecution execution) {
    add((Xpp3Dom) execution.getConfiguration(), "skipReleaseArchive", "true");
  }

  private static void add(Xpp3Dom configuration, String name, String value) {
    Xpp3Dom child = new Xpp3Dom(name);
    child.setValue(value);
    configuration.addChild(child);
  }
}
