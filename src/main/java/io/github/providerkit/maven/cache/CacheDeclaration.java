package io.github.providerkit.maven.cache;

import io.github.providerkit.host.Host;
import io.github.providerkit.maven.ReleaseExecutions;
import io.github.providerkit.message.ProviderException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/**
 * Tells the Build Cache Extension what the release of a project is made from, before it looks for
 * an earlier build. It takes part of its key from the configuration of plugins: an execution
 * without goals holds the digest of everything.
 */
public final class CacheDeclaration {
  static final String PLUGIN = ReleaseExecutions.PLUGIN;

  /** The execution that holds the digest; it does nothing. */
  static final String EXECUTION = "provider-build-cache";

  private static final String DECLARED = CacheDeclaration.class.getName();
  private static final String NO_PHASE = "none";

  private CacheDeclaration() {}

  /** Adds to a key what only the goals know. */
  @FunctionalInterface
  public interface GoalFacts {
    /**
     * Adds it.
     *
     * @throws ProviderException if the goal would fail for it
     */
    void describe(CacheKey key) throws ProviderException;
  }

  /**
   * Declares a project of which a release is written in this build.
   *
   * @param output where the plugin writes
   * @param info receives why nothing of it is kept
   */
  public static void declare(
      MavenSession session,
      MavenProject project,
      Path output,
      GoalFacts goals,
      Consumer<String> info) {
    CacheKey key = new CacheKey();
    String hindrance = CacheExtension.hindrance(session, project);
    if (!hindrance.isEmpty()) {
      key.unknown("-D" + hindrance + "=false leaves out parts of a release");
    }
    Path base = project.getBasedir().toPath().toAbsolutePath().normalize();
    Path build = Path.of(project.getBuild().getDirectory()).toAbsolutePath().normalize();
    if (!build.startsWith(base) || !output.toAbsolutePath().normalize().startsWith(base)) {
      key.unknown("it is written outside of the project");
    }
    try {
      if (key.reason().isEmpty()) {
        goals.describe(key);
      }
      if (key.reason().isEmpty()) {
        new ProjectFacts(session, project, Host.current()).describe(key);
      }
    } catch (ProviderException e) {
      // The goal itself tells of it, with a place and a hint.
      key.unknown(e.text());
    } catch (RuntimeException e) {
      // A cache is no reason to fail; the goals tell what is wrong with them.
      key.unknown("the plugin itself failed: " + e);
    }
    Optional<String> reason = key.reason();
    if (reason.isPresent()) {
      leaveOut(project);
      info.accept("not kept in the build cache: " + reason.get());
      return;
    }
    CacheExtension.runAlways(session);
    KeptRelease.forget(project);
    hold(project, key.digest());
    project.setContextValue(DECLARED, true);
  }

  /**
   * Sees before each goal that nothing is kept of a project that nobody has declared, since its
   * release would be given back whatever has changed: the plugin is no extension of it.
   *
   * @param info is told of it, once a project
   */
  public static void guard(MavenProject project, Consumer<String> info) {
    if (CacheExtension.isPresent() && project.getContextValue(DECLARED) == null) {
      leaveOut(project);
      info.accept(
          "not kept in the build cache: only with <extensions>true</extensions> does it know what the"
              + " release is made from");
    }
  }

  /** Leaves a project alone of which this build makes a part, or what nobody declared. */
  public static void leaveOut(MavenProject project) {
    CacheExtension.leaveOut(project);
    project.setContextValue(DECLARED, false);
  }

  /** Whether what a project is made from was declared. */
  public static boolean isDeclared(MavenProject project) {
    return Boolean.TRUE.equals(project.getContextValue(DECLARED));
  }

  private static void hold(MavenProject project, String digest) {
    Plugin plugin = project.getPlugin(PLUGIN);
    PluginExecution execution = plugin.getExecutionsAsMap().get(EXECUTION);
    if (execution == null) {
      execution = new PluginExecution();
      execution.setId(EXECUTION);
      execution.setPhase(NO_PHASE);
      plugin.addExecution(execution);
      plugin.flushExecutionMap();
    }
    Xpp3Dom inputs = new Xpp3Dom("inputs");
    inputs.setValue(digest);
    Xpp3Dom configuration = new Xpp3Dom("configuration");
    configuration.addChild(inputs);
    execution.setConfiguration(configuration);
  }
}
