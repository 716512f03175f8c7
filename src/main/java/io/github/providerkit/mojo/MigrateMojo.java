package io.github.providerkit.mojo;

import io.github.providerkit.format.ManifestCheck;
import io.github.providerkit.format.gestalt.generation.Generation;
import io.github.providerkit.format.gestalt.generation.Generations;
import io.github.providerkit.format.legacy.ManifestMigration;
import io.github.providerkit.maven.EachModule;
import io.github.providerkit.maven.console.ProblemLog;
import io.github.providerkit.message.Names;
import io.github.providerkit.message.ProviderException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Writes a manifest of a later generation: {@code manifest.yaml} (or {@code .yml}, {@code .json})
 * for a {@code plugin.yaml}, and with {@code provider.migrate.to=app} also for one with {@code
 * kind: plugin}, in its place: the author's own text with the later keys, comments and order kept.
 * What has no counterpart is listed with its line, and the result is checked at once. Not bound to
 * a phase: a repository migrates once, all modules of a reactor together.
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
  private @Nullable Boolean githubAnnotations;

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

  /**
   * The generation of the format {@code gestalt} to write: {@code may}, that of May 2026 with
   * {@code kind: plugin}, from a {@code plugin.yaml}; {@code app}, today's with {@code kind: app},
   * from a {@code plugin.yaml} or in the place of a manifest of May 2026. What compiled code by
   * itself then is written as {@code install}, {@code build} and {@code run}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "provider.migrate.to", defaultValue = "may")
  private String migrateTo = "may";

  private final EachModule modules;

  /** Creates the goal; Maven hands in what runs it in each module. */
  @Inject
  public MigrateMojo(EachModule modules) {
    this.modules = modules;
  }

  @Override
  boolean skipped() {
    return skipMigrate;
  }

  @Override
  void run() throws ProviderException, MojoFailureException {
    ManifestMigration.Request request =
        new ManifestMigration.Request(
            directory(), manifest(), ruleLevels(), check, replace, target(), codeChoice());
    if (manifest().isEmpty() && EachModule.isWanted(session(), execution())) {
      modules.run(session(), execution(), getLog()::info);
    } else if (manifest().isEmpty() && EachModule.isAtWork(session())) {
      Optional<ManifestMigration.Result> result = ManifestMigration.ofModule(request);
      if (result.isPresent()) {
        tell(result.get());
      } else {
        getLog().info("nothing to migrate to " + target().title());
      }
    } else {
      tell(ManifestMigration.run(request));
    }
  }

  private void tell(ManifestMigration.Result result)
      throws ProviderException, MojoFailureException {
    problemLog(githubAnnotations).show(result.checked());
    String target = ManifestCheck.shownAs(directory(), result.newFile());
    if (result.written()) {
      getLog()
          .info(
              "wrote "
                  + target
                  + (result.inPlace() ? "; the lines above are those of the text before" : ""));
    } else if (result.checked().ok()) {
      getLog().info("would write " + target);
    }
    if (!result.checked().ok()) {
      throw ProblemLog.failure(result.checked());
    }
    if (result.removed()) {
      getLog().info("removed " + result.checked().manifest());
    } else if (result.written() && !result.inPlace()) {
      getLog()
          .info(
              "remove %s when you are content with it, or name the one that counts with -Dprovider.manifest=FILE"
                  .formatted(result.checked().manifest()));
    }
  }

  private Generation target() throws ProviderException {
    List<String> words = Generations.ALL.stream().map(Generation::word).toList();
    return Generations.named(migrateTo)
        .orElseThrow(
            () ->
                ProviderException.user(
                    "provider.migrate.to: expected %s, found \"%s\""
                        .formatted(String.join(" or ", words), migrateTo),
                    Names.hint(migrateTo, words, Map.of("plugin", "may", "today", "app"))));
  }
}
