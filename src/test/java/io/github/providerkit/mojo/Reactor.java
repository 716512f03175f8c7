package io.github.providerkit.mojo;

import io.github.providerkit.git.Sandbox;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.apache.maven.api.plugin.testing.MojoExtension;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Build;
import org.apache.maven.model.Model;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.project.MavenProject;
import org.mockito.Mockito;

/** A build of several modules in a repository of git, as goals that run once for all see it. */
final class Reactor {
  private final Sandbox git;
  private final List<MavenProject> projects = new ArrayList<>();

  Reactor(Sandbox git) {
    this.git = git;
    add("", "pom");
  }

  /** The topmost project. */
  MavenProject top() {
    return projects.get(0);
  }

  /** Adds a module, with its POM. */
  MavenProject add(String path, String packaging) {
    Model model = new Model();
    model.setGroupId("com.acme");
    model.setArtifactId(path.isEmpty() ? "top" : path.replace('/', '-'));
    model.setVersion("1.0.0");
    model.setPackaging(packaging);
    Path directory = git.path(path);
    model.setBuild(new Build());
    model.getBuild().setDirectory(directory.resolve("target").toString());
    MavenProject project = new MavenProject(model);
    git.write((path.isEmpty() ? "" : path + "/") + "pom.xml", "<project></project>");
    project.setFile(directory.resolve("pom.xml").toFile());
    if (!projects.isEmpty()) {
      project.setParent(top());
    }
    projects.add(project);
    return project;
  }

  /** Adds a provider that needs no code, of version 1.0.0. */
  MavenProject addEcho(String path) {
    git.write(
        path + "/manifest.yaml",
        GoalProject.REST.replace("acme/plugins/echo", "acme/plugins/" + path));
    return add(path, "provider");
  }

  /** Lets a goal run in it. */
  <T extends AbstractMojo> T start(T goal, MavenSession session) throws IllegalAccessException {
    Mockito.doReturn(projects).when(session).getProjects();
    Mockito.doReturn(projects).when(session).getAllProjects();
    Mockito.doReturn(git.root().toString()).when(session).getExecutionRootDirectory();
    Mockito.doReturn(new Properties()).when(session).getUserProperties();
    Mockito.doReturn(null).when(session).getProjectDependencyGraph();
    MojoExtension.setVariableValueToObject(goal, "project", top());
    return goal;
  }
}
