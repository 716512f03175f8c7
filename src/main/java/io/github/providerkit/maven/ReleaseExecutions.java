package io.github.providerkit.maven;

import io.github.providerkit.message.ProviderException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.jspecify.annotations.Nullable;

/**
 * Sees that a project releases one provider: its artifacts are published under the project's
 * coordinates, and there is only one of each.
 */
public final class ReleaseExecutions {
  /** The key of this plugin in a project. */
  public static final String PLUGIN = "io.github.providerkit:provider-maven-plugin";

  private static final String GOAL = "release-archive";
  private static final String NO_PHASE = "none";
  private static final String RELEASED = ReleaseExecutions.class.getName();
  private static final String HINT =
      "one Maven project a provider: give each manifest a module of its own, with a POM beside it";

  private ReleaseExecutions() {}

  /**
   * Looks at all executions before the first of them does anything.
   *
   * @throws ProviderException if they release several manifests
   */
  public static void requireOne(MavenProject project) throws ProviderException {
    Plugin plugin = project.getPlugin(PLUGIN);
    if (plugin == null) {
      return;
    }
    Map<String, String> manifests = new LinkedHashMap<>();
    for (PluginExecution execution : plugin.getExecutions()) {
      String manifest = manifest(project, execution);
      if (releases(execution) && manifest != null) {
        manifests.putIfAbsent(manifest, execution.getId());
      }
    }
    if (manifests.size() > 1) {
      List<String> all = new ArrayList<>();
      manifests.forEach((manifest, id) -> all.add(manifest + " (execution " + id + ")"));
      throw ProviderException.user(
          "expected one manifest to release in project %s, found %s"
              .formatted(project.getArtifactId(), String.join(" and ", all)),
          HINT);
    }
  }

  /**
   * Notes what is released, before it is.
   *
   * @param manifest as the user names it
   * @param directory where the release goes
   * @throws ProviderException if the build released something else for the project before
   */
  public static void note(MavenProject project, String manifest, Path directory)
      throws ProviderException {
    String released = manifest + " in " + directory;
    Object before = project.getContextValue(RELEASED);
    if (before != null && !before.equals(released)) {
      throw ProviderException.user(
          "expected one release of project %s, found a second one: %s, after %s"
              .formatted(project.getArtifactId(), released, before),
          HINT);
    }
    project.setContextValue(RELEASED, released);
  }

  private static boolean releases(PluginExecution execution) {
    return execution.getGoals().contains(GOAL)
        && !NO_PHASE.equals(execution.getPhase())
        && !"true".equals(value(execution, "skip"))
        && !"true".equals(value(execution, "skipReleaseArchive"));
  }

  /** The file that an execution names; null for none, which means that it is looked for. */
  private static @Nullable String manifest(MavenProject project, PluginExecution execution) {
    String named = value(execution, "manifest");
    if (named == null || project.getBasedir() == null) {
      return null;
    }
    Path base = project.getBasedir().toPath();
    Path file = base.resolve(named).normalize();
    return file.startsWith(base) ? base.relativize(file).toString() : file.toString();
  }

  private static @Nullable String value(PluginExecution execution, String parameter) {
    Xpp3Dom configuration = (Xpp3Dom) execution.getConfiguration();
    Xpp3Dom value = configuration == null ? null : configuration.getChild(parameter);
    String text = value == null ? null : value.getValue();
    return text == null || text.isBlank() ? null : text.strip();
  }
}
