package io.github.providerkit.mojo;

import io.github.providerkit.format.ArchiveVerifier;
import io.github.providerkit.format.checkstack.rules.CheckstackSettings;
import io.github.providerkit.manifest.Problem;
import io.github.providerkit.manifest.Problems;
import io.github.providerkit.manifest.RuleLevels;
import io.github.providerkit.message.ProviderException;
import io.github.providerkit.parts.BuildPaths;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Opens finished archives and says whether their consumer would take them: {@code .tgz} as
 * Checkstack's installer does, {@code .tar.gz} as the server of Gestalt. They may come from this
 * plugin or from any other tool.
 *
 * @since 0.1.0
 */
@Mojo(name = "verify-archive", requiresProject = false, threadSafe = true)
public final class VerifyArchiveMojo extends AbstractGoal {
  /**
   * The archive, or a directory of archives. By default {@code target/provider/release}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "provider.archive")
  private File archive;

  /**
   * A JSON file of the package versions that a Checkstack platform has loaded, such as {@code
   * {"@checkstack/backend-api": "0.35.2"}}. The ranges of a plugin are compared with it.
   *
   * @since 0.1.0
   */
  @Parameter(property = "provider.checkstack.platform")
  private File checkstackPlatform;

  /**
   * Prints each problem as a GitHub workflow command too, which marks its line in a pull request.
   * By default this is on when the environment variable {@code GITHUB_ACTIONS} is {@code true}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "provider.githubAnnotations")
  private Boolean githubAnnotations;

  /**
   * Directory for everything that the goals write. By default {@code
   * ${project.build.directory}/provider}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "provider.outputDirectory")
  private File outputDirectory;

  /**
   * Skips this goal.
   *
   * @since 0.1.0
   */
  @Parameter(property = "provider.verify-archive.skip", defaultValue = "false")
  private boolean skipVerifyArchive;

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
    List<ArchiveVerifier> verifiers =
        Formats.all(settings()).stream()
            .filter(ArchiveVerifier.class::isInstance)
            .map(ArchiveVerifier.class::cast)
            .toList();
    Path place =
        archive == null
            ? new BuildPaths(outputDirectory(outputDirectory)).release()
            : archive.toPath();
    List<Path> archives = archives(place, verifiers);
    Problems problems = new Problems(RuleLevels.DEFAULT);
    for (Path file : archives) {
      String name = file.getFileName().toString();
      verifier(name, verifiers).orElseThrow().verify(file, name, problems);
    }
    List<Problem> found = problems.sorted();
    problemLog(githubAnnotations).show(found);
    if (problems.hasErrors()) {
      throw new MojoFailureException(place + ": would not be taken; the reasons are listed above");
    }
    archives.forEach(file -> getLog().info(file.getFileName() + " would be taken"));
  }

  /** Ranges stand in archives as they were written. */
  private CheckstackSettings settings() {
    return new CheckstackSettings(
        CheckstackSettings.DEFAULT.ranges(),
        Optional.ofNullable(checkstackPlatform).map(File::toPath));
  }

  private static List<Path> archives(Path place, List<ArchiveVerifier> verifiers)
      throws ProviderException {
    List<Path> archives = List.of();
    try {
      if (Files.isRegularFile(place)) {
        archives = List.of(place);
      } else if (Files.isDirectory(place)) {
        try (Stream<Path> files = Files.list(place)) {
          archives = files.sorted().toList();
        }
      }
    } catch (IOException e) {
      throw ProviderException.environment("cannot list " + place, e);
    }
    List<Path> known =
        archives.stream()
            .filter(file -> verifier(file.getFileName().toString(), verifiers).isPresent())
            .toList();
    if (known.isEmpty()) {
      throw ProviderException.user(
          "expected an archive, "
              + String.join(" or ", verifiers.stream().map(ArchiveVerifier::archiveEnding).toList())
              + ", found none at "
              + place,
          "name it with -Dprovider.archive=FILE, or run provider:release-archive first");
    }
    return known;
  }

  private static Optional<ArchiveVerifier> verifier(String name, List<ArchiveVerifier> verifiers) {
    return verifiers.stream()
        .filter(verifier -> name.endsWith(verifier.archiveEnding()))
        .findFirst();
  }
}
