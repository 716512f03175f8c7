package io.github.providerkit.maven;

import org.apache.maven.AbstractMavenLifecycleParticipant;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at a build before it starts, where the plugin is an extension of it. */
public final class BuildListener extends AbstractMavenLifecycleParticipant {
  private static final Logger LOG = LoggerFactory.getLogger(BuildListener.class);

  @Override
  public void afterProjectsRead(MavenSession session) {
    for (MavenProject project : session.getProjects()) {
      if (project.getPlugin(ReleaseExecutions.PLUGIN) != null) {
        UnknownProperties.warn(session, project, LOG::warn);
      }
    }
  }
}
