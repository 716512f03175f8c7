package io.github.providerkit.maven.cache;

import io.github.providerkit.maven.ReleaseExecutions;
import io.github.providerkit.message.ProviderException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.execution.ProjectExecutionEvent;
import org.apache.maven.execution.ProjectExecutionListener;
import org.apache.maven.plugin.BuildPluginManager;
import org.apache.maven.plugin.MavenPluginManager;
import org.apache.maven.plugin.Mojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.PluginConfigurationException;
import org.apache.maven.plugin.PluginManagerException;
import org.apache.maven.plugin.PluginResolutionException;
import org.apache.maven.project.MavenProject;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells Maven's Build Cache Extension what each project is made from, just before it looks for an
 * earlier build of it: by then the modules are built whose output it takes in.
 */
public final class CachedBuilds implements ProjectExecutionListener {
  private static final Logger LOG = LoggerFactory.getLogger(CachedBuilds.class);
  private static final String TOOLCHAINS = "maven-toolchains-plugin";
  private static final String RELEASE = "release-archive";
  private static final Set<String> ASKED = Set.of("build-artifacts", RELEASE);

  private final BuildPluginManager plugins;
  private final MavenPluginManager goals;

  /** Creates it; Maven hands in what knows its goals. */
  @Inject
  public CachedBuilds(BuildPluginManager plugins, MavenPluginManager goals) {
    this.plugins = plugins;
    this.goals = goals;
  }

  @Override
  public void beforeProjectLifecycleExecution(ProjectExecutionEvent event) {
    MavenProject project = event.getProject();
    if (event.getExecutionPlan() == null) {
      // Builders that begin each goal by itself have no plan, and the extension no part in them.
      return;
    }
    List<MojoExecution> ours =
        event.getExecutionPlan().stream().filter(CachedBuilds::isOurs).toList();
    if (ours.isEmpty()
        || project.getBasedir() == null
        || !CacheExtension.isActive(event.getSession())) {
      return;
    }
    boolean isWhole =
        ours.stream().noneMatch(one -> one.getSource() == MojoExecution.Source.CLI)
            && ours.stream().anyMatch(one -> one.getGoal().equals(RELEASE));
    if (!isWhole) {
      // Only a release can be given back as a whole.
      CacheDeclaration.leaveOut(project);
      return;
    }
    try {
      declare(event, ours);
    } catch (PluginResolutionException | PluginManagerException | PluginConfigurationException e) {
      LOG.debug("a goal cannot be asked", e);
      CacheDeclaration.leaveOut(project);
    }
  }

  private void declare(ProjectExecutionEvent event, List<MojoExecution> ours)
      throws PluginResolutionException, PluginManagerException, PluginConfigurationException {
    MavenSession session = event.getSession();
    Map<Mojo, MojoExecution> configured = new LinkedHashMap<>();
    try {
      for (MojoExecution execution : ours) {
        if (ASKED.contains(execution.getGoal())) {
          plugins.getPluginRealm(session, execution.getMojoDescriptor().getPluginDescriptor());
          configured.put(goals.getConfiguredMojo(Mojo.class, session, execution), execution);
        }
      }
      List<CachedGoal> asked =
          configured.keySet().stream()
              .filter(CachedGoal.class::isInstance)
              .map(CachedGoal.class::cast)
              .toList();
      if (asked.size() < configured.size()) {
        // A module that loads the plugin apart from another has its classes twice.
        CacheDeclaration.leaveOut(event.getProject());
        return;
      }
      CacheDeclaration.declare(
          session,
          event.getProject(),
          asked.get(0).outputDirectory(),
          key -> describe(asked, event, key),
          LOG::info);
    } finally {
      configured.forEach(goals::releaseMojo);
    }
  }

  private static void describe(List<CachedGoal> asked, ProjectExecutionEvent event, CacheKey key)
      throws ProviderException {
    boolean selects =
        event.getExecutionPlan().stream().anyMatch(one -> one.getArtifactId().equals(TOOLCHAINS));
    if (selects && !event.getSession().getRequest().getToolchains().isEmpty()) {
      key.unknown(TOOLCHAINS + " chooses the tools only when the project is built");
      return;
    }
    for (CachedGoal goal : asked) {
      goal.describe(key);
    }
  }

  private static boolean isOurs(MojoExecution execution) {
    return ReleaseExecutions.PLUGIN.equals(
        execution.getGroupId() + ":" + execution.getArtifactId());
  }

  @Override
  public void beforeProjectExecution(ProjectExecutionEvent event) {
    // Nothing is known of the goals yet.
  }

  @Override
  public void afterProjectExecutionSuccess(ProjectExecutionEvent event) {
    // All is done.
  }

  @Override
  public void afterProjectExecutionFailure(ProjectExecutionEvent event) {
    // The extension keeps nothing of it.
  }
}
