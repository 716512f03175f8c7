package io.github.providerkit.maven.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.providerkit.maven.ReleaseExecutions;
import io.github.providerkit.message.ProviderException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.DefaultMavenExecutionResult;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Build;
import org.apache.maven.model.Model;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.classworlds.ClassWorld;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.eclipse.aether.DefaultRepositorySystemSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CacheDeclarationTest {
  private static final String ENABLED = "maven.build.cache.enabled";

  @TempDir private Path base;
  private final List<String> told = new ArrayList<>();
  private final Xpp3Dom configuration = new Xpp3Dom("configuration");

  @BeforeEach
  void writeManifest() throws IOException {
    Files.writeString(base.resolve("manifest.yaml"), "kind: plugin\n");
    Files.writeString(base.resolve("pom.xml"), "<project/>");
  }

  /** Makes a project look declared. */
  static void declared(MavenProject project) {
    project.setContextValue(CacheDeclaration.class.getName(), Boolean.TRUE);
  }

  private MavenProject project() {
    Plugin plugin = new Plugin();
    plugin.setGroupId("io.github.providerkit");
    plugin.setArtifactId("provider-maven-plugin");
    plugin.setConfiguration(configuration);
    Model model = new Model();
    model.setGroupId("com.acme");
    model.setArtifactId("weather");
    model.setVersion("1.0");
    model.setPackaging("provider");
    model.setBuild(new Build());
    model.getBuild().setDirectory(base.resolve("target").toString());
    model.getBuild().addPlugin(plugin);
    MavenProject made = new MavenProject(model);
    made.setFile(base.resolve("pom.xml").toFile());
    return made;
  }

  @SuppressWarnings("deprecation") // The only constructor that needs no container.
  private MavenSession session(MavenProject project) {
    MavenSession session =
        new MavenSession(
            null,
            new DefaultRepositorySystemSession(),
            new DefaultMavenExecutionRequest(),
            new DefaultMavenExecutionResult());
    session.setProjects(List.of(project));
    return session;
  }

  private MavenProject declare(Consumer<MavenSession> with, CacheDeclaration.GoalFacts goals) {
    MavenProject project = project();
    MavenSession session = session(project);
    with.accept(session);
    CacheDeclaration.declare(session, project, base.resolve("target/provider"), goals, told::add);
    return project;
  }

  private String key(Consumer<MavenSession> with) {
    MavenProject project = declare(with, key -> key.fact("tool.go", "go 1.26"));
    assertThat(told).isEmpty();
    assertThat(CacheDeclaration.isDeclared(project)).isTrue();
    assertThat(project.getProperties()).doesNotContainKey(ENABLED);
    PluginExecution execution =
        project
            .getPlugin(ReleaseExecutions.PLUGIN)
            .getExecutionsAsMap()
            .get("provider-build-cache");
    assertThat(execution.getPhase()).isEqualTo("none");
    assertThat(execution.getGoals()).isEmpty();
    return ((Xpp3Dom) execution.getConfiguration()).getChild("inputs").getValue();
  }

  private String key() {
    return key(session -> {});
  }

  @Test
  void theSameProjectHasTheSameKey() {
    assertThat(key()).isEqualTo(key()).matches("[0-9a-f]{64}");
  }

  @Test
  void filesPropertiesAndTheVersionAreInTheKey() throws Exception {
    String before = key();
    assertThat(key(session -> session.getUserProperties().put("provider.platforms", "all")))
        .isNotEqualTo(before);
    assertThat(
            key(
                session ->
                    session
                        .getCurrentProject()
                        .getProperties()
                        .setProperty("project.build.outputTimestamp", "2026-01-01T00:00:00Z")))
        .isNotEqualTo(before);
    assertThat(key(session -> session.getCurrentProject().setVersion("1.1"))).isNotEqualTo(before);
    assertThat(key(session -> session.getUserProperties().put("skipTests", "true")))
        .isEqualTo(before);
    Files.writeString(base.resolve("manifest.yaml"), "kind: auth\n");
    assertThat(key()).isNotEqualTo(before);
  }

  @Test
  void whatGoalsKnowIsInTheKey() {
    MavenProject one = declare(session -> {}, key -> key.fact("tool.go", "go 1.26"));
    MavenProject other = declare(session -> {}, key -> key.fact("tool.go", "go 1.27"));
    assertThat(held(one)).isNotEqualTo(held(other));
  }

  private static String held(MavenProject project) {
    return project
        .getPlugin(ReleaseExecutions.PLUGIN)
        .getExecutionsAsMap()
        .get(CacheDeclaration.EXECUTION)
        .getConfiguration()
        .toString();
  }

  @Test
  void filesThatParametersNameAreInTheKey() throws Exception {
    Path parts = Files.createDirectories(base.resolve("target/parts"));
    Xpp3Dom prebuilt = new Xpp3Dom("prebuilt");
    Xpp3Dom one = new Xpp3Dom("one");
    one.setValue("target/parts");
    prebuilt.addChild(one);
    configuration.addChild(prebuilt);
    String before = key();
    Files.writeString(parts.resolve("provider"), "binary");
    String configured = key();
    assertThat(configured).isNotEqualTo(before);
    Files.createDirectories(base.resolve("target/provider/release"));
    Files.writeString(base.resolve("target/provider/release/a.tar.gz"), "written");
    assertThat(key()).isEqualTo(configured);
  }

  @Test
  void whatIsNotKnownIsLeftOut() {
    MavenProject project = declare(session -> {}, key -> key.unknown("it asks servers"));
    assertThat(told).containsExactly("not kept in the build cache: it asks servers");
    assertThat(project.getProperties())
        .containsEntry(ENABLED, "false")
        .containsEntry("maven.build.cache.skipSave", "true");
    assertThat(project.getPlugin(ReleaseExecutions.PLUGIN).getExecutions()).isEmpty();
    assertThat(CacheDeclaration.isDeclared(project)).isFalse();
  }

  @Test
  void aGoalThatWouldFailSaysSoItself() {
    MavenProject project =
        declare(
            session -> {},
            key -> {
              throw ProviderException.user("Go: expected the program go, found none", null);
            });
    assertThat(told)
        .containsExactly("not kept in the build cache: Go: expected the program go, found none");
    assertThat(project.getProperties()).containsEntry(ENABLED, "false");
  }

  @Test
  void codeFromOutsideOfTheRepositoryIsNotKnown() throws Exception {
    Files.writeString(
        base.resolve("go.mod"), "module example.com/a\n\nreplace example.com/b => ../../b\n");
    declare(session -> {}, key -> {});
    assertThat(told)
        .singleElement()
        .asString()
        .startsWith("not kept in the build cache: it is made from what lies outside");
  }

  @Test
  void propertiesThatLeaveOutPartsAreTold() {
    declare(
        session ->
            session.getUserProperties().put("maven.build.cache.restoreGeneratedSources", "false"),
        key -> {});
    assertThat(told)
        .containsExactly(
            "not kept in the build cache:"
                + " -Dmaven.build.cache.restoreGeneratedSources=false leaves out parts of a release");
  }

  @Test
  void goalsThatPublishAreAlwaysRunBesideThoseOfTheUser() {
    String name = "maven.build.cache.alwaysRunPlugins";
    List<MavenSession> sessions = new ArrayList<>();
    key(
        session -> {
          session
              .getUserProperties()
              .put(name, "exec-maven-plugin:exec, maven-deploy-plugin:deploy");
          sessions.add(session);
        });
    assertThat(sessions.get(0).getUserProperties().getProperty(name).split(","))
        .startsWith("exec-maven-plugin:exec", "maven-deploy-plugin:deploy")
        .contains("provider-maven-plugin:release-archive", "maven-install-plugin:install")
        .doesNotHaveDuplicates();
  }

  @Test
  void theExtensionIsKnownByItsNameOrItsClasses() throws Exception {
    ClassWorld world = new ClassWorld();
    world.newRealm("plexus.core", null);
    assertThat(CacheExtension.isIn(world.getRealms())).isFalse();
    world.newRealm(
        "coreExtension>org.apache.maven.extensions:maven-build-cache-extension:1.3.0", null);
    assertThat(CacheExtension.isIn(world.getRealms())).isTrue();
    ClassWorld other = new ClassWorld();
    Path file = base.resolve("classes").resolve(CacheExtension.A_CLASS);
    Files.createDirectories(file.getParent());
    Files.createFile(file);
    other.newRealm("maven.ext", null).addURL(base.resolve("classes").toUri().toURL());
    assertThat(CacheExtension.isIn(other.getRealms())).isTrue();
    assertThat(CacheExtension.isPresent()).isFalse();
  }
}
