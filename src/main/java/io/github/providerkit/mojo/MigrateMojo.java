package io.github.providerkit.mojo;

import io.github.providerkit.format.ManifestCheck;
import io.github.providerkit.format.legacy.ManifestMigration;
import io.github.providerkit.message.ProviderException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Writes {@code manifest.yaml} (or {@code .yml}, {@code .json}) for a {@code plugin.yaml}: the
 * author's own text with today's keys, comments and order kept. What has no counterpart is listed
 * with its line, and the result is checked at once. Not bound to a phase: a repository migrates
 * once.
 *
 * @since 0.1.0
 */
@Mojo(name = "migrate", requiresProject = false, threadSafe = true)
public final class MigrateMojo extends AbstractManifestMojo {
  /**
   * Only tells what would be written and what has no counterpart.
   *
   * @since 0.1.0
   */
  @Parameter(property = "provider.migrate.check", defaultValue = "false")
  private boolean check;

  /**
   * Prints each problem as a GitHub workflow command too, which marks its line in a pull request.
   * By default this is on when the environment variable {@code GITHUB_ACTIONS} is {@code true}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "provider.githubAnnotations")
  private Boolean githubAnnotations;

  /**
   * Removes the old manifest once the new one is written and valid. Otherwise both stay, and {@code
   * provider.manifest} has to name the one that counts.
   *
   * @since 0.1.0
   */
  @Parameter(property = "provider.migrate.replace", defaultValue = "false")
  private boolean replace;

  /**
   * Skips this goal.
   *
   * @since 0.1.0
   */
  @Parameter(property = "provider.migrate.skip", defaultValue = "false")
  private boolean skipMigrate;

  @Override
  boolean skipped() {
    return skipMigrate;
  }

  @Override
  void run() throws ProviderException, MojoFailureException {
    ManifestMigration.Result result =
        ManifestMigration.run(
            new ManifestMigration.Request(directory(), manifest(), ruleLevels(), check, replace));
    problemLog(githubAnnotations).show(result.checked());
    String target = ManifestCheck.shownAs(directory(), result.newFile());
    if (result.written()) {
      getLog().info("wrote " + target);
    } else if (result.checked().ok()) {
      getLog().info("would write " + target);
    }
    if (!result.checked().ok()) {
      throw ProblemLog.failure(result.checked());
    }
    if (result.removed()) {
      getLog().info("removed " + result.checked().manifest());
    } else if (result.written()) {
      getLog()
          .info(
              "remove %s when you are content with it, or name the one that counts with -Dprovider.manifest=FILE"
                  .formatted(result.checked().manifest()));
    }
  }
}
