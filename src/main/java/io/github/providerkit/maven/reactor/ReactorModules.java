package io.github.providerkit.maven.reactor;

import io.github.providerkit.files.SlashPath;
import io.github.providerkit.format.ManifestFinder;
import io.github.providerkit.format.OutputDirectory;
import io.github.providerkit.maven.ArtifactAttacher;
import io.github.providerkit.message.ProviderException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;

/**
 * The modules of a build that hold providers.
 *
 * @param chosen those that this build is about
 * @param directories the directories of all, also of those that were left out with {@code -pl}
 */
public record ReactorModules(List<ReactorModule> chosen, Set<Path> directories) {

  /**
   * Finds them.
   *
   * @param inputs what the build declares as inputs of modules that declare none
   * @throws ProviderException if a directory cannot be read
   */
  public static ReactorModules of(MavenSession session, List<String> inputs)
      throws ProviderException {
    List<MavenProject> chosen = session.getProjects();
    Set<Path> directories = new HashSet<>();
    List<ReactorModule> modules = new ArrayList<>();
    List<MavenProject> all = session.getAllProjects() == null ? chosen : session.getAllProjects();
    for (MavenProject project : all) {
      if (holdsProvider(session, project)) {
        directories.add(ReactorModule.real(project.getBasedir().toPath()));
      }
    }
    for (MavenProject project : chosen) {
      if (holdsProvider(session, project)) {
        ModuleParameters parameters = new ModuleParameters(session, project);
        List<String> declared = parameters.texts("inputs", "provider.inputs");
        modules.add(
            ReactorModule.of(
                session, project, manifest(parameters), declared.isEmpty() ? inputs : declared));
      }
    }
    return new ReactorModules(modules, directories);
  }

  /** The paths of all of them from a directory; those outside of it are left out. */
  public NavigableSet<String> paths(Path root) {
    NavigableSet<String> paths = new TreeSet<>();
    for (Path directory : directories) {
      if (directory.startsWith(root)) {
        paths.add(directory.equals(root) ? "" : SlashPath.between(root, directory));
      }
    }
    return paths;
  }

  /**
   * Where a goal writes that runs once for all modules: below the directory that Maven was started
   * in, whichever modules were chosen.
   */
  public static Path output(MavenSession session, Path started) {
    List<MavenProject> all =
        session.getAllProjects() == null ? session.getProjects() : session.getAllProjects();
    return all.stream()
        .filter(project -> project.getBasedir() != null)
        .filter(project -> project.getBasedir().toPath().equals(started))
        .map(project -> OutputDirectory.in(Path.of(project.getBuild().getDirectory())))
        .findFirst()
        .orElse(OutputDirectory.of(started));
  }

  /** Where builds write, as slash paths from a directory. */
  public static Set<String> buildDirectories(MavenSession session, Path root)
      throws ProviderException {
    Set<String> builds = new HashSet<>();
    for (MavenProject project : session.getProjects()) {
      if (project.getBasedir() != null) {
        Path base = project.getBasedir().toPath().toAbsolutePath().normalize();
        Path build = Path.of(project.getBuild().getDirectory()).toAbsolutePath().normalize();
        if (build.startsWith(base)) {
          Path real = ReactorModule.real(base).resolve(base.relativize(build));
          if (real.startsWith(root)) {
            builds.add(SlashPath.between(root, real));
          }
        }
      }
    }
    return builds;
  }

  private static Optional<Path> manifest(ModuleParameters parameters) {
    return parameters.text("manifest", "provider.manifest").map(Path::of);
  }

  private static boolean holdsProvider(MavenSession session, MavenProject project) {
    return project.getBasedir() != null
        && (project.getPackaging().equals(ArtifactAttacher.PACKAGING)
            || (manifest(new ModuleParameters(session, project)).isPresent()
                && !project.getPackaging().equals("pom"))
            || ManifestFinder.mayBeIn(project.getBasedir().toPath()));
  }
}
