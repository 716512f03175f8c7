package io.github.providerkit.maven.reactor;

import io.github.providerkit.changes.Module;
import io.github.providerkit.files.SlashPath;
import io.github.providerkit.message.ProviderException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;

/**
 * A module of a build as a repository sees it.
 *
 * @param project Maven's view of it
 * @param module what it is made from
 */
public record ReactorModule(MavenProject project, Module module) {
  private static final List<String> OF_THE_BUILD =
      List.of(".mvn/maven.config", ".mvn/extensions.xml");

  /** What Maven takes for a directory in a list, whatever its version. */
  private static final Pattern PLAIN = Pattern.compile("[\\w.][\\w./@ -]*");

  /**
   * A module.
   *
   * @param manifest the manifest that its author names; empty for one in its directory
   * @param declared what its author names as inputs
   * @throws ProviderException if its directory cannot be read
   */
  static ReactorModule of(
      MavenSession session, MavenProject project, Optional<Path> manifest, List<String> declared)
      throws ProviderException {
    Path base = real(project.getBasedir().toPath());
    Path code = manifest.map(file -> base.resolve(file).normalize()).orElse(base);
    return new ReactorModule(
        project,
        new Module(
            base,
            Files.isRegularFile(code) ? Objects.requireNonNull(code.getParent()) : code,
            poms(session, project),
            upstream(session, project),
            declared));
  }

  /** A directory without links, as git names its root. */
  public static Path real(Path directory) throws ProviderException {
    try {
      return directory.toRealPath();
    } catch (IOException e) {
      throw ProviderException.environment("cannot read " + directory, e);
    }
  }

  private static List<Path> poms(MavenSession session, MavenProject project)
      throws ProviderException {
    List<Path> poms = new ArrayList<>();
    for (MavenProject one = project; one != null; one = one.getParent()) {
      if (one.getFile() != null) {
        Path file = one.getFile().toPath().toAbsolutePath().normalize();
        poms.add(real(Objects.requireNonNull(file.getParent())).resolve(file.getFileName()));
      }
    }
    File top =
        session.getRequest() == null ? null : session.getRequest().getMultiModuleProjectDirectory();
    if (top != null) {
      for (String name : OF_THE_BUILD) {
        poms.add(real(top.toPath()).resolve(name));
      }
    }
    return poms;
  }

  private static List<Path> upstream(MavenSession session, MavenProject project)
      throws ProviderException {
    List<Path> upstream = new ArrayList<>();
    if (session.getProjectDependencyGraph() != null) {
      for (MavenProject other :
          session.getProjectDependencyGraph().getUpstreamProjects(project, true)) {
        if (!other.getPackaging().equals("pom") && other.getBasedir() != null) {
          upstream.add(real(other.getBasedir().toPath()));
        }
      }
    }
    return upstream;
  }

  /**
   * How {@code -pl} names it: its directory from where Maven was started, or its coordinates where
   * that could be read as something else.
   */
  public String selector(Path started) {
    Path base = project.getBasedir().toPath().toAbsolutePath().normalize();
    Path from = started.toAbsolutePath().normalize();
    String path = base.equals(from) ? "." : SlashPath.between(from, base);
    return PLAIN.matcher(path).matches()
        ? path
        : project.getGroupId() + ":" + project.getArtifactId();
  }
}
