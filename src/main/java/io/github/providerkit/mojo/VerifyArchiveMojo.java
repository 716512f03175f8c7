package io.github.providerkit.mojo;

import io.github.providerkit.format.ArchiveVerifier;
import io.github.providerkit.format.ManifestFinder;
import io.github.providerkit.format.checkstack.rules.CheckstackSettings;
import io.github.providerkit.format.finished.ArchiveReview;
import io.github.providerkit.manifest.Problems;
import io.github.providerkit.manifest.RuleLevels;
import io.github.providerkit.maven.EachModule;
import io.github.providerkit.message.ProviderException;
import io.github.providerkit.parts.BuildPaths;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Opens finished archives and says whether their consumer would take them: the server of Gestalt,
 * today's or the one of the {@code plugin.yaml} generation, or Checkstack's installer. Which one it
 * is shows at the top of an archive, whatever that is called. They may come from this plugin or
 * from any other tool. What is not checked is said.
 *
 * <p>In a build of several modules it looks at the release of each.
 *
 * <p>Of the archives of a directory it also says whether they belong together: a release is what
 * its {@code provider-release.yaml} says, and packages that wait for an npm registry have their
 * siblings beside them.
 *
 * @since 0.1.0
 */
@Mojo(name = "verify-archive", requiresProject = false, threadSafe = true)
public final class VerifyArchiveMojo extends AbstractGoal {
  private final EachModule modules;

  /**
   * The archives: files, and directories of archives. By default {@code target/provider/release}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "provider.archive")
  private @Nullable List<File> archive;

  /**
   * A JSON file of the package versions that a Checkstack platform has loaded, such as {@code
   * {"@checkstack/backend-api": "0.35.2"}}. The ranges of a plugin are compared with it.
   *
   * @since 0.1.0
   */
  @Parameter(property = "provider.checkstack.platform")
  private @Nullable File checkstackPlatform;

  /**
   * Prints each problem as a GitHub workflow command too, which marks its line in a pull request.
   * By default this is on when the environment variable {@code GITHUB_ACTIONS} is {@code true}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "provider.githubAnnotations")
  private @Nullable Boolean githubAnnotations;

  /**
   * Directory for everything that the goals write. By default {@code provider} in the build
   * directory: {@code target/provider}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "provider.outputDirectory")
  private @Nullable File outputDirectory;

  /**
   * Skips this goal.
   *
   * @since 0.1.0
   */
  @Parameter(property = "provider.verify-archive.skip", defaultValue = "false")
  private boolean skipVerifyArchive;

  /** Creates the goal; Maven hands in what runs it in each module. */
  @Inject
  public VerifyArchiveMojo(EachModule modules) {
    this.modules = modules;
  }

  @Override
  boolean skipped() {
    return skipVerifyArchive;
  }

  @Override
  boolean isValidation() {
    return true;
  }

  @Override
  void run() throws ProviderException, MojoFailureException {
    Path release = new BuildPaths(outputDirectory(outputDirectory)).release();
    if (archive != null && !archive.isEmpty()) {
      verify(archive.stream().map(File::toPath).map(directory()::resolve).toList());
    } else if (EachModule.isWanted(session(), execution())) {
      modules.run(session(), execution(), getLog()::info);
    } else if (hasSeveralModules() && releasesNothing(release)) {
      getLog().info("no manifest and no release here: nothing to verify");
    } else {
      verify(List.of(release));
    }
  }

  /** Most repositories have modules of other kinds, and one that holds the others together. */
  private boolean releasesNothing(Path release) {
    return !Files.exists(release) && !ManifestFinder.mayBeIn(directory());
  }

  private void verify(List<Path> places) throws ProviderException, MojoFailureException {
    List<ArchiveVerifier> verifiers =
        Formats.all(settings()).stream()
            .filter(ArchiveVerifier.class::isInstance)
            .map(ArchiveVerifier.class::cast)
            .toList();
    Problems problems = new Problems(RuleLevels.DEFAULT);
    ArchiveReview.Result result = new ArchiveReview(verifiers).run(places, problems);
    problemLog(githubAnnotations).show(problems.sorted());
    if (problems.hasErrors()) {
      throw new MojoFailureException(
          String.join(", ", places.stream().map(Path::toString).toList())
              + ": would not be taken; the reasons are listed above");
    }
    result.archives().forEach(name -> getLog().info(name + " would be taken"));
    result.unchecked().forEach(what -> getLog().info("not checked: " + what));
  }

  /** Ranges stand in archives as they were written. */
  private CheckstackSettings settings() {
    return new CheckstackSettings(
        CheckstackSettings.DEFAULT.ranges(),
        Optional.ofNullable(checkstackPlatform).map(File::toPath));
  }
}
