package io.github.providerkit.mojo;

import io.github.providerkit.format.OutputDirectory;
import io.github.providerkit.host.Host;
import io.github.providerkit.maven.UnknownProperties;
import io.github.providerkit.maven.cache.CacheDeclaration;
import io.github.providerkit.maven.console.ModuleLog;
import io.github.providerkit.maven.console.ModulePath;
import io.github.providerkit.maven.console.ProblemLog;
import io.github.providerkit.message.Place;
import io.github.providerkit.message.ProviderException;
import io.github.providerkit.platform.Platform;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/**
 * What all goals share: how they are skipped, where they run, and how failures are told. A
 * parameter stands in the class that uses it, so that a goal has no others: those of a few goals
 * stand in each of them.
 */
abstract class AbstractGoal extends AbstractMojo {
  @Parameter(defaultValue = "${project}", readonly = true, required = true)
  private MavenProject project;

  @Parameter(defaultValue = "${session}", readonly = true, required = true)
  private MavenSession session;

  @Parameter(defaultValue = "${mojoExecution}", readonly = true)
  private MojoExecution execution;

  /**
   * Skips all goals of this plugin.
   *
   * @since 0.1.0
   */
  @Parameter(property = "provider.skip", defaultValue = "false")
  private boolean skip;

  /**
   * Checks the manifest and does nothing else: all other goals are skipped.
   *
   * @since 0.1.0
   */
  @Parameter(property = "provider.validateOnly", defaultValue = "false")
  private boolean validateOnly;

  @Override
  public final void execute() throws MojoExecutionException, MojoFailureException {
    UnknownProperties.warn(session, project, getLog()::warn);
    CacheDeclaration.guard(project, getLog()::info);
    if (skip || skipped() || (validateOnly && !isValidation())) {
      getLog().info("skipped");
      whenSkipped();
      return;
    }
    try {
      run();
    } catch (ProviderException e) {
      String text = tell(e);
      mark(e.places());
      if (e.fault() == ProviderException.Fault.USER) {
        throw new MojoFailureException(text);
      }
      throw new MojoExecutionException(e.text(), e);
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      // Errors would end Maven itself, and no other module would be looked at.
      throw new MojoExecutionException(
          "the plugin itself failed: " + e + "; please report it, with what -e shows", e);
    }
  }

  /** Shows the details of a failure; its text, with files named as in them. */
  private String tell(ProviderException e) {
    for (String line : e.details()) {
      Optional<String> place = path().place(line, e.places());
      place.ifPresentOrElse(placeLog()::error, () -> getLog().error(line));
    }
    return path().place(e.text(), e.places()).orElse(e.text());
  }

  /** Whether this goal alone is skipped. */
  abstract boolean skipped();

  /** Whether the goal only checks. */
  boolean isValidation() {
    return false;
  }

  /** Marks the places in files that a failure is about, where somebody looks for such marks. */
  void mark(List<Place> places) {
    // Only the goals that read the author's code meet any.
  }

  /** What follows from this goal not being run. */
  void whenSkipped() {
    // Nothing, for most.
  }

  /** In a build of several modules each line names its own. */
  @Override
  public final Log getLog() {
    Log log = super.getLog();
    return hasSeveralModules() ? new ModuleLog(log, project.getArtifactId()) : log;
  }

  /** Whether Maven builds several modules. */
  final boolean hasSeveralModules() {
    return session != null && session.getProjects() != null && session.getProjects().size() > 1;
  }

  /** For lines that begin with a place, which nothing hides where the path tells the module. */
  private Log placeLog() {
    return path().tells(project.getArtifactId()) ? super.getLog() : getLog();
  }

  private ModulePath path() {
    return new ModulePath(started(), directory());
  }

  /** Does the goal's work. */
  abstract void run() throws ProviderException, MojoFailureException;

  final MavenProject project() {
    return project;
  }

  final MavenSession session() {
    return session;
  }

  final Path directory() {
    // Without a project Maven makes one up in the directory it was started in.
    return project.getBasedir() != null ? project.getBasedir().toPath() : started();
  }

  /** The directory of the project that Maven was started for. */
  final Path started() {
    String root = session.getExecutionRootDirectory();
    // Programs that embed Maven need not say where it starts.
    return root != null ? Path.of(root) : project.getBasedir().toPath();
  }

  /**
   * A file of a goal that runs once for all modules. Maven resolves a relative one against
   * whichever module comes first, and with {@code -pl} that is another one each time; on the
   * command line it is meant from where Maven was started.
   *
   * @param named as Maven has resolved it
   * @param property its name on the command line
   */
  final Path named(File named, String property) {
    String text = session.getUserProperties().getProperty(property);
    boolean same = text != null && named.toPath().endsWith(Path.of(text).normalize());
    return started().resolve(same ? Path.of(text) : named.toPath());
  }

  /**
   * Where everything goes that the goals write.
   *
   * @param chosen the user's choice; null for none
   */
  final Path outputDirectory(@Nullable File chosen) {
    if (chosen != null) {
      return chosen.toPath();
    }
    // Without a project there is no build directory either, only a text that nobody resolved.
    return project.getBasedir() == null
        ? OutputDirectory.of(directory())
        : OutputDirectory.in(Path.of(project.getBuild().getDirectory()));
  }

  /** How Maven has started the goal; null where nobody did. */
  final MojoExecution execution() {
    return execution;
  }

  /** The version of this plugin; empty where nobody has started the goal. */
  final String builder() {
    return execution == null
        ? ""
        : execution.getMojoDescriptor().getPluginDescriptor().getVersion();
  }

  /** What the goals of this build know of each other's work on this project. */
  final BuildMemory memory() {
    return BuildMemory.in(getPluginContext());
  }

  /**
   * Shows problems.
   *
   * @param annotations whether they are marked in a pull request; null to find out
   */
  final ProblemLog problemLog(@Nullable Boolean annotations) {
    return new ProblemLog(
        getLog(), placeLog(), path().prefix(), directory(), annotations, memory().shown());
  }

  /** The platform of this machine. */
  static Platform machine(Host host) {
    return Platform.ofJava(host.osName(), host.osArch());
  }
}
