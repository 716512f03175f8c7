package io.github.providerkit.maven.cache;

import io.github.providerkit.changes.InputContents;
import io.github.providerkit.changes.InputFinder;
import io.github.providerkit.changes.ModuleInputs;
import io.github.providerkit.files.Sha256;
import io.github.providerkit.host.Host;
import io.github.providerkit.maven.reactor.ReactorModule;
import io.github.providerkit.maven.reactor.ReactorModules;
import io.github.providerkit.message.ProviderException;
import io.github.providerkit.worktree.WorkTree;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Plugin;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.jspecify.annotations.Nullable;

/** Adds to a key what a project, its files and its machine say, whatever is built in it. */
final class ProjectFacts {
  private static final String PREFIX = "provider.";

  /** Properties of Maven that find their way into a release or into what tells of it. */
  private static final Set<String> OTHERS =
      Set.of(
          "project.build.outputTimestamp",
          "altDeploymentRepository",
          "altReleaseDeploymentRepository",
          "altSnapshotDeploymentRepository");

  private final MavenSession session;
  private final MavenProject project;
  private final Host host;

  ProjectFacts(MavenSession session, MavenProject project, Host host) {
    this.session = session;
    this.project = project;
    this.host = host;
  }

  /**
   * Adds them.
   *
   * @throws ProviderException if a file cannot be read
   */
  void describe(CacheKey key) throws ProviderException {
    Path base = ReactorModule.real(project.getBasedir().toPath());
    key.fact(
        "project",
        String.join(":", project.getGroupId(), project.getArtifactId(), project.getVersion()));
    key.fact("machine", host.osName() + " " + host.osArch());
    key.fact("summary", Boolean.toString(host.variable("GITHUB_STEP_SUMMARY").isPresent()));
    addPlugin(key);
    Map<String, String> properties = properties();
    properties.forEach((name, value) -> key.fact("property " + name, value));
    Path root = root(base);
    ReactorModules modules = ReactorModules.of(session, List.of());
    Optional<ReactorModule> own =
        modules.chosen().stream().filter(module -> module.project().equals(project)).findFirst();
    if (own.isEmpty()) {
      key.unknown("no manifest was found in " + base);
      return;
    }
    ModuleInputs inputs = new InputFinder(root, modules.directories()).of(own.get().module());
    if (!inputs.outside().isEmpty()) {
      key.unknown("it is made from what lies outside of the repository: " + inputs.outside());
      return;
    }
    InputContents contents =
        new InputContents(
            root,
            others(root, modules, inputs.path()),
            key.isWhole() || Locks.bundles(root, inputs.watches()));
    key.fact("inputs", contents.digest(inputs));
    addNamed(key, properties, base, contents);
    if (key.takesPackages()) {
      Locks.require(key, inputs.languages(), own.get().module().code(), root);
    }
    new Programs(host).describe(key, inputs.hasDeclared());
  }

  private Set<String> others(Path root, ReactorModules modules, String own)
      throws ProviderException {
    NavigableSet<String> paths = modules.paths(root);
    paths.remove(own);
    Set<String> others = new HashSet<>(paths);
    others.addAll(ReactorModules.buildDirectories(session, root));
    return others;
  }

  /** The command line's word is the last one. */
  private Map<String, String> properties() {
    Map<String, String> found = new TreeMap<>();
    for (Properties all :
        List.of(
            session.getSystemProperties(), project.getProperties(), session.getUserProperties())) {
      for (String name : all.stringPropertyNames()) {
        if (name.startsWith(PREFIX) || OTHERS.contains(name)) {
          found.put(name, all.getProperty(name));
        }
      }
    }
    return found;
  }

  /** The plugin itself, where its version does not say which one it is. */
  private void addPlugin(CacheKey key) throws ProviderException {
    Plugin plugin = project.getPlugin(CacheDeclaration.PLUGIN);
    CodeSource source = ProjectFacts.class.getProtectionDomain().getCodeSource();
    if (plugin == null || source == null || !isSnapshot(plugin.getVersion())) {
      return;
    }
    try {
      Path file = Path.of(source.getLocation().toURI());
      key.fact("plugin", Files.isRegularFile(file) ? Sha256.of(file) : "");
    } catch (IOException | URISyntaxException e) {
      throw ProviderException.environment("cannot read the plugin", e);
    }
  }

  private static boolean isSnapshot(@Nullable String version) {
    return version != null && version.endsWith("-SNAPSHOT");
  }

  /** Files and directories that parameters name, such as those of other machines. */
  private void addNamed(
      CacheKey key, Map<String, String> properties, Path base, InputContents contents)
      throws ProviderException {
    Set<String> values = new HashSet<>();
    properties.values().forEach(value -> values.addAll(List.of(value.split(","))));
    Plugin plugin = project.getPlugin(CacheDeclaration.PLUGIN);
    if (plugin != null) {
      addValues(plugin.getConfiguration(), values);
      plugin.getExecutions().forEach(one -> addValues(one.getConfiguration(), values));
    }
    Path output = Path.of(project.getBuild().getDirectory()).resolve("provider");
    for (String value : values) {
      try {
        Path place = base.resolve(value.strip()).normalize();
        // What holds the project is no input of it, and what is written is none.
        if (!value.isBlank() && Files.exists(place) && !output.startsWith(place)) {
          key.fact("named " + value, contents.digest(place));
        }
      } catch (InvalidPathException e) {
        // Most values are no paths.
      }
    }
  }

  private static void addValues(@Nullable Object configuration, Set<String> values) {
    if (configuration instanceof Xpp3Dom node) {
      if (node.getValue() != null) {
        values.addAll(List.of(node.getValue().split(",")));
      }
      for (Xpp3Dom child : node.getChildren()) {
        addValues(child, values);
      }
    }
  }

  /** The repository's root; without one, the directory that holds all modules. */
  private Path root(Path base) throws ProviderException {
    Optional<Path> repository = WorkTree.rootOf(base);
    if (repository.isPresent()) {
      return repository.get();
    }
    File top = session.getRequest().getMultiModuleProjectDirectory();
    Path all = top == null ? base : ReactorModule.real(top.toPath());
    return base.startsWith(all) ? all : base;
  }
}
