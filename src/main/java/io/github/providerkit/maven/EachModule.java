package io.github.providerkit.maven;

import io.github.providerkit.message.ProviderException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.lifecycle.LifecycleExecutor;
import org.apache.maven.plugin.BuildPluginManager;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.SessionData;

/**
 * Runs a goal in every module of a reactor. A goal that also works without a POM is started by
 * Maven only once when it is named on the command line, in the topmost project.
 */
public final class EachModule {
  private static final String RUNNING = EachModule.class.getName() + ".running";

  private final LifecycleExecutor planner;
  private final BuildPluginManager plugins;

  /** Creates it; Maven hands in what configures and starts goals. */
  @Inject
  public EachModule(LifecycleExecutor planner, BuildPluginManager plugins) {
    this.planner = planner;
    this.plugins = plugins;
  }

  /** Whether a goal was started for all modules together, and has yet to be for each of them. */
  public static boolean isWanted(MavenSession session, MojoExecution goal) {
    return goal != null
        && goal.getSource() == MojoExecution.Source.CLI
        && session.getProjects() != null
        && session.getProjects().size() > 1
        && session.getRepositorySession() != null
        && session.getRepositorySession().getData().get(RUNNING) == null;
  }

  /** Whether a goal runs as one of those that were started for all modules together. */
  public static boolean isAtWork(MavenSession session) {
    return session.getRepositorySession() != null
        && session.getRepositorySession().getData().get(RUNNING) != null;
  }

  /**
   * Runs a goal in every module, also when it fails in one of them.
   *
   * @param output receives which module comes next
   * @throws MojoFailureException if it failed in a module; the message names all of them
   * @throws ProviderException if it could not be started, or something else than the user's input
   *     stood in its way
   */
  public void run(MavenSession session, MojoExecution goal, Consumer<String> output)
      throws MojoFailureException, ProviderException {
    List<String> failures = new ArrayList<>();
    SessionData data = session.getRepositorySession().getData();
    data.set(RUNNING, true);
    try {
      for (MavenProject module : session.getProjects()) {
        output.accept("module " + module.getGroupId() + ":" + module.getArtifactId());
        try {
          run(session, module, goal);
        } catch (MojoFailureException e) {
          failures.add(module.getArtifactId() + ": " + e.getMessage());
        }
      }
    } finally {
      data.set(RUNNING, null);
    }
    if (!failures.isEmpty()) {
      throw new MojoFailureException(
          "%s of %s modules: %s"
              .formatted(
                  failures.size(), session.getProjects().size(), String.join("; ", failures)));
    }
  }

  private void run(MavenSession session, MavenProject module, MojoExecution goal)
      throws MojoFailureException, ProviderException {
    MavenSession own = session.clone();
    own.setCurrentProject(module);
    try {
      for (MojoExecution one :
          planner.calculateExecutionPlan(own, task(goal)).getMojoExecutions()) {
        plugins.executeMojo(own, one);
      }
    } catch (MojoFailureException e) {
      throw e;
    } catch (MojoExecutionException e) {
      throw ProviderException.environment(module.getArtifactId() + ": " + e.getMessage(), e);
    } catch (Exception e) {
      // Planning a goal that is already running has eight ways to fail, and none is expected.
      throw ProviderException.environment(
          "cannot start %s in %s".formatted(goal.getGoal(), module.getArtifactId()), e);
    }
  }

  private static String task(MojoExecution goal) {
    String name =
        String.join(
            ":", goal.getGroupId(), goal.getArtifactId(), goal.getVersion(), goal.getGoal());
    String execution = goal.getExecutionId();
    return execution == null || execution.equals("default-cli") ? name : name + "@" + execution;
  }
}
